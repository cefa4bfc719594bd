"""Tasks that are made ready on a thread: shown when they are, unless something else is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.task import Task
from tests.session.threads import (
    hear_all,
    make_all_dear,
    own_threads,
    wait_for,
    wait_for_quiet,
    watch_threads,
)


@pytest.fixture
def session(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    wait_for_quiet(qtbot)
    make_all_dear(monkeypatch)
    made = Session(Scene.opening("network"))
    yield made
    made.close()
    assert not own_threads()


def task_of(session: Session) -> NetworkTask:
    assert isinstance(session.scene.task, NetworkTask)
    return session.scene.task


def test_a_small_task_is_shown_at_once(qtbot: QtBot) -> None:
    wait_for_quiet(qtbot)
    session = Session(Scene.opening("network"))
    wish = replace(task_of(session), hidden=(3,))
    session.wish_task(lambda: wish)
    assert (session.scene.task, session.making) == (wish, False)
    assert not own_threads()


def test_a_large_one_is_made_on_a_thread_and_the_window_looks_at_nothing(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, made_on = session.scene.task, list[bool]()
    seen = watch_threads(monkeypatch)

    def make() -> Task:
        made_on.append(current_thread() is main_thread())
        return replace(task_of(session), hidden=(3,), seed=71)  # unknown to other tests

    session.wish_task(make)
    assert (session.scene.task, session.making) == (before, True)
    wait_for(session, qtbot)
    assert task_of(session).hidden == (3,)
    assert (made_on, set(seen)) == ([False], {False})


def test_of_two_wishes_the_newer_one_is_granted(session: Session, qtbot: QtBot) -> None:
    task, go_on = task_of(session), Event()

    def make() -> Task:
        assert go_on.wait(20)
        return replace(task, hidden=(3,))

    session.wish_task(make)
    session.wish_task(lambda: replace(task, hidden=(5,)))
    go_on.set()
    wait_for(session, qtbot)
    hear_all()
    assert task_of(session).hidden == (5,)


def test_what_is_not_possible_is_said_and_all_stays(session: Session, qtbot: QtBot) -> None:
    before, said, refused = session.scene, list[str](), list[ValueError]()
    session.message.connect(said.append)
    session.task_refused.connect(refused.append)
    session.wish_task(lambda: replace(task_of(session), hidden=(0,)))
    wait_for(session, qtbot)
    assert session.scene == before
    assert said == [str(refused[0])]
    assert "layer 2 of 3" in said[0]


def test_a_task_that_comes_too_late_is_not_shown(session: Session, qtbot: QtBot) -> None:
    task, go_on = task_of(session), Event()

    def make() -> Task:
        assert go_on.wait(20)
        return replace(task, hidden=(3,))

    session.wish_task(make)
    session.set_cost("himmelblau")
    go_on.set()
    wait_for(session, qtbot)
    hear_all()
    assert session.scene.cost == "himmelblau"
    assert session.scene.task is None
