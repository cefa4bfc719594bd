"""The cost on a slice as a cost function of two parameters, read from the computed grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.cost import Array, Coordinate, CostFunction, as_points
from gdviz.engine.landscape_slice import SliceCosts


@final
@dataclass(frozen=True, eq=False, kw_only=True)
class GridCost(CostFunction):
    """Between grid lines it is bilinear; beyond the grid it is unknown, NaN."""

    found: SliceCosts

    @classmethod
    def of(cls, found: SliceCosts, labels: tuple[str, str]) -> GridCost:
        """The cost on a plane, whose axes are called by these words."""
        extent = found.cut.extent
        return cls(
            title="",
            formula="",
            latex="",
            coordinates=tuple(map(Coordinate.plain, labels)),
            domain=extent,
            start=(extent.lower + extent.upper) / 2,
            learning_rate=1.0,
            minima=(),
            found=found,
        )

    def value(self, points: ArrayLike) -> Array:
        u, v, a, b, c, d = self._cells(points)
        values: Array = (1 - v) * ((1 - u) * a + u * b) + v * ((1 - u) * c + u * d)
        return values

    def gradient(self, points: ArrayLike) -> Array:
        u, v, a, b, c, d = self._cells(points)
        along = (1 - v) * (b - a) + v * (d - c), (1 - u) * (c - a) + u * (d - b)
        gradient: Array = np.stack(along, axis=-1) * self._lines / self.domain.span
        return gradient

    def hessian(self, points: ArrayLike) -> Array:
        u, _, a, b, c, d = self._cells(points)
        twist = (a - b - c + d) * np.prod(self._lines / self.domain.span)
        hessian = np.zeros((*u.shape, 2, 2))
        hessian[..., 0, 1] = hessian[..., 1, 0] = twist
        return hessian

    @property
    def _lines(self) -> Array:
        """The number of cells across and up."""
        rows, columns = self.found.costs.shape
        return np.array([columns - 1.0, rows - 1.0])

    def _cells(self, points: ArrayLike) -> tuple[Array, ...]:
        """Where points lie in their cells, from 0 to 1, and the costs at the cells' corners."""
        places = as_points(points, 2)
        shares = (places - self.domain.lower) / self.domain.span
        slack = 1e-9  # the last grid line belongs to the grid, however it is rounded
        with np.errstate(invalid="ignore"):
            inside = np.asarray(((shares >= -slack) & (shares <= 1 + slack)).all(axis=-1))
        cells = np.where(inside[..., np.newaxis], np.clip(shares, 0, 1), 0.0) * self._lines
        corner = np.minimum(cells.astype(np.intp), self._lines.astype(np.intp) - 1)
        u, v = np.moveaxis(np.where(inside[..., np.newaxis], cells - corner, np.nan), -1, 0)
        j, i = np.moveaxis(corner, -1, 0)
        costs = self.found.costs
        return u, v, costs[i, j], costs[i, j + 1], costs[i + 1, j], costs[i + 1, j + 1]
