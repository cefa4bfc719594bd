"""The shape of a cost in a box: heights over a grid, light on them, triangles between them."""

from __future__ import annotations

from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array, CostFunction, Domain

#: Grid lines along each side.
SIDE = 96
#: The box reaches from -1 to 1 along both parameters and from 0 to this in height.
TOP = 1.0
#: On a log height, costs differ visibly down to this share of the highest above the lowest.
FINEST = 1e-3
#: Where the light comes from, and how much of it reaches what is turned away.
LIGHT = np.array([-0.45, -0.25, 0.86])
AMBIENT = 0.6
#: Bounds of the light on a slope, compared with level ground.
DARKEST, BRIGHTEST = 0.5, 1.08


@final
class HeightScale:
    """Costs to heights from 0 to `TOP`, evenly or by their logarithm above the lowest."""

    def __init__(self, lowest: float, highest: float, log: bool) -> None:
        self.lowest, self.highest, self.log = lowest, highest, log
        self._span = (highest - lowest) or 1.0

    def heights(self, costs: Array) -> Array:
        """Heights of costs; those off the scale keep its shape."""
        shares = (np.asarray(costs) - self.lowest) / self._span
        if self.log:
            shares = np.log1p(np.maximum(shares, 0) / FINEST) / np.log1p(1 / FINEST)
        heights: Array = TOP * shares
        return heights

    def costs(self, heights: Array) -> Array:
        """Costs of heights: the inverse."""
        shares = np.asarray(heights) / TOP
        if self.log:
            shares = FINEST * np.expm1(shares * np.log1p(1 / FINEST))
        costs: Array = self.lowest + self._span * shares
        return costs


@final
class HeightField:
    """Heights over the domain of a cost, (SIDE, SIDE) with y along the rows; NaN is a hole.

    Each cell is two triangles. Of its two diagonals the one is taken that is nearer to the cost in
    the cell's middle, `middles`, (SIDE - 1, SIDE - 1): else narrow valleys look like saws.
    """

    def __init__(
        self, domain: Domain, costs: Array, log: bool, middles: Array | None = None
    ) -> None:
        self.domain = domain
        finite = costs[np.isfinite(costs)]
        bounds = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
        self.scale = HeightScale(*bounds, log)
        self.heights = self.scale.heights(np.where(np.isfinite(costs), costs, np.nan))
        self.falling = np.ones([side - 1 for side in costs.shape], dtype=bool)
        if middles is not None:
            self.falling = _nearer_diagonals(self.heights, self.scale.heights(middles))

    @classmethod
    def of(cls, cost: CostFunction, log: bool = False) -> HeightField:
        """The field of a cost over its domain."""
        sides = np.linspace(cost.domain.lower, cost.domain.upper, SIDE).T
        between = (sides[:, :-1] + sides[:, 1:]) / 2
        with np.errstate(all="ignore"):
            costs, middles = (
                cost.value(np.stack(np.meshgrid(*lines), axis=-1)) for lines in (sides, between)
            )
            return cls(cost.domain, costs, log, middles)

    def across(self, points: Array) -> Array:
        """Points to places on the box's floor: (..., 2) -> (..., 2)."""
        across: Array = 2 * (points - self.domain.lower) / self.domain.span - 1
        return across

    def points(self, across: Array) -> Array:
        """Places on the box's floor to points: (..., 2) -> (..., 2)."""
        points: Array = self.domain.lower + (across + 1) / 2 * self.domain.span
        return points

    def height_over(self, across: Array) -> Array:
        """The height of the drawn surface over places on the floor: (..., 2) -> (...)."""
        rows, columns = self.heights.shape
        cells = (np.clip(across, -1, 1) + 1) / 2 * (columns - 1, rows - 1)
        x, y = cells[..., 0], cells[..., 1]
        # Nothing that is no number is asked for again: it stays none through u and v.
        with np.errstate(invalid="ignore"):
            j = np.clip(x.astype(np.int32), 0, columns - 2)
            i = np.clip(y.astype(np.int32), 0, rows - 2)
        u, v, h = x - j, y - i, self.heights
        a, b, c, d = h[i, j], h[i, j + 1], h[i + 1, j], h[i + 1, j + 1]
        # Two planes that meet on the cell's diagonal: what bends beyond the first one.
        bend = np.where(self.falling[i, j], np.maximum(u + v - 1, 0), np.minimum(u, v))
        height: Array = a + (b - a) * u + (c - a) * v + (a - b - c + d) * bend
        return height

    def upon(self, across: Array) -> Array:
        """Places of the floor laid on the surface, on the floor in a hole: (..., 2) -> (..., 3)."""
        height = self.height_over(across)
        height = np.where(np.isnan(height), 0.0, height)
        return np.concatenate([across, height[..., np.newaxis]], axis=-1)

    def ground(self, points: Array) -> Array:
        """Where balls are drawn: on the surface, at its edge, on the floor in a hole."""
        return self.upon(np.clip(self.across(points), -1, 1))

    def rest(self, points: Array) -> Array:
        """Where points rest on the surface, at its edge if they are beyond: (n, 2) -> (n, 3)."""
        across = np.clip(self.across(points), -1, 1)
        height = self.height_over(across)
        return np.concatenate([across, height[..., np.newaxis]], axis=-1)


