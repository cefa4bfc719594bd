"""Of the jobs that wait only the newest is done, and what goes wrong is heard of."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from gdviz.canvas.newest_worker import Breathe, NewestWorker


@pytest.fixture
def results() -> list[object]:
    return []


@pytest.fixture
def worker(qtbot: QtBot, results: list[object]) -> NewestWorker:
    made = NewestWorker()
    made.finished.connect(results.append)
    return made


def test_a_job_is_done_on_another_thread_and_its_result_comes_back_on_this_one(
    worker: NewestWorker, qtbot: QtBot
) -> None:
    seen = []
    worker.finished.connect(lambda _: seen.append(threading.current_thread()))
    with qtbot.waitSignal(worker.finished) as done:
        worker.request(lambda breathe: threading.current_thread())
    assert done.args[0] is not threading.main_thread()
    assert seen == [threading.main_thread()]


def test_jobs_that_wait_are_left_out_when_a_newer_one_comes(
    worker: NewestWorker, results: list[object], qtbot: QtBot
) -> None:
    begun, go_on, did = threading.Event(), threading.Event(), []

    def slow(breathe: Breathe) -> str:
        begun.set()
        go_on.wait(10)
        breathe()
        return "slow"

    worker.request(slow)
    assert begun.wait(10)
    for number in range(5):
        worker.request(lambda breathe, number=number: did.append(number) or number)
    go_on.set()
    qtbot.waitUntil(lambda: bool(results))
    assert (results, did) == ([4], [4])


def test_a_job_that_is_cancelled_ends_at_its_next_breath(
    worker: NewestWorker, results: list[object], qtbot: QtBot
) -> None:
    begun, ended = threading.Event(), threading.Event()

    def endless(breathe: Breathe) -> None:
        begun.set()
        try:
            while True:
                breathe()
        finally:
            ended.set()

    worker.request(endless)
    assert begun.wait(10)
    worker.cancel()
    assert ended.wait(10)
    assert not results


def test_what_goes_wrong_is_raised_where_it_is_seen(worker: NewestWorker, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        worker.request(lambda breathe: 1 // 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
