"""Threads that are used again, end by themselves, and jobs that wait for the one before."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from pytestqt.qtbot import QtBot

from gdviz.engine.chunks import OnProgress
from gdviz.session import job_thread
from gdviz.session.background import Background, Breathe, Deliver, Job, made_by
from tests.session.threads import hear_all, own_threads, wait_for_quiet


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    wait_for_quiet(qtbot)
    background = Background(kept=0)
    yield background
    background.close()
    assert not own_threads()


def telling(what: object, after: Event | None = None) -> Job:
    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        assert after is None or after.wait(20)
        deliver((what, current_thread().ident))

    return job


def test_one_job_after_the_other_is_done_by_the_same_thread(
    background: Background, qtbot: QtBot
) -> None:
    heard: list[tuple[object, int]] = []
    background.delivered.connect(heard.append)
    for key in range(5):
        with qtbot.waitSignal(background.finished):
            background.start(key, telling(key))
    assert [what for what, _ in heard] == [0, 1, 2, 3, 4]
    assert len({thread for _, thread in heard}) == 1
    assert len(own_threads()) == 1


def test_a_thread_without_a_job_ends(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job_thread, "LINGER", 0.01)
    for key in range(3):
        with qtbot.waitSignal(background.finished):
            background.start(key, telling(key))
        qtbot.waitUntil(lambda: not own_threads())


def test_a_job_that_is_called_off_holds_nobody_up(background: Background, qtbot: QtBot) -> None:
    heard: list[tuple[object, int]] = []
    background.delivered.connect(heard.append)
    held = Event()
    background.start("held", telling("held", held))
    with qtbot.waitSignal(background.finished):
        background.start("next", telling("next"))
    held.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert [what for what, _ in heard] == ["next"]


def test_of_those_that_wait_only_the_newest_is_done(background: Background, qtbot: QtBot) -> None:
    heard: list[tuple[object, int]] = []
    background.delivered.connect(heard.append)
    held = Event()
    background.start_after(0, telling(0, held))
    for key in (1, 2, 3):
        background.start_after(key, telling(key))
    held.set()
    qtbot.waitUntil(lambda: len(heard) == 2)
    qtbot.waitUntil(lambda: not background.busy)
    assert [what for what, _ in heard] == [0, 3]


def test_one_that_waits_is_forgotten_where_the_one_under_way_is_wished_again(
    background: Background, qtbot: QtBot
) -> None:
    heard: list[tuple[object, int]] = []
    background.delivered.connect(heard.append)
    held = Event()
    background.start_after(0, telling(0, held))
    background.start_after(1, telling(1))
    background.start_after(0, telling(0))
    with qtbot.waitSignal(background.finished):
        held.set()
    assert not background.busy
    assert [what for what, _ in heard] == [0]


def test_one_that_waits_is_done_after_one_that_fails(background: Background, qtbot: QtBot) -> None:
    heard: list[tuple[object, int]] = []
    background.delivered.connect(heard.append)
    held = Event()

    def failing(deliver: Deliver, on_progress: OnProgress) -> None:
        assert held.wait(20)
        raise ArithmeticError("no")

    background.start_after(0, failing)
    background.start_after(1, telling(1))
    with qtbot.waitSignal(background.failed):
        held.set()
    qtbot.waitUntil(lambda: not background.busy)
    assert [what for what, _ in heard] == [1]


def test_cancel_forgets_also_what_waits(background: Background, qtbot: QtBot) -> None:
    heard: list[object] = []
    background.delivered.connect(heard.append)
    held = Event()
    background.start_after(0, telling(0, held))
    background.start_after(1, telling(1))
    background.cancel()
    held.set()
    with qtbot.waitSignal(background.finished):
        background.start(2, telling(2))
    assert [what for what, _ in heard] == [2]


def test_what_is_made_comes_back_on_the_window_s_thread(
    background: Background, qtbot: QtBot
) -> None:
    heard: list[tuple[object, object]] = []
    background.delivered.connect(lambda made: heard.append((made, current_thread())))
    with qtbot.waitSignal(background.finished):
        background.start("key", made_by(lambda breathe: current_thread()))
    (made_on, heard_on), *others = heard
    assert not others
    assert made_on is not main_thread()
    assert heard_on is main_thread()


@pytest.mark.parametrize("newer", [True, False])
def test_what_is_called_off_ends_at_its_next_breath(
    background: Background, qtbot: QtBot, newer: bool
) -> None:
    begun, ended, heard = Event(), Event(), list[object]()
    background.delivered.connect(heard.append)

    def endless(breathe: Breathe) -> None:
        begun.set()
        try:
            while True:
                breathe()
        finally:
            ended.set()

    background.start("endless", made_by(endless))
    assert begun.wait(20)
    if newer:
        background.start("newer", made_by(lambda breathe: "newer"))
    else:
        background.cancel()
    assert ended.wait(20)
    qtbot.waitUntil(lambda: not background.busy)
    assert heard == (["newer"] if newer else [])


def test_what_goes_wrong_is_raised_where_nobody_listens(
    background: Background, qtbot: QtBot
) -> None:
    with qtbot.captureExceptions() as caught:
        background.start("key", made_by(lambda breathe: 1 // 0))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    said: list[str] = []
    background.failed.connect(said.append)
    with qtbot.waitSignal(background.failed):
        background.start("key", made_by(lambda breathe: 1 // 0))
    assert said == ["integer division or modulo by zero"]


def test_after_it_was_closed_nothing_is_begun(background: Background, qtbot: QtBot) -> None:
    heard: list[object] = []
    background.delivered.connect(heard.append)
    background.close()
    background.start(0, telling(0))
    background.start_after(1, telling(1))
    hear_all()
    assert (heard, own_threads(), background.busy) == ([], [], False)


def test_a_background_may_go_while_its_thread_works(qtbot: QtBot) -> None:
    begun, go_on = Event(), Event()

    def held(breathe: Breathe) -> None:
        begun.set()
        assert go_on.wait(20)

    keeper = QObject()
    Background(keeper, kept=0).start("key", made_by(held))
    assert begun.wait(20)
    keeper.deleteLater()
    QCoreApplication.sendPostedEvents(keeper, QEvent.Type.DeferredDelete)
    go_on.set()
    qtbot.waitUntil(lambda: not own_threads())
