"""What the curvature at the minimum says of the learning rate of plain gradient descent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.local_model import Bend, LocalModel


@final
@dataclass(frozen=True, eq=False)
class Theory:
    """Limit and best learning rate of gradient descent near a minimum.

    On a quadratic it converges below 2/λmax, the `limit`, and fastest at 2/(λmin + λmax), the
    `best` rate, where the slowest and the fastest direction shrink alike. `point`, (d,), is where
    the curvatures were taken. Nesterov, "Introductory lectures on convex optimization", 2004,
    theorem 2.1.15.
    """

    point: Array
    smallest_curvature: float
    largest_curvature: float

    @classmethod
    def at(cls, cost: CostFunction, point: Array) -> Theory | None:
        """The theory at a point; None where the cost does not curve upwards in all directions."""
        model = LocalModel.at(cost, point)
        if model.bend is not Bend.UP:
            return None
        return cls(point, float(model.curvatures[0]), float(model.curvatures[-1]))

    @property
    def limit(self) -> float:
        """The learning rate above which gradient descent swings apart: 2/λmax."""
        return 2.0 / self.largest_curvature

    @property
    def best(self) -> float:
        """The learning rate with which it converges fastest: 2/(λmin + λmax)."""
        return 2.0 / (self.smallest_curvature + self.largest_curvature)
