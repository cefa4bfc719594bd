"""Steps that take longer than a frame: taken on a thread, and the same to the last bit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.history import leaves
from gdviz.engine.trajectory import Status
from gdviz.session.animation import Animation
from gdviz.session.backpropagation import Backpropagation
from gdviz.session.live_runs import PRESSES
from gdviz.session.race import Race
from gdviz.session.run import Run
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from tests.session.threads import (
    gate_before_steps,
    hear_all,
    make_all_dear,
    own_threads,
    wait_for,
    wait_for_quiet,
    watch_threads,
)

SMALL = NetworkTask(LearningData(count=60), hidden=(4,))


def small(*optimizers: str) -> Scene:
    opening = Scene.opening("network", *(optimizers or ("adam",)))
    return replace(opening.with_task(SMALL), speed=240.0)


@pytest.fixture
def make(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Scene], Session]]:
    """Sessions whose steps are dear; closed afterwards."""
    wait_for_quiet(qtbot)
    make_all_dear(monkeypatch)
    made: list[Session] = []

    def make_session(scene: Scene) -> Session:
        made.append(Session(scene))
        return made[-1]

    yield make_session
    for each in made:
        each.close()
    assert not own_threads()


@pytest.fixture
def session(make: Callable[[Scene], Session]) -> Session:
    return make(small())


@pytest.fixture
def animation(session: Session) -> Iterator[Animation]:
    made = Animation(session)
    yield made
    made.stop()
    made.tick(10.0)
    assert made.idle


def same(one: Any, other: Any) -> bool:
    return all(
        np.array_equal(a, b, equal_nan=True)
        for a, b in zip(leaves(one), leaves(other), strict=True)
    )


def assert_same_runs(runs: tuple[Run, ...], expected: tuple[Run, ...]) -> None:
    """All that was seen and done, to the last bit, and what it took."""
    for run, other in zip(runs, expected, strict=True):
        assert run.length == other.length
        assert run.descent.status is other.descent.status
        end = run.length + 1
        for name in ("points", "costs", "gradients", "learning_rates", "evaluations"):
            got, wanted = (getattr(each, name)(0, end) for each in (run, other))
            np.testing.assert_array_equal(got, wanted, err_msg=name)
        for index in range(run.length):
            assert same(run.descent.step(index).state, other.descent.step(index).state)


@pytest.mark.parametrize(
    "names",
    [
        ("gradient_descent",),
        ("adam",),
        ("line_search",),
        ("conjugate_gradient",),
        ("bfgs",),
        ("random_search",),
        ("adam", "momentum", "rmsprop", "line_search"),
        ("nesterov", "random_search"),
    ],
)
def test_the_same_steps_are_taken_as_at_once(
    make: Callable[[Scene], Session],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    names: tuple[str, ...],
) -> None:
    session = make(small(*names))
    moves: list[int] = []
    session.playhead_changed.connect(moves.append)
    assert session.advance(18) == 0
    assert session.waiting
    wait_for(session, qtbot)
    assert (session.playhead, sum(moves), max(moves)) == (18, 18, 1)
    monkeypatch.undo()
    at_once = Session(small(*names))
    assert at_once.advance(18) == 18
    assert_same_runs(session.runs, at_once.runs)


def test_the_window_s_thread_looks_at_no_samples(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = watch_threads(monkeypatch)
    session.advance(3)
    wait_for(session, qtbot)
    session.set_optimizer("rmsprop")
    wait_for(session, qtbot)
    session.use_transform("mini_batch", False)
    session.add_run("momentum")
    session.advance(2)
    wait_for(session, qtbot)
    session.place_random_start()
    wait_for(session, qtbot)
    session.wish_task(lambda: replace(SMALL, hidden=(3, 3)))
    wait_for(session, qtbot)
    session.advance(2)
    wait_for(session, qtbot)
    assert session.playhead == 2
    assert len(seen) > 10
    assert not any(seen)


def test_every_press_is_a_step(session: Session, qtbot: QtBot) -> None:
    for _ in range(3):
        assert session.advance() == 0
    wait_for(session, qtbot)
    assert (session.playhead, session.length) == (3, 3)


def test_a_key_that_is_held_down_asks_for_a_few_steps(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gate_before_steps(monkeypatch):
        for _ in range(20):
            session.advance()
    wait_for(session, qtbot)
    assert (session.playhead, session.length) == (PRESSES, PRESSES)
    session.advance(5)
    session.advance()  # is no less than what was asked for before
    wait_for(session, qtbot)
    assert session.playhead == PRESSES + 5


def test_the_runs_of_a_race_go_together(make: Callable[[Scene], Session], qtbot: QtBot) -> None:
    session = make(small("adam", "momentum", "rmsprop"))
    lengths: list[set[int]] = []
    session.playhead_changed.connect(lambda: lengths.append({run.length for run in session.runs}))
    session.advance(4)
    wait_for(session, qtbot)
    assert lengths == [{1}, {2}, {3}, {4}]
    session.set_optimizer("nesterov")  # begins anew, and is taken to where the others are
    assert (session.run.length, session.playhead) == (0, 4)
    session.advance()
    wait_for(session, qtbot)
    assert [run.length for run in session.runs] == [5, 5, 5]


def test_a_pause_takes_effect_at_once_and_the_step_is_kept(
    session: Session, animation: Animation, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with gate_before_steps(monkeypatch) as gate:
        animation.play()
        animation.tick(0.01)
        assert gate.reached.wait(20)
        assert session.waiting
        animation.pause()
        assert (animation.playing, session.waiting) == (False, False)
    qtbot.waitUntil(lambda: session.run.descent.ready)
    assert (session.playhead, session.length) == (0, 0)
    assert session.advance() == 1  # at once
    monkeypatch.undo()
    at_once = Session(small())
    at_once.advance()
    assert_same_runs(session.runs, at_once.runs)


@pytest.mark.parametrize(
    "change",
    [
        lambda session: session.set_optimizer("momentum"),
        lambda session: session.set_hyperparameter("learning_rate", 0.5),
        lambda session: session.set_transform_field("mini_batch", "size", 7.0),
        lambda session: session.set_task(replace(SMALL, hidden=(2,))),
        lambda session: session.set_cost("himmelblau"),
        lambda session: session.show_scene(Scene.opening("quadratic"), 0),
    ],
)
def test_another_setting_discards_the_step_that_is_under_way(
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Session], None],
) -> None:
    session.advance(2)
    wait_for(session, qtbot)
    with gate_before_steps(monkeypatch) as gate:
        session.advance()
        assert gate.reached.wait(20)
        before = session.run
        change(session)
        session.seek(0)
        runs = session.runs
    qtbot.waitUntil(lambda: not any(run.behind(session.playhead) for run in session.runs))
    hear_all()
    assert session.runs == runs
    assert session.run.descent is not before.descent
    assert before.length == 2
    assert session.playhead == 0
    session.advance(2)
    wait_for(session, qtbot)
    assert session.playhead == 2
    alone = Session(session.scene)
    alone.advance(2)
    qtbot.waitUntil(lambda: alone.playhead == 2)
    alone.close()
    length = session.run.length
    np.testing.assert_array_equal(session.run.points(0, 3), alone.run.points(0, length + 1)[:3])


def test_a_scrub_during_a_step_stays_where_it_is(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.advance(5)
    wait_for(session, qtbot)
    with gate_before_steps(monkeypatch) as gate:
        session.advance()
        assert gate.reached.wait(20)
        for place in (2, 0, 4):
            session.seek(place)
            assert (session.playhead, session.waiting) == (place, False)
    qtbot.waitUntil(lambda: session.run.descent.ready)
    hear_all()
    assert (session.playhead, session.length) == (4, 5)
    session.advance(3)
    wait_for(session, qtbot)
    monkeypatch.undo()
    at_once = Session(small())
    at_once.advance(7)
    assert_same_runs(session.runs, at_once.runs)


def test_playing_takes_step_after_step_and_rests_where_it_was_to(
    session: Session, animation: Animation, qtbot: QtBot
) -> None:
    animation.play_for(6)
    qtbot.waitUntil(lambda: not animation.playing)
    assert (session.playhead, session.length, session.waiting) == (6, 6, False)


def test_playing_goes_on_from_the_steps_that_are_waited_for(
    session: Session, animation: Animation, qtbot: QtBot
) -> None:
    session.go_on(3)
    animation.play_for(2)
    qtbot.waitUntil(lambda: not animation.playing)
    assert (session.playhead, session.length, animation.target) == (5, 5, None)


def test_playing_ends_where_the_run_does(make: Callable[[Scene], Session], qtbot: QtBot) -> None:
    session = make(replace(small(), step_limit=4))
    animation = Animation(session, session)
    animation.play()
    qtbot.waitUntil(lambda: not animation.playing)
    assert (session.playhead, session.run.status_at(4)) == (4, Status.STALLED)
    animation.tick(10.0)


def test_a_step_that_diverges_ends_the_run(make: Callable[[Scene], Session], qtbot: QtBot) -> None:
    scene = small("gradient_descent")
    rule = replace(scene.race.plan.optimizer, learning_rate=1e12)
    session = make(replace(scene, race=Race.of(rule)))
    animation = Animation(session, session)
    animation.play()
    qtbot.waitUntil(lambda: not animation.playing)
    assert session.finished
    assert session.run.descent.status is Status.DIVERGED
    animation.tick(10.0)


def test_what_goes_wrong_is_said_and_playing_rests(
    session: Session, animation: Animation, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(run: Run, breathe: object) -> None:
        raise ArithmeticError("no such sample")

    said: list[str] = []
    session.message.connect(said.append)
    with monkeypatch.context() as patch:
        patch.setattr(Run, "look_ahead", fail)
        animation.play()
        qtbot.waitUntil(lambda: not animation.playing)
    assert said == ["no such sample"]
    assert (session.playhead, session.waiting) == (0, False)
    session.advance()
    wait_for(session, qtbot)
    assert session.playhead == 1


def test_a_pass_is_told_with_what_the_rule_remembered_there(
    session: Session, animation: Animation, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.advance(7)
    wait_for(session, qtbot)
    told, seen = Backpropagation(session, animation, session), watch_threads(monkeypatch)
    session.seek(5)
    told.start()
    assert not told.active
    qtbot.waitUntil(lambda: told.active)
    assert told.told is not None
    assert seen
    assert not any(seen)
    assert same(told.told.state, session.run.descent.step(5).before)
    session.seek(3)
    qtbot.waitUntil(lambda: told.told.state.step == 3)
    assert same(told.told.state, session.run.descent.step(3).before)
    told.start()
    told.stop()
    hear_all()
    assert not told.active
