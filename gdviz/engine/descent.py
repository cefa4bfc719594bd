"""The engine that owns one trajectory and advances it one step at a time."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias, final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.ahead import Ahead
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.evaluations import Evaluations, Tally, as_evaluations, watched
from gdviz.engine.history import History
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.resolve import resolve_cost
from gdviz.engine.trajectory import Status, Step, Trajectory

#: The cost at a point, and the gradient there, (d,).
Seen: TypeAlias = tuple[float, Array]

#: Up to so many coordinates are looked at one by one.
FEW = 8
#: Beyond the largest finite number lies only infinity: by default nothing finite diverges.
UNBOUNDED = float(np.finfo(float).max)
#: What is asked at every point: one value, one gradient, no Hessian.
LOOK = np.array([1.0, 1.0, 0.0])


@final
class Descent:
    """One descent of `cost` (a cost function or a name) by `optimizer` from `start`, shape (d,).

    It has converged at the first point whose gradient norm is below `tolerance`, diverged when
    the next point, its cost or its gradient would not be finite or a coordinate would exceed
    `bound`, and stalled after `step_limit` steps. What is known of the start, `seen`, is not
    looked at again. ValueError for a start of the wrong length or one that is not finite.
    """

    def __init__(
        self,
        cost: str | CostFunction,
        optimizer: UpdateRule,
        start: ArrayLike,
        *,
        step_limit: int = 10_000,
        tolerance: float = 0.0,
        bound: float = UNBOUNDED,
        seen: Seen | None = None,
    ) -> None:
        self.cost = resolve_cost(cost)
        self.optimizer = optimizer
        self._limits = (step_limit, tolerance, bound)
        point = checked_start(start, self.cost)
        self._state = optimizer.initial_state(point)
        self._history = History(self.cost, optimizer, point, self._state)
        self._looks, self._tally = 0, Tally.empty()
        self._function = watched(self.cost, self._tally)
        self._preview: Step | None = None
        self._told: Trajectory | None = None  # asked for many times between two steps
        self._ahead: Ahead | None = None
        self._status = Status.DIVERGED
        with np.errstate(all="ignore"):
            self._arrive(point, seen)
        self._end_when_out_of_steps()

    @property
    def status(self) -> Status:
        """Whether the descent goes on, and if not, why."""
        return self._status

    @property
    def point(self) -> Array:
        """Where the descent is now, shape (d,): the last finite point if it has diverged."""
        last: Array = self._history.points.last
        return last

    @property
    def step_count(self) -> int:
        """The number of steps taken."""
        return self._history.step_count

    @property
    def nbytes(self) -> int:
        """The memory that the history of its steps takes, spare room included."""
        return self._history.nbytes

    @property
    def points(self) -> Array:
        """All points so far, the start first, shape (steps + 1, d)."""
        points: Array = self._history.points.rows
        return points

    @property
    def costs(self) -> Array:
        """The costs at those points, (steps + 1,)."""
        costs: Array = self._history.costs.rows
        return costs

    @property
    def gradients(self) -> Array:
        """The gradients at those points, (steps + 1, d)."""
        gradients: Array = self._history.gradients.rows
        return gradients

    @property
    def trajectory(self) -> Trajectory:
        """All that has happened so far; later steps do not change it."""
        kept, told = self._history, self._told
        if told is None or len(told.costs) != len(kept.costs) or told.status is not self._status:
            rows = kept.points.rows, kept.costs.rows, kept.gradients.rows
            told = self._told = Trajectory(*rows, self._status)
        return told

    def step(self, index: int) -> Step:
        """A step that was taken, as it was, to the last bit; IndexError beyond the last one."""
        with np.errstate(all="ignore"):
            return self._history.step(index)

    def state_before(self, index: int) -> Any:
        """What the optimizer remembered at point `index`; IndexError beyond the last one.

        Up to fifteen steps are made anew for it; any thread may ask.
        """
        if not 0 <= index <= self.step_count:
            raise IndexError(f"point {index} is not among the {self.step_count + 1} come to")
        if index == self.step_count:
            return self._state
        with np.errstate(all="ignore"):
            return self._history.state_before(index)

    def learning_rates(self, begin: int, end: int) -> Array:
        """The learning rates of steps `begin` up to, not including, `end`, taken or next: (n,)."""
        begin, end = max(begin, 0), min(end, self.step_count + 1)
        states = self._history.rate_states(begin, end)
        return self.optimizer.learning_rates(states, max(end - begin, 0))

    @property
    def evaluations(self) -> Evaluations:
        """All that has been asked of the cost so far, for a step that was refused as well.

        At every point its value and its gradient, and all that the optimizer asked beside them; a
        step that is previewed is counted when it is.
        """
        return as_evaluations(self._looks * LOOK + self._tally.numbers)

    def evaluations_to(self, begin: int, end: int) -> Array:
        """What it took to come to points `begin` up to, not including, `end`: (n, 3).

        The columns are values, gradients and Hessians.
        """
        begin, end = max(begin, 0), min(end, self.step_count + 1)
        looks = np.arange(begin + 1, max(begin, end) + 1)[:, np.newaxis]
        counts: Array = looks * LOOK + self._history.asked.before(begin, end)
        return counts

    def preview(self) -> Step:
        """The step that `advance` would take next, without taking it."""
        if self._preview is None:
            with np.errstate(all="ignore"):
                self._preview = self._build_step()
        return self._preview

    @property
    def ready(self) -> bool:
        """Whether all that the next step needs is known, so that it takes no time."""
        return self._ahead is not None

    def look_ahead(self, breathe: Callable[[], None] = lambda: None) -> Ahead:
        """Look at the coming step and at where it leads to, for `expect`; nothing is changed.

        It may be called on another thread as long as no step is taken meanwhile, and ended by a
        `breathe` that raises: it is called before the cost is asked for something.
        """
        tally = Tally(np.zeros(3), breathe)
        function = watched(self.cost, tally)
        with np.errstate(all="ignore"):
            step = self._preview or self._history.step_from(self.step_count, self._state, function)
            breathe()
            value, gradient = self.cost.value_and_gradient(step.next_point)
        return Ahead(step, float(value), gradient, tally.numbers, self._history.room())

    def expect(self, ahead: Ahead) -> None:
        """Let `advance` take a step that was looked at; one that was taken meanwhile is none."""
        if ahead.step.index == self.step_count and self._status is Status.RUNNING:
            if self._preview is None:
                self._tally.numbers += ahead.asked
            self._preview = self._preview or ahead.step
            self._ahead = ahead
            for array, larger in ahead.room:
                array.move_into(larger)

    def advance(self) -> Step:
        """Take one step and return it; RuntimeError when the descent has ended.

        A step that diverges is returned but not taken: the point stays where it was.
        """
        if self._status is not Status.RUNNING:
            raise RuntimeError(self._status.value)
        with np.errstate(all="ignore"):
            step, ahead = self._preview or self._build_step(), self._ahead
            self._preview = self._ahead = None
            arrived = self._arrive(step.next_point, ahead and (ahead.cost, ahead.gradient))
        if arrived:
            self._history.add_state(step.state)
            self._history.asked.add(self._tally.numbers)
            self._state = step.state
            self._end_when_out_of_steps()
        return step

    def _build_step(self) -> Step:
        return self._history.step_from(self.step_count, self._state, self._function)

    def _arrive(self, point: Array, seen: Seen | None = None) -> bool:
        """Look around at `point`; if all is finite there, it becomes the current point."""
        self._looks += 1
        value, gradient = seen or self.cost.value_and_gradient(point)
        cost = float(value)
        self._status = _judge(point, cost, gradient, *self._limits[1:])
        if self._status is Status.DIVERGED and len(self._history.points):
            return False
        self._history.add_point(point, cost, gradient)
        return True

    def _end_when_out_of_steps(self) -> None:
        if self._status is Status.RUNNING and self.step_count >= self._limits[0]:
            self._status = Status.STALLED


def descend(
    cost: str | CostFunction,
    start: ArrayLike,
    optimizer: UpdateRule,
    steps: int = 500,
    tolerance: float = 0.0,
) -> Trajectory:
    """Descend `cost` from one start, shape (d,), or from a batch of starts, shape (n, d).

    It takes `steps` steps, fewer only where the gradient norm falls below a `tolerance` above
    zero or the descent diverges. A batch gives exactly what its starts give one by one.
    ValueError for starts of the wrong shape or not finite.
    """
    cost = resolve_cost(cost)
    if np.ndim(start) == 2:
        from gdviz.engine.batch import descend_batch  # one descent needs nothing of it

        return descend_batch(cost, start, optimizer, steps, tolerance)
    descent = Descent(cost, optimizer, start, step_limit=steps, tolerance=tolerance)
    while descent.status is Status.RUNNING:
        descent.advance()
    return descent.trajectory


def checked_start(start: ArrayLike, cost: CostFunction) -> Array:
    """A start as a read-only point, (d,); ValueError if it is of another length or not finite."""
    point = np.array(start, dtype=float)
    if point.shape != (cost.dimension,) or not np.isfinite(point).all():
        raise ValueError(f"a start needs {cost.dimension} finite coordinates, not {start!r}")
    point.setflags(write=False)
    return point


def _judge(point: Array, cost: float, gradient: Array, tolerance: float, bound: float) -> Status:
    # A comparison with NaN is false, so one test for "within bounds" catches NaN and infinity.
    farthest, steepness = _size(point), _norm(gradient)
    if not (farthest <= bound and abs(cost) <= UNBOUNDED and steepness <= UNBOUNDED):
        return Status.DIVERGED
    return Status.CONVERGED if steepness < tolerance else Status.RUNNING


def _size(point: Array) -> float:
    """The largest coordinate, NaN if one is: for a few of them Python is quicker than numpy."""
    if len(point) > FEW:
        return float(np.abs(point).max())
    sizes = [abs(each) for each in point.tolist()]
    return max(sizes) if all(size == size for size in sizes) else math.nan


def _norm(gradient: Array) -> float:
    """Summed from the first coordinate to the last, as for a batch; `add.reduce` sums in pairs."""
    if len(gradient) > FEW:
        return float(np.sqrt(np.add.accumulate(gradient * gradient)[-1]))
    total = 0.0
    for each in gradient.tolist():
        total += each * each
    return math.sqrt(total)
