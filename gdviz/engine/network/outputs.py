"""What the last layer of a network makes of its sums; each is one entry here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.activations import sigmoid
from gdviz.engine.registry import Registry


@final
@dataclass(frozen=True, eq=False)
class Output:
    """A function y(z) of the sums of a sample, shapes (..., m, n) for n samples.

    `pull(y, g)` turns slopes along y into slopes along z. `surprise(z, t)` is minus the logarithm
    of the probability that y gives to the targets t, shape (..., n), computed from z so that no
    digit is lost where y comes near 0 or 1; None where y is no probability. `fewest` is the number
    of neurons that it needs at least. `latex_pull` is the slope along z_k made of the slopes g
    along y.
    """

    title: str
    latex: str
    value: Callable[[Array], Array]
    pull: Callable[[Array, Array], Array]
    surprise: Callable[[Array, Array], Array] | None = None
    fewest: int = 1
    latex_pull: str = ""


#: Every output by name.
outputs: Registry[Output] = Registry("output")


def softmax(z: Array) -> Array:
    """Powers exp(z) over their sum along the second last axis, the largest z taken off before."""
    powers: Array = np.exp(z - z.max(axis=-2, keepdims=True))
    powers /= powers.sum(axis=-2, keepdims=True)
    return powers


def _pull_through_softmax(y: Array, g: Array) -> Array:
    pulled: Array = y * (g - (y * g).sum(axis=-2, keepdims=True))
    return pulled


def _surprise_of_sigmoid(z: Array, t: Array) -> Array:
    """The sum of log(1 + exp(z)) − t z, summed over the neurons."""
    surprise: Array = (np.maximum(z, 0.0) - t * z + np.log1p(np.exp(-np.abs(z)))).sum(axis=-2)
    return surprise


def _surprise_of_softmax(z: Array, t: Array) -> Array:
    """That is log Σ exp(z) − Σ t z, where the targets of a sample add up to 1."""
    shifted = z - z.max(axis=-2, keepdims=True)
    logarithm = np.log(np.exp(shifted).sum(axis=-2))
    surprise: Array = logarithm - (t * shifted).sum(axis=-2)
    return surprise


ENTRIES = {
    "linear": Output("Linear", r"z", lambda z: z, lambda y, g: g, latex_pull=r"g_k"),
    "sigmoid": Output(
        "Sigmoid",
        r"\frac{1}{1 + e^{-z}}",
        sigmoid,
        lambda y, g: g * (y - y * y),
        _surprise_of_sigmoid,
        latex_pull=r"g_k \, y_k (1 - y_k)",
    ),
    "softmax": Output(
        "Softmax",
        r"\frac{e^{z_k}}{\sum_j e^{z_j}}",
        softmax,
        _pull_through_softmax,
        _surprise_of_softmax,
        fewest=2,
        latex_pull=r"y_k (g_k - \sum_j y_j g_j)",
    ),
}

for _name in ENTRIES:
    outputs.add(_name, partial(ENTRIES.__getitem__, _name))
