"""Work on a thread of its own, of which only what was asked for last is of interest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, sleep
from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

#: Seconds after which a job lets go of Python's lock, and for how long: so the program goes on.
WORK, REST = 2e-3, 5e-5

#: What a job calls often. It ends the job when a newer one waits.
Breathe = Callable[[], None]
#: What is done on the thread; its result may be anything.
Job = Callable[[Breathe], object]


class _Superseded(Exception):
    """A newer job waits."""


@final
class _Relay(QObject):
    """What the thread speaks through. It holds on to it, so a window may go while it works."""

    done = Signal(object, object)  # the result, or None and what went wrong


@final
@dataclass
class _Wanted:
    """The newest job, which the thread looks up."""

    job: Job | None = None


@final
class NewestWorker(QObject):
    """Does one job after the other and leaves out, or breaks off, those that are outdated."""

    finished = Signal(object)  # the result of a job

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._relay, self._wanted = _Relay(), _Wanted()
        self._relay.done.connect(self._on_done)
        self._thread: ThreadPoolExecutor | None = None

    def request(self, job: Job) -> None:
        """Have a job done; those before it are of no interest any more."""
        self._wanted.job = job
        self._thread = self._thread or _make_thread()
        self._thread.submit(_do, self._wanted, self._relay, job)

    def cancel(self) -> None:
        """Nothing that was asked for is of interest any more."""
        self._wanted.job = None

    def _on_done(self, result: object, error: Exception | None) -> None:
        if error is not None:
            raise error
        self.finished.emit(result)


def _do(wanted: _Wanted, relay: _Relay, job: Job) -> None:
    """On the thread: it must not touch the worker, which may be gone by then."""
    rested = perf_counter()

    def breathe() -> None:
        nonlocal rested
        if wanted.job is not job:
            raise _Superseded
        if perf_counter() > rested + WORK:
            sleep(REST)
            rested = perf_counter()

    try:
        breathe()
        relay.done.emit(job(breathe), None)
    except _Superseded:
        pass
    except Exception as error:  # raised where it is seen: on a thread it would be lost
        relay.done.emit(None, error)


def _make_thread() -> ThreadPoolExecutor:
    """Python's own: Qt's pool waits for its threads, they for Python, and Python for Qt."""
    from concurrent.futures import ThreadPoolExecutor

    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="canvas")
