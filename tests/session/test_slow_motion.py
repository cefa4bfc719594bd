"""One step in beats: the slope, a part at a time, the move."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.worked_step import WorkedLine
from gdviz.session.animation import Animation
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.slow_motion import BUILD, LOOK, MOVE, PHASES, Beat, SlowMotion, beats_of


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(Scene.opening("himmelblau", "momentum"))


@pytest.fixture
def animation(session: Session) -> Animation:
    return Animation(session)


@pytest.fixture
def slow_motion(session: Session, animation: Animation) -> SlowMotion:
    return SlowMotion(session, animation)


def test_parts_come_one_at_a_time() -> None:
    assert beats_of(("gradient", "velocity", "update")) == (
        Beat(LOOK, ("gradient",), None, "gradient"),
        Beat(BUILD, ("gradient", "velocity"), None, "velocity"),
        Beat(BUILD, ("gradient", "velocity", "update"), None, "update"),
        Beat(MOVE),
    )
    assert PHASES == (LOOK, BUILD, MOVE)


def test_each_line_of_the_rule_has_its_beat_and_brings_its_part_along() -> None:
    lines = (WorkedLine("a", ("1",), "velocity"), WorkedLine("b", ("2",)))
    last = WorkedLine("c", ("3",), "update")
    assert beats_of(("gradient", "velocity", "update"), (*lines, last)) == (
        Beat(LOOK, ("gradient",), None, "gradient"),
        Beat(BUILD, ("gradient", "velocity"), 0, "velocity"),
        Beat(BUILD, ("gradient", "velocity"), 1, ""),
        Beat(BUILD, ("gradient", "velocity", "update"), 2, "update"),
        Beat(MOVE),
    )


def test_it_ends_with_the_step_and_its_timer_off(session: Session, slow_motion: SlowMotion) -> None:
    expected = session.runs[0].descent.preview().next_point
    slow_motion.start()
    phases = []
    while slow_motion.beat is not None:
        phases.append(slow_motion.beat.phase)
        assert session.playhead == (slow_motion.beat.phase is MOVE)
        slow_motion.go_on()
    assert phases == [LOOK, BUILD, BUILD, MOVE]
    np.testing.assert_array_equal(session.runs[0].point_at(1), expected)
    assert session.playhead == 1
    assert not slow_motion._timer.isActive()
    assert slow_motion.step is None


def test_time_brings_the_next_beat(slow_motion: SlowMotion, qtbot: QtBot) -> None:
    slow_motion.start()
    assert (slow_motion._timer.isActive(), slow_motion._timer.interval()) == (True, 2000)
    slow_motion._timer.setInterval(20)
    qtbot.waitUntil(lambda: slow_motion.beat is not None and slow_motion.beat.phase is BUILD)


@pytest.mark.parametrize("change", ["step", "cost", "start", "play", "stop", "toggle"])
def test_whatever_else_happens_breaks_it_off(
    session: Session, animation: Animation, slow_motion: SlowMotion, change: str
) -> None:
    slow_motion.start()
    {
        "step": session.advance,
        "cost": lambda: session.set_cost("saddle"),
        "start": lambda: session.place_start((1.0, 1.0)),
        "play": animation.play,
        "stop": slow_motion.stop,
        "toggle": slow_motion.toggle,
    }[change]()
    assert not slow_motion.active
    assert not slow_motion._timer.isActive()


def test_playing_stops_for_it(
    session: Session, animation: Animation, slow_motion: SlowMotion
) -> None:
    animation.play()
    slow_motion.start()
    assert (animation.playing, slow_motion.active) == (False, True)


def test_a_run_that_has_ended_has_no_step_to_play(
    session: Session, slow_motion: SlowMotion
) -> None:
    while not session.finished:
        session.advance(100)
    slow_motion.start()
    assert not slow_motion.active
