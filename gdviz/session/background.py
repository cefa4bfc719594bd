"""Long work in a thread of its own: pictures that get finer, progress, and an end at any moment."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import final

from PySide6.QtCore import QMetaMethod, QObject, Qt, Signal

from gdviz.session.job_thread import Breathe, Deliver, Job, JobThread, Task, made_by

__all__ = ["Background", "Breathe", "Deliver", "Job", "made_by"]

#: Results that are kept, so that a scene which comes back is there at once.
KEPT = 24


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
    failed = Signal(str)  # the words of the job's error, which is raised if nobody listens

    # Its own, not that of an object without a parent, which another thread might collect.
    _heard = Signal(object, str, object)  # from a task's thread: task, what, with what

    def __init__(self, parent: QObject | None = None, kept: int = KEPT) -> None:
        super().__init__(parent)
        self._most = kept
        self._closed = False
        self._task: Task | None = None
        self._waiting: tuple[Hashable, Job] | None = None
        self._threads: list[JobThread] = []
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job is being done."""
        return self._task is not None

    def start(self, key: Hashable, job: Job) -> None:
        """Do a job; one that was finished under the same key is not done again."""
        if self._closed:  # what glides on after a window was closed asks for nothing
            return
        if self._task is not None and self._task.key == key:
            self._waiting = None
            return
        self._call_off()
        if key in self._kept:
            self._kept.move_to_end(key)
            self.delivered.emit(self._kept[key])
            self.finished.emit()
            return
        self._task = Task(key, job, self._heard.emit)
        self.started.emit()
        self._give(self._task)

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
        """Call the job off and wait until no thread is left; no further job is done."""
        self._closed = True
        self._call_off()
        for thread in self._threads:
            thread.end()
        self._threads.clear()

    def _give(self, task: Task) -> None:
        """Have a thread do it that has nothing to do, or a new one."""
        self._threads = [each for each in self._threads if each.alive]
        if not any(each.do(task) for each in self._threads):
            self._threads.append(JobThread(task))

    def _call_off(self) -> None:
        self._waiting = None
        if self._task is not None:
            self._task.wanted = False
            self._task = None

    def _on_heard(self, task: Task, what: str, content: object) -> None:
        if task is not self._task:
            return
        if what == "delivered":
            task.result = content
            self.delivered.emit(content)
        elif what == "progressed":
            self.progressed.emit(content, task.seconds_left(float(str(content))))
        else:
            self._end(task, content)

    def _end(self, task: Task, error: object) -> None:
        self._task, waiting = None, self._waiting
        if error is None:
            self._kept[task.key] = task.result
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        if waiting is not None:
            self.start(*waiting)
        if error is None:
            self.finished.emit()
        elif isinstance(error, Exception):
            self._tell_of(error)

    def _tell_of(self, error: Exception) -> None:
        heard = self.isSignalConnected(QMetaMethod.fromSignal(self.failed))
        self.failed.emit(str(error) or type(error).__name__)
        if not heard:
            raise error  # on a thread it would be lost
