"""Which points of the trails are still to be drawn: every trail counts its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.canvas.surface.shown import ShownRun
from gdviz.engine.cost import Array


@final
class TrailRows:
    """Counts the points of each run that are drawn; a run that catches up is no special case."""

    def __init__(self) -> None:
        self._drawn: dict[ShownRun, int] = {}

    @property
    def longest(self) -> int:
        """The number of points of the longest trail that are drawn."""
        return max(self._drawn.values(), default=0)

    def complete(self, runs: Sequence[ShownRun], count: int) -> bool:
        """Whether the first `count` points of every run that has them are drawn."""
        # A single point is under the ball.
        return all(_end(run, count) <= max(self._drawn.get(run, 0), 1) for run in runs)

    def take(
        self, runs: Sequence[ShownRun], count: int, most: int
    ) -> tuple[Array, Array, NDArray[np.intp]]:
        """About `most` ways between points that are not joined yet; they count as drawn.

        Where they begin and end, each (n, 2), and the index of each one's run, (n,).
        """
        rows = [self._rows(run, count, most // len(runs) + 2) for run in runs]
        first, last = ([each[part] for each in rows] for part in (slice(-1), slice(1, None)))
        owners = np.repeat(np.arange(len(runs)), [len(each) for each in first])
        return np.concatenate(first), np.concatenate(last), owners

    def _rows(self, run: ShownRun, count: int, most: int) -> Array:
        begin = max(self._drawn.get(run, 0) - 1, 0)
        end = min(_end(run, count), begin + most)
        self._drawn[run] = end
        return run.points(begin, end)


def _end(run: ShownRun, count: int) -> int:
    return min(count, run.length + 1)
