"""Playing a number of steps: it pauses there, and can be finished at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gdviz.session.animation import Animation
from gdviz.session.scene import Scene
from gdviz.session.session import Session


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session(Scene.opening("rosenbrock"))


@pytest.fixture
def animation(session: Session) -> Iterator[Animation]:
    made = Animation(session)
    yield made
    made.pause()
    made.tick(10.0)  # its timer would tick on into the next test
    assert made.idle


def play_out(animation: Animation) -> None:
    while not animation.idle:
        animation.tick(1 / 60)


@pytest.mark.parametrize("speed", [0.5, 2.0, 8.0, 60.0, 240.0])
@pytest.mark.parametrize("steps", [1, 7, 25])
def test_it_pauses_at_its_step_at_any_speed(
    session: Session, animation: Animation, speed: float, steps: int
) -> None:
    session.set_speed(speed)
    session.advance(3)
    seen: list[int] = []
    session.playhead_changed.connect(lambda _: seen.append(session.playhead))
    animation.play_for(steps)
    assert (animation.playing, animation.target) == (True, 3 + steps)
    play_out(animation)
    assert (session.playhead, animation.target, animation.playing) == (3 + steps, None, False)
    assert seen == sorted(seen)
    assert animation.glide == 1.0


def test_it_is_finished_at_once(session: Session, animation: Animation, qtbot: QtBot) -> None:
    animation.play_for(20)
    animation.tick(0.01)
    animation.finish()
    qtbot.waitUntil(lambda: session.playhead == 20)
    assert (animation.playing, animation.target, animation.glide) == (False, None, 1.0)
    animation.finish()
    assert session.playhead == 20


def test_a_pause_on_the_way_keeps_the_goal(session: Session, animation: Animation) -> None:
    animation.play_for(5)
    animation.tick(0.01)
    animation.pause()
    play_out(animation)
    assert (session.playhead, animation.target) == (1, 5)
    session.advance()
    animation.play()
    play_out(animation)
    assert (session.playhead, animation.target) == (5, None)


def test_the_last_step_by_hand_is_the_end_of_it(session: Session, animation: Animation) -> None:
    animation.play_for(2)
    animation.tick(0.01)
    animation.pause()
    session.advance()
    assert (session.playhead, animation.target) == (2, None)


@pytest.mark.parametrize("elsewhere", ["back", "start", "cost"])
def test_who_goes_elsewhere_is_not_taken_there(
    session: Session, animation: Animation, elsewhere: str
) -> None:
    session.advance(9)
    animation.play_for(50)
    animation.tick(0.01)
    ways = {
        "back": lambda: session.seek(2),
        "start": lambda: session.place_start([0.5, 0.5]),
        "cost": lambda: session.set_cost("booth"),
    }
    ways[elsewhere]()
    assert animation.target is None


def test_where_all_runs_have_ended_it_plays_nothing(session: Session, animation: Animation) -> None:
    session.show_scene(replace(session.scene, step_limit=5))
    animation.play_for(50)
    play_out(animation)
    assert (session.playhead, animation.target) == (5, None)
    animation.play_for(3)
    assert (session.playhead, animation.playing) == (5, False)


def test_it_does_not_start_over_in_a_loop(session: Session, animation: Animation) -> None:
    session.show_scene(replace(session.scene, step_limit=5, loop=True))
    animation.play_for(50)
    for _ in range(600):
        animation.tick(1 / 60)
    assert (session.playhead, animation.playing) == (5, False)


def test_a_playhead_waits_for_steps_that_take_long(session: Session, qtbot: QtBot) -> None:
    session.go_to(4000)
    session.go_on(1)
    qtbot.waitUntil(lambda: session.playhead == 4001)
    session.go_to(10)
    assert session.playhead == 10
