"""A search step by step: it finds what it finds at once, and has the face of a descent."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviz import Descent, Status, cost_from_formula, costs, optimizers
from gdviz.engine.brute_force import GridSearch, RandomSearch, Search, SearchMethod, random_search
from gdviz.engine.growing_array import GrowingArray
from gdviz.engine.step_parts import parts_of
from gdviz.engine.walk import Walk, begin_walk
from gdviz.engine.worked_step import PLAIN, rule_latex, worked_line

METHODS = [RandomSearch(), RandomSearch(tries=7, seed=3), GridSearch(), GridSearch(tries=5)]
every_method = pytest.mark.parametrize("method", METHODS, ids=str)


def searched(method: SearchMethod, steps: int, cost: str = "himmelblau") -> Search:
    search = Search(cost, method, costs[cost].start)
    for _ in range(steps):
        search.advance()
    return search


@every_method
@pytest.mark.parametrize("cost", ["prediction", "rosenbrock", "penguins"])
def test_every_point_is_the_best_so_far(method: SearchMethod, cost: str) -> None:
    search = Search(cost, method, costs[cost].start)
    while search.status is Status.RUNNING and search.step_count < 12:
        search.advance()
    tries = int(method.tries)
    everything = np.concatenate(
        [[costs[cost].start], method.points(costs[cost].domain, 0, 12 * tries)]
    )
    values = np.array([float(costs[cost].value(point)) for point in everything])
    for step, (point, value) in enumerate(
        zip(search.trajectory.points, search.trajectory.costs, strict=True)
    ):
        seen = values[: 1 + step * tries]
        assert value == seen.min()
        np.testing.assert_array_equal(point, everything[int(seen.argmin())])


def test_it_ends_where_the_search_at_once_ends() -> None:
    # The start is far out, so that it is not the best.
    search = Search("rosenbrock", RandomSearch(seed=4, tries=3), (-2.0, -1.0))
    for _ in range(100):
        search.advance()
    found = random_search("rosenbrock", 300, seed=4)
    np.testing.assert_array_equal(search.point, found.point)
    assert search.trajectory.costs[-1] == found.cost


@every_method
def test_steps_come_back_as_they_were(method: SearchMethod) -> None:
    search = Search("himmelblau", method, (-0.5, -1.0))
    previews = []
    for _ in range(9):
        previews.append(search.preview())
        tried = search.advance()
        assert tried is previews[-1].state
    for index, before in enumerate(previews):
        after = search.step(index)
        for name in ("point", "gradient", "update", "next_point"):
            np.testing.assert_array_equal(getattr(after, name), getattr(before, name))
        assert (after.index, after.cost, after.optimizer) == (index, before.cost, method)
        np.testing.assert_array_equal(after.state.points, before.state.points)
        np.testing.assert_array_equal(after.state.costs, before.state.costs)
        assert after.state.best == before.state.best
        np.testing.assert_array_equal(after.next_point, search.trajectory.points[index + 1])


def test_a_step_tells_what_it_tried_and_which_was_best() -> None:
    search = searched(RandomSearch(tries=4), 30)
    improved = 0
    for index in range(30):
        step = search.step(index)
        assert step.state.points.shape == (4, 2)
        np.testing.assert_array_equal(step.state.costs, search.cost.value(step.state.points))
        if step.state.best >= 0:
            improved += 1
            assert step.state.costs[step.state.best] == step.state.costs.min() < step.cost
            np.testing.assert_array_equal(step.next_point, step.state.points[step.state.best])
        else:
            assert not step.update.any()
            assert step.state.costs.min() >= step.cost
    assert 0 < improved < 30
    points, values = search.tried(10, 12)
    np.testing.assert_array_equal(points[4:], search.step(11).state.points)
    assert values.shape == (8,)


def test_previews_do_not_change_the_way() -> None:
    looking, going = (Search("himmelblau", RandomSearch(), (0.0, 0.0)) for _ in range(2))
    for _ in range(20):
        looking.preview()
        looking.advance()
        going.advance()
    np.testing.assert_array_equal(looking.trajectory.points, going.trajectory.points)


@pytest.mark.parametrize(("tries", "steps", "last"), [(1, 9, 1), (4, 3, 1), (9, 1, 9), (50, 1, 9)])
def test_a_grid_is_exhausted_after_its_last_point(tries: int, steps: int, last: int) -> None:
    search = Search("rosenbrock", GridSearch(points_per_axis=3, tries=tries), (-1.2, 1.0))
    while search.status is Status.RUNNING:
        tried = search.advance()
    assert search.status is Status.EXHAUSTED
    assert (search.step_count, len(tried.costs)) == (steps, last)
    assert search.evaluations.values == 10
    with pytest.raises(RuntimeError, match="every point of the grid"):
        search.advance()


def test_a_search_stalls_after_its_steps_and_never_converges() -> None:
    search = Search("prediction", RandomSearch(), [2.0], step_limit=5)
    while search.status is Status.RUNNING:
        search.advance()
    assert search.status is Status.STALLED
    assert search.trajectory.costs.tolist() == [0.0] * 6


def test_gradients_are_those_of_the_best_points_and_cost_the_search_nothing() -> None:
    search = searched(RandomSearch(), 40)
    assert len(search.gradients) == 41  # asked for here, they are known so far
    for _ in range(10):
        search.advance()
    expected = search.cost.gradient(search.trajectory.points)
    np.testing.assert_array_equal(search.trajectory.gradients, expected)
    assert search.evaluations == (51, 0, 0)


def test_a_start_in_a_hole_is_left_for_the_first_finite_cost() -> None:
    holed = cost_from_formula("sqrt(x) + y*y")
    search = Search(holed, RandomSearch(), (-1.0, 0.0))
    assert search.status is Status.RUNNING
    assert search.preview().gradient.tolist() == [0, 0]
    for _ in range(30):
        search.advance()
    assert math.isfinite(search.trajectory.costs[-1])
    assert np.isfinite(search.gradients).all()


@pytest.mark.parametrize("start", [[1.0], [math.nan, 0.0], [0.0, 0.0, 0.0]])
def test_an_impossible_start_is_refused(start: list[float]) -> None:
    with pytest.raises(ValueError, match="a start needs 2 finite coordinates"):
        Search("rosenbrock", RandomSearch(), start)


@pytest.mark.parametrize("index", [-1, 3, 10])
def test_a_step_that_was_not_taken_is_refused(index: int) -> None:
    with pytest.raises(IndexError, match=f"step {index} is not among the 3 taken"):
        searched(RandomSearch(), 3).step(index)


def test_what_is_handed_out_is_read_only() -> None:
    search = searched(RandomSearch(tries=2), 3)
    step = search.step(1)
    handed = [search.point, *search.tried(0, 3), step.point, step.update, step.next_point]
    handed += [search.preview().state.points, search.trajectory.points, search.gradients]
    assert not any(array.flags.writeable for array in handed)


def test_it_has_no_learning_rate_and_no_parts_but_the_update() -> None:
    search = searched(GridSearch(), 4)
    assert np.isnan(search.learning_rates(0, 99)).tolist() == [True] * 5
    assert list(parts_of(search.step(0))) == ["update"]
    assert rule_latex(search.step(0)) == PLAIN.latex
    assert "=" in worked_line(search.step(0), 0, "x")


def test_descents_and_searches_show_the_face_of_a_walk() -> None:
    face = {name for name in vars(Walk) if not name.startswith("_")}
    assert len(face) > 8
    limits = {"step_limit": 5, "tolerance": 0.0, "bound": 1e6}
    for method, kind in ((RandomSearch(), Search), (optimizers["adam"](), Descent)):
        walk = begin_walk(costs["sphere"], method, (1.0, 1.0), **limits)
        assert isinstance(walk, kind)
        assert walk.optimizer is method
        assert face <= set(dir(walk))


def test_a_walk_begins_with_a_rule_or_a_search_and_nothing_else() -> None:
    limits = {"step_limit": 5, "tolerance": 0.0, "bound": 1e6}
    assert isinstance(begin_walk(costs["sphere"], RandomSearch(), (1.0, 1.0), **limits), Search)
    with pytest.raises(TypeError, match="an update rule or a search"):
        begin_walk(costs["sphere"], "adam", (1.0, 1.0), **limits)


@pytest.mark.parametrize("sizes", [(1, 2, 500, 3), (0, 64, 1), (63, 2), (1000,)])
def test_growing_arrays_take_many_rows_at_once(sizes: tuple[int, ...]) -> None:
    grown, kept = GrowingArray(np.zeros(2)), np.empty((0, 2))
    for size in sizes:
        rows = np.random.default_rng(size).normal(size=(size, 2))
        grown.extend(rows)
        grown.append([1.0, 2.0])
        kept = np.concatenate([kept, rows, [[1.0, 2.0]]])
        np.testing.assert_array_equal(grown.rows, kept)
