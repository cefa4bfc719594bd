"""Losses of a classifier: functions of the margin m, the score with the sign of the class.

The score is z = w x + b and the probability that it gives to class 1 is p = 1 / (1 + exp(−z)). For
an answer t, 0 or 1, the margin is m = (2 t − 1) z: positive where the side is right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.losses.loss import Loss, named
from gdviz.engine.network.activations import sigmoid


@final
@named("cross_entropy")
@dataclass(frozen=True)
class CrossEntropy(Loss):
    """log(1 + exp(−m)), minus the logarithm of the probability that the right class is given.

    Bishop, Pattern Recognition and Machine Learning, 2006, equation 4.90.
    """

    title = "Cross-entropy"
    short = "Cross-entropy"
    steepest = 1.0
    bend = 0.25
    falls = True
    formula = "log(1 + exp(−m))"
    latex = r"\ln(1 + e^{-m})"

    def value(self, u: Array) -> Array:
        value: Array = np.maximum(-u, 0.0) + np.log1p(np.exp(-np.abs(u)))
        return value

    def slope(self, u: Array) -> Array:
        return -sigmoid(-u)

    def curvature(self, u: Array) -> Array:
        return sigmoid(u) * sigmoid(-u)


@final
@named("squared_probability")
@dataclass(frozen=True)
class SquaredProbability(Loss):
    """(p − t)²: who is wholly wrong costs 1, however far out, and there the slope is nothing.

    Brier, "Verification of forecasts expressed in terms of probability", 1950. Of the score it is
    not convex.
    """

    title = "Squared error"
    short = "Squared"
    steepest = 8.0 / 27.0  # at a probability of one third
    bend = 0.1540586
    falls = True
    convex = False
    formula = "(p − t)²"
    latex = "(p - t)^2"

    def value(self, u: Array) -> Array:
        wrong = sigmoid(-u)
        return wrong * wrong

    def slope(self, u: Array) -> Array:
        wrong = sigmoid(-u)
        slope: Array = -2.0 * wrong * wrong * sigmoid(u)
        return slope

    def curvature(self, u: Array) -> Array:
        wrong, right = sigmoid(-u), sigmoid(u)
        curvature: Array = 2.0 * wrong * wrong * right * (2.0 * right - wrong)
        return curvature


@final
@named("hinge")
@dataclass(frozen=True)
class Hinge(Loss):
    """max(0, 1 − m): nothing where the side is right with room to spare.

    Cortes and Vapnik, "Support-vector networks", Machine Learning 20, 1995.
    """

    title = "Hinge"
    short = "Hinge"
    kink = 1.0
    steepest = 1.0
    bend = 0.0
    formula = "max(0, 1 − m)"
    latex = r"\max(0, 1 - m)"

    def value(self, u: Array) -> Array:
        return np.maximum(0.0, 1.0 - u)

    def slope(self, u: Array) -> Array:
        return -np.heaviside(1.0 - u, 0.5)

    def curvature(self, u: Array) -> Array:
        return np.zeros_like(u)
