"""Which minimum a descent reaches from every start, and in how many steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.chunks import OnProgress, Tell
from gdviz.engine.cost import Array, CostFunction, Domain
from gdviz.engine.maps.cells import Cells, at_rest, lowest_ends
from gdviz.engine.maps.grid import Grid, Size
from gdviz.engine.maps.places import Place, Places, Terrain
from gdviz.engine.maps.plan import (
    MapPlan,
    check_limits,
    compute_map,
    descend_cells,
    refine_map,
    stacked,
)
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.resolve import resolve_cost
from gdviz.engine.side_by_side import SideBySide

#: A gradient this small moves nothing that can be seen.
TOLERANCE = 1e-7


@final
@dataclass(frozen=True, eq=False)
class BasinMap:
    """Label and steps of every start in the middle of a cell, shapes (rows, columns).

    A label of 0 or more is the index of the place that is reached: the cost's known minima come
    first, in their order, then what descents found. -1 (`DIVERGED`) and -2 (`ON_ITS_WAY`) are no
    place. Row 0 is that of the lowest y; a cost of one parameter has one row.
    """

    grid: Grid
    labels: NDArray[np.int32]
    steps: NDArray[np.int32]
    places: tuple[Place, ...]


class BasinPart(NamedTuple):
    """Some starts: the row of each in the table of cells, its steps, and the table; see `Cells`."""

    codes: NDArray[np.int32]
    steps: NDArray[np.int32]
    numbers: NDArray[np.int64]
    costs: Array
    points: Array

    @property
    def cells(self) -> Cells:
        """The table of the cells in which descents ended."""
        return Cells(self.numbers, self.costs, self.points)


@final
@dataclass(frozen=True, eq=False)
class BasinPlan(MapPlan[BasinPart, BasinMap]):
    """The basin map of a cost function under an update rule; ValueError for limits of no use."""

    part = BasinPart

    cost: CostFunction
    rule: UpdateRule
    grid: Grid
    steps: int = 500
    tolerance: float = TOLERANCE

    def __post_init__(self) -> None:
        check_limits(self.steps, self.tolerance)
        if self.dimension != (2 if self.grid.up else 1):
            raise ValueError(f"the grid is not one for {self.dimension} parameters")
        # A window that is too narrow is refused here, not in the midst of the work.
        self.grid.pairs(slice(0, 1))

    @property
    def dimension(self) -> int:
        return self.cost.dimension

    @cached_property
    def terrain(self) -> Terrain:
        """Known minima and cells."""
        spacing = np.array(self.grid.spacing[: self.dimension])
        return Terrain(self.cost, spacing, self.tolerance)

    def starts(self, cells: slice) -> Array:
        """The starts in the middles of some cells, shape (n, d)."""
        return np.array(self.grid.pairs(cells)[: self.dimension]).T

    def compute(self, cells: slice, tell: Tell) -> BasinPart:
        with np.errstate(all="ignore"):
            descents = SideBySide(self.cost, self.starts(cells), self.rule, self.tolerance)
        ends = descend_cells(descents, self.steps, tell)
        codes, table = self.terrain.sort(ends)
        return BasinPart(codes, ends.step_counts.astype(np.int32), *table)

    def join(self, parts: Sequence[BasinPart]) -> BasinPart:
        columns = BasinPart(*map(np.concatenate, zip(*parts, strict=True)))
        table, rows = lowest_ends(columns.numbers, columns.costs, columns.points)
        # Rows of a part's own table begin where those of the parts before it end.
        begins = np.cumsum([0, *(len(part.numbers) for part in parts[:-1])])
        shifts = np.repeat(begins, [len(part.codes) for part in parts])
        lookup = np.append(rows, -1).astype(np.int32)
        codes = lookup[np.where(columns.codes < 0, -1, columns.codes + shifts)]
        return BasinPart(codes, columns.steps, *table)

    def places(self, parts: Sequence[Cells]) -> Places:
        """The places in which descents rest, from the tables of all parts."""
        return Places(self.terrain, parts)

    def assemble(self, parts: Sequence[BasinPart]) -> BasinMap:
        places = self.places([at_rest(part.cells) for part in parts])
        labels = stacked([places.label(part.codes, part.cells) for part in parts], self.grid)
        steps = stacked([part.steps for part in parts], self.grid)
        return BasinMap(self.grid, labels, steps, places.all)

    def with_grid(self, grid: Grid) -> BasinPlan:
        return replace(self, grid=grid)


def plan_basins(
    cost: str | CostFunction,
    optimizer: UpdateRule,
    size: Size = 512,
    steps: int = 500,
    tolerance: float = TOLERANCE,
    window: Domain | None = None,
) -> BasinPlan:
    """What `basin_map` computes, before it is computed."""
    cost = resolve_cost(cost)
    return BasinPlan(cost, optimizer, Grid.over(window or cost.domain, size), steps, tolerance)


def basin_map(
    cost: str | CostFunction,
    optimizer: UpdateRule,
    size: Size = 512,
    steps: int = 500,
    tolerance: float = TOLERANCE,
    window: Domain | None = None,
    *,
    threads: int | None = None,
    on_progress: OnProgress | None = None,
) -> BasinMap:
    """The place that a descent reaches from every cell of a window, the domain if None.

    Each start goes exactly the way on which `descend` goes from it with the same `steps` and
    `tolerance`; it has reached the nearest known minimum within a hundredth of the domain's
    diagonal, or the place where it came to rest. `size` is the number of cells a side, or (columns,
    rows). `threads` are as many as cores if None. `on_progress` is told the share that is done and
    answers whether to go on; CancelledError (of `concurrent.futures`) when it answers no.
    ValueError for a cost of more than two parameters, a size of zero or beyond `LARGEST`, or a
    window too narrow for 64-bit numbers.
    """
    plan = plan_basins(cost, optimizer, size, steps, tolerance, window)
    return compute_map(plan, threads=threads, on_progress=on_progress)


def basin_maps(
    cost: str | CostFunction,
    optimizer: UpdateRule,
    size: Size = 512,
    steps: int = 500,
    tolerance: float = TOLERANCE,
    window: Domain | None = None,
    *,
    threads: int | None = None,
    on_progress: OnProgress | None = None,
) -> Iterator[BasinMap]:
    """The same map in stages: a coarse one at once, then finer ones; see `basin_map`.

    Errors in the arguments are raised by the call, CancelledError while the maps are taken.
    """
    plan = plan_basins(cost, optimizer, size, steps, tolerance, window)
    return refine_map(plan, threads=threads, on_progress=on_progress)
