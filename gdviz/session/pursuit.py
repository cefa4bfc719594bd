"""Runs that are behind the playhead are taken to it, a part of each frame at a time."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import final

from PySide6.QtCore import QObject, QTimer, Signal

from gdviz.session.run import Run

#: Seconds of one frame that the missing steps may take.
SHARE = 0.008


@final
class Pursuit(QObject):
    """Its timer runs only while a run is behind."""

    moved = Signal()  # steps were taken after `follow` had returned

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runs: Sequence[Run] = ()
        self._playhead = 0
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timeout)

    def follow(self, runs: Sequence[Run], playhead: int) -> None:
        """Take these runs to the playhead: at once where it is near, else as time goes on."""
        self._runs, self._playhead = runs, playhead
        self._chase()

    def _chase(self) -> None:
        end = perf_counter() + SHARE
        for run in self._runs:
            run.reach(self._playhead, end - perf_counter())
        behind = any(run.behind(self._playhead) for run in self._runs)
        if behind != self._timer.isActive():
            self._timer.start() if behind else self._timer.stop()

    def _on_timeout(self) -> None:
        self._chase()
        self.moved.emit()
