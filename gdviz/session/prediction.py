"""Predict, then see: the hall's guess is marked first, and the run shows how near it came."""

from __future__ import annotations

from enum import Enum
from typing import final

import numpy as np
from PySide6.QtCore import QObject, Signal

from gdviz.engine.cost import Array
from gdviz.engine.trajectory import Status
from gdviz.session.animation import Animation
from gdviz.session.guesses.all_guesses import guessable_in, hindrance_in
from gdviz.session.guesses.guessable import Guessable
from gdviz.session.guesses.places import PLACE, in_same_minimum
from gdviz.session.run import Run
from gdviz.session.session import Session


@final
class Phase(Enum):
    """How far a prediction is."""

    OFF = "off"
    WAITING = "waiting"  # for a guess
    MARKED = "marked"
    TOLD = "told"


@final
class Prediction(QObject):
    """Asks for a guess of the selected run: after so many steps, or at its end.

    What is guessed depends on what is shown: where the ball will be, or how high a learning curve.
    """

    changed = Signal()
    asked = Signal()  # a guess is waited for
    refused = Signal(str)  # why nothing can be guessed

    def __init__(
        self, session: Session, animation: Animation, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._animation = session, animation
        self._phase = Phase.OFF
        self._steps: int | None = None
        self._ends = False  # whether it is asked where the run ends
        self._begin = 0
        self._aimed = False  # whether playing pauses at what is told because of this
        self._of: Guessable = PLACE
        self._guess: Array | None = None
        session.cost_changed.connect(self.stop)
        session.runs_changed.connect(self._on_runs_changed)
        session.selection_changed.connect(self._on_selection_changed)
        session.playhead_changed.connect(self._on_playhead_changed)
        session.tiles_changed.connect(self._on_sight_changed)
        session.study_changed.connect(self._on_sight_changed)
        animation.playing_changed.connect(self._on_playing_changed)

    @property
    def phase(self) -> Phase:
        return self._phase

    @property
    def asks(self) -> bool:
        """Whether something is asked, or told."""
        return self._phase is not Phase.OFF

    @property
    def steps(self) -> int | None:
        """After how many steps it is told; None for the end of the run."""
        return self._steps

    @property
    def ends(self) -> bool:
        """Whether it is asked where the run ends."""
        return self._ends

    @property
    def run(self) -> Run:
        """The run of which something is guessed."""
        return self._session.run

    @property
    def of(self) -> Guessable:
        """What is guessed."""
        return self._of

    @property
    def next_steps(self) -> int:
        """How many steps are the next ones of what is shown: one, or as many as one can see."""
        return next((each.next_steps for each in guessable_in(self._session.scene)), 1)

    @property
    def guess(self) -> Array | None:
        """The values that are marked, (n,): of a place its coordinates."""
        return self._guess

    @property
    def step(self) -> int | None:
        """The step at which it is told; None while only the end of the run is known to tell."""
        if self._phase is Phase.TOLD:
            return min(self._goal, self._session.run.length)
        return None if self._steps is None else self._goal

    @property
    def truth(self) -> Array | None:
        """What it really came to, (n,), once the hall has seen it."""
        if self._phase is not Phase.TOLD:
            return None
        return self._of.at(self._session.run, self._goal)

    @property
    def distance(self) -> float | None:
        """How far the guess was from there, in the unit of what was guessed."""
        truth, guess = self.truth, self._guess
        if truth is None or guess is None:
            return None
        return float(np.linalg.norm(truth - guess))

    @property
    def is_right(self) -> bool | None:
        """Whether guess and end lie nearest to the same minimum; None where nothing says so."""
        truth, guess = self.truth, self._guess
        if truth is None or guess is None or not self._ends or self._of is not PLACE:
            return None
        return in_same_minimum(self._session.cost, guess, truth)

    @property
    def hides_the_coming(self) -> bool:
        """Whether what is to come must not be seen yet."""
        return self._phase in (Phase.WAITING, Phase.MARKED)

    @property
    def hindrance(self) -> str:
        """Why nothing can be guessed at the moment, in words; nothing where it can."""
        session = self._session
        if session.run.status_at(session.playhead) is not Status.RUNNING:
            return self.tr("The run has ended here: go back to guess.")
        return hindrance_in(session.scene)

    def ask(self, steps: int | None, ends: bool = False) -> None:
        """Wait for a guess of what is after so many steps, or, without any, at the run's end.

        `ends` says that the run is expected to have ended by then. Refused, it says why.
        """
        self._animation.pause()
        hindrance = self.hindrance
        if hindrance:
            self.stop()
            self.refused.emit(hindrance)
            return
        self._steps, self._ends = steps, ends or steps is None
        self._of = guessable_in(self._session.scene)[0]
        self._begin, self._guess = self._session.playhead, None
        self._become(Phase.WAITING)
        self.asked.emit()

    def stop(self) -> None:
        """Ask nothing."""
        if self.asks:
            if self._aimed and self._animation.target is not None:
                self._animation.stop()
            self._guess, self._aimed = None, False
            self._become(Phase.OFF)

    def toggle(self, steps: int | None) -> None:
        """Ask, or ask no more."""
        asked = self.asks and self._steps == steps
        self.stop() if asked else self.ask(steps)

    def toggle_next(self) -> None:
        """Ask for the next step, or as many as one can see, or ask no more."""
        self.toggle(self.next_steps)

    def toggle_end(self) -> None:
        """Ask for the end of the run, or ask no more."""
        self.toggle(None)

    def take(self, values: Array, of: Guessable | None = None) -> bool:
        """Mark a guess if one is waited for, or another one; whether it was taken.

        Without `of` it is a guess of what is asked for.
        """
        if not self.hides_the_coming:
            return False
        self._guess, self._of = np.array(values, dtype=float), of or self._of
        self._become(Phase.TOLD if self._has_come() else Phase.MARKED)
        return True

    def nudge(self, way: Array) -> bool:
        """Move the guess, at first from what is now; whether one is waited for."""
        return self.take(self._of.moved(self._present, way))

    def guess_another(self) -> None:
        """Guess the next of the things that can be guessed here, at first as it is now."""
        several = guessable_in(self._session.scene)
        if len(several) > 1 and self.hides_the_coming:
            self._of = several[(several.index(self._of) + 1) % len(several)]
            self._guess = None
            self.take(self._present)

    @property
    def _present(self) -> Array:
        """The guess, or what is at the playhead."""
        if self._guess is not None:
            return self._guess
        return self._of.at(self._session.run, self._session.playhead)

    @property
    def _goal(self) -> int:
        """The step that tells it; where the run ends before, its end."""
        return self._session.run.length if self._steps is None else self._begin + self._steps

    def _become(self, phase: Phase) -> None:
        self._phase = phase
        self.changed.emit()

    def _on_runs_changed(self) -> None:
        if self.asks:
            self._ask_anew()

    def _ask_anew(self) -> None:
        """The same of what is shown now, if it can be asked of that."""
        self.stop() if self.hindrance else self.ask(self._steps, self._ends)

    def _on_selection_changed(self) -> None:
        """A guess that is told is held against any run; one that is open was of the former one."""
        if self.hides_the_coming:
            self._ask_anew()
        elif self._phase is Phase.TOLD:
            self.changed.emit()

    def _on_sight_changed(self) -> None:
        if self.asks and hindrance_in(self._session.scene):
            self.stop()

    def _on_playing_changed(self, playing: bool) -> None:
        if playing and self._phase is Phase.MARKED and self._steps is not None:
            self._aimed = self._animation.aim(self._goal)

    def _on_playhead_changed(self) -> None:
        if self._phase is Phase.WAITING:
            self._begin = self._session.playhead  # it is asked from where the run is now
            self.changed.emit()
        elif self._phase is Phase.MARKED and self._has_come():
            self._become(Phase.TOLD)
        elif self._phase is Phase.TOLD and not self._has_come():
            self._become(Phase.MARKED)

    def _has_come(self) -> bool:
        playhead, run = self._session.playhead, self._session.run
        if run.status_at(playhead) is not Status.RUNNING:
            return True
        return self._steps is not None and playhead >= self._goal


def sentence_for(prediction: Prediction) -> str:
    """What the hall is asked, or told, in one sentence; nothing where nothing is asked."""
    run, of = prediction.run, prediction.of
    guess, truth = prediction.guess, prediction.truth
    if prediction.phase is Phase.WAITING:
        return of.question(run, prediction.steps, prediction.ends)
    if guess is None:
        return ""
    if truth is None:
        return of.marked(guess)
    return of.told(run, guess, truth, prediction.ends)
