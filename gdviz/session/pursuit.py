"""Runs that are behind the playhead are taken to it, without keeping the window from its frames."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import Any, TypeAlias, final

from PySide6.QtCore import QObject, QTimer, Signal

from gdviz.engine.trajectory import Status
from gdviz.engine.walk import Walk
from gdviz.session.background import Background, made_by
from gdviz.session.price import SHARE
from gdviz.session.race import counted
from gdviz.session.run import Run

#: Runs of a round, each with what its next step needs.
Looks: TypeAlias = list[tuple[Walk, Any]]


@final
class Pursuit(QObject):
    """Cheap steps are taken at once, a part of each frame at a time.

    Where those of all runs take longer than their share of a frame, a thread looks at the next
    step of each run, and the steps are taken when all have been looked at. The runs that are
    farthest behind go first: then all go together. One that nobody waits for any more is kept
    until its run goes on. The same steps are taken in either way.
    """

    moved = Signal(int)  # after `follow` had returned; how far the front went by looked-at steps
    failed = Signal(str)  # a step could not be looked at: the words of the error

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runs: Sequence[Run] = ()
        self._playhead = 0
        self._looking: tuple[Walk, ...] = ()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._on_timeout)
        self._background = Background(self, kept=0)
        self._background.delivered.connect(self._on_delivered)
        self._background.finished.connect(self._on_finished)
        self._background.failed.connect(self._on_failed)

    @property
    def looking(self) -> bool:
        """Whether a thread looks at coming steps."""
        return bool(self._looking)

    def follow(self, runs: Sequence[Run], playhead: int) -> None:
        """Take these runs to the playhead: at once where it is near, else as time goes on."""
        self._runs, self._playhead = runs, playhead
        self._chase()

    def close(self) -> None:
        """Leave no thread behind."""
        self._timer.stop()
        self._background.close()
        self._looking = ()

    @property
    def _front(self) -> int:
        return min(self._playhead, max(run.length for run in counted(self._runs)))

    @property
    def _taken(self) -> list[tuple[int, Status]]:
        return [(run.length, run.descent.status) for run in self._runs]

    def _chase(self) -> None:
        behind = self._behind()
        if not are_dear(behind):
            self._chase_at_once(behind)
            behind = self._behind()
        while are_dear(behind) and self._take_round(behind):
            behind = self._behind()
        cheap = bool(behind) and not are_dear(behind)
        if cheap != self._timer.isActive():
            self._timer.start() if cheap else self._timer.stop()

    def _take_round(self, behind: Sequence[Run]) -> bool:
        """A step of the runs that are farthest behind; False where a thread looks at it first."""
        least = min(run.length for run in behind)
        last = [run for run in behind if run.length == least]
        unseen = [run for run in last if not run.descent.ready]
        if unseen:
            self._look_ahead(unseen)
            return False
        for run in last:
            run.advance()
        return True

    def _chase_at_once(self, behind: Sequence[Run]) -> None:
        end = perf_counter() + SHARE
        for run in behind:
            run.reach(self._playhead, end - perf_counter())

    def _behind(self) -> list[Run]:
        return [run for run in self._runs if run.behind(self._playhead)]

    def _look_ahead(self, runs: Sequence[Run]) -> None:
        walks = tuple(run.descent for run in runs)
        if walks == self._looking:
            return
        self._looking = walks
        looks = made_by(lambda breathe: [(run.descent, run.look_ahead(breathe)) for run in runs])
        self._background.start(object(), looks)

    def _on_delivered(self, looks: Looks) -> None:
        known = [run.descent for run in self._runs]
        for walk, ahead in looks:
            if walk in known:
                walk.expect(ahead)

    def _on_finished(self) -> None:
        self._looking, before, taken = (), self._front, self._taken
        self._chase()
        if self._taken != taken:
            self.moved.emit(self._front - before)

    def _on_failed(self, words: str) -> None:
        self._looking = ()
        self._playhead = 0
        self.failed.emit(words)

    def _on_timeout(self) -> None:
        self._chase()
        self.moved.emit(0)


def are_dear(runs: Sequence[Run]) -> bool:
    """Whether a step of all these runs takes longer than its share of a frame."""
    return sum(run.price for run in runs) > SHARE
