"""A cost function written coordinate by coordinate, as a textbook writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.cost import Array, CostFunction, as_points
from gdviz.engine.shared_terms import SharedTerms

#: From so many numbers on it pays off to look for what value and slopes share.
MANY = 256


@final
@dataclass(frozen=True, eq=False, kw_only=True)
class Landscape(CostFunction):
    """A cost given by three functions of its coordinates, each an array of one shape.

    Write powers as products: `x**3` takes different code for a number and for an array, which
    differ in the last bit, and a batch must equal its single runs exactly.
    """

    value_of: Callable[..., Array]
    slopes_of: Callable[..., Sequence[Array | float]]
    curvatures_of: Callable[..., Sequence[Sequence[Array | float]]]

    def value(self, points: ArrayLike) -> Array:
        return self.value_of(*self._coordinates_of(points)).T

    def gradient(self, points: ArrayLike) -> Array:
        coordinates = self._coordinates_of(points)
        gradient = np.empty_like(coordinates)
        for row, slope in enumerate(self.slopes_of(*coordinates)):
            gradient[row] = slope
        return gradient.T

    def value_and_gradient(self, points: ArrayLike) -> tuple[Array, Array]:
        coordinates = self._coordinates_of(points)
        shared = self._shared_terms if coordinates.size >= MANY else None
        if shared is None or coordinates.ndim != 2 or coordinates.dtype != np.float64:
            return super().value_and_gradient(points)
        values, slopes = shared.evaluate(coordinates)
        return values, slopes.T

    @cached_property
    def _shared_terms(self) -> SharedTerms | None:
        return SharedTerms.of(self.value_of, self.slopes_of, self.dimension)

    def hessian(self, points: ArrayLike) -> Array:
        coordinates = self._coordinates_of(points)
        hessian = np.empty_like(coordinates, shape=(self.dimension, *coordinates.shape))
        for row, curvatures in enumerate(self.curvatures_of(*coordinates)):
            for column, curvature in enumerate(curvatures):
                hessian[row, column] = curvature
        return hessian.T

    def _coordinates_of(self, points: ArrayLike) -> Array:
        # The transpose puts the trailing axis first and costs nothing; transposing the result
        # back restores the leading axes in their order.
        return as_points(points, self.dimension).T
