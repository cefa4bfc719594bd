"""Places of values, round ranges and the numbers on the axis."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.scale import LinearScale, LogScale, Scale, SignedLogScale
from gdviz.canvas.round_numbers import round_step


def places(scale: LogScale | SignedLogScale, *values: float) -> list[float]:
    return scale.places(np.array(values)).tolist()


def test_a_log_axis_counts_decades_above_its_base() -> None:
    assert places(LogScale(-2.0), -1.0, 8.0, -1.99) == pytest.approx([0.0, 1.0, -2.0])


def test_at_or_below_the_base_a_value_stands_at_the_bottom() -> None:
    assert places(LogScale(1.0), 1.0, 0.5) == [-16.0, -16.0]


def test_a_signed_log_axis_takes_zero_and_both_signs() -> None:
    assert places(SignedLogScale(), 0.0, 999.9999, -999.9999) == pytest.approx([0.0, 7.0, -7.0])


@pytest.mark.parametrize("scale", [LinearScale(), LogScale(), LogScale(-2.0), SignedLogScale()])
def test_a_value_stands_where_its_place_says(scale: Scale) -> None:
    values = [1e-3, 0.5, 1.0, 70.0, 1e6]
    found = [scale.value(place) for place in scale.places(np.array(values)).tolist()]
    assert found == pytest.approx(values)
    assert SignedLogScale().value(-7.0) == pytest.approx(-999.9999)


@pytest.mark.parametrize(
    ("least", "step"), [(1.0, 1.0), (1.1, 2.0), (2.1, 5.0), (6.0, 10.0), (0.03, 0.05)]
)
def test_steps_are_round(least: float, step: float) -> None:
    assert round_step(least) == pytest.approx(step)


@pytest.mark.parametrize(
    ("low", "high", "around"),
    [(0.2, 6.1, (0, 8)), (9.1, 9.9, (9, 10)), (-3.0, 1.0, (-3, 2)), (0.0, 0.0, (0, 0.5))],
)
def test_a_linear_axis_goes_from_round_to_round_and_keeps_zero_when_it_is_near(
    low: float, high: float, around: tuple[float, float]
) -> None:
    assert LinearScale().around(low, high) == pytest.approx(around)


def test_numbers_on_the_axes() -> None:
    assert LinearScale().ticks(-1.0, 1.0, 4) == [
        (-1.0, "−1"), (-0.5, "−0.5"), (0.0, "0"), (0.5, "0.5"), (1.0, "1")
    ]  # fmt: skip
    assert [text for _, text in LinearScale().ticks(0, 4e10, 2)] == ["0", "2e10", "4e10"]
    assert LogScale().ticks(-4, 2, 3) == [(-4, "1e−4"), (-2, "0.01"), (0, "1"), (2, "100")]
    texts = [text for _, text in SignedLogScale().ticks(-4, 4, 4)]
    assert texts == ["−0.01", "0", "0.01"]


@pytest.mark.parametrize(
    ("length", "steps"), [(0, 10), (10, 10), (11, 20), (21, 50), (700, 1000), (10_000, 10_000)]
)
def test_the_axis_of_steps_ends_at_a_round_number(length: int, steps: int) -> None:
    assert Axes.around(LinearScale(), length, 0, 1).steps == steps


@pytest.mark.parametrize("scale", [LinearScale(), LogScale(), SignedLogScale()])
def test_axes_grow_in_few_jumps_and_hold_what_is_shown(scale: LinearScale) -> None:
    axes = Axes.around(scale, 0, 1.0, 1.0)
    jumps = set()
    for length in range(3000):
        low, high = -0.004 * length, 1.0 + 0.01 * length
        axes = axes.grown(length, low, high)
        assert axes.steps >= length
        assert axes.low <= low < high <= axes.high
        jumps.add(axes)
    assert len(jumps) < 60


def test_axes_with_room_stay_as_they_are() -> None:
    axes = Axes.around(LogScale(), 30, -2.0, 1.5)
    assert axes.grown(50, -1.0, 1.9) is axes
