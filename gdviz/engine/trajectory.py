"""What a descent leaves behind: its steps, its trajectory and why it stopped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeAlias, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.method import Method


@final
class Status(Enum):
    """Whether a descent goes on, and if not, why; the value is a sentence for a person."""

    RUNNING = "On its way."
    CONVERGED = "Converged: the slope is almost zero here."
    DIVERGED = "Diverged: the steps grew without bound; try a smaller learning rate."
    STALLED = "Stalled: the limit of steps is reached."
    EXHAUSTED = "Searched: every point of the grid has been tried."


@final
@dataclass(frozen=True, eq=False, slots=True)
class Step:
    """One application of the update rule: what it saw and what it did.

    `point`, `gradient`, `update` and `next_point` have shape (d,); `state` is what the rule
    remembers after the step, `before` what it remembered when it took it.
    """

    index: int
    point: Array
    cost: float
    gradient: Array
    update: Array
    next_point: Array
    optimizer: Method
    state: Any
    before: Any = None

    @property
    def parts(self) -> Mapping[str, Array]:
        """The named vectors that made up the update, such as the velocity."""
        return self.optimizer.parts(self.gradient, self.state)

    @property
    def remark(self) -> str:
        """A sentence on what is special about this step, or nothing."""
        return self.optimizer.remark(self.state)


Statuses: TypeAlias = Status | NDArray[np.object_]


@final
@dataclass(frozen=True, eq=False)
class Trajectory:
    """All points of a descent with what was seen there; row 0 is the start.

    From one start `points` and `gradients` have shape (steps + 1, d), `costs` (steps + 1,), and
    `status` is one Status; a descent that ended early has fewer rows. From a batch of n starts
    the shapes are (steps + 1, n, d) and (steps + 1, n), `status` is an object array (n,), and a
    start that has ended keeps its last point to the end.
    """

    points: Array
    costs: Array
    gradients: Array
    status: Statuses

    def __len__(self) -> int:
        """The number of steps."""
        return len(self.points) - 1


@final
@dataclass(frozen=True, eq=False)
class Ends:
    """Where a batch of n descents has ended: the last row of its trajectory.

    `points` has shape (n, d), `costs`, `status` and `step_counts`, the steps each has taken, have
    shape (n,).
    """

    points: Array
    costs: Array
    status: NDArray[np.object_]
    step_counts: NDArray[np.intp]
