"""The two memories that Adam and its relatives keep: means of the slope and of its square."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.line import Line
from gdviz.engine.optimizers.memory import Moments

#: The last line of Adam and of most of its relatives.
OVER_ROOT = r"\theta - \eta\, \hat{m} / (\sqrt{\hat{v}} + \epsilon)"


def remember(gradient: Array, moments: Moments, beta1: float, beta2: float) -> Moments:
    """The moments after one more gradient, as in lines 7 and 8 of Adam's algorithm."""
    mean = beta1 * moments.mean
    mean += (1 - beta1) * gradient
    square = gradient * gradient
    square *= 1 - beta2
    mean_square = beta2 * moments.mean_square
    mean_square += square
    return Moments(moments.steps + 1, mean, mean_square)


def over_root(move: Array, mean_square: Array, epsilon: float) -> Array:
    """A move over a root mean square that is kept from zero: move / (√v + ε)."""
    root = np.sqrt(mean_square) + epsilon
    return np.divide(move, root, out=root)


def corrected(moments: Moments, beta1: float, beta2: float) -> tuple[Array, Array]:
    """The moments without their pull towards the zeros that they began with."""
    steps = int(moments.steps)
    return moments.mean / (1 - beta1**steps), moments.mean_square / (1 - beta2**steps)


def no_moments(point: Array) -> Moments:
    """The moments before the first step."""
    return Moments(0, np.zeros_like(point), np.zeros_like(point))


def name_parts(gradient: Array, state: Any) -> dict[str, Array]:
    """The slope and the moments of a state that has both."""
    return {"gradient": gradient, "mean": state.mean, "mean_square": state.mean_square}


def name_corrected(mean: Array, mean_square: Array) -> dict[str, Array]:
    """The moments as they are put into the move."""
    return {"corrected_mean": mean, "corrected_mean_square": mean_square}


def moment_letters(before: Any) -> Mapping[str, Any]:
    """The letters of a state with both moments; t is the number of the coming step."""
    return {"m": before.mean, "v": before.mean_square, "t": before.steps + 1}


def mean_line(mean: Array) -> Line:
    """The running mean after one more slope."""
    return Line(r"m \leftarrow \beta_1 m + (1 - \beta_1) \nabla C", mean, "mean")


def moment_lines(after: Any) -> tuple[Line, ...]:
    """Both moments after one more slope."""
    square = r"v \leftarrow \beta_2 v + (1 - \beta_2) (\nabla C)^2"
    return mean_line(after.mean), Line(square, after.mean_square, "mean_square")


def corrected_mean_line(mean: Array) -> Line:
    """The running mean without its pull towards zero."""
    return Line(r"\hat{m} \leftarrow m / (1 - \beta_1^{t})", mean, "corrected_mean")


def corrected_square_line(square: Array, letter: str = "v") -> Line:
    """A mean square without its pull towards zero."""
    formula = rf"\hat{{v}} \leftarrow {letter} / (1 - \beta_2^{{t}})"
    return Line(formula, square, "corrected_mean_square")


def corrected_lines(mean: Array, square: Array, letter: str = "v") -> tuple[Line, ...]:
    """Both moments without their pull towards zero."""
    return corrected_mean_line(mean), corrected_square_line(square, letter)
