"""The numbers along the edges of the box."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.canvas.surface.mesh import TOP, HeightScale
from gdviz.canvas.surface.ticks import cost_steps, round_steps, roundest


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [(-5, 5, [-4, -2, 0, 2, 4]), (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (-2, 2, [-2, -1, 0, 1, 2])],
)
def test_steps_are_round(low: float, high: float, steps: list[float]) -> None:
    assert round_steps(low, high) == pytest.approx(steps)


def test_a_log_height_counts_in_powers_of_ten_above_the_lowest_cost() -> None:
    assert cost_steps(HeightScale(1.2e-4, 2509, log=True)) == pytest.approx([0, 100, 1000])
    assert cost_steps(HeightScale(0, 1000, log=False)) == pytest.approx(np.arange(0, 1001, 200))


def test_a_flat_cost_has_one_number() -> None:
    assert cost_steps(HeightScale(3, 3, log=False)).tolist() == [3]


@pytest.mark.parametrize(
    ("low", "high", "number"),
    [(1.14, 1.22, 1.2), (3.2, 8.1, 5), (38, 84, 50), (-963, -905, -950), (-30, 40, 0), (7, 7.5, 7)],
)
def test_the_roundest_number_has_the_fewest_digits(low: float, high: float, number: float) -> None:
    assert roundest(low, high) == pytest.approx(number)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_the_roundest_number_lies_between(low: float, width: float) -> None:
    assert low - 1e-6 * width <= roundest(low, low + width) <= low + width


@given(st.floats(-1e4, 1e4), st.floats(1e-2, 1e6))
def test_a_log_height_that_begins_anywhere_has_numbers_far_apart(low: float, span: float) -> None:
    scale = HeightScale(low, low + span, log=True)
    heights = scale.heights(cost_steps(scale))
    assert len(heights) >= 2
    assert (heights >= -1e-6).all()
    assert (heights <= TOP + 1e-6).all()
    assert (np.diff(heights) > 0.15 * TOP).all()


@given(st.floats(-1e4, 1e4), st.floats(1e-2, 1e6), st.booleans(), st.floats(0, 1))
def test_costs_are_the_inverse_of_heights(
    low: float, span: float, log: bool, height: float
) -> None:
    scale = HeightScale(low, low + span, log)
    assert scale.heights(scale.costs(np.array(height))) == pytest.approx(height, abs=1e-4)
