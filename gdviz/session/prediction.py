"""Predict, then see: the hall's guess is marked first, and the run shows how near it came."""

from __future__ import annotations

from enum import Enum
from typing import final

import numpy as np
from PySide6.QtCore import QObject, Signal

from gdviz.engine.cost import Array
from gdviz.engine.trajectory import Status
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.session.words import number


@final
class Phase(Enum):
    """How far a prediction is."""

    OFF = "off"
    WAITING = "waiting"  # for a guess
    MARKED = "marked"
    TOLD = "told"


@final
class Prediction(QObject):
    """Asks where the ball of the selected run will be: after so many steps, or at its end."""

    changed = Signal()

    def __init__(
        self, session: Session, animation: Animation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._animation = session, animation
        self._phase = Phase.OFF
        self._steps: int | None = None
        self._begin = 0
        self._guess: Array | None = None
        session.cost_changed.connect(self.stop)
        session.runs_changed.connect(self._on_runs_changed)
        session.playhead_changed.connect(self._on_playhead_changed)

    @property
    def phase(self) -> Phase:
        return self._phase

    @property
    def steps(self) -> int | None:
        """After how many steps the ball's place is asked for; None for the end of the run."""
        return self._steps

    @property
    def guess(self) -> Array | None:
        """The place that is marked, (d,)."""
        return self._guess

    @property
    def truth(self) -> Array | None:
        """Where the ball really came to, (d,), once the hall has seen it."""
        if self._phase is not Phase.TOLD:
            return None
        run = self._session.run
        return run.point_at(run.length if self._steps is None else self._begin + self._steps)

    @property
    def distance(self) -> float | None:
        """How far the guess was from there, in the cost's own coordinates."""
        truth, guess = self.truth, self._guess
        if truth is None or guess is None:
            return None
        return float(np.linalg.norm(truth - guess))

    @property
    def is_right(self) -> bool | None:
        """Whether guess and end lie nearest to the same minimum; None where nothing says so."""
        minima = np.array([each.point for each in self._session.cost.minima])
        truth, guess = self.truth, self._guess
        if truth is None or guess is None or self._steps is not None or len(minima) < 2:
            return None
        return _nearest(minima, truth) == _nearest(minima, guess)

    @property
    def hides_the_coming(self) -> bool:
        """Whether what is to come must not be seen yet."""
        return self._phase in (Phase.WAITING, Phase.MARKED)

    def ask(self, steps: int | None) -> None:
        """Wait for a guess of where the ball is after so many steps, or at the run's end."""
        self._animation.pause()
        if self._session.scene.task is None:
            self._steps, self._begin, self._guess = steps, self._session.playhead, None
            self._become(Phase.WAITING)

    def stop(self) -> None:
        """Ask nothing."""
        if self._phase is not Phase.OFF:
            self._guess = None
            self._become(Phase.OFF)

    def toggle(self, steps: int | None) -> None:
        """Ask, or ask no more."""
        asked = self._phase is not Phase.OFF and self._steps == steps
        self.stop() if asked else self.ask(steps)

    def take(self, point: Array) -> bool:
        """Mark a guess if one is waited for, or another one; whether it was taken."""
        if not self.hides_the_coming:
            return False
        self._guess = np.array(point, dtype=float)
        self._become(Phase.MARKED)
        return True

    def nudge(self, way: Array) -> bool:
        """Move the guess, at first from where the ball is; whether one is waited for."""
        here = self._session.run.point_at(self._session.playhead)
        return self.take((here if self._guess is None else self._guess) + way)

    def _become(self, phase: Phase) -> None:
        self._phase = phase
        self.changed.emit()

    def _on_runs_changed(self) -> None:
        if self._phase is not Phase.OFF:
            self.ask(self._steps)

    def _on_playhead_changed(self) -> None:
        if self._phase is Phase.MARKED and self._has_come():
            self._become(Phase.TOLD)
        elif self._phase is Phase.TOLD and not self._has_come():
            self._become(Phase.MARKED)

    def _has_come(self) -> bool:
        playhead, run = self._session.playhead, self._session.run
        if run.status_at(playhead) is not Status.RUNNING:
            return True
        return self._steps is not None and playhead >= self._begin + self._steps


def sentence_for(prediction: Prediction) -> str:
    """What the hall is asked, or told, in one sentence; nothing where nothing is asked."""
    tr, distance = prediction.tr, prediction.distance
    if prediction.phase is Phase.WAITING:
        if prediction.steps is None:
            return tr("Where will it end? Click there.")
        if prediction.steps == 1:
            return tr("Where will it be after one step? Click there.")
        return tr("Where will it be after {0} steps? Click there.").format(prediction.steps)
    if prediction.phase is Phase.MARKED:
        return tr("The guess is marked. Now look where it goes.")
    if distance is None:
        return ""
    words = {
        True: tr("Right: it ended in that minimum, {0} from the guess"),
        False: tr("It ended in another minimum, {0} from the guess"),
        None: tr("The guess was {0} away"),
    }
    return words[prediction.is_right].format(number(distance))


def _nearest(minima: Array, point: Array) -> int:
    return int(np.linalg.norm(minima - point, axis=1).argmin())