def vertices(field: HeightField) -> Array:
    """The corners of the mesh, row by row; holes lie on the floor: (n, 3)."""
    rows, columns = field.heights.shape
    x, y = np.meshgrid(np.linspace(-1, 1, columns), np.linspace(-1, 1, rows))
    return np.stack([x, y, np.nan_to_num(field.heights)], axis=-1).reshape(-1, 3)


def triangles(field: HeightField) -> NDArray[np.uint32]:
    """Corners of the triangles by their index: (m, 3). None touches a hole."""
    rows, columns = field.heights.shape
    index = np.arange(rows * columns, dtype=np.uint32).reshape(rows, columns)
    a, b, c, d = index[:-1, :-1], index[:-1, 1:], index[1:, :-1], index[1:, 1:]
    falling = field.falling[..., np.newaxis]
    near = np.where(falling, np.stack([a, b, c], -1), np.stack([a, b, d], -1))
    far = np.where(falling, np.stack([b, d, c], -1), np.stack([a, d, c], -1))
    both = np.stack([near, far]).reshape(-1, 3)
    whole: NDArray[np.uint32] = both[np.isfinite(field.heights.ravel()[both]).all(axis=1)]
    return whole


def _nearer_diagonals(heights: Array, middles: Array) -> NDArray[np.bool_]:
    """Whether a cell's falling diagonal, from high y to high x, is the nearer one."""
    falling = (heights[:-1, 1:] + heights[1:, :-1]) / 2
    rising = (heights[:-1, :-1] + heights[1:, 1:]) / 2
    nearer: NDArray[np.bool_] = ~(np.abs(rising - middles) < np.abs(falling - middles))
    return nearer


def normals(field: HeightField) -> Array:
    """Directions straight up from the surface, of length one: (SIDE, SIDE, 3)."""
    rows, columns = field.heights.shape
    along_y, along_x = np.gradient(field.heights, 2 / (rows - 1), 2 / (columns - 1))
    up = np.stack([-along_x, -along_y, np.ones_like(along_x)], axis=-1)
    straight: Array = up / np.linalg.norm(up, axis=-1, keepdims=True)
    return straight


def brightness(field: HeightField) -> Array:
    """How much light falls on each corner, where level ground has 1: (n,)."""
    level = AMBIENT + (1 - AMBIENT) * LIGHT[2]
    lit = AMBIENT + (1 - AMBIENT) * np.maximum(normals(field) @ LIGHT, 0)
    bright: Array = np.nan_to_num(np.clip(lit / level, DARKEST, BRIGHTEST), nan=1.0).ravel()
    return bright
