"""A learning curve is the engine's cost and accuracy at its steps, to the last bit."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from math import inf

import numpy as np
import pytest

from gdviz.engine.network.scores import accuracy
from gdviz.session import learning_curve
from gdviz.session.learning_curve import MOST, LearningCurve
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask


def session_of(data: str = "moons", **fields: object) -> Session:
    task = NetworkTask(LearningData(data, count=40), hidden=(4,))
    session = Session(Scene.opening("network"))
    session.set_task(replace(task, **fields))
    return session


def curve_of(session: Session) -> tuple[LearningCurve, NetworkTask]:
    task = session.scene.task
    assert isinstance(task, NetworkTask)
    return LearningCurve(session.run, task.function(), task.held_out_cost), task


def check_against_engine(curve: LearningCurve, task: NetworkTask) -> None:
    for step, (cost, training, held_out) in zip(curve.steps, curve.scores, strict=True):
        point = curve.run.point_at(int(step))
        assert cost == float(task.held_out_cost.value(point))
        assert training == accuracy(task.function(), point)
        assert held_out == accuracy(task.held_out_cost, point)


def test_it_equals_the_engine_at_every_step_of_a_short_run() -> None:
    session = session_of()
    session.advance(30)
    curve, task = curve_of(session)
    curve.fill(inf)
    assert curve.steps.tolist() == list(range(31))
    assert not curve.missing
    check_against_engine(curve, task)
    steps, costs = curve.training
    assert steps.tolist() == list(range(31))
    assert costs.tolist() == [
        float(task.function().value(session.run.point_at(step))) for step in range(31)
    ]


def test_a_long_run_has_strides_of_a_power_of_two_and_at_most_so_many_places() -> None:
    session = session_of()
    curve, task = curve_of(session)
    for length, stride in ((MOST - 1, 1), (MOST, 2), (2 * MOST - 1, 2), (2 * MOST, 4)):
        session.advance(length - session.playhead)
        curve.fill(inf)
        assert curve.stride == stride
        assert curve.steps.tolist() == list(range(0, length + 1, stride))
        assert len(curve.steps) <= MOST
        assert np.array_equal(curve.training[0], curve.steps)
        assert np.array_equal(curve.training[1], session.run.costs(0, length + 1)[::stride])
    check_against_engine(curve, task)


def test_the_newest_places_are_looked_at_first(monkeypatch: pytest.MonkeyPatch) -> None:
    session = session_of()
    session.advance(20)
    curve, task = curve_of(session)
    ticks = count()
    monkeypatch.setattr(learning_curve, "perf_counter", lambda: next(ticks))
    curve.fill(3)
    assert curve.steps.tolist() == [18, 19, 20]
    assert curve.missing
    session.advance(2)
    curve.fill(8)  # at ticks 4 to 7: the two new steps, then two before those that are known
    assert curve.steps.tolist() == list(range(16, 23))
    check_against_engine(curve, task)


def test_the_lowest_cost_is_kept_when_its_step_is_none_of_the_places_any_more() -> None:
    session = session_of()
    curve, task = curve_of(session)
    session.advance(MOST - 1)
    curve.fill(inf)
    costs = [float(task.held_out_cost.value(session.run.point_at(k))) for k in range(MOST)]
    assert curve.lowest == (int(np.argmin(costs)), min(costs))
    session.advance(4 * MOST)
    curve.fill(inf)
    assert curve.lowest is not None
    step, cost = curve.lowest
    assert cost == min([*costs, *curve.scores[:, 0]])
    assert cost == float(task.held_out_cost.value(session.run.point_at(step)))


def test_numbers_have_costs_alone() -> None:
    session = session_of("sine")
    session.advance(5)
    curve, task = curve_of(session)
    curve.fill(inf)
    assert np.isnan(curve.scores[:, 1:]).all()
    expected = [float(task.held_out_cost.value(session.run.point_at(k))) for k in range(6)]
    assert curve.scores[:, 0].tolist() == expected


def test_of_weights_that_never_change_the_first_step_is_the_best() -> None:
    session = session_of(initialisation="zero")
    session.set_optimizer("gradient_descent")
    session.set_hyperparameter("learning_rate", 1e-300)
    session.advance(5)
    curve, _ = curve_of(session)
    curve.fill(inf)
    assert curve.lowest is not None
    assert curve.lowest.step == 0


def test_another_version_says_that_there_is_more_to_see() -> None:
    session = session_of()
    curve, _ = curve_of(session)
    versions = [curve.version]
    for _ in range(3):
        session.advance()
        curve.fill(inf)
        versions.append(curve.version)
        curve.fill(inf)
        assert curve.version == versions[-1]
    assert len(set(versions)) == 4
