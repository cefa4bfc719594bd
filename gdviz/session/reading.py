"""Data that take longer than a frame to be read and made ready, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QObject, Signal

from gdviz.engine.chunks import OnProgress
from gdviz.session.background import Background, Deliver, Job
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.opened_tables import opened_table
from gdviz.tables.table_error import Remedy


@final
@dataclass(frozen=True)
class ToRead:
    """What is to be read: `make` makes the data, of a file with the remedies once it is open."""

    title: str
    make: Callable[[], LearningData]
    file: str = ""
    remedies: frozenset[Remedy] = frozenset()


@final
class Reading(QObject):
    """Reads one thing at a time; a new wish calls the former one off."""

    began = Signal(str)  # what is read
    progressed = Signal(float, float)  # the share read, from 0 to 1, and the seconds left
    done = Signal(object)  # the data, which are ready to be learned from
    refused = Signal(object)  # the ValueError that says what is wrong
    rested = Signal()  # nothing is being read any more: done, refused or called off

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self, kept=0)
        work = self._background
        work.progressed.connect(self.progressed)
        work.delivered.connect(self._on_delivered)
        work.failed.connect(self._on_failed)
        work.finished.connect(self.rested)
        work.cancelled.connect(self.rested)

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._background.busy

    def read(self, wish: ToRead) -> None:
        """Read it; `done` or `refused` is emitted, and in any case `rested`."""
        self._background.start(object(), _job(wish))
        self.began.emit(wish.title)

    def cancel(self) -> None:
        """Read no more; nothing comes of it."""
        self._background.cancel()

    def close(self) -> None:
        """Read no more, and wait until no thread is left."""
        self._background.close()

    def _on_delivered(self, found: object) -> None:
        (self.refused if isinstance(found, ValueError) else self.done).emit(found)

    def _on_failed(self, words: str) -> None:
        self.refused.emit(ValueError(words))
        self.rested.emit()


def _job(wish: ToRead) -> Job:
    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        try:
            found: LearningData | ValueError = _made(wish, on_progress)
        except ValueError as error:
            found = error
        deliver(found)

    return job


def _made(wish: ToRead, on_progress: OnProgress) -> LearningData:
    if wish.file:
        opened_table(wish.file, wish.remedies, on_progress)
    data = wish.make()
    data.prepared  # noqa: B018  (it is kept: the window need not wait for it)
    return data
