"""A cost function of any number of parameters, written over all coordinates at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.cost import Array, CostFunction, as_points

#: Rows of so many numbers are added up one row at a time.
LONG = 256


@final
@dataclass(frozen=True, eq=False, kw_only=True)
class LandscapeND(CostFunction):
    """A cost given by functions of its coordinates x, shape (d, ...): row i is coordinate i.

    `value_of` gives (...), `slopes_of` (d, ...) and `curvatures_of` (d, d, ...). Powers are written
    as products and sums over rows with `total`, so that a batch equals its single runs.
    """

    value_of: Callable[[Array], Array]
    slopes_of: Callable[[Array], Array]
    curvatures_of: Callable[[Array], Array]

    def value(self, points: ArrayLike) -> Array:
        return self.value_of(self._rows_of(points)).T

    def gradient(self, points: ArrayLike) -> Array:
        return self.slopes_of(self._rows_of(points)).T

    def hessian(self, points: ArrayLike) -> Array:
        return self.curvatures_of(self._rows_of(points)).T

    def _rows_of(self, points: ArrayLike) -> Array:
        return as_points(points, self.dimension).T


def total(terms: Array) -> Array:
    """The sum over rows from the first to the last, in one order for all shapes: (d, ...) -> (...).

    numpy's own sum adds in pairs where that is quicker.
    """
    if terms[0].size < LONG:
        last: Array = np.add.accumulate(terms, axis=0)[-1]
        return last
    # The same additions in the same order; `accumulate` goes through long rows crosswise.
    sums: Array = terms[0].copy()
    for row in terms[1:]:
        sums += row
    return sums


def along_diagonal(terms: Array) -> Array:
    """Matrices that are zero beside their diagonals: (d, ...) -> (d, d, ...)."""
    d = len(terms)
    matrices = np.zeros((d, *terms.shape), terms.dtype)
    matrices[np.arange(d), np.arange(d)] = terms
    return matrices


def all_but_one(factors: Array) -> Array:
    """For each row the product of all other rows: (d, ...) -> (d, ...); no division by zero."""
    ones = np.ones_like(factors[:1])
    before = np.multiply.accumulate(np.concatenate([ones, factors[:-1]]), axis=0)
    after = np.multiply.accumulate(np.concatenate([ones, factors[:0:-1]]), axis=0)[::-1]
    return before * after


def numbered(x: Array, start: int = 1) -> Array:
    """The rows' numbers 1, 2 ... d in a shape that multiplies x: (d, 1 ...)."""
    return np.arange(start, start + len(x), dtype=float).reshape(-1, *[1] * (x.ndim - 1))
