"""Random and grid search as runs of a race: picked by name, stepped on and back."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from gdviz import Status, costs
from gdviz.command_line import parse
from gdviz.engine.brute_force import GridSearch, RandomSearch, Search, searches
from gdviz.engine.methods import methods
from gdviz.engine.optimizers import optimizers
from gdviz.engine.prices import gradient_price
from gdviz.engine.registry import UnknownName
from gdviz.engine.schedules import schedules
from gdviz.session.race import standings
from gdviz.session.scene import Scene
from gdviz.session.session import Session

every_search = pytest.mark.parametrize("name", searches)


def race(cost: str = "rosenbrock") -> Session:
    return Session(Scene.opening(cost, "gradient_descent", "random_search", "grid_search"))


def test_all_that_can_be_picked_is_the_optimizers_and_then_the_searches() -> None:
    assert list(methods) == [*optimizers, *searches]
    assert methods["adam"] is optimizers["adam"]
    with pytest.raises(UnknownName, match=r"unknown optimizer 'guessing'; known: .*grid_search"):
        methods["guessing"]


def test_searches_race_against_a_descent_from_one_start() -> None:
    session = race()
    session.advance(50)
    assert [run.length for run in session.runs] == [50, 50, 50]
    assert len({tuple(run.point_at(0)) for run in session.runs}) == 1
    for run in session.runs[1:]:
        assert (np.diff(run.costs(0, 51)) <= 0).all()
    places = standings(session.runs, session.playhead)
    assert [each.steps for each in places] == [50, 50, 50]


def test_the_budget_of_every_run_is_known_at_every_step() -> None:
    session = race()
    session.advance(20)
    spent = [run.evaluations_at(7) for run in session.runs]
    assert spent == [(8, 8, 0), (8, 0, 0), (8, 0, 0)]
    np.testing.assert_array_equal(session.runs[1].evaluations(0, 3)[:, 0], [1, 2, 3])
    assert session.runs[0].evaluations_at(10**6) == (21, 21, 0)


def test_a_search_can_be_stepped_back_and_on_again() -> None:
    session = race()
    session.advance(30)
    points = [run.point_at(12).copy() for run in session.runs]
    states = [run.step_at(12).state for run in session.runs[1:]]
    session.seek(0)
    session.advance(12)
    assert session.playhead == 12
    assert session.length == 30
    for run, point in zip(session.runs, points, strict=True):
        np.testing.assert_array_equal(run.point_at(12), point)
    for run, state in zip(session.runs[1:], states, strict=True):
        np.testing.assert_array_equal(run.step_at(12).state.points, state.points)


def test_a_grid_ends_and_the_others_go_on() -> None:
    session = race()
    session.advance(300)
    descent, random, grid = session.runs
    assert (descent.length, random.length, grid.length) == (300, 300, 256)
    assert grid.status_at(300) is Status.EXHAUSTED
    assert grid.status_at(255) is Status.RUNNING
    assert not session.finished


@every_search
def test_a_search_is_picked_and_its_settings_changed(name: str) -> None:
    session = Session(Scene.opening("himmelblau"))
    session.advance(3)
    session.set_optimizer(name)
    assert type(session.optimizer) is searches[name]
    assert isinstance(session.run.descent, Search)
    session.set_hyperparameter("tries", 10.0)
    assert session.optimizer.tries == 10
    session.advance(2)
    assert session.run.evaluations_at(2) == (21, 0, 0)
    said: list[str] = []
    session.message.connect(said.append)
    session.set_hyperparameter("tries", 0.0)
    assert said == ["Tries per step must be from 1 to 1000."]
    assert session.optimizer.tries == 10


def test_another_seed_is_another_search() -> None:
    session = Session(Scene.opening("himmelblau", "random_search"))
    session.advance(10)
    before = session.run.descent.tried(0, 10)[0].copy()
    session.set_hyperparameter("seed", 1.0)
    session.advance(10)
    assert not np.isin(session.run.descent.tried(0, 10)[0], before).any()


@every_search
def test_schedules_and_transforms_leave_a_search_alone(name: str) -> None:
    plain = Session(Scene.opening("himmelblau", name))
    session = Session(Scene.opening("himmelblau", name))
    session.set_schedule(list(schedules)[1])
    session.use_transform("noise", True)
    for each in (plain, session):
        each.advance(30)
    np.testing.assert_array_equal(plain.run.points(0, 31), session.run.points(0, 31))


def test_another_cost_takes_the_searches_along() -> None:
    session = race()
    session.advance(5)
    session.set_cost("prediction")
    session.advance(20)
    assert [type(each) for each in session.scene.optimizers[1:]] == [RandomSearch, GridSearch]
    assert session.runs[2].status_at(20) is Status.EXHAUSTED  # 16 points of one axis


def test_searches_on_the_command_line_have_no_learning_rate() -> None:
    words = ["--optimizer", "grid_search", "--optimizer", "adam", "--learning-rate", "0.5"]
    grid, adam = parse(words).optimizers
    assert (grid, adam.learning_rate) == (GridSearch(), 0.5)


@pytest.mark.parametrize(("dimension", "most"), [(1, 10_000), (2, 100), (4, 10), (20, 1)])
def test_a_grid_is_coarse_enough_to_come_to_its_end(dimension: int, most: int) -> None:
    fine = replace(GridSearch(), points_per_axis=10**6)
    suited = fine.suited_to(costs[f"sphere_{dimension}d"])
    assert suited.points_per_axis == most
    assert suited.count(dimension) <= 10_000


def test_a_budget_buys_a_search_more_points_than_a_descent() -> None:
    session = race()
    session.advance(60)
    price = gradient_price(session.cost)
    descent, random, _ = session.runs
    for budget in (0.0, 1.0, 1.0 + price, 20.0, 40.5, 1e9):
        # Point n takes n + 1 looks: one value each, and for a descent a gradient as well.
        looks = math.floor(budget / (1 + price) + 1e-12)
        assert descent.playhead_within(budget) == min(max(looks - 1, 0), 60)
        assert random.playhead_within(budget) == min(max(math.floor(budget) - 1, 0), 60)
