"""The memory of a descent: rows that can be appended but not rewritten."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gdviz import Descent, Step, costs, optimizers
from gdviz.engine.growing_array import GrowingArray
from gdviz.engine.history import STRIDE, GrowingStates, leaves
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.optimizers.memory import Moments
from gdviz.engine.recipe import Recipe, RecipeState
from gdviz.engine.schedules import schedules
from gdviz.engine.trajectory import Status
from gdviz.engine.transforms import transforms


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
def states() -> GrowingStates:
    """Nested states with a whole number, an array and nothing at all: 1, (1, 1); 2, (2, 2); ..."""
    kept = GrowingStates(RecipeState(0, np.zeros(2), (), Moments(0, np.zeros(2), np.zeros(2)), ()))
    for n in (1, 2, 3):
        moments = Moments(n, np.full(2, n), np.full(2, n * n))
        kept.append(RecipeState(n, np.full(2, -n), (), moments, ()))
    return kept


def test_a_state_comes_back_with_its_kinds_of_parts(states: GrowingStates) -> None:
    state = states.state(1)
    assert type(state) is RecipeState
    assert type(state.optimizer) is Moments
    assert (type(state.step), state.step, state.schedule) == (int, 2, ())
    assert state.shown.tolist() == [-2, -2]
    assert state.optimizer.mean_square.tolist() == [4, 4]


def test_states_can_be_read_stacked(states: GrowingStates) -> None:
    stacked = states.stacked(1, 3)
    assert stacked.step.tolist() == [2, 3]
    assert stacked.optimizer.mean.tolist() == [[2, 2], [3, 3]]


def every_rule() -> dict[str, UpdateRule]:
    """Every optimizer bare, and with every schedule and all transforms."""
    rules: dict[str, UpdateRule] = {name: rule() for name, rule in optimizers.items()}
    changed = tuple(kind() for kind in transforms.values())
    for name, rule in optimizers.items():
        for schedule in (schedules["plateau"], schedules["one_cycle"]):
            rules[f"{name} {schedule.title}"] = Recipe(rule(), changed, schedule())
    adam = optimizers["adam"]()
    return rules | {f"adam {n}": Recipe(adam, (), each()) for n, each in schedules.items()}


EVERY_RULE = every_rule()


@pytest.mark.parametrize("name", EVERY_RULE)
@pytest.mark.parametrize("cost", ["rosenbrock", "penguins"])
def test_every_step_comes_back_to_the_last_bit(name: str, cost: str) -> None:
    descent = Descent(cost, EVERY_RULE[name], costs[cost].start)
    taken = [descent.advance()]
    while descent.status is Status.RUNNING and len(taken) < 5 * STRIDE + 3:
        taken.append(descent.advance())
    taken = taken[: descent.step_count]  # one that diverged was not taken
    order = np.random.default_rng(1).permutation(len(taken)).tolist()
    for index in [*range(len(taken)), *reversed(range(len(taken))), *order]:
        assert_same(descent.step(index), taken[index])


def assert_same(one: Step, other: Step) -> None:
    assert (one.index, one.cost, one.optimizer) == (other.index, other.cost, other.optimizer)
    assert one.remark == other.remark
    for name in ("point", "gradient", "update", "next_point"):
        assert_same_bits(getattr(one, name), getattr(other, name))
    assert type(one.state) is type(other.state)
    for mine, theirs in zip(leaves(one.state), leaves(other.state), strict=True):
        assert type(mine) is type(theirs)
        assert_same_bits(mine, theirs)
    for name, part in other.parts.items():
        assert_same_bits(one.parts[name], part)


def assert_same_bits(one: Any, other: Any) -> None:
    assert np.shape(one) == np.shape(other)
    assert np.asarray(one, float).tobytes() == np.asarray(other, float).tobytes()


def test_a_step_that_was_read_goes_on_when_more_are_taken() -> None:
    descent = Descent("rosenbrock", optimizers["adam"](), (-1.2, 1.0))
    for index in range(3 * STRIDE):
        taken = descent.advance()
        assert_same(descent.step(index), taken)


def test_reading_a_step_leaves_the_descent_as_it_is() -> None:
    read, other = (Descent("rosenbrock", optimizers["bfgs"](), (-1.2, 1.0)) for _ in range(2))
    for index in range(20):
        read.advance()
        other.advance()
        read.step(index // 2)
    assert read.trajectory.points.tobytes() == other.trajectory.points.tobytes()


@pytest.mark.parametrize("index", [-1, 3, 4])
def test_a_step_that_was_not_taken_is_refused(index: int) -> None:
    descent = Descent("rosenbrock", optimizers["momentum"](), (-1.2, 1.0))
    for _ in range(3):
        descent.advance()
    with pytest.raises(IndexError, match=f"step {index} is not among the 3 taken"):
        descent.step(index)
