"""Cells of a map and the numbers in their middles."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.engine.cost import Domain
from gdviz.engine.maps.grid import Axis, Grid


def test_middles_lie_half_a_cell_from_the_ends() -> None:
    assert Axis(0, 1).middles(4).tolist() == [0.125, 0.375, 0.625, 0.875]
    np.testing.assert_allclose(Axis(1, 100, log=True).middles(2), [10**0.5, 10**1.5], rtol=1e-14)


@given(st.floats(1e-6, 1e6), st.floats(1e-11, 5), st.integers(2, 300))
def test_a_narrow_log_window_has_even_steps(low: float, width: float, count: int) -> None:
    middles = Axis(low, low * (1 + width), log=True).middles(count)
    factors = middles[1:] / middles[:-1]
    growth = (np.log1p(width)) / count
    np.testing.assert_allclose(np.log(factors), growth, rtol=1e-2, atol=1e-15)
    assert low < middles[0]
    assert middles[-1] < low * (1 + width)


@pytest.mark.parametrize("log", [False, True])
@pytest.mark.parametrize("low", [1e-300, 1e-3, 0.7, 1e200])
def test_zooming_ends_with_a_message_where_numbers_end(low: float, log: bool) -> None:
    for zooms in range(42):
        middles = Axis(low, low * (1 + 2.0**-zooms), log).middles(64)
        assert len(set(middles.tolist())) == 64
    with pytest.raises(ValueError, match="64-bit numbers end here; zoom out"):
        Axis(low, low * (1 + 2.0**-46), log).middles(64)


@pytest.mark.parametrize(
    ("low", "high", "log", "words"),
    [
        (1, 1, False, "low < high, not 1 to 1"),
        (2, 1, False, "low < high, not 2 to 1"),
        (np.nan, 1, False, "finite bounds"),
        (0, np.inf, False, "finite bounds"),
        (0, 1, True, "begins above 0, not at 0"),
        (-1e308, 1e308, False, "too wide"),
    ],
)
def test_a_window_of_no_use_is_refused(low: float, high: float, log: bool, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Axis(low, high, log)


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_cells_are_the_same_in_any_parts(columns: int, rows: int, data: st.DataObject) -> None:
    grid = Grid.over(Domain.of((-1.3, 2.7), (0.1, 0.9)), (columns, rows))
    whole = np.array(grid.pairs(slice(0, grid.count)))
    cut = data.draw(st.integers(0, grid.count))
    parts = [np.array(grid.pairs(slice(*ends))) for ends in ((0, cut), (cut, grid.count))]
    np.testing.assert_array_equal(np.concatenate(parts, axis=1), whole)
    across, up = whole.reshape(2, rows, columns)
    assert (across == across[0]).all()
    assert (up == up[:, :1]).all()
    assert (np.diff(up[:, 0]) > 0).all()


def test_a_single_row_for_one_parameter() -> None:
    grid = Grid.over(Domain.of((-1, 1)), 64)
    assert grid.shape == (1, 64)
    assert grid.coarser(16).shape == (1, 4)
