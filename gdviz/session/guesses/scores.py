"""Guesses of learning: at which height the curve of a network's training will be."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar, final

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.scores import accuracy
from gdviz.session.guesses.guessable import Guessable
from gdviz.session.run import Run
from gdviz.session.tasks.tile import Tile
from gdviz.session.words import number

#: What is guessed by keys begins no lower: from zero no factor leads away.
LEAST_COST = 1e-6
#: The share of the first cost down to which there is room to guess.
DEEPER = 0.01
#: A guess is not more exact than a hand.
GUESSED_DIGITS = 2
#: All answers are right, in per cent.
ALL = 100.0


@dataclass(frozen=True)
class Score(Guessable):
    """A height of a learning curve, on training samples: (1,)."""

    tile = Tile.CURVES
    next_steps = 100

    def question(self, run: Run, steps: int | None, ends: bool) -> str:
        if steps is None:
            return _tr("Where will the training curve end? Click that height.")
        text = _tr("Where will the training curve be after {0} steps? Click that height.")
        return text.format(steps)

    def marked(self, guess: Array) -> str:
        text = _tr("The guess is marked: {0}. Now let it train.")
        return text.format(self.in_words(float(guess[0]), GUESSED_DIGITS))

    def told(self, run: Run, guess: Array, truth: Array, ends: bool) -> str:
        value, off = float(truth[0]), float(guess[0] - truth[0])
        if not np.isfinite(value):
            return _tr("It diverged: no guess is near")
        words = {
            1.0: _tr("{0}: the guess was {1} too high"),
            -1.0: _tr("{0}: the guess was {1} too low"),
            0.0: _tr("{0}, as guessed"),
        }
        text = words[np.sign(off)].format(self.in_words(value), self.difference(abs(off)))
        return text[:1].upper() + text[1:]

    def lowest(self, run: Run) -> float | None:
        """Down to which value there should be room to guess; None where any plot has it."""
        return None

    @abstractmethod
    def in_words(self, value: float, digits: int = 3) -> str:
        """The score and what it is of."""

    def difference(self, size: float) -> str:
        """The size of a difference of two scores."""
        return number(size)


@final
@dataclass(frozen=True)
class TrainingCost(Score):
    """The cost on training samples; by keys it is moved by factors, across two decades."""

    spans: ClassVar[tuple[float, float] | None] = (2.0, 2.0)

    def at(self, run: Run, step: int) -> Array:
        return np.array([run.cost_at(step)])

    def moved(self, values: Array, way: Array) -> Array:
        moved: Array = np.maximum(values, LEAST_COST) * 10.0 ** way[-1]
        return moved

    def lowest(self, run: Run) -> float | None:
        """Decades below the cost with which the run began."""
        return DEEPER * run.cost_at(0)

    def in_words(self, value: float, digits: int = 3) -> str:
        return _tr("cost\N{NO-BREAK SPACE}{0}").format(number(value, digits))


@final
@dataclass(frozen=True)
class TrainingShare(Score):
    """The share of right answers among training samples, in per cent."""

    spans: ClassVar[tuple[float, float] | None] = (ALL, ALL)

    def suits(self, cost: CostFunction) -> bool:
        return isinstance(cost, NetworkCost) and bool(cost.samples.classes)

    def at(self, run: Run, step: int) -> Array:
        cost = run.descent.cost
        if not isinstance(cost, NetworkCost):
            raise TypeError(f"answers are those of a network, not of {cost.title}")
        with np.errstate(all="ignore"):
            return np.array([ALL * accuracy(cost, run.point_at(step))])

    def moved(self, values: Array, way: Array) -> Array:
        moved: Array = np.clip(values + way[-1], 0.0, ALL)
        return moved

    def in_words(self, value: float, digits: int = 3) -> str:
        return _tr("{0} are right").format(f"{number(value, digits)}\N{NO-BREAK SPACE}%")

    def difference(self, size: float) -> str:
        return _tr("{0} points").format(number(size, 2))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prediction", text)


#: The two learning curves.
TRAINING_COST, TRAINING_SHARE = TrainingCost(), TrainingShare()
