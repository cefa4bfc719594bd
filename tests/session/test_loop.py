"""Playing in a loop: over and over, and nothing is kept of it."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gdviz.session.animation import REST_AT_END, Animation
from gdviz.session.scene import Scene
from gdviz.session.session import Session


@pytest.fixture
def short(qtbot: QtBot) -> Iterator[tuple[Session, Animation]]:
    """A loop over a descent that is home after some forty steps, at full speed."""
    session = Session(Scene.opening("prediction"))
    animation = Animation(session)
    session.set_hyperparameter("learning_rate", 0.3)
    session.set_speed(240.0)
    session.set_loop(True)
    yield session, animation
    animation.pause()
    animation.tick(10.0)  # its timer would tick on into the next test
    assert animation.idle


def to_the_end(session: Session, animation: Animation) -> None:
    while not session.finished:
        animation.tick(1 / 60)


def test_a_loop_rests_at_the_end_and_starts_over(short: tuple[Session, Animation]) -> None:
    session, animation = short
    animation.play()
    to_the_end(session, animation)
    length = session.length
    animation.tick(REST_AT_END / 4)
    assert (session.playhead, animation.playing, animation.glide) == (length, True, 1.0)
    for _ in range(3):
        animation.tick(REST_AT_END / 4)
    assert (session.playhead, animation.playing, animation.idle) == (0, True, False)
    animation.tick(1 / 60)
    assert (session.playhead, session.length) == (4, length)


def test_a_loop_that_is_switched_off_ends_where_it_rests(
    short: tuple[Session, Animation],
) -> None:
    session, animation = short
    animation.play()
    to_the_end(session, animation)
    session.set_loop(False)
    for _ in range(5):
        animation.tick(REST_AT_END / 4)
    assert (session.finished, animation.playing, animation.idle) == (True, False, True)


def test_a_scrub_while_a_loop_rests_is_played_on_from(short: tuple[Session, Animation]) -> None:
    session, animation = short
    animation.play()
    to_the_end(session, animation)
    session.seek(5)
    animation.tick(1 / 60)
    assert 5 < session.playhead < 12


def test_a_loop_over_nothing_pauses(short: tuple[Session, Animation]) -> None:
    session, animation = short
    session.place_start((2.0,))
    animation.play()
    animation.tick(0.01)
    assert (animation.playing, animation.idle) == (False, True)


def test_loops_over_many_passes_keep_nothing(short: tuple[Session, Animation]) -> None:
    session, animation = short
    animation.play()

    def passes(count: int) -> None:
        starts: list[int] = []
        heard = session.playhead_changed.connect(
            lambda moved: starts.append(moved) if moved < 0 else None
        )
        while len(starts) < count:
            animation.tick(1 / 60)
        session.playhead_changed.disconnect(heard)

    passes(3)
    tracemalloc.start()
    try:
        passes(5)
        before = tracemalloc.get_traced_memory()[0]
        passes(200)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 20_000
