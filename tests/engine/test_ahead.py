"""Steps that are looked at before they are taken: the same, and nothing is changed by looking."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import Descent, Status, costs, optimizers
from gdviz.engine.brute_force import Search, searches
from gdviz.engine.growing_array import GrowingArray
from gdviz.engine.history import leaves
from gdviz.engine.methods import methods as pickable
from gdviz.engine.walk import Walk, begin_walk


def walk_of(name: str) -> Walk:
    cost = costs["rosenbrock"]
    rule = pickable[name]().suited_to(cost)
    return begin_walk(cost, rule, (-1.2, 1.0), step_limit=90, tolerance=1e-7, bound=1e6)


@pytest.mark.parametrize("name", list(pickable))
def test_a_step_that_was_looked_at_is_the_one_that_is_taken(name: str) -> None:
    plain, looked = walk_of(name), walk_of(name)
    for index in range(90):  # beyond the first room of the history's arrays
        if plain.status is not Status.RUNNING:
            break
        plain.advance()
        if index % 3 == 0:
            looked.preview()  # counted once, whoever looks
        looked.expect(looked.look_ahead())
        assert looked.ready
        looked.advance()
        assert not looked.ready
    for name in ("points", "costs", "gradients"):
        np.testing.assert_array_equal(getattr(looked, name), getattr(plain, name))
    end = plain.step_count + 1
    np.testing.assert_array_equal(looked.evaluations_to(0, end), plain.evaluations_to(0, end))
    assert (looked.status, looked.evaluations) == (plain.status, plain.evaluations)


@pytest.mark.parametrize("name", ["adam", "line_search", "random_search"])
def test_looking_ahead_changes_nothing(name: str) -> None:
    walk = walk_of(name)
    for _ in range(70):
        walk.advance()
    before = walk.evaluations, walk.points.copy(), walk.step_count
    walk.look_ahead()
    assert walk.evaluations == before[0]
    np.testing.assert_array_equal(walk.points, before[1])
    assert (walk.step_count, walk.ready) == (before[2], False)


@pytest.mark.parametrize("name", ["adam", "momentum", "random_search"])
def test_a_step_that_has_been_taken_since_is_not_expected(name: str) -> None:
    plain, walk = walk_of(name), walk_of(name)
    for _ in range(63):
        walk.advance()
    late = walk.look_ahead()  # with room for the next point
    walk.advance()
    walk.expect(late)
    assert not walk.ready
    walk.advance()
    for _ in range(65):
        plain.advance()
    np.testing.assert_array_equal(walk.points, plain.points)
    assert walk.evaluations == plain.evaluations


def test_a_descent_that_has_ended_expects_nothing() -> None:
    descent = Descent("rosenbrock", optimizers["adam"](), [-1.2, 1.0], step_limit=1)
    ahead = descent.look_ahead()
    descent.advance()
    descent.expect(ahead)
    assert not descent.ready


def test_a_search_has_its_points_without_looking_at_a_slope(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cost = costs["rosenbrock"]
    search = Search(cost, searches["random_search"](), [0.0, 0.0])
    search.advance()
    monkeypatch.setattr(type(cost), "gradient", None)
    assert len(search.points) == len(search.costs) == 2


def test_what_is_known_of_the_start_is_not_looked_at_again() -> None:
    cost, start = costs["himmelblau"], np.array([1.0, 2.0])
    seen = float(cost.value(start)), cost.gradient(start)
    rule = optimizers["adam"]()
    known, plain = Descent(cost, rule, start, seen=seen), Descent(cost, rule, start)
    for _ in range(5):
        known.advance(), plain.advance()
    np.testing.assert_array_equal(known.points, plain.points)
    assert known.evaluations == plain.evaluations


def test_room_is_made_apart_and_moved_into() -> None:
    array = GrowingArray(np.zeros(2))
    for index in range(64):
        array.append(np.full(2, index))
    larger = array.larger()
    assert larger is not None
    before = array.rows.copy()
    array.move_into(larger)
    assert array.larger() is None
    array.append(np.ones(2))
    np.testing.assert_array_equal(array.rows, [*before, np.ones(2)])


@pytest.mark.parametrize("name", ["adam", "bfgs", "conjugate_gradient"])
def test_what_a_rule_remembered_is_found_out_again_to_the_last_bit(name: str) -> None:
    cost = costs["rosenbrock"]
    descent = Descent(cost, optimizers[name]().suited_to(cost), [-1.2, 1.0])
    while descent.step_count < 37 and descent.status is Status.RUNNING:
        descent.advance()
    last = descent.step_count
    for index in range(last):
        pairs = zip(
            leaves(descent.state_before(index)), leaves(descent.step(index).before), strict=True
        )
        assert all(np.array_equal(one, other) for one, other in pairs)
    pairs = zip(
        leaves(descent.state_before(last)), leaves(descent.step(last - 1).state), strict=True
    )
    assert all(np.array_equal(one, other) for one, other in pairs)
    with pytest.raises(IndexError, match=str(last + 1)):
        descent.state_before(last + 1)


@pytest.mark.parametrize("name", ["adam", "line_search", "newton", "random_search"])
def test_looking_ahead_ends_where_its_breath_raises(name: str) -> None:
    walk, breaths = walk_of(name), list[int]()

    class Enough(Exception):
        pass

    def breathe() -> None:
        breaths.append(1)
        raise Enough

    asked = walk.evaluations
    with pytest.raises(Enough):
        walk.look_ahead(breathe)
    assert (breaths, walk.ready, walk.evaluations) == ([1], False, asked)


def test_a_line_search_breathes_before_everything_that_it_asks() -> None:
    walk, breaths = walk_of("line_search"), list[int]()
    walk.look_ahead(lambda: breaths.append(1))
    plain = walk_of("line_search")
    plain.preview()
    assert len(breaths) == sum(plain.evaluations) - 2 + 1  # beside the look at the start
