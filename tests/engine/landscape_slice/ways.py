"""Networks with the way that training took, and a bowl in many dimensions, for the tests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from gdviz import descend, optimizers
from gdviz.engine.cost import Array, Coordinate, CostFunction, Domain, as_points
from gdviz.engine.network.generated import generated
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost


@cache
def trained(steps: int = 60) -> tuple[NetworkCost, Array]:
    """A 2-5-4-1 network on moons, and the points on its way, (steps + 1, d)."""
    network = Network((2, 5, 4, 1), "tanh", "sigmoid")
    cost = network_cost(network, generated["moons"](40, 0.1, 0), "cross_entropy", l2=0.01)
    rule = optimizers["adam"](learning_rate=0.05)
    return cost, descend(cost, cost.start, rule, steps=steps).points


@final
@dataclass(frozen=True, eq=False, kw_only=True)
class Bowl(CostFunction):
    """x·A·x / 2 + b·x in any number of dimensions."""

    matrix: Array
    slope: Array

    def value(self, points: ArrayLike) -> Array:
        x = as_points(points, self.dimension)
        values: Array = 0.5 * ((x @ self.matrix) * x).sum(axis=-1) + x @ self.slope
        return values

    def gradient(self, points: ArrayLike) -> Array:
        gradient: Array = as_points(points, self.dimension) @ self.matrix + self.slope
        return gradient

    def hessian(self, points: ArrayLike) -> Array:
        shape = as_points(points, self.dimension).shape
        return np.broadcast_to(self.matrix, (*shape, shape[-1]))


def bowl(dimension: int, seed: int) -> Bowl:
    """A bowl with a random symmetric, positive matrix."""
    generator = np.random.default_rng(seed)
    root = generator.normal(size=(dimension, dimension))
    return Bowl(
        title="Bowl",
        formula="",
        latex="",
        coordinates=tuple(Coordinate.plain(f"x{i}") for i in range(dimension)),
        domain=Domain(np.full(dimension, -9.0), np.full(dimension, 9.0)),
        start=np.ones(dimension),
        learning_rate=0.01,
        minima=(),
        matrix=root @ root.T,
        slope=generator.normal(size=dimension),
    )
