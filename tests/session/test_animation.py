"""Time into steps and frames; the clock is turned by hand but once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz.session.animation import LONGEST_GLIDE, LONGEST_TICK, Animation
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


def test_playing_begins_with_a_step_at_once(session: Session, animation: Animation) -> None:
    animation.play()
    animation.tick(0.001)
    assert (session.playhead, animation.playing, animation.idle) == (1, True, False)


@pytest.mark.parametrize(
    ("speed", "seconds", "ticks", "steps"),
    [
        (2.0, 1 / 64, 32, 1),  # half a second
        (2.0, 1 / 64, 31, 0),
        (0.5, 1 / 4, 16, 2),
        (0.5, 1 / 4, 15, 1),
        (64.0, 1 / 64, 50, 50),
        (240.0, 1 / 60, 1, 4),
        (240.0, 1 / 60, 30, 120),
        (100.0, 1 / 64, 64, 100),  # one or two a frame, and none is lost
    ],
)
def test_steps_come_at_the_speed_that_is_set(
    session: Session, animation: Animation, speed: float, seconds: float, ticks: int, steps: int
) -> None:
    session.set_speed(speed)
    animation.play()
    animation.tick(0.0)
    for _ in range(ticks):
        animation.tick(seconds)
    assert session.playhead == 1 + steps


def test_a_stall_is_caught_up_with_only_so_far(session: Session, animation: Animation) -> None:
    session.set_speed(100.0)
    animation.play()
    animation.tick(3600.0)
    assert session.playhead == 1 + int(100 * LONGEST_TICK)


def test_playing_twice_is_playing_once(session: Session, animation: Animation) -> None:
    animation.play()
    animation.tick(0.0)
    animation.play()
    animation.tick(0.001)
    assert session.playhead == 1


def test_a_slow_step_glides_evenly_forward_and_then_rests(
    session: Session, animation: Animation
) -> None:
    session.advance()
    glides = [animation.glide]
    for _ in range(12):
        animation.tick(LONGEST_GLIDE / 10)
        glides.append(animation.glide)
    assert glides == sorted(glides)
    assert (glides[0], glides[-1], animation.idle) == (0.0, 1.0, True)


def test_a_glide_lasts_no_longer_than_its_step(session: Session, animation: Animation) -> None:
    session.set_speed(10.0)
    session.advance()
    animation.tick(0.05)
    assert animation.glide == pytest.approx(0.5)
    animation.tick(0.0501)
    assert (animation.glide, animation.idle) == (1.0, True)


def test_on_its_glide_the_ball_goes_from_point_to_point(
    session: Session, animation: Animation
) -> None:
    session.advance(3)
    session.advance()
    before, after = session.runs[0].points(3, 5)
    shares = []
    for _ in range(8):
        place = session.runs[0].point_on_way(session.playhead, animation.glide)
        np.testing.assert_allclose(place, before + animation.glide * (after - before))
        shares.append((place - before)[0] / (after - before)[0])
        animation.tick(LONGEST_GLIDE / 7)
    assert shares == sorted(set(shares))
    assert (shares[0], shares[-1]) == (0.0, pytest.approx(1.0))


def test_every_frame_of_a_glide_is_told(
    session: Session, animation: Animation, qtbot: QtBot
) -> None:
    session.advance()
    with qtbot.waitSignal(animation.glided):
        animation.tick(0.01)
    animation.tick(LONGEST_GLIDE)
    with qtbot.assertNotEmitted(animation.glided):
        animation.tick(0.01)


@pytest.mark.parametrize("speed", [10.0, 60.0, 100.0, 240.0])
def test_at_speed_the_ball_rolls_at_one_pace_however_many_steps_fall_into_a_frame(
    session: Session, animation: Animation, speed: float
) -> None:
    session.set_speed(speed)
    animation.play()
    animation.tick(0.0)
    begin = session.playhead - 1 + animation.glide
    places = []
    for _ in range(40):
        animation.tick(1 / 64)
        assert 0 <= animation.glide < 1
        places.append(session.playhead - 1 + animation.glide)
    np.testing.assert_allclose(places, begin + speed / 64 * np.arange(1, 41))


def test_at_speed_the_views_find_the_ball_where_the_playhead_lets_it_be(
    session: Session, animation: Animation
) -> None:
    session.set_speed(240.0)
    seen: list[float] = []
    session.playhead_changed.connect(lambda: seen.append(session.playhead - 1 + animation.glide))
    animation.play()
    for _ in range(6):
        animation.tick(1 / 64)
    np.testing.assert_allclose(seen, 3.75 * np.arange(1, 7))


def test_pausing_at_speed_brings_the_ball_to_its_point(
    session: Session, animation: Animation
) -> None:
    session.set_speed(100.0)
    animation.play()
    animation.tick(0.0)
    animation.tick(0.0125)
    animation.pause()
    assert (session.playhead, animation.glide) == (2, pytest.approx(0.25))
    animation.tick(0.005)
    assert (session.playhead, animation.glide) == (2, pytest.approx(0.75))
    animation.tick(0.005)
    assert (session.playhead, animation.glide, animation.idle) == (2, 1.0, True)


@pytest.mark.parametrize(("before", "after"), [(2.0, 40.0), (40.0, 2.0)])
def test_another_speed_never_rolls_the_ball_back(
    session: Session, animation: Animation, before: float, after: float
) -> None:
    session.set_speed(before)
    animation.play()
    places = []
    for _ in range(90):
        animation.tick(1 / 256)
        places.append(session.playhead - 1 + animation.glide)
        if len(places) == 45:
            session.set_speed(after)
    # To start and end gently is itself slower at first: at the change alone it may differ.
    backwards = [one - other for one, other in pairwise(places)]
    assert sum(step > 1e-9 for step in backwards) <= (before > after)


def test_a_step_by_hand_is_finished_before_playing_takes_the_next(
    session: Session, animation: Animation
) -> None:
    session.advance()
    animation.tick(LONGEST_GLIDE / 2)
    animation.play()
    animation.tick(0.01)
    assert session.playhead == 1
    assert 0.5 < animation.glide < 1.0


@pytest.mark.parametrize("jump", ["seek", "step_back", "place_random_start"])
def test_a_jump_is_where_it_is(session: Session, animation: Animation, jump: str) -> None:
    session.advance(5)
    getattr(session, jump)(*([2] if jump == "seek" else []))
    assert animation.glide == 1.0


def test_pausing_lets_the_glide_end_and_stops_the_timer(
    session: Session, animation: Animation
) -> None:
    animation.play()
    animation.tick(0.001)
    animation.pause()
    assert (animation.playing, animation.idle) == (False, False)
    animation.tick(LONGEST_GLIDE)
    assert (session.playhead, animation.idle) == (1, True)


@pytest.mark.parametrize(("rate", "length"), [(1.0, 1), (3.0, 10)], ids=["home", "away"])
def test_it_pauses_where_the_run_ends_and_then_plays_from_the_start(
    qtbot: QtBot, rate: float, length: int
) -> None:
    session = Session(Scene.opening("prediction"))
    animation = Animation(session)
    session.set_hyperparameter("learning_rate", rate)
    session.set_speed(240.0)
    animation.play()
    for _ in range(10):
        animation.tick(LONGEST_TICK)
    assert (session.playhead, animation.playing, animation.idle) == (length, False, True)
    animation.play()
    assert (session.playhead, animation.playing) == (0, True)
    animation.tick(0.0)
    assert (session.playhead, session.length) == (1, length)


def test_at_a_minimum_there_is_nothing_to_play(qtbot: QtBot) -> None:
    session = Session(Scene.opening("prediction"))
    animation = Animation(session)
    session.place_start((2.0,))
    animation.play()
    animation.tick(0.01)
    assert (session.playhead, animation.playing, animation.idle) == (0, False, True)


@pytest.mark.parametrize(("wish", "at"), [("place_random_start", 0), ("set_optimizer", 1)])
def test_a_new_run_is_played_on(session: Session, animation: Animation, wish: str, at: int) -> None:
    animation.play()
    animation.tick(LONGEST_TICK)
    getattr(session, wish)(*(["adam"] if wish == "set_optimizer" else []))
    assert (session.playhead, animation.playing, animation.glide) == (at, True, 1.0)
    for _ in range(2):
        animation.tick(LONGEST_TICK)
    assert session.playhead == at + 1


def test_another_cost_pauses(session: Session, animation: Animation) -> None:
    animation.play()
    session.set_cost("himmelblau")
    assert not animation.playing


def test_toggling_is_told(session: Session, animation: Animation, qtbot: QtBot) -> None:
    with qtbot.waitSignal(animation.playing_changed) as told:
        animation.toggle()
    assert told.args == [True]
    with qtbot.waitSignal(animation.playing_changed) as told:
        animation.toggle()
    assert told.args == [False]


def test_the_real_timer_plays_and_falls_silent(
    session: Session, animation: Animation, qtbot: QtBot
) -> None:
    session.set_speed(120.0)
    animation.play()
    qtbot.waitUntil(lambda: session.playhead >= 10)
    animation.pause()
    qtbot.waitUntil(lambda: animation.idle)


def test_at_first_nothing_ticks(animation: Animation) -> None:
    assert animation.idle


@pytest.mark.parametrize(
    ("rate", "frame"), [(60.0, 16), (59.94, 16), (144.0, 6), (30.0, 33), (1000.0, 4), (0.0, 16)]
)
def test_frames_come_as_often_as_the_display_shows_them(
    animation: Animation, rate: float, frame: int
) -> None:
    animation.set_refresh_rate(rate)
    assert animation.frame == frame
