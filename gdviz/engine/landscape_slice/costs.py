"""The cost all over a slice, coarse at first and then finer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.chunks import OnProgress, Tell, work_in_chunks
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.landscape_slice.slice import Slice

#: Grid lines a side, fewest and most.
SIZES = (2, 4097)
#: Grid lines of the coarsest picture, and how many times as many the next one has.
COARSEST, FINER = 16, 4
#: Points whose costs are computed before it is asked whether to go on.
AT_A_TIME = 32


@final
@dataclass(frozen=True, eq=False)
class SliceCosts:
    """The cost where grid lines cross, from edge to edge of a slice's extent.

    `axes` are the coordinates of the grid lines along each direction, (size,) each. `costs` has
    shape (size,) for a line and (size, size) for a plane, row 0 at the lowest second coordinate.
    """

    cut: Slice
    axes: tuple[Array, ...]
    costs: Array

    @property
    def lowest(self) -> float:
        """The lowest finite cost that was found; NaN if there is none."""
        finite = self.costs[np.isfinite(self.costs)]
        return float(finite.min()) if finite.size else float("nan")


def slice_costs(
    cost: CostFunction,
    cut: Slice,
    size: int = 101,
    *,
    on_progress: OnProgress | None = None,
    threads: int | None = None,
) -> SliceCosts:
    """The cost at `size` places along each direction of a slice: exactly `cost.value` there.

    `threads` are as many as cores if None; memory does not grow with the number of parameters
    beyond a few of their vectors. `on_progress` is told, in the calling thread, the share that is
    done and answers whether to go on; CancelledError (of `concurrent.futures`) when it answers no.
    ValueError for a slice of another space than the cost's, or a size beyond `SIZES`.
    """
    _check(cost, cut, size)
    axes = _axes(cut, size)
    places = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, cut.dimension)
    costs = np.empty(len(places))

    def work(part: slice, tell: Tell) -> None:
        _fill(costs[part], cost, cut, places[part], tell)

    work_in_chunks(work, len(places), cost.dimension, on_progress, threads)
    costs.setflags(write=False)
    return SliceCosts(cut, axes, costs.reshape((size,) * cut.dimension))


def refine_slice(
    cost: CostFunction,
    cut: Slice,
    size: int = 101,
    *,
    on_progress: OnProgress | None = None,
    threads: int | None = None,
) -> Iterator[SliceCosts]:
    """The same in stages: a coarse grid at once, then finer ones, at last the whole.

    Progress is that of all of them together; see `slice_costs`. Errors in the arguments are raised
    by the call.
    """
    _check(cost, cut, size)
    return _refined(cost, cut, size, on_progress, threads)


def _refined(
    cost: CostFunction, cut: Slice, size: int, on_progress: OnProgress | None, threads: int | None
) -> Iterator[SliceCosts]:
    sizes = list(stage_sizes(size))
    works = np.array(sizes, dtype=float) ** cut.dimension
    ends = np.cumsum(works / works.sum()).tolist()
    for each, begin, end in zip(sizes, [0.0, *ends], ends, strict=False):
        hear = on_progress and partial(_part_of, on_progress, begin, min(end, 1.0))
        yield slice_costs(cost, cut, each, on_progress=hear, threads=threads)


def stage_sizes(size: int) -> Iterator[int]:
    """The grid lines of each stage, the fewest first; where possible they coincide."""
    factor = 1
    while (size - 1) // (factor * FINER) + 1 >= COARSEST:
        factor *= FINER
    while factor > 1:
        yield (size - 1) // factor + 1
        factor //= FINER
    yield size


def _part_of(on_progress: OnProgress, begin: float, end: float, share: float) -> bool:
    return on_progress(begin + share * (end - begin))


def _axes(cut: Slice, size: int) -> tuple[Array, ...]:
    bounds = zip(cut.extent.lower.tolist(), cut.extent.upper.tolist(), strict=True)
    return tuple(np.linspace(low, high, size) for low, high in bounds)


def _fill(
    costs: Array, cost: CostFunction, cut: Slice, places: NDArray[np.float64], tell: Tell
) -> None:
    """Costs at some places, in this thread."""
    for begin in range(0, len(places), AT_A_TIME):
        some = slice(begin, begin + AT_A_TIME)
        with np.errstate(all="ignore"):
            costs[some] = cost.value(cut.points(places[some]))
        tell(min(begin + AT_A_TIME, len(places)) / len(places))


def _check(cost: CostFunction, cut: Slice, size: int) -> None:
    if len(cut.origin) != cost.dimension:
        raise ValueError(
            f"a slice of a space with {len(cut.origin):,} parameters does not suit a cost of "
            f"{cost.dimension:,}"
        )
    low, high = SIZES
    if isinstance(size, bool) or not isinstance(size, int) or not low <= size <= high:
        raise ValueError(f"a slice has from {low} to {high:,} grid lines a side, not {size!r}")
