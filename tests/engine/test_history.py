"""The memory of a descent: rows that can be appended but not rewritten."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import Step, optimizers
from gdviz.engine.history import GrowingArray, History
from gdviz.engine.optimizers.memory import Velocity


def filled(count: int) -> GrowingArray:
    """Rows (0, 0), (1, -1), (2, -2), ..."""
    array = GrowingArray(np.zeros(2))
    for number in range(count):
        array.append([number, -number])
    return array


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 96, 97, 1000])
def test_rows_are_kept_in_order_at_any_length(count: int) -> None:
    array = filled(count)
    assert len(array) == count
    assert array.rows.shape == (count, 2)
    np.testing.assert_array_equal(array.rows[:, 0], np.arange(count))
    np.testing.assert_array_equal(array.rows[:, 1], -np.arange(count))


def test_rows_cannot_be_written() -> None:
    with pytest.raises(ValueError, match="read-only"):
        filled(3).rows[0] = 7


@pytest.mark.parametrize("more", [1, 61, 200])
def test_rows_taken_earlier_stay_as_they_were(more: int) -> None:
    array = filled(3)
    earlier = array.rows
    for _ in range(more):
        array.append([9, 9])
    assert earlier.tolist() == [[0, 0], [1, -1], [2, -2]]


def test_an_appended_row_is_a_copy() -> None:
    array, row = GrowingArray(np.zeros(2)), np.array([1.0, 2.0])
    array.append(row)
    row[:] = 0
    assert array.rows.tolist() == [[1, 2]]


def test_a_row_may_be_a_number() -> None:
    array = GrowingArray(0)
    array.append(3)
    assert array.rows.tolist() == [3]
    assert array.rows.dtype.kind == "i"


@pytest.fixture
def step() -> Step:
    """A step of heavy ball."""
    one, two = np.array([1.0, 1.0]), np.array([2.0, 2.0])
    rule = optimizers["momentum"]()
    return Step(0, one, 5.0, two, one, two, rule, Velocity(np.array([7.0, 8.0])))


@pytest.fixture
def history(step: Step) -> History:
    """Two points and the step between them."""
    history = History(step.optimizer, step.point, Velocity(np.zeros(2)))
    history.add_point(step.point, step.cost, step.gradient)
    history.add_point(step.next_point, 4.0, step.gradient)
    history.add_step(step)
    return history


def test_a_step_comes_back_as_it_was(history: History, step: Step) -> None:
    read = history.step(0)
    assert (read.index, read.cost, read.optimizer) == (0, 5.0, step.optimizer)
    for name in ("point", "gradient", "update", "next_point"):
        np.testing.assert_array_equal(getattr(read, name), getattr(step, name))
    assert isinstance(read.state, Velocity)
    assert read.parts["velocity"].tolist() == [7, 8]


@pytest.mark.parametrize("index", [-1, 1, 2])
def test_a_step_that_was_not_taken_is_refused(history: History, index: int) -> None:
    with pytest.raises(IndexError, match=f"step {index} is not among the 1 taken"):
        history.step(index)
