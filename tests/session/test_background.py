"""Long work in a thread: delivered in order, called off at any moment, kept by its key."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError

import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.chunks import OnProgress
from gdviz.session.background import KEPT, Background, Deliver


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


def heard(background: Background) -> list[object]:
    """Everything that the background says, in order."""
    said: list[object] = []
    background.started.connect(lambda: said.append("started"))
    background.delivered.connect(said.append)
    background.finished.connect(lambda: said.append("finished"))
    background.cancelled.connect(lambda: said.append("cancelled"))
    background.failed.connect(said.append)
    return said


def delivering(*results: object) -> Callable[[Deliver, OnProgress], None]:
    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        for result in results:
            deliver(result)

    return job


def endless(deliver: Deliver, on_progress: OnProgress) -> None:
    """Works until it is called off, as the engine's own loops do."""
    while on_progress(0.5):
        threading.Event().wait(0.001)
    raise CancelledError


def own_threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name.startswith("gdviz-background")]


def test_results_come_in_order_and_then_the_end(background: Background, qtbot: QtBot) -> None:
    said = heard(background)
    with qtbot.waitSignal(background.finished):
        background.start("key", delivering(1, 2, 3))
    assert said == ["started", 1, 2, 3, "finished"]
    assert not background.busy


def test_the_job_runs_in_another_thread_and_the_window_hears_in_its_own(
    background: Background, qtbot: QtBot
) -> None:
    places: list[threading.Thread] = []
    background.delivered.connect(lambda result: places.append(threading.current_thread()))

    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        deliver(threading.current_thread())

    with qtbot.waitSignal(background.delivered) as caught:
        background.start("key", job)
    assert places == [threading.current_thread()] != [caught.args[0]]


def test_the_same_key_is_not_computed_twice(background: Background, qtbot: QtBot) -> None:
    with qtbot.waitSignal(background.finished):
        background.start("key", delivering("coarse", "fine"))
    said = heard(background)
    background.start("key", delivering("another"))
    assert said == ["fine", "finished"]


def test_a_job_that_is_being_done_is_not_begun_again(background: Background) -> None:
    said = heard(background)
    background.start("key", endless)
    background.start("key", endless)
    assert said == ["started"]
    assert len(own_threads()) == 1


def test_cancel_ends_the_job_and_keeps_nothing(background: Background, qtbot: QtBot) -> None:
    said = heard(background)
    with qtbot.waitSignal(background.progressed):
        background.start("key", endless)
    background.cancel()
    assert said == ["started", "cancelled"]
    qtbot.waitUntil(lambda: not own_threads())
    with qtbot.waitSignal(background.finished):
        background.start("key", delivering("anew"))
    assert said[2:] == ["started", "anew", "finished"]


def test_a_new_job_calls_the_former_off_and_is_the_only_one_heard(
    background: Background, qtbot: QtBot
) -> None:
    released = threading.Event()

    def stubborn(deliver: Deliver, on_progress: OnProgress) -> None:
        released.wait()
        deliver("stale")

    said = heard(background)
    background.start("first", stubborn)
    with qtbot.waitSignal(background.finished):
        background.start("second", delivering("fresh"))
    released.set()
    background.close()
    qtbot.wait(20)
    assert said == ["started", "started", "fresh", "finished"]


def test_progress_tells_the_share_and_a_time_that_shrinks_with_it(
    background: Background, qtbot: QtBot
) -> None:
    reports: list[tuple[float, float]] = []
    background.progressed.connect(lambda share, left: reports.append((share, left)))

    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        for share in (0.1, 0.5, 0.9):
            threading.Event().wait(0.06)
            on_progress(share)

    with qtbot.waitSignal(background.finished):
        background.start("key", job)
    assert [share for share, _ in reports] == [0.1, 0.5, 0.9]
    assert reports[0][1] > reports[1][1] > reports[2][1] > 0


def test_an_error_is_said_in_its_own_words_and_the_next_job_goes_well(
    background: Background, qtbot: QtBot
) -> None:
    def broken(deliver: Deliver, on_progress: OnProgress) -> None:
        raise ValueError("a map needs at least one pixel, not 0")

    with qtbot.waitSignal(background.failed) as caught:
        background.start("key", broken)
    assert caught.args == ["a map needs at least one pixel, not 0"]
    with qtbot.waitSignal(background.finished):
        background.start("key", delivering(1))


def test_close_leaves_no_thread(background: Background) -> None:
    background.start("key", endless)
    background.close()
    assert not own_threads()
    assert not background.busy


def test_only_the_last_results_are_kept(background: Background, qtbot: QtBot) -> None:
    for key in range(KEPT + 1):
        with qtbot.waitSignal(background.finished):
            background.start(key, delivering(key))
    said = heard(background)
    background.start(KEPT, delivering("again"))
    assert said == [KEPT, "finished"]
    with qtbot.waitSignal(background.finished):
        background.start(0, delivering("again"))
    assert said[2:] == ["started", "again", "finished"]


def test_results_that_do_not_come_back_are_not_kept(qtbot: QtBot) -> None:
    background = Background(kept=0)
    said = heard(background)
    for _ in range(2):
        with qtbot.waitSignal(background.finished):
            background.start("key", delivering(1))
    assert said == ["started", 1, "finished"] * 2
    background.close()
