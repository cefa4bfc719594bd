"""Losses side by side as a task: one run each, and data that are moved."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from scipy.optimize import linprog

from gdviz.engine.losses.fits import fits
from gdviz.engine.losses.of_residuals import Huber
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.loss_task import ClassLosses, LineLosses, LossTask

every_kind = pytest.mark.parametrize("kind", list(fits))


def task_of(session: Session) -> LossTask:
    task = session.scene.task
    assert isinstance(task, LossTask)
    return task


@every_kind
def test_every_loss_has_a_run_from_the_same_start(kind: str) -> None:
    session = Session(Scene.opening(kind))
    task = task_of(session)
    assert [run.descent.cost for run in session.runs] == [task.function(n) for n in task.costs]
    assert len({tuple(run.point_at(0)) for run in session.runs}) == 1
    assert len({type(each) for each in session.scene.optimizers}) == 1
    assert [session.scene.titles_of(plan) for plan in session.scene.race.plans] == [
        (task.loss(name).short,) for name in task.costs
    ]
    boxes = [np.array([f.domain.lower, f.domain.upper]) for f in map(task.function, task.costs)]
    assert all(np.array_equal(each, boxes[0]) for each in boxes)


@every_kind
def test_all_are_descended_at_the_same_time(kind: str) -> None:
    session = Session(Scene.opening(kind))
    before = [run.cost_at(0) for run in session.runs]
    session.advance(30)
    for run, cost in zip(session.runs, before, strict=True):
        assert run.length == 30
        assert run.cost_at(30) < cost


def test_runs_of_two_optimizers_are_called_by_both() -> None:
    session = Session(Scene.opening("line_losses", "gradient_descent", "adam"))
    titles = [session.scene.titles_of(plan) for plan in session.scene.race.plans]
    assert len(set(titles)) == len(titles) == 10
    assert ("Huber", "Adam") in titles


def test_another_run_descends_the_loss_of_the_selected_one() -> None:
    session = Session(Scene.opening("line_losses"))
    session.select_run(2)
    session.add_run("adam")
    assert session.run.descent.cost is task_of(session).function("huber")


def test_a_moved_point_changes_every_cost_and_leaves_the_playhead_where_it_is(
    qtbot: QtBot,
) -> None:
    session = Session(Scene.opening("line_losses"))
    session.advance(25)
    before = [run.point_at(25) for run in session.runs]
    with qtbot.assertNotEmitted(session.cost_changed), qtbot.waitSignal(session.runs_changed):
        session.move_datum(0, (2.5, -2.0))
    assert task_of(session).points[0] == (2.5, -2.0)
    qtbot.waitUntil(lambda: all(run.length >= 25 for run in session.runs))
    assert session.playhead == 25
    for run, point in zip(session.runs, before, strict=True):
        assert np.array_equal(run.point_at(0), session.start)
        assert not np.array_equal(run.point_at(25), point)


def test_the_minimum_of_the_moved_data_is_that_of_the_linear_program(qtbot: QtBot) -> None:
    session = Session(Scene.opening("line_losses"))
    session.move_datum(3, (-2.9, 4.9))
    x, y = np.array(task_of(session).points).T
    n = len(x)
    equal = np.hstack([np.stack([x, np.ones(n)], axis=1), np.eye(n), -np.eye(n)])
    bounds = [(None, None)] * 2 + [(0, None)] * (2 * n)
    weights = np.concatenate([[0, 0], np.full(2 * n, 1 / n)])
    expected = linprog(weights, A_eq=equal, b_eq=y, bounds=bounds)
    minimum = session.runs[1].descent.cost.minima[0]
    assert minimum.point == pytest.approx(expected.x[:2], abs=1e-9)
    assert minimum.value == pytest.approx(expected.fun, abs=1e-12)


def test_a_point_stays_in_the_window_and_a_class_is_one_of_two() -> None:
    line = LineLosses().with_point(0, (99.0, -99.0))
    assert line.points[0] == (line.fit.window[0][1], line.fit.window[1][0])
    classes = ClassLosses().with_point(0, (0.5, 0.7))
    assert classes.points[0] == (0.5, 1.0)


def test_a_box_grows_with_the_minima_and_for_all_losses_alike() -> None:
    task = ClassLosses()
    (before, _), (first, _) = task.box, task.fit.box
    assert before == first
    for index, (x, t) in enumerate(task.points):  # nearly apart: the slopes become steep
        task = task.with_point(index, (x if (x > 0) == (t == 1) else (2 * t - 1) * 0.1, t))
        if index == 15:
            task = task.with_point(16, (-1.5, 0.0))
    task = task.with_point(7, (0.35, 0.0))
    costs = [task.function(name) for name in task.costs]
    assert len({tuple(cost.domain.upper) for cost in costs}) == 1
    for cost in costs:
        for each in cost.minima:
            reach = np.abs(each.point - np.mean(task.fit.box, axis=1)) / np.diff(task.fit.box)[:, 0]
            assert cost.domain.contains(each.point) or (reach > 2).any()


def test_separable_classes_say_nothing_of_a_minimum_and_descend_all_the_same() -> None:
    points = ((-2.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (2.0, 1.0))
    session = Session(Scene.opening("class_losses"))
    session.set_task(ClassLosses(points))
    assert session.runs[0].descent.cost.minima == ()
    session.advance(50)
    assert session.runs[0].cost_at(50) < 0.3


def test_a_place_where_nothing_can_be_fitted_is_said_and_not_taken(qtbot: QtBot) -> None:
    session = Session(Scene.opening("line_losses"))
    session.set_task(LineLosses(((0.0, 0.0), (0.0, 1.0), (1.0, 2.0))))
    task = task_of(session)
    with qtbot.waitSignal(session.message) as said:
        session.move_datum(2, (0.0, 2.0))
    assert "the same x" in said.args[0]
    assert session.scene.task is task
    with qtbot.waitSignal(session.message):
        session.move_datum(2, (float("nan"), 2.0))
    assert session.scene.task is task


def test_a_loss_can_be_changed_and_its_costs_with_it() -> None:
    task = LineLosses()
    wide = task.with_loss(Huber(delta=3.0))
    assert wide.loss("huber") == Huber(delta=3.0)
    before, after = (each.function("huber").minima[0].point[0] for each in (task, wide))
    assert after < before - 0.1  # the wider the square, the more the outliers count
    assert wide.function("log_cosh").minima[0].value == task.function("log_cosh").minima[0].value
