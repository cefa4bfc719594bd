"""A descent goes one step at a time and remembers every step."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from gdviz import CostFunction, Descent, Optimizer, Status, Step, costs, descend
from gdviz.engine.cost import Array
from tests.engine.every import every_optimizer, every_pairing, points_in
from tests.engine.parabola import HALVING, PLAIN, parabola, take

Begin = Callable[[str, ArrayLike], object]
every_beginning = pytest.mark.parametrize(
    "begin",
    [lambda cost, start: Descent(cost, PLAIN(), start), lambda *where: descend(*where, PLAIN())],
    ids=["Descent", "descend"],
)


def arrays_of(step: Step) -> list[Array]:
    """Every array that can be reached through a step."""
    vectors = (step.point, step.gradient, step.update, step.next_point, *step.parts.values())
    return [*vectors, *(part for part in step.state if isinstance(part, np.ndarray))]


def assert_same_step(actual: Step, expected: Step) -> None:
    """Equal to the last bit, in everything that a step tells."""
    assert (actual.index, actual.cost) == (expected.index, expected.cost)
    assert actual.optimizer == expected.optimizer
    assert type(actual.state) is type(expected.state)
    assert list(actual.parts) == list(expected.parts)
    for one, other in zip(arrays_of(actual), arrays_of(expected), strict=True):
        np.testing.assert_array_equal(one, other, strict=True)


def test_a_descent_begins_at_its_start() -> None:
    descent = parabola()
    assert descent.point.tolist() == [4]
    assert (descent.step_count, descent.status) == (0, Status.RUNNING)
    assert descent.trajectory.points.tolist() == [[4]]
    assert len(descent.trajectory) == 0


def test_steps_on_a_parabola_by_hand() -> None:
    descent = parabola()
    first, second = take(descent, 2)
    assert (first.index, first.cost, first.gradient, first.update) == (0, 2.0, [2.0], [-1.0])
    assert (second.index, second.cost, second.gradient, second.update) == (1, 0.5, [1.0], [-0.5])
    assert descent.trajectory.points.tolist() == [[4], [3], [2.5]]
    assert descent.trajectory.costs.tolist() == [2, 0.5, 0.125]
    assert descent.trajectory.gradients.tolist() == [[2], [1], [0.5]]


@every_pairing
@given(data=st.data())
def test_a_step_tells_what_it_saw_and_did(
    cost: CostFunction, rule: type[Optimizer], data: st.DataObject
) -> None:
    start = data.draw(points_in(cost.domain))
    # Small enough for the steepest corner of every domain.
    descent = Descent(cost, rule(learning_rate=1e-9), start)
    for index, step in enumerate(take(descent, 4)):
        assert step.index == index
        assert step.cost == cost.value(step.point)
        np.testing.assert_array_equal(step.gradient, cost.gradient(step.point))
        np.testing.assert_array_equal(step.next_point, step.point + step.update)
        np.testing.assert_array_equal(descent.trajectory.points[index + 1], step.next_point)


@every_optimizer
def test_history_returns_every_step_as_it_was_taken(rule: type[Optimizer]) -> None:
    descent = Descent("rosenbrock", rule(learning_rate=1e-3), (-1.2, 1.0))
    for index, step in enumerate(take(descent, 150)):
        assert_same_step(descent.step(index), step)


@every_optimizer
def test_a_preview_is_the_next_step_and_takes_nothing(rule: type[Optimizer]) -> None:
    descent = Descent("rosenbrock", rule(learning_rate=1e-3), (-1.2, 1.0))
    for count in range(5):
        seen = descent.preview()
        assert_same_step(descent.preview(), seen)
        assert (descent.step_count, len(descent.trajectory)) == (count, count)
        assert descent.point.tolist() == seen.point.tolist()
        assert_same_step(descent.advance(), seen)


@every_optimizer
def test_previews_do_not_change_the_way(rule: type[Optimizer]) -> None:
    looking, going = (Descent("himmelblau", rule(), (-0.5, -1.0)) for _ in range(2))
    for _ in range(20):
        looking.preview()
        looking.advance()
        going.advance()
    np.testing.assert_array_equal(looking.trajectory.points, going.trajectory.points)


@every_optimizer
def test_everything_that_a_step_hands_out_is_read_only(rule: type[Optimizer]) -> None:
    descent = Descent("rosenbrock", rule(), (-1.2, 1.0))
    previewed = descent.preview()
    taken = take(descent, 2)
    for step in (previewed, *taken, descent.step(0), descent.step(1)):
        kept = [step.point, step.gradient, step.update, step.next_point]
        kept += [part for part in step.state if isinstance(part, np.ndarray)]
        assert not any(array.flags.writeable for array in kept)


@every_optimizer
def test_nothing_done_to_a_step_disturbs_the_descent(rule: type[Optimizer]) -> None:
    meddled, left_alone = (Descent("rosenbrock", rule(), (-1.2, 1.0)) for _ in range(2))
    for _ in range(20):
        for array in arrays_of(meddled.advance()):
            if array.flags.writeable:
                array[:] = 99
        left_alone.advance()
    np.testing.assert_array_equal(meddled.trajectory.points, left_alone.trajectory.points)


def test_a_trajectory_is_read_only() -> None:
    trajectory = parabola().trajectory
    for array in (trajectory.points, trajectory.costs, trajectory.gradients, parabola().point):
        assert not array.flags.writeable


def test_a_start_is_copied() -> None:
    start = np.array([-1.2, 1.0])
    descent = Descent("rosenbrock", PLAIN(), start)
    start[:] = 7
    assert descent.point.tolist() == [-1.2, 1.0]


def test_a_trajectory_obtained_earlier_does_not_change() -> None:
    descent = parabola()
    take(descent, 10)
    earlier = descent.trajectory
    points, costs_seen = earlier.points.copy(), earlier.costs.copy()
    take(descent, 100)
    np.testing.assert_array_equal(earlier.points, points, strict=True)
    np.testing.assert_array_equal(earlier.costs, costs_seen, strict=True)
    assert (len(earlier), earlier.status) == (10, Status.RUNNING)


@pytest.mark.parametrize("index", [-1, 2, 100])
def test_a_step_not_yet_taken_is_not_in_history(index: int) -> None:
    descent = parabola()
    take(descent, 2)
    with pytest.raises(IndexError, match=f"step {index} is not among the 2 taken"):
        descent.step(index)


@every_beginning
@pytest.mark.parametrize(
    "start",
    [[], [1.0], [1.0, 2.0, 3.0], 1.0, [[[1.0, 2.0]]], [np.nan, 0.0], [0.0, np.inf]],
)
def test_a_start_needs_the_right_number_of_finite_coordinates(
    begin: Begin, start: ArrayLike
) -> None:
    with pytest.raises(ValueError, match="a start needs 2 finite coordinates, not "):
        begin("saddle", start)


def test_a_descent_takes_a_cost_by_name_or_itself() -> None:
    assert Descent("saddle", PLAIN(), (1, 1)).cost is costs["saddle"]
    assert Descent(costs["saddle"], PLAIN(), (1, 1)).cost is costs["saddle"]


@every_beginning
def test_an_unknown_cost_lists_the_known_ones(begin: Begin) -> None:
    with pytest.raises(KeyError, match=r"unknown cost function 'sadle'; known: .*saddle"):
        begin("sadle", (1, 1))


@every_pairing
def test_descend_takes_the_steps_of_a_descent(cost: CostFunction, rule: type[Optimizer]) -> None:
    optimizer = rule(learning_rate=rule.pace.suited_to(cost))
    descent = Descent(cost, optimizer, cost.start)
    take(descent, 80)
    path = descend(cost, cost.start, optimizer, steps=80)
    np.testing.assert_array_equal(path.points, descent.trajectory.points)
    np.testing.assert_array_equal(path.costs, descent.trajectory.costs)
    np.testing.assert_array_equal(path.gradients, descent.trajectory.gradients)


def test_descend_takes_five_hundred_steps_unless_told() -> None:
    assert len(descend("prediction", [2.0], HALVING)) == 500
