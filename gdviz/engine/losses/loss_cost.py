"""The cost of a fit with two parameters: the mean of a loss over samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.engine.cost import Array, as_points
from gdviz.engine.losses.loss import Loss
from gdviz.engine.losses.terms import Terms
from gdviz.engine.regression import SampledCost


@final
@dataclass(frozen=True, eq=False, kw_only=True)
class LossCost(SampledCost):
    """Mean loss of n samples, a function of the two parameters of a line, (..., 2).

    `link` turns the line's heights into the model's answers.
    """

    loss: Loss
    terms: Terms
    link: Callable[[Array], Array]

    @property
    def sample_count(self) -> int:
        return self.terms.count

    def value(self, points: ArrayLike) -> Array:
        flat, shape = self._flat(points)
        return self.terms.value(self.loss, flat).reshape(shape)

    def gradient(self, points: ArrayLike) -> Array:
        return self._gradient(points, self.terms)

    def gradient_on(self, points: ArrayLike, rows: NDArray[np.intp]) -> Array:
        return self._gradient(points, self.terms.taken(rows))

    def value_and_gradient(self, points: ArrayLike) -> tuple[Array, Array]:
        """Both from the same residuals or margins; of many points one after the other."""
        flat, shape = self._flat(points)
        if len(flat) > 1:
            return super().value_and_gradient(points)
        value, gradient = self.terms.value_and_gradient(self.loss, flat)
        return value.reshape(shape), gradient.reshape(*shape, 2)

    def hessian(self, points: ArrayLike) -> Array:
        flat, shape = self._flat(points)
        return self.terms.hessian(self.loss, flat).reshape(*shape, 2, 2)

    def predict(self, point: Array, x: Array) -> Array:
        """The model's answer at each x, (n,), with the parameters `point`, (2,)."""
        return self.link(point[0] * x + point[1])

    def _gradient(self, points: ArrayLike, terms: Terms) -> Array:
        flat, shape = self._flat(points)
        return terms.gradient(self.loss, flat).reshape(*shape, 2)

    def _flat(self, points: ArrayLike) -> tuple[Array, tuple[int, ...]]:
        """Points in rows, (m, 2), contiguous, so that one and many are computed alike."""
        array = np.ascontiguousarray(as_points(points, self.dimension), dtype=float)
        return array.reshape(-1, self.dimension), array.shape[:-1]
