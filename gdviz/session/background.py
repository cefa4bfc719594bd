"""Long work in a thread of its own: pictures that get finer, progress, and an end at any moment."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import CancelledError
from threading import Thread
from time import perf_counter
from typing import TypeAlias, final

from PySide6.QtCore import QObject, Qt, Signal

from gdviz.engine.chunks import OnProgress

#: Is given a result that is better than the one before.
Deliver: TypeAlias = Callable[[object], None]
#: Computes, delivers, and is told by `on_progress` whether to go on.
Job: TypeAlias = Callable[[Deliver, OnProgress], None]

#: Results that are kept, so that a scene which comes back is there at once.
KEPT = 24
#: Seconds between two reports of progress: as often as a bar is seen to move.
REPORT_EVERY = 0.05


@final
class Background(QObject):
    """Does one job at a time.

    A new one calls the former off, whose results are heard no more; or it waits until the former
    is done, and of all that wait only the newest is. So many results are kept: of what does not
    come back, none need be.
    """

    started = Signal()
    progressed = Signal(float, float)  # the share done, from 0 to 1, and the seconds left
    delivered = Signal(object)  # a result; the last one before `finished` is the best
    finished = Signal()
    cancelled = Signal()
    failed = Signal(str)  # the words of the job's error

    _heard = Signal(object, str, object)  # from a task's thread: task, what, with what

    def __init__(self, parent: QObject | None = None, kept: int = KEPT) -> None:
        super().__init__(parent)
        self._most = kept
        self._task: _Task | None = None
        self._waiting: tuple[Hashable, Job] | None = None
        self._ending: list[_Task] = []
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job is being done."""
        return self._task is not None

    def start(self, key: Hashable, job: Job) -> None:
        """Do a job; one that was finished under the same key is not done again."""
        if self._task is not None and self._task.key == key:
            self._waiting = None
            return
        self._call_off()
        if key in self._kept:
            self._kept.move_to_end(key)
            self.delivered.emit(self._kept[key])
            self.finished.emit()
            return
        self._task = _Task(key, job, self._heard.emit)
        self.started.emit()
        self._task.thread.start()

    def start_after(self, key: Hashable, job: Job) -> None:
        """Do a job as soon as the one under way is done; another that waits is forgotten.

        While a network trains there is a newer wish every frame: were it to end the one that is
        under way, none would ever be granted on a slow machine.
        """
        if self._task is None:
            self.start(key, job)
        else:
            self._waiting = None if self._task.key == key else (key, job)

    def cancel(self) -> None:
        """Call the job off; what it has delivered stays."""
        if self._task is not None:
            self._call_off()
            self.cancelled.emit()

    def close(self) -> None:
        """Call the job off and wait until no thread is left."""
        self._call_off()
        for task in self._ending:
            task.thread.join()
        self._ending.clear()

    def _call_off(self) -> None:
        self._waiting = None
        self._ending = [each for each in self._ending if each.thread.is_alive()]
        if self._task is not None:
            self._task.wanted = False
            self._ending.append(self._task)
            self._task = None

    def _on_heard(self, task: _Task, what: str, content: object) -> None:
        if task is not self._task:
            return
        if what == "delivered":
            task.result = content
            self.delivered.emit(content)
        elif what == "progressed":
            self.progressed.emit(content, task.seconds_left(float(str(content))))
        else:
            self._end(task, what, str(content))

    def _end(self, task: _Task, what: str, words: str) -> None:
        self._task, waiting = None, self._waiting
        if what == "finished":
            self._kept[task.key] = task.result
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        if waiting is not None:
            self.start(*waiting)
        self.finished.emit() if what == "finished" else self.failed.emit(words)


@final
class _Task:
    """One job and its thread; `wanted` is read by the thread and written by the window."""

    def __init__(self, key: Hashable, job: Job, tell: Callable[[_Task, str, object], None]) -> None:
        self.key, self.wanted = key, True
        self.result: object = None
        self._job, self._tell = job, tell
        self._begun = self._told = perf_counter()
        self.thread = Thread(target=self._work, name="gdviz-background")

    def seconds_left(self, share: float) -> float:
        """How long the rest takes at the pace so far; infinite before anything is done."""
        spent = perf_counter() - self._begun
        return spent * (1 - share) / share if share > 0 else float("inf")

    def _work(self) -> None:
        try:
            self._job(self._deliver, self._go_on)
        except CancelledError:
            return
        except Exception as error:  # whatever a cost of a plug-in raises: the program goes on
            self._say("failed", str(error) or type(error).__name__)
        else:
            self._say("finished", "")

    def _deliver(self, result: object) -> None:
        if not self.wanted:
            raise CancelledError
        self._say("delivered", result)

    def _go_on(self, share: float) -> bool:
        now = perf_counter()
        if self.wanted and now - self._told >= REPORT_EVERY:
            self._told = now
            self._say("progressed", share)
        return self.wanted

    def _say(self, what: str, content: object) -> None:
        if self.wanted:
            self._tell(self, what, content)
