"""What has become of descents, one a learning rate, and what one says of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.trajectory import Status

#: The last steps on which a verdict rests: a quarter of all, but at most so many.
WINDOW = 50
#: Points that are kept for it.
KEPT = WINDOW + 2
#: It swings when at least this share of its last moves turn back on the one before.
TURNING = 0.5
#: It calms down when at least this share of its last points is less steep than two before.
CALMING = 0.75


@final
class Verdict(Enum):
    """What one says of a learning rate; the value is a word for a person."""

    CONVERGED = "converged"
    ON_ITS_WAY = "still on its way"
    OSCILLATES = "oscillates"
    DIVERGED = "diverged"


@final
@dataclass(frozen=True, eq=False)
class Outcomes:
    """Learning rates in ascending order and what became of each descent, shapes (n,).

    `costs` and `points`, (n, d), are the last finite ones; `step_counts` the steps taken, which is
    those needed where the verdict is converged; `swings` tells which ended swinging to and fro
    without calming down.
    """

    rates: Array
    costs: Array
    points: Array
    step_counts: NDArray[np.intp]
    status: NDArray[np.object_]
    swings: NDArray[np.bool_]

    @classmethod
    def none(cls, dimension: int) -> Outcomes:
        """Of no learning rate."""
        empty = np.empty(0)
        none = np.empty(0, dtype=object)
        return cls(
            empty, empty, np.empty((0, dimension)), np.empty(0, np.intp), none, np.empty(0, bool)
        )

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdict on every learning rate."""
        return tuple(map(_verdict, self.status, self.swings))

    def joined(self, other: Outcomes) -> Outcomes:
        """Both, in ascending order of the learning rate."""
        pairs = [(getattr(self, name), getattr(other, name)) for name in self.__annotations__]
        both = [np.concatenate(pair) for pair in pairs]
        order = np.argsort(both[0], kind="stable")
        return Outcomes(*(each[order] for each in both))


def swings_at_the_end(
    slopes: Array, turned: NDArray[np.bool_], last: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Which descents swing to and fro in their last steps without calming down: (n,).

    `slopes` are the gradient norms at the points, (m, n), `turned` says which points were come to
    by a move against the one before, (m, n), and `last` are the numbers of the last points, (n,).
    Point t is in row t modulo m: the last `KEPT` points are enough. A descent that swings from
    side to side but comes nearer is less steep at almost every point than two points before, on
    the same side; one that is caught in a cycle, or in chaos, is not.
    """
    swings = np.zeros(len(last), dtype=bool)
    for column, end in enumerate(last.tolist()):
        window = min(WINDOW, end // 4)
        if window >= 2:
            late = np.arange(end - window + 1, end + 1)
            steep, before = slopes[late % len(slopes), column], (late - 2) % len(slopes)
            turning = turned[late % len(slopes), column].mean() >= TURNING
            swings[column] = turning and (steep < slopes[before, column]).mean() < CALMING
    return swings


def _verdict(status: Status, swings: bool) -> Verdict:
    if status is Status.CONVERGED:
        return Verdict.CONVERGED
    if status is Status.DIVERGED:
        return Verdict.DIVERGED
    return Verdict.OSCILLATES if swings else Verdict.ON_ITS_WAY
