"""A job and the thread that does it, and then the next one."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import perf_counter, sleep
from typing import TypeAlias, final

from gdviz.engine.chunks import OnProgress

#: Is given a result that is better than the one before.
Deliver: TypeAlias = Callable[[object], None]
#: Computes, delivers, and is told by `on_progress` whether to go on.
Job: TypeAlias = Callable[[Deliver, OnProgress], None]

#: What work calls often. It ends it when it is called off.
Breathe: TypeAlias = Callable[[], None]

#: Seconds between two reports of progress: as often as a bar is seen to move.
REPORT_EVERY = 0.05
#: Seconds for which a thread waits for another job.
LINGER = 1.0
#: Seconds after which a job lets go of Python's lock, and for how long: so the program goes on.
WORK, REST = 2e-3, 5e-5


def made_by(make: Callable[[Breathe], object]) -> Job:
    """The job whose one result is made by a function, which may be called off where it breathes."""

    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        def breathe() -> None:
            if not on_progress(0.0):
                raise CancelledError

        breathe()
        deliver(make(breathe))

    return job


@final
class Task:
    """One job; `wanted` is read by its thread and written by the window."""

    def __init__(self, key: Hashable, job: Job, tell: Callable[[Task, str, object], None]) -> None:
        self.key, self.wanted, self.done = key, True, False
        self.result: object = None
        self._job, self._tell = job, tell
        self._begun = self._told = self._rested = perf_counter()

    def seconds_left(self, share: float) -> float:
        """How long the rest takes at the pace so far; infinite before anything is done."""
        spent = perf_counter() - self._begun
        return spent * (1 - share) / share if share > 0 else float("inf")

    def work(self) -> None:
        """Do the job, on a thread."""
        what: str = "finished"
        found: object = None
        try:
            self._job(self._deliver, self._go_on)
        except CancelledError:
            what = ""
        except Exception as error:  # whatever a cost of a plug-in raises: the program goes on
            what, found = "failed", error
        self.done = True  # said before it is told: who hears of it may have the next job done
        if what:
            self._say(what, found)
        # What waits for another job holds on to nothing of this one.
        self._job, self._tell = _nothing, _nobody

    def _deliver(self, result: object) -> None:
        if not self.wanted:
            raise CancelledError
        self._say("delivered", result)

    def _go_on(self, share: float) -> bool:
        now = perf_counter()
        if now - self._rested >= WORK:
            sleep(REST)
            now = self._rested = perf_counter()
        if self.wanted and now - self._told >= REPORT_EVERY:
            self._told = now
            self._say("progressed", share)
        return self.wanted

    def _say(self, what: str, content: object) -> None:
        if self.wanted:
            with suppress(RuntimeError):  # who would hear of it has been deleted
                self._tell(self, what, content)


def _nothing(deliver: Deliver, on_progress: OnProgress) -> None:
    """The job of a task that is done."""


def _nobody(task: Task, what: str, content: object) -> None:
    """Who hears of a task that is done."""


@final
class JobThread:
    """Does a task, waits a little for the next one, and ends.

    To begin a thread is to wait until it runs, which takes many milliseconds where others compute.
    """

    def __init__(self, task: Task) -> None:
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._lock, self._open = Lock(), True
        self._last = task
        self._tasks.put(task)
        self._thread = Thread(target=self._work, name="gdviz-background")
        self._thread.start()

    @property
    def alive(self) -> bool:
        """Whether the thread has not ended yet."""
        return self._thread.is_alive()

    def do(self, task: Task) -> bool:
        """Do a task next, if there is nothing else to do; whether it will be done."""
        with self._lock:
            if not self._open or not self._last.done:
                return False
            self._last = task
            self._tasks.put(task)
            return True

    def end(self) -> None:
        """Wait until the thread has ended."""
        self._tasks.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (task := self._next()) is not None:
            task.work()
            del task

    def _next(self) -> Task | None:
        try:
            return self._tasks.get(timeout=LINGER)
        except Empty:
            pass
        with self._lock:
            self._open = not self._tasks.empty()
        return self._tasks.get() if self._open else None
