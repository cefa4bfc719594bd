"""Which points of the trails are still to be drawn: every trail counts its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import final

from gdviz.engine.cost import Array
from gdviz.session.run import Run

#: Points that are handed out at once.
MOST = 2048


@final
class TrailRows:
    """Counts the points of each run that are drawn; a run that catches up is no special case."""

    def __init__(self) -> None:
        self._drawn: dict[Run, int] = {}

    @property
    def longest(self) -> int:
        """The number of points of the longest trail that are drawn."""
        return max(self._drawn.values(), default=0)

    def missing(self, runs: Sequence[Run], count: int) -> Iterator[tuple[Run, Array]]:
        """Points of the first `count` of each run that are to be joined: the last one drawn first.

        Each time, `drew` has to tell how many of them were joined.
        """
        for run in runs:
            while (rows := self._rows(run, count)) is not None:
                yield run, rows

    def drew(self, run: Run, covered: int) -> None:
        """Note that so many of the points that were handed out are joined now."""
        self._drawn[run] = self._begin(run) + covered

    def complete(self, runs: Sequence[Run], count: int) -> bool:
        """Whether nothing is missing."""
        return all(self._rows(run, count) is None for run in runs)

    def _begin(self, run: Run) -> int:
        return max(self._drawn.get(run, 0) - 1, 0)

    def _rows(self, run: Run, count: int) -> Array | None:
        begin, end = self._begin(run), min(count, run.length + 1)
        # A single point is under the ball.
        return run.points(begin, min(end, begin + MOST)) if end - begin > 1 else None
