"""The playhead: on through history and new steps, back, and to where runs end."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz import Status, optimizers
from gdviz.engine.descent import Descent
from gdviz.session.race import Race
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from tests.session.conftest import Ear, points


def test_advancing_goes_through_history_before_it_takes_new_steps(
    session: Session, ear: Ear
) -> None:
    session.advance(5)
    before = points(session)
    session.seek(2)
    assert session.advance(6) == 6
    assert (session.playhead, session.length) == (8, 8)
    np.testing.assert_array_equal(points(session)[:6], before)
    assert ear.heard == [("playhead", 5), ("playhead", -3), ("playhead", 6)]


def test_stepping_back_reads_history(session: Session, ear: Ear) -> None:
    session.advance(3)
    run, before = session.runs[0], points(session)
    session.step_back()
    assert (session.playhead, run.length) == (2, 3)
    np.testing.assert_array_equal(points(session), before)
    assert ear.heard[-1] == ("playhead", -1)


@pytest.mark.parametrize(("wish", "granted"), [(-5, 0), (2, 2), (99, 4)])
def test_seeking_stays_within_the_history(session: Session, wish: int, granted: int) -> None:
    session.advance(4)
    session.seek(1)
    session.seek(wish)
    assert (session.playhead, session.length) == (granted, 4)


def test_what_is_in_history_is_not_computed_again(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.advance(6)
    descent = session.runs[0].descent
    monkeypatch.delattr(Descent, "advance")
    session.seek(1)
    session.advance(4)
    session.step_back()
    assert (session.playhead, descent.step_count) == (4, 6)
    assert session.runs[0].descent is descent


def test_advancing_stops_where_the_run_ends(qtbot: QtBot) -> None:
    rule = optimizers["gradient_descent"](learning_rate=1.0)
    session = Session(replace(Scene.opening(), race=Race.of(rule)))
    ear = Ear(session)
    assert session.advance(10) == 1
    assert session.finished
    assert session.runs[0].status_at(1) is Status.CONVERGED
    assert session.advance() == 0
    assert ear.heard == [("playhead", 1)]


def test_out_of_steps_a_run_is_stalled() -> None:
    session = Session(replace(Scene.opening(), step_limit=7))
    assert (session.advance(5), session.advance(5)) == (5, 2)
    assert (session.playhead, session.runs[0].status_at(7)) == (7, Status.STALLED)
    session.step_back()
    assert not session.finished


def test_in_a_race_the_playhead_goes_on_until_the_last_run_ends() -> None:
    rule = optimizers["gradient_descent"]
    session = Session(replace(Scene.opening(), race=Race.of(rule(1.0), rule(0.1))))
    assert session.advance(3) == 3
    quick, slow = session.runs
    assert (quick.length, slow.length, session.length, session.finished) == (1, 3, 3, False)
    np.testing.assert_array_equal(quick.point_at(session.playhead), [2.0])
    assert session.advance(10_000) == slow.length - 3
    assert session.finished


def test_divergence_keeps_the_last_finite_point_and_is_announced(session: Session) -> None:
    session.set_hyperparameter("learning_rate", 10.0)
    ear = Ear(session)
    moved = session.advance(50)
    assert moved == session.length < 50
    assert session.runs[0].status_at(moved) is Status.DIVERGED
    np.testing.assert_array_equal(session.runs[0].point_at(moved), points(session)[-1])
    assert np.isfinite(points(session)).all()
    assert ear.heard == [("playhead", moved)]


def test_a_run_that_ends_without_a_move_is_announced(session: Session, ear: Ear) -> None:
    session.set_hyperparameter("learning_rate", 1e9)
    ear.heard.clear()
    assert session.advance() == 0
    assert session.finished
    assert ear.heard == [("playhead", 0)]
