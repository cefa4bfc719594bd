"""Axes of learning curves: decades, per cent, and no trembling while they grow."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.scale import LinearScale, LogScale
from gdviz.canvas.network.learning_axes import WIDE, cost_axes, share_axes

COSTS = st.lists(st.floats(1e-12, 1e12), min_size=1, max_size=20)


@given(COSTS, st.integers(0, 5000))
def test_every_cost_and_step_has_room(costs: list[float], steps: int) -> None:
    values = np.array(costs)
    axes = cost_axes(None, steps, values)
    places = axes.scale.places(values)
    assert axes.low <= places.min()
    assert places.max() <= axes.high
    assert axes.steps >= steps
    assert isinstance(axes.scale, LogScale) == (values.max() > WIDE * values.min())


@given(COSTS, COSTS)
def test_axes_grow_and_never_shrink(first: list[float], more: list[float]) -> None:
    before = cost_axes(None, 10, np.array(first))
    after = cost_axes(before, 11, np.array(first + more))
    if after.scale == before.scale:
        assert after.low <= before.low < before.high <= after.high
    else:
        assert isinstance(after.scale, LogScale)
    assert cost_axes(after, 11, np.array(first + more)) == after


def test_a_cost_of_zero_or_none_at_all_has_an_even_axis() -> None:
    for costs in ([], [0.0], [0.0, 5.0], [1.0, 1000.0, 0.0]):
        axes = cost_axes(None, 3, np.array(costs))
        assert isinstance(axes.scale, LinearScale)
        assert axes.low < axes.high


@given(st.lists(st.floats(0, 100), max_size=20), st.integers(0, 5000))
def test_shares_reach_up_to_all_and_down_to_the_lowest(shares: list[float], steps: int) -> None:
    before: Axes | None = None
    for count in range(len(shares) + 1):
        axes = share_axes(before, steps, np.array(shares[:count]))
        assert axes.high == 100
        assert axes.low <= min([50.0, *shares[:count]])
        assert axes.low >= 0
        assert axes.low % 10 == 0
        assert before is None or axes.low <= before.low
        assert axes.steps >= steps
        before = axes
