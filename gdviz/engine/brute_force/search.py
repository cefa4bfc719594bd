"""The engine that owns one search and lets it try a few points at a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import NamedTuple, final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.brute_force.methods import SearchMethod
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.descent import checked_start
from gdviz.engine.evaluations import Evaluations
from gdviz.engine.growing_array import GrowingArray
from gdviz.engine.resolve import resolve_cost
from gdviz.engine.trajectory import Status, Step, Trajectory


@final
class Tried(NamedTuple):
    """The points of one step, shape (k, d), their costs, (k,), and which is the best so far.

    `best` is its index among them, or -1 where none is better than what was found before.
    """

    points: Array
    costs: Array
    best: int


@final
class Search:
    """One search of `cost` (a cost function or a name) by `method`; the best point so far is kept.

    It has the face of a `Descent`, with the method for its `optimizer`. Its point is the best one
    that it has seen, at first `start`, shape (d,); each step tries the next few points and goes to
    the best of them, if that is better. Points without a finite cost are tried in vain. It is
    exhausted when every point of a grid has been tried, and stalled after `step_limit` steps; it
    cannot know that it has converged.
    ValueError for a start of the wrong length or one that is not finite.
    """

    def __init__(
        self,
        cost: str | CostFunction,
        method: SearchMethod,
        start: ArrayLike,
        *,
        step_limit: int = 10_000,
    ) -> None:
        self.cost = resolve_cost(cost)
        self.optimizer = method
        self._step_limit = step_limit
        self._count = method.count(self.cost.dimension)
        point = checked_start(start, self.cost)
        self._points, self._costs = GrowingArray(point), GrowingArray(0.0)
        self._tried_points, self._tried_costs = GrowingArray(point), GrowingArray(0.0)
        self._gradients = GrowingArray(point)
        self._coming: Tried | None = None
        self._points.append(point)
        self._costs.append(self._ask(point[np.newaxis])[0])
        self._status = self._judge()

    @property
    def status(self) -> Status:
        """Whether the search goes on, and if not, why."""
        return self._status

    @property
    def point(self) -> Array:
        """The best point so far, shape (d,)."""
        last: Array = self._points.last
        return last

    @property
    def step_count(self) -> int:
        """The number of steps taken."""
        return len(self._points) - 1

    @property
    def points(self) -> Array:
        """The start, and the best point so far after each step, (steps + 1, d)."""
        return self._points.rows

    @property
    def costs(self) -> Array:
        """The costs at those points, (steps + 1,)."""
        return self._costs.rows

    @property
    def trajectory(self) -> Trajectory:
        """The best points so far after each step; see `gradients`."""
        return Trajectory(self.points, self.costs, self.gradients, self._status)

    @property
    def gradients(self) -> Array:
        """The gradients at those points, (steps + 1, d), zero where the cost has none.

        For pictures: the search itself looks at none, so they are computed when somebody asks and
        do not count among its evaluations.
        """
        known, points = len(self._gradients), self._points.rows
        if known < len(points):
            new, place = np.unique(points[known:], axis=0, return_inverse=True)
            with np.errstate(all="ignore"):
                gradients = self.cost.gradient(new)[place.reshape(-1)]
            self._gradients.extend(np.where(np.isfinite(gradients), gradients, 0.0))
        return self._gradients.rows

    @property
    def evaluations(self) -> Evaluations:
        """The values asked so far: at the start, and at every point tried, also in a preview."""
        coming = 0 if self._coming is None else len(self._coming.costs)
        return Evaluations(1 + len(self._tried_costs) + coming, 0, 0)

    def evaluations_to(self, begin: int, end: int) -> Array:
        """What it took to come to points `begin` up to, not including, `end`: (n, 3).

        The columns are values, gradients and Hessians.
        """
        begin, end = max(begin, 0), min(end, self.step_count + 1)
        counts = np.zeros((max(end - begin, 0), 3))
        counts[:, 0] = [1 + self._tried_before(step) for step in range(begin, end)]
        return counts

    def tried(self, begin: int, end: int) -> tuple[Array, Array]:
        """The points that steps `begin` up to `end` tried, (n, d), and their costs, (n,)."""
        rows = slice(self._tried_before(max(begin, 0)), self._tried_before(max(end, 0)))
        return self._tried_points.rows[rows], self._tried_costs.rows[rows]

    def step(self, index: int) -> Step:
        """A step that was taken, read from history; IndexError beyond the last one."""
        if not 0 <= index < self.step_count:
            raise IndexError(f"step {index} is not among the {self.step_count} taken")
        points, costs = self.tried(index, index + 1)
        return self._as_step(index, self._points.rows[index + 1], self._best(index, points, costs))

    def learning_rates(self, begin: int, end: int) -> Array:
        """A search has none: NaN for steps `begin` up to `end`, taken or next."""
        return np.full(max(min(end, self.step_count + 1) - max(begin, 0), 0), math.nan)

    def preview(self) -> Step:
        """The step that `advance` would take next, without taking it."""
        coming = self._next()
        after = coming.points[coming.best] if coming.best >= 0 else self.point
        return self._as_step(self.step_count, after, coming)

    @property
    def ready(self) -> bool:
        """Whether the next points have been tried, so that the next step takes no time."""
        return self._coming is not None

    def look_ahead(self, breathe: Callable[[], None] = lambda: None) -> tuple[int, Tried]:
        """Try the next points, for `expect`, with the index of the step; nothing is changed.

        It may be called on another thread as long as no step is taken meanwhile.
        """
        breathe()
        return self.step_count, self._coming or self._try_next()

    def expect(self, ahead: tuple[int, Tried]) -> None:
        """Let `advance` take a step that was looked at; one that was taken meanwhile is none."""
        if ahead[0] == self.step_count and self._status is Status.RUNNING:
            self._coming = self._coming or ahead[1]

    def advance(self) -> Tried:
        """Try the next points and go to the best; RuntimeError when the search has ended."""
        if self._status is not Status.RUNNING:
            raise RuntimeError(self._status.value)
        tried, self._coming = self._next(), None
        point, cost = self._points.last, self._costs.last
        if tried.best >= 0:
            point, cost = tried.points[tried.best], tried.costs[tried.best]
        self._tried_points.extend(tried.points)
        self._tried_costs.extend(tried.costs)
        self._points.append(point)
        self._costs.append(cost)
        self._status = self._judge()
        return tried

    def _next(self) -> Tried:
        self._coming = self._coming or self._try_next()
        return self._coming

    def _try_next(self) -> Tried:
        step = self.step_count
        begin, end = self._tried_before(step), self._tried_before(step + 1)
        points = self.optimizer.points(self.cost.domain, begin, end)
        tried = self._best(step, points, self._ask(points))
        for array in tried[:2]:
            array.setflags(write=False)
        return tried

    def _ask(self, points: Array) -> Array:
        with np.errstate(all="ignore"):
            return np.array(self.cost.value(points), dtype=float)

    def _best(self, step: int, points: Array, costs: Array) -> Tried:
        """What was tried in a step, and which of it is better than all before."""
        before = self._costs.rows[step]
        finite = np.where(np.isfinite(costs), costs, np.inf)
        best = int(finite.argmin())
        better = finite[best] < (before if math.isfinite(before) else np.inf)
        return Tried(points, costs, best if better else -1)

    def _as_step(self, index: int, after: Array, tried: Tried) -> Step:
        point, cost = self._points.rows[index], float(self._costs.rows[index])
        update = after - point
        update.setflags(write=False)
        gradient = self.gradients[index]
        return Step(index, point, cost, gradient, update, after, self.optimizer, tried, None)

    def _tried_before(self, step: int) -> int:
        """How many points are tried before a step."""
        most = step * int(self.optimizer.tries)
        return most if self._count is None else min(most, self._count)

    def _judge(self) -> Status:
        if self._tried_before(self.step_count) == self._count:
            return Status.EXHAUSTED
        return Status.STALLED if self.step_count >= self._step_limit else Status.RUNNING
