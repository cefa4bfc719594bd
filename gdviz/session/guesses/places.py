"""Guesses of places: where the ball will be, on the picture of a cost or of one of several."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QCoreApplication

from gdviz.engine.cost import Array, CostFunction
from gdviz.session.guesses.guessable import Guessable
from gdviz.session.run import Run
from gdviz.session.words import number, translated


@dataclass(frozen=True)
class Place(Guessable):
    """Parameters, (d,), in their own units."""

    def at(self, run: Run, step: int) -> Array:
        return run.point_at(step)

    def question(self, run: Run, steps: int | None, ends: bool) -> str:
        if ends or steps is None:
            return _tr("Where will it end? Click there.")
        if steps == 1:
            return _tr("Where will it be after one step? Click there.")
        return _tr("Where will it be after {0} steps? Click there.").format(steps)

    def marked(self, guess: Array) -> str:
        return _tr("The guess is marked. Now look where it goes.")

    def told(self, run: Run, guess: Array, truth: Array, ends: bool) -> str:
        words = {
            True: _tr("Right: it ended in that minimum, {0} from the guess"),
            False: _tr("It ended in another minimum, {0} from the guess"),
            None: _tr("The guess was {0} away"),
        }
        right = in_same_minimum(run.descent.cost, guess, truth) if ends else None
        return _measured(words[right], guess, truth)


@final
@dataclass(frozen=True)
class Parameters(Place):
    """The parameters of a model on the surface of one of its losses, which is named.

    Each has a unit of its own, so that the guess is also told parameter by parameter.
    """

    def question(self, run: Run, steps: int | None, ends: bool) -> str:
        loss = _loss(run)
        if ends or steps is None:
            return _tr("{loss}: where will it end? Click its surface.").format(loss=loss)
        if steps == 1:
            text = _tr("{loss}: where is it after one step? Click its surface.")
        else:
            text = _tr("{loss}: where is it after {steps} steps? Click its surface.")
        return text.format(loss=loss, steps=steps)

    def told(self, run: Run, guess: Array, truth: Array, ends: bool) -> str:
        away = np.abs(truth - guess).tolist()
        symbols = [each.symbol for each in run.descent.cost.coordinates]
        named = zip(symbols, map(number, away), strict=True)
        text = _tr("{loss}: {away} from the guess, by {by}")
        by = ", ".join(_tr("{0} in {1}").format(value, symbol) for symbol, value in named)
        return _measured(text.format(loss=_loss(run), away="{0}", by=by), guess, truth)


def in_same_minimum(cost: CostFunction, guess: Array, truth: Array) -> bool | None:
    """Whether two points, (d,), lie nearest to the same minimum; None where nothing says so."""
    minima = np.array([each.point for each in cost.minima])
    if len(minima) < 2 or not np.isfinite(truth).all():
        return None
    return _nearest(minima, truth) == _nearest(minima, guess)


def _measured(text: str, guess: Array, truth: Array) -> str:
    distance = float(np.linalg.norm(truth - guess))
    if not np.isfinite(distance):
        return _tr("It went beyond all bounds: no guess is near")
    return text.format(number(distance))


def _nearest(minima: Array, point: Array) -> int:
    return int(np.linalg.norm(minima - point, axis=1).argmin())


def _loss(run: Run) -> str:
    return translated(run.descent.cost.title)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Prediction", text)


#: Where the ball of a plain cost will be.
PLACE = Place()
#: Where the parameters of a model will be.
PARAMETERS = Parameters()
