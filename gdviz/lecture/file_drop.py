"""A table that is dragged onto the window is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

#: How names of tables end.
SUFFIXES = frozenset({".csv", ".tsv", ".txt", ".dat"})


@final
class FileDrop(QObject):
    """Takes one file at a time; what is no table by its name is left to others."""

    def __init__(self, window: QWidget, opened: Callable[[str], None]) -> None:
        super().__init__(window)
        self._opened = opened
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):  # what enters and what moves are such, too
            return False
        file = _table_of(event)
        if file:
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self._opened(file)
        return bool(file)


def _table_of(event: QDropEvent) -> str:
    """The path of a single table on this machine; nothing for anything else."""
    files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
    fits = len(files) == 1 and Path(files[0]).suffix.lower() in SUFFIXES
    return files[0] if fits else ""
