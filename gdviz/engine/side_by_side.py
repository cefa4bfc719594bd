"""Descents that advance together, each exactly as it would alone."""

from __future__ import annotations

from typing import Any, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.optimizer import Place, UpdateRule
from gdviz.engine.trajectory import Status
from gdviz.engine.vectors import dot

#: How it stands with a descent, as a small number: rows of those are compared fast.
RUNNING, CONVERGED, DIVERGED = range(3)

#: What each of these numbers means when no more steps are taken.
ENDINGS = np.array([Status.STALLED, Status.CONVERGED, Status.DIVERGED], dtype=object)


@final
class SideBySide:
    """The descents of `cost` by `optimizer` from `starts`, shape (n, d), after some steps.

    `points`, `costs` and `gradients`, shapes (n, d), (n,) and (n, d), are what is seen there. A
    descent that has ended keeps its last point.
    """

    def __init__(
        self, cost: CostFunction, starts: Array, optimizer: UpdateRule, tolerance: float
    ) -> None:
        self._cost, self._optimizer, self._tolerance = cost, optimizer, tolerance
        # Each coordinate is contiguous, which is how costs read their points and what is fast.
        self.points: Array = np.array(starts.T, dtype=float, order="C").T
        self.costs, self.gradients = cost.value_and_gradient(self.points)
        self._state: Any = optimizer.initial_state(self.points)
        self._step = 0
        self._verdicts = np.full(len(starts), RUNNING, dtype=np.int8)
        self._ended_after = np.zeros(len(starts), dtype=np.intp)
        self.running_count = len(starts)
        self._note(_judge(self.points, self.costs, self.gradients, tolerance))

    @property
    def status(self) -> NDArray[np.object_]:
        """The statuses, shape (n,), when no more steps are taken."""
        status: NDArray[np.object_] = ENDINGS[self._verdicts]
        return status

    @property
    def running(self) -> NDArray[np.bool_]:
        """Which of them have not ended, shape (n,)."""
        running: NDArray[np.bool_] = self._verdicts == RUNNING
        return running

    @property
    def step_counts(self) -> NDArray[np.intp]:
        """How many steps each has taken, shape (n,)."""
        return np.where(self._verdicts == RUNNING, self._step, self._ended_after)

    def advance(self) -> None:
        """Let each descent that runs take one step."""
        here = Place(self.points, self.costs, self.gradients, self._cost)
        move, self._state = self._optimizer.move(here, self._state)
        # Not `points + move`: a rule may give its move in another order of memory.
        points = np.add(here.point, move, out=np.empty_like(here.point))
        if self.running_count < len(points):
            stays = self._verdicts != RUNNING
            np.copyto(points, here.point, where=stays[:, np.newaxis])
        self._step += 1
        self._arrive(points, here)

    def drop_ended(self) -> NDArray[np.intp]:
        """Forget the descents that have ended; the indices of the others, in their order."""
        rows = np.flatnonzero(self._verdicts == RUNNING)
        self.points, self.costs, self.gradients, self._state, self._verdicts, self._ended_after = (
            _take(each, rows)
            for each in (
                *(self.points, self.costs, self.gradients),
                *(self._state, self._verdicts, self._ended_after),
            )
        )
        return rows

    def _arrive(self, points: Array, before: Place) -> None:
        costs, gradients = self._cost.value_and_gradient(points)
        turned_back = self._note(_judge(points, costs, gradients, self._tolerance))
        if turned_back is not None:
            rows = turned_back[:, np.newaxis]
            np.copyto(points, before.point, where=rows)
            costs = np.where(turned_back, before.cost, costs)
            gradients = np.where(rows, before.gradient, gradients)
        self.points, self.costs, self.gradients = points, costs, gradients

    def _note(self, verdicts: NDArray[np.int8] | None) -> NDArray[np.bool_] | None:
        """Take down who has just ended; those that diverged, whose last step was not taken."""
        if verdicts is None:
            return None
        verdicts[self._verdicts != RUNNING] = RUNNING
        self._verdicts |= verdicts
        diverged = verdicts == DIVERGED
        self._ended_after[verdicts == CONVERGED] = self._step
        self._ended_after[diverged] = max(0, self._step - 1)
        self.running_count -= int(np.count_nonzero(verdicts))
        return diverged if self._step and diverged.any() else None


def _judge(
    points: Array, costs: Array, gradients: Array, tolerance: float
) -> NDArray[np.int8] | None:
    """How it stands with each descent, shape (n,); None if all run on, as in most steps."""
    if not tolerance > 0:
        total = np.einsum("ij,ij->", gradients, gradients)
        if _is_finite_throughout(points, costs, total):
            return None
    # Summed from the first coordinate to the last, as for a single descent.
    squares = dot(gradients, gradients)
    # In most steps the least steep runs on, and with it all others: that takes no array.
    if not np.sqrt(squares.min(initial=np.inf)) < tolerance and _is_finite_throughout(
        points, costs, squares.sum()
    ):
        return None
    verdicts: NDArray[np.int8] = (np.sqrt(squares) < tolerance) * np.int8(CONVERGED)
    if not _is_finite_throughout(points, costs, squares.sum()):
        whole = np.isfinite(points).all(axis=-1) & np.isfinite(costs) & np.isfinite(squares)
        verdicts[~whole] = DIVERGED
    return verdicts if verdicts.any() else None


def _is_finite_throughout(points: Array, costs: Array, squares_total: float) -> bool:
    """Whether sums are enough to see that all is finite: a finite sum has no other term."""
    # Far below the largest number: added up in another order, the squares are finite as well.
    return bool(squares_total < 1e300 and np.isfinite(costs.sum() + points.sum()))


def _take(state: Any, rows: NDArray[np.intp]) -> Any:
    """Some rows of a state and its parts; what is not an array belongs to all of them."""
    if isinstance(state, tuple):
        parts = [_take(part, rows) for part in state]
        return type(state)(*parts)
    if isinstance(state, np.ndarray) and state.ndim:
        # Transposed, so that each coordinate stays contiguous.
        return state.T.take(rows, axis=-1).T
    return state
