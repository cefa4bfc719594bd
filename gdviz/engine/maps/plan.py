"""What a map needs to be computed part by part: in chunks, in tiles, on other machines."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, ClassVar, Generic, NamedTuple, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.batch import See, blank_ends, go_to_end
from gdviz.engine.chunks import OnProgress, Tell, work_in_chunks
from gdviz.engine.maps.grid import Grid
from gdviz.engine.side_by_side import SideBySide
from gdviz.engine.trajectory import Ends

#: What a part of a map consists of: arrays in a named tuple, so that a file can hold it.
Part = TypeVar("Part", bound=NamedTuple)
Map = TypeVar("Map")

#: Cells a side of the coarsest picture, and how many times as many the next one has.
COARSEST, FINER = 32, 4


class MapPlan(ABC, Generic[Part, Map]):
    """A map that can be computed in parts; the cells of its grid are counted row by row."""

    grid: Grid
    #: The class of its parts.
    part: ClassVar[type[Any]]

    @property
    @abstractmethod
    def dimension(self) -> int:
        """The number of parameters of a descent, which says how many fit into the caches."""

    @abstractmethod
    def compute(self, cells: slice, tell: Tell) -> Part:
        """The part of some cells, in this thread; `tell` hears of the share that is done."""

    @abstractmethod
    def join(self, parts: Sequence[Part]) -> Part:
        """One part of several that follow each other."""

    @abstractmethod
    def assemble(self, parts: Sequence[Part]) -> Map:
        """The map of all its parts, in the order of their cells."""

    @abstractmethod
    def with_grid(self, grid: Grid) -> Self:
        """The same map with other cells."""

    def stages(self) -> Iterator[Self]:
        """The same map with few cells, then with more, at last itself."""
        factor = 1
        while max(self.grid.shape) // (factor * FINER) >= COARSEST:
            factor *= FINER
        while factor > 1:
            yield self.with_grid(self.grid.coarser(factor))
            factor //= FINER
        yield self


def compute_parts(
    plan: MapPlan[Part, Map],
    cells: slice,
    *,
    threads: int | None = None,
    on_progress: OnProgress | None = None,
) -> list[Part]:
    """The parts of some cells, in their order, computed side by side.

    `threads` is the number of threads, as many as cores if None. `on_progress` is told, in the
    calling thread, the share that is done, and answers whether to go on; CancelledError when it
    answers no, and then no thread is left.
    """
    parts: dict[int, Part] = {}

    def work(rows: slice, tell: Tell) -> None:
        here = slice(cells.start + rows.start, cells.start + rows.stop)
        parts[rows.start] = plan.compute(here, tell)

    work_in_chunks(work, cells.stop - cells.start, plan.dimension, on_progress, threads)
    return [parts[start] for start in sorted(parts)]


def compute_map(
    plan: MapPlan[Part, Map], *, threads: int | None = None, on_progress: OnProgress | None = None
) -> Map:
    """The whole map; see `compute_parts`."""
    cells = slice(0, plan.grid.count)
    return plan.assemble(compute_parts(plan, cells, threads=threads, on_progress=on_progress))


def refine_map(
    plan: MapPlan[Part, Map], *, threads: int | None = None, on_progress: OnProgress | None = None
) -> Iterator[Map]:
    """A coarse map at once, then finer ones, at last the whole; see `compute_parts`.

    Progress is that of all of them together.
    """
    stages = list(plan.stages())
    total = sum(stage.grid.count for stage in stages)
    done = 0
    for stage in stages:
        hear = on_progress and partial(_part_of, on_progress, done / total, stage, total)
        yield compute_map(stage, threads=threads, on_progress=hear)
        done += stage.grid.count


def _part_of(
    on_progress: OnProgress, before: float, stage: MapPlan[Any, Any], total: int, share: float
) -> bool:
    return on_progress(min(before + share * stage.grid.count / total, 1.0))


def descend_cells(descents: SideBySide, steps: int, tell: Tell, see: See | None = None) -> Ends:
    """Where descents end, in this thread."""
    count, dimension = descents.points.shape
    ends = blank_ends(count, dimension)
    go_to_end(descents, np.arange(count), steps, ends, tell, *([see] if see else []))
    return ends


def stacked(parts: Sequence[NDArray[Any]], grid: Grid) -> NDArray[Any]:
    """The numbers of all cells, shape (rows, columns), from those of the parts."""
    whole: NDArray[Any] = np.concatenate(parts).reshape(grid.shape)
    return whole


def check_limits(steps: int, tolerance: float) -> None:
    """ValueError unless there is at least one step, and a tolerance that is not negative."""
    if not steps >= 1:
        raise ValueError(f"a map needs at least one step, not {steps}")
    if not 0 <= tolerance < np.inf:
        raise ValueError(f"a tolerance is 0 or more, not {tolerance:g}")
