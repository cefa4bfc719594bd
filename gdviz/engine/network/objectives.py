"""What the cost of a network measures on each sample; each is one entry here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.outputs import Output
from gdviz.engine.registry import Registry


@final
@dataclass(frozen=True, eq=False)
class Objective:
    """The cost of a sample, by its sums z, outputs y and targets t, shapes (..., m, n).

    `cost(output, z, y, t)` has shape (..., n); `slope(output, y, t)`, shape (..., m, n), is its
    derivative along z. `for_probabilities` says that the output must give probabilities.
    `latex_slope` is the derivative along the output y_k of one neuron; where that along its sum is
    simpler than both parts of the chain rule, it stands in `latex_delta`.
    """

    title: str
    latex: str
    cost: Callable[[Output, Array, Array, Array], Array]
    slope: Callable[[Output, Array, Array], Array]
    for_probabilities: bool = False
    latex_slope: str = ""
    latex_delta: str = ""


#: Every objective by name.
objectives: Registry[Objective] = Registry("objective")


def _squared(output: Output, z: Array, y: Array, t: Array) -> Array:
    cost: Array = np.square(y - t).sum(axis=-2)
    return cost


def _squared_slope(output: Output, y: Array, t: Array) -> Array:
    return output.pull(y, 2.0 * (y - t))


def _cross_entropy(output: Output, z: Array, y: Array, t: Array) -> Array:
    if output.surprise is None:
        raise ValueError(f"{output.title} outputs are no probabilities")
    return output.surprise(z, t)


def _cross_entropy_slope(output: Output, y: Array, t: Array) -> Array:
    """The same for sigmoid and softmax: Bishop, Pattern Recognition, 2006, section 5.2."""
    slope: Array = y - t
    return slope


ENTRIES = {
    "squared_error": Objective(
        "Squared error",
        r"\sum_k (y_k - t_k)^2",
        _squared,
        _squared_slope,
        latex_slope=r"2 (y_k - t_k)",
    ),
    "cross_entropy": Objective(
        "Cross-entropy",
        r"-\ln P(t \mid y)",
        _cross_entropy,
        _cross_entropy_slope,
        for_probabilities=True,
        latex_delta=r"y_k - t_k",
    ),
}

for _name in ENTRIES:
    objectives.add(_name, partial(ENTRIES.__getitem__, _name))
