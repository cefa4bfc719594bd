"""Where descents come to rest: the known minima, and places that the descents themselves find.

Ends are sorted into small cells; cells that touch and in which descents rest are one place, however
long: a flat valley or a ring of minima is one place too. Which places there are depends on the set
of all ends alone, not on the order in which they come.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.maps.cells import (
    Cells,
    Integers,
    at_rest,
    connected,
    lowest_ends,
    merged,
    near_in_wide_cells,
    pack,
    taken,
    touching,
    unpack,
)
from gdviz.engine.trajectory import Ends, Status
from gdviz.engine.vectors import dot

#: Labels of what reaches no place: a descent that diverged, and one that was still on its way.
DIVERGED, ON_ITS_WAY = -1, -2

#: What is nearer to a known minimum than this share of the domain's diagonal has reached it.
REACH = 0.01

#: Cells along each side of the domain.
CELLS = 1024


@final
class Kind(Enum):
    """What kind of place it is."""

    MINIMUM = "minimum"
    SADDLE = "saddle: the cost falls from there in some direction"
    FLAT = "flat ground, or a valley or ring of one height"


@final
@dataclass(frozen=True, eq=False)
class Place:
    """A place where descents rest: its lowest point, shape (d,), the cost there, and its kind.

    `known` if it is one of the cost function's own minima.
    """

    point: Array
    value: float
    known: bool
    kind: Kind = Kind.MINIMUM


@final
class Terrain:
    """The cells of a cost function's plane and the known minima in it.

    Starts lie `spacing` apart, shape (d,), and descents rest where the gradient norm is below
    `tolerance`.
    """

    def __init__(self, cost: CostFunction, spacing: Array, tolerance: float) -> None:
        self.cost, self._tolerance = cost, tolerance
        self._corner, self._width = cost.domain.lower, cost.domain.span / CELLS
        self._stride = np.ceil(spacing / self._width).astype(np.int64)
        self._minima = np.array([each.point for each in cost.minima]).reshape(-1, cost.dimension)
        diagonal = float(_length(cost.domain.span))
        self._reach = min(REACH * diagonal, _least_distance(self._minima) / 4)

    def sort(self, ends: Ends) -> tuple[NDArray[np.int32], Cells]:
        """The row of each end in the table of cells, or `DIVERGED`, shape (n,), and the table."""
        whole = np.flatnonzero(ends.status != Status.DIVERGED)
        # Transposed, so that each coordinate stays contiguous.
        points, costs = ends.points.T.take(whole, axis=-1).T, ends.costs[whole]
        with np.errstate(over="ignore"):
            counts = np.floor((points - self._corner) / self._width)
            near, distance = self._nearest_minimum(points)
        numbers = pack(counts) * 2 + (ends.status[whole] == Status.CONVERGED)
        numbers = np.where(distance <= self._reach, -2 - near, numbers)
        cells, rows = lowest_ends(numbers, costs, points)
        codes = np.full(len(ends.costs), DIVERGED, dtype=np.int32)
        codes[whole] = rows
        return codes, cells

    def parts(self, resting: Cells) -> Integers:
        """For each cell the first cell of its part: of those that are one place.

        Cells that touch belong together, and on flat ground, where descents rest where they
        started, those that are no farther apart than two starts.
        """
        numbers, dimension = resting.numbers >> 1, self.cost.dimension
        flat = np.flatnonzero(self._is_flat(self._bends(resting.points)))
        wide = pack(unpack(numbers[flat], dimension) // self._stride)
        links = near_in_wide_cells(flat, wide, dimension)
        return connected(len(numbers), touching(numbers, dimension), links)

    def owners(self, resting: Cells, parts: Integers) -> Integers:
        """For every cell as a part's first one: the known minimum that the part touches, or -1.

        A minimum so flat that descents rest all around it is one place with them.
        """
        owners = np.full(len(parts), -1, dtype=np.int64)
        counts = unpack(resting.numbers >> 1, self.cost.dimension)
        near, distance = self._nearest_minimum(self._corner + (counts + 0.5) * self._width)
        order = np.argsort(-distance, kind="stable")  # the nearest has the last word
        touch = order[distance[order] <= self._reach + _length(self._width)]
        owners[parts[touch]] = near[touch]
        return owners

    def kinds(self, points: Array) -> list[Kind]:
        """What kind of places points are at which descents rest, (m, d)."""
        bends = self._bends(points)
        flat, falls = self._is_flat(bends), bends[:, 0] < 0
        return [
            Kind.FLAT if is_flat else Kind.SADDLE if falling else Kind.MINIMUM
            for is_flat, falling in zip(flat, falls, strict=True)
        ]

    def in_order(self, points: Array) -> Integers:
        """The rows of points, (m, d), from the lowest x on, blind to the last bits."""
        rounded = np.round((points - self._corner) / self._width)
        order: Integers = np.lexsort(rounded.T[::-1])
        return order

    def _nearest_minimum(self, points: Array) -> tuple[Integers, Array]:
        """The index of the nearest known minimum and the distance to it, infinite without any."""
        nearest = np.zeros(len(points), dtype=np.int64)
        distance = np.full(len(points), np.inf)
        for index, minimum in enumerate(self._minima):
            to_it = _length(points - minimum)
            np.copyto(nearest, index, where=to_it < distance)
            np.minimum(to_it, distance, out=distance)
        return nearest, distance

    def _bends(self, points: Array) -> Array:
        """The least and the largest curvature at points, (m, d) -> (m, 2); NaN where none is."""
        with np.errstate(all="ignore"):
            hessians = np.asarray(self.cost.hessian(points), dtype=float)
        bends = np.full((len(points), 2), np.nan)
        whole = np.isfinite(hessians).all(axis=(-2, -1))
        bends[whole] = np.linalg.eigvalsh(hessians[whole])[:, [0, -1]]
        return bends

    def _is_flat(self, bends: Array) -> NDArray[np.bool_]:
        """Whether what rests there may be more than a cell away from where it would end.

        The gradient falls to zero in about its norm over the curvature.
        """
        sharp: NDArray[np.bool_] = np.abs(bends).min(axis=-1) * self._width.min() > self._tolerance
        return ~sharp


@final
class Places:
    """The places of a terrain and the label of every cell, from the tables of all its ends."""

    def __init__(self, terrain: Terrain, tables: Sequence[Cells]) -> None:
        resting = merged([at_rest(each) for each in tables])
        self._cells = resting.numbers >> 1
        parts = terrain.parts(resting)
        owners = terrain.owners(resting, parts)
        lowest, _ = lowest_ends(parts, resting.costs, resting.points)
        found = taken(lowest, owners[lowest.numbers] < 0)
        found = taken(found, terrain.in_order(found.points))
        known = terrain.cost.minima
        owners[found.numbers] = len(known) + np.arange(len(found.numbers))
        self._labels = owners[parts]
        self.all = (*(Place(m.point, m.value, True) for m in known), *_found(terrain, found))

    def label(self, codes: NDArray[np.int32], cells: Cells) -> NDArray[np.int32]:
        """The label of each end, shape (n,), from its row in a table and the table."""
        of_cells = np.where(cells.numbers < 0, -2 - cells.numbers, self._of(cells.numbers >> 1))
        # One more, which row -1 finds.
        labels: NDArray[np.int32] = np.append(of_cells, DIVERGED).astype(np.int32)[codes]
        return labels

    def _of(self, cells: Integers) -> Integers:
        if not len(self._cells):
            return np.full(len(cells), ON_ITS_WAY)
        rows = np.searchsorted(self._cells, cells).clip(max=len(self._cells) - 1)
        return np.where(self._cells[rows] == cells, self._labels[rows], ON_ITS_WAY)


def _found(terrain: Terrain, cells: Cells) -> list[Place]:
    kinds = terrain.kinds(cells.points)
    rows = zip(cells.points, cells.costs.tolist(), kinds, strict=True)
    return [Place(point, value, False, kind) for point, value, kind in rows]


def _length(vectors: Array) -> Array:
    length: Array = np.sqrt(dot(vectors, vectors))
    return length


def _least_distance(points: Array) -> float:
    distances = [_length(one - other) for k, one in enumerate(points) for other in points[:k]]
    return float(min(distances, default=np.inf))
