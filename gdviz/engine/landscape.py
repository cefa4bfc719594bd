"""A cost function written coordinate by coordinate, as a textbook writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.cost import Array, CostFunction, as_points


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
