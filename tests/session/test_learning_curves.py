"""The curves of all runs that are shown, filled as time goes on."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.network.scores import accuracy
from gdviz.session import learning_curves
from gdviz.session.learning_curves import LearningCurves
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(Scene.opening("network"))


def test_what_does_not_fit_into_a_frame_is_looked_at_later(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning_curves, "SHARE", 1e-4)
    session.advance(60)
    curves, grown = LearningCurves(session), []
    curves.grown.connect(lambda: grown.append(len(curves.curves[0].steps)))
    curves.follow()
    assert not curves.complete
    qtbot.waitUntil(lambda: curves.complete)
    assert len(grown) > 1
    assert grown == sorted(grown)
    task, curve = session.scene.task, curves.curves[0]
    assert isinstance(task, NetworkTask)
    assert curve.steps.tolist() == list(range(61))
    expected = [accuracy(task.held_out_cost, session.run.point_at(k)) for k in range(61)]
    assert curve.scores[:, 2].tolist() == expected


def test_nothing_is_looked_at_while_nobody_looks(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning_curves, "SHARE", 1e-4)
    session.advance(200)
    curves = LearningCurves(session)
    curves.follow()
    known = len(curves.curves[0].steps)
    curves.rest()
    qtbot.wait(5 * learning_curves.FRAME)
    assert len(curves.curves[0].steps) == known


def test_a_run_that_began_anew_has_no_places_of_before(session: Session) -> None:
    session.advance(10)
    curves = LearningCurves(session)
    curves.follow()
    before = curves.curves[0]
    session.set_hyperparameter("learning_rate", 0.001)
    session.seek(0)
    curves.follow()
    assert curves.curves[0] is not before
    assert curves.curves[0].run is session.run


def test_a_run_that_goes_on_keeps_its_curve_also_when_it_is_hidden_and_shown(
    session: Session,
) -> None:
    session.add_run("momentum")
    curves = LearningCurves(session)
    curves.follow()
    first, second = curves.curves
    assert second.run is session.run  # the selected one is drawn last
    session.select_run(0)
    curves.follow()
    assert curves.curves == (second, first)
    session.hide_run(True)
    curves.follow()
    assert curves.curves == (second,)


def test_a_plain_cost_has_no_learning_curves(session: Session) -> None:
    curves = LearningCurves(session)
    curves.follow()
    assert curves.curves
    session.set_cost("himmelblau")
    curves.follow()
    assert curves.curves == ()
    assert curves.complete
