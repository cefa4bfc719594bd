"""What descents and searches have in common for those who watch them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from gdviz.engine.brute_force import Search, SearchMethod
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.descent import Descent, Seen
from gdviz.engine.evaluations import Evaluations
from gdviz.engine.method import Method
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.trajectory import Status, Step, Trajectory


class Walk(Protocol):
    """Goes from point to point, one step at a time, and remembers all of them.

    `Descent` and `Search` say what each of these means.
    """

    cost: CostFunction

    @property
    def optimizer(self) -> Method:
        """What its steps are made by."""

    @property
    def status(self) -> Status:
        """Whether it goes on, and if not, why."""

    @property
    def point(self) -> Array:
        """Where it is now, shape (d,)."""

    @property
    def step_count(self) -> int:
        """The number of steps taken."""

    @property
    def points(self) -> Array:
        """All points so far, the start first: (steps + 1, d)."""

    @property
    def costs(self) -> Array:
        """The costs at those points: (steps + 1,)."""

    @property
    def gradients(self) -> Array:
        """The gradients at those points: (steps + 1, d)."""

    @property
    def trajectory(self) -> Trajectory:
        """All that has happened so far."""

    @property
    def evaluations(self) -> Evaluations:
        """All that has been asked of the cost so far."""

    def evaluations_to(self, begin: int, end: int) -> Array:
        """What it took to come to each of these points: (n, 3)."""

    def step(self, index: int) -> Step:
        """A step that was taken."""

    def learning_rates(self, begin: int, end: int) -> Array:
        """The learning rates of steps: (n,), NaN where there are none."""

    def preview(self) -> Step:
        """The step to come."""

    @property
    def ready(self) -> bool:
        """Whether the next step takes no time."""

    def look_ahead(self, breathe: Callable[[], None] = ...) -> Any:
        """All that the next step needs, for `expect`; on any thread, and nothing is changed.

        A `breathe` that raises ends it.
        """

    def expect(self, ahead: Any) -> None:
        """Let the next step be one that was looked at."""

    def advance(self) -> object:
        """Take one step."""


def begin_walk(
    cost: CostFunction,
    method: Method,
    start: tuple[float, ...],
    *,
    step_limit: int,
    tolerance: float,
    bound: float,
    seen: Seen | None = None,
) -> Walk:
    """The walk of a method from a start; a search knows no tolerance, no bound and no gradient.

    `seen` is the cost and the gradient at the start, where they are known.

    TypeError for a method that is neither an update rule nor a search.
    """
    if isinstance(method, SearchMethod):
        return Search(cost, method, start, step_limit=step_limit)
    if isinstance(method, UpdateRule):
        return Descent(
            cost,
            method,
            start,
            step_limit=step_limit,
            tolerance=tolerance,
            bound=bound,
            seen=seen,
        )
    raise TypeError(f"an update rule or a search is needed, not {method!r}")
