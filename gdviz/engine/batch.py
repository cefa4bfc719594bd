"""Many descents at once, each exactly what it would be alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, TypeAlias, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.engine.chunks import OnProgress, Tell, Work, divide, work_in_chunks
from gdviz.engine.cost import Array, CostFunction, as_points
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.resolve import resolve_cost
from gdviz.engine.side_by_side import SideBySide
from gdviz.engine.trajectory import Ends, Trajectory

#: Descents that have ended are dropped when at most this share still runs: copying the others costs
#: about a third of a step, and so pays off at once.
SPARSE = 0.7

#: Looks at descents after a step, and at which rows of the whole they are.
See: TypeAlias = Callable[[NDArray[np.intp], SideBySide], None]


def descend_batch(
    cost: str | CostFunction,
    starts: ArrayLike,
    optimizer: UpdateRule,
    steps: int = 500,
    tolerance: float = 0.0,
    *,
    on_progress: OnProgress | None = None,
) -> Trajectory:
    """Descend from all `starts`, shape (n, d), side by side; see `descend`.

    Rows after a start has ended repeat its last point. Cost and optimizer are called from one
    thread a core at the same time. `on_progress` is told, in the calling thread, the share that is
    done, and answers whether to go on. ValueError unless the starts are finite, CancelledError (of
    `concurrent.futures`) when the answer is no.
    """
    batch = _Batch.of(cost, starts, optimizer, steps, tolerance)
    way = batch.blank_way()
    batch.work(partial(_walk, batch, way), on_progress)
    return Trajectory(*way)


def descend_to_end(
    cost: str | CostFunction,
    starts: ArrayLike,
    optimizer: UpdateRule,
    steps: int = 500,
    tolerance: float = 0.0,
    *,
    on_progress: OnProgress | None = None,
) -> Ends:
    """Where the descents from all `starts`, shape (n, d), end, without the way there.

    The last row of what `descend` gives, in as little memory as that takes. Arguments and errors
    are those of `descend_batch`.
    """
    batch = _Batch.of(cost, starts, optimizer, steps, tolerance)
    ends = blank_ends(*batch.starts.shape)
    batch.work(partial(_go_to_end, batch, ends), on_progress)
    return ends


def blank_ends(count: int, dimension: int) -> Ends:
    """Room for the ends of so many descents."""
    points, status = np.empty((dimension, count)).T, np.empty(count, dtype=object)
    return Ends(points, np.empty(count), status, np.empty(count, dtype=np.intp))


class _Way(NamedTuple):
    """The arrays of a trajectory from a batch of starts."""

    points: Array
    costs: Array
    gradients: Array
    status: NDArray[np.object_]


@final
@dataclass(frozen=True, eq=False)
class _Batch:
    """What is asked for; `starts` has shape (n, d)."""

    cost: CostFunction
    starts: Array
    optimizer: UpdateRule
    steps: int
    tolerance: float

    def __post_init__(self) -> None:
        if self.starts.ndim != 2:
            raise ValueError(f"a batch has shape (n, d), not {self.starts.shape}")
        # Chunk by chunk: a mask of them all would be memory beyond the result.
        if not all(np.isfinite(self.starts[rows]).all() for rows in divide(*self.starts.shape)):
            raise ValueError("every start needs finite coordinates")

    @classmethod
    def of(cls, cost: str | CostFunction, starts: ArrayLike, *how: Any) -> _Batch:
        cost = resolve_cost(cost)
        return cls(cost, as_points(starts, cost.dimension), *how)

    def blank_way(self) -> _Way:
        """Room for the result, each coordinate of a step contiguous, as in the work on it."""
        count, dimension = self.starts.shape
        rows = max(self.steps, 0) + 1
        points, gradients = (np.empty((rows, dimension, count)).swapaxes(1, 2) for _ in range(2))
        return _Way(points, np.empty((rows, count)), gradients, np.empty(count, dtype=object))

    def work(self, walk: Work, on_progress: OnProgress | None) -> None:
        """Do a walk for every chunk of the starts."""
        count, dimension = self.starts.shape
        work_in_chunks(walk, count, dimension, on_progress)

    def side_by_side(self, rows: slice) -> SideBySide:
        """The descents from some of the starts."""
        return SideBySide(self.cost, self.starts[rows], self.optimizer, self.tolerance)


# Each chunk ignores overflows by itself: the setting of the caller does not reach other threads.
@np.errstate(all="ignore")
def _walk(batch: _Batch, way: _Way, rows: slice, tell: Tell) -> None:
    """Fill some columns of the way."""
    descents = batch.side_by_side(rows)
    for step in range(len(way.costs)):
        if step and descents.running_count:
            descents.advance()
        way.points[step, rows] = descents.points
        way.costs[step, rows] = descents.costs
        way.gradients[step, rows] = descents.gradients
        tell((step + 1) / len(way.costs))
    way.status[rows] = descents.status


def _go_to_end(batch: _Batch, ends: Ends, rows: slice, tell: Tell) -> None:
    """Fill some rows of the ends."""
    with np.errstate(all="ignore"):
        descents = batch.side_by_side(rows)
    go_to_end(descents, np.arange(rows.start, rows.stop), batch.steps, ends, tell)


def _sees_nothing(kept: NDArray[np.intp], descents: SideBySide) -> None:
    pass


@np.errstate(all="ignore")
def go_to_end(
    descents: SideBySide,
    kept: NDArray[np.intp],
    steps: int,
    ends: Ends,
    tell: Tell,
    see: See = _sees_nothing,
) -> None:
    """Let descents take up to `steps` steps and fill the rows `kept` of the ends.

    Those that have ended are let go of on the way; `see` looks after every step at those that are
    still with us, which are the rows `kept` then.
    """
    for step in range(steps):
        if descents.running_count <= SPARSE * len(kept):
            _write(ends, kept, descents)
            kept = kept[descents.drop_ended()]
        if not len(kept):
            break
        descents.advance()
        see(kept, descents)
        tell((step + 1) / steps)
    _write(ends, kept, descents)
    tell(1.0)


def _write(ends: Ends, rows: NDArray[np.intp], descents: SideBySide) -> None:
    ends.points[rows] = descents.points
    ends.costs[rows] = descents.costs
    ends.status[rows] = descents.status
    ends.step_counts[rows] = descents.step_counts
