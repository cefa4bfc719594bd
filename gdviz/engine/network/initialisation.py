"""The weights that a network begins with; each way to draw them is one entry here."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.network import Network
from gdviz.engine.registry import Registry


@final
@dataclass(frozen=True, eq=False)
class Initialisation:
    """Normally distributed weights; `deviation(before, after)` is that of a layer between so many.

    Biases begin at zero.
    """

    title: str
    latex: str
    deviation: Callable[[int, int], float]

    def draw(self, network: Network, seed: int = 0) -> Array:
        """The parameters, shape (d,); the same for the same seed."""
        generator = np.random.default_rng(seed)
        point = np.zeros(network.dimension)
        for layer in network.layers(point):
            after, before = layer.shape[0], layer.shape[1] - 1
            layer[:, :-1] = self.deviation(before, after) * generator.standard_normal(
                (after, before)
            )
        return point


#: Every initialisation by name.
initialisations: Registry[Initialisation] = Registry("initialisation")

ENTRIES = {
    # Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
    # networks", 2010, equation 12, as a normal distribution.
    "xavier": Initialisation(
        "Xavier",
        r"\sigma^2 = \frac{2}{n_{in} + n_{out}}",
        lambda before, after: math.sqrt(2 / (before + after)),
    ),
    # He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015, equation 10.
    "he": Initialisation(
        "He", r"\sigma^2 = \frac{2}{n_{in}}", lambda before, after: math.sqrt(2 / before)
    ),
    "zero": Initialisation("Zero", r"w = 0", lambda before, after: 0.0),
    # Far beyond all others: neurons saturate, or sums explode from layer to layer.
    "too_large": Initialisation("Too large", r"\sigma = 5", lambda before, after: 5.0),
}

for _name in ENTRIES:
    initialisations.add(_name, partial(ENTRIES.__getitem__, _name))
