"""The numbers along the edges of the box."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.canvas.surface.axes import cost_steps, round_steps
from gdviz.canvas.surface.mesh import HeightScale


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
