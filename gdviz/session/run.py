"""A run: a descent on screen."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, final

import numpy as np

from gdviz.engine.brute_force import Search
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.evaluations import Evaluations, as_evaluations, in_values
from gdviz.engine.method import Method
from gdviz.engine.trajectory import Status, Step
from gdviz.engine.walk import Walk, begin_walk
from gdviz.session.background import Breathe
from gdviz.session.first_look import first_look
from gdviz.session.price import Pace

#: A gradient this small moves nothing that a hall could see, nor the sixth decimal.
TOLERANCE = 1e-7
#: A run has diverged when it is this many times as far out as the domain reaches.
FAR_OUT = 1e3


@final
@dataclass(frozen=True, eq=False)
class Run:
    """A descent or a search, its place among run colours and shapes, and whether it is hidden."""

    descent: Walk
    colour: int
    hidden: bool = False
    pace: Pace = field(default_factory=Pace)

    @classmethod
    def begin(
        cls,
        cost: CostFunction,
        rule: Method,
        start: tuple[float, ...],
        colour: int,
        step_limit: int = 10_000,
        hidden: bool = False,
    ) -> Run:
        """A run at its start, with nothing taken yet."""
        reach = float(np.abs([cost.domain.lower, cost.domain.upper]).max())
        walk = begin_walk(
            cost,
            rule,
            start,
            step_limit=step_limit,
            tolerance=TOLERANCE,
            bound=FAR_OUT * reach,
            seen=first_look(cost, start) if rule.follows_slope else None,
        )
        return cls(walk, colour, hidden)

    @property
    def length(self) -> int:
        """The number of steps taken."""
        return self.descent.step_count

    @property
    def follows_slope(self) -> bool:
        """Whether its steps follow the slope; those of a search do not."""
        return self.descent.optimizer.follows_slope

    def points(self, begin: int, end: int) -> Array:
        """The points from index `begin` up to, not including, `end`: (n, d), read-only."""
        return self.descent.points[begin:end]

    def costs(self, begin: int, end: int) -> Array:
        """The costs at those points: (n,), read-only."""
        return self.descent.costs[begin:end]

    def gradients(self, begin: int, end: int) -> Array:
        """The gradients at those points: (n, d), read-only."""
        return self.descent.gradients[begin:end]

    def learning_rates(self, begin: int, end: int) -> Array:
        """The learning rates of the steps that leave those points: (n,), fewer at the end."""
        return self.descent.learning_rates(begin, end)

    def evaluations(self, begin: int, end: int) -> Array:
        """The values, gradients and Hessians that it took to come to those points: (n, 3)."""
        return self.descent.evaluations_to(begin, end)

    def evaluations_at(self, playhead: int) -> Evaluations:
        """The same for the playhead's point, or the last one of a run that ended before."""
        place = min(playhead, self.length)
        return as_evaluations(self.descent.evaluations_to(place, place + 1)[0])

    def tried(self, begin: int, end: int) -> Array:
        """The points that steps `begin` up to, not including, `end` tried: (n, d), read-only.

        A descent tries none.
        """
        if isinstance(self.descent, Search):
            return self.descent.tried(begin, min(end, self.length))[0]
        return np.empty((0, self.descent.cost.dimension))

    def playhead_within(self, budget: float) -> int:
        """The last of its points that it came to within so many cost evaluations, or its start.

        Gradients and Hessians count as their measured prices.
        """
        spent = in_values(self.evaluations(0, self.length + 1), self.descent.cost)
        return max(int(np.searchsorted(spent, budget, side="right")) - 1, 0)

    def point_at(self, playhead: int) -> Array:
        """The point at the playhead, or the last one of a run that ended before: (d,)."""
        point: Array = self.descent.points[min(playhead, self.length)]
        return point

    def point_on_way(self, playhead: int, share: float) -> Array:
        """Where a ball is that has come this share of its way to the playhead's point: (d,)."""
        point = self.point_at(playhead)
        if share >= 1.0 or not 0 < playhead <= self.length:
            return point
        before = self.point_at(playhead - 1)
        return before + share * (point - before)

    def cost_at(self, playhead: int) -> float:
        """The cost at that point."""
        return float(self.descent.costs[min(playhead, self.length)])

    def gradient_at(self, playhead: int) -> Array:
        """The gradient at that point: (d,)."""
        gradient: Array = self.descent.gradients[min(playhead, self.length)]
        return gradient

    def step_at(self, playhead: int) -> Step | None:
        """The step that leaves the playhead's point: from history, or the one to come."""
        if playhead < self.length:
            return self.descent.step(playhead)
        return self.descent.preview() if self.descent.status is Status.RUNNING else None

    def status_at(self, playhead: int) -> Status:
        """The status at the playhead: running, unless it stands at the end of the run."""
        return self.descent.status if playhead >= self.length else Status.RUNNING

    def advance(self) -> bool:
        """Take one step if the run goes on; whether it moved."""
        before = self.length
        if self.descent.status is Status.RUNNING:
            self._take_step()
        return self.length > before

    @property
    def price(self) -> float:
        """About how many seconds its next step takes; nothing once it was looked at."""
        return 0.0 if self.descent.ready else self.pace.seconds(self.descent.cost)

    def look_ahead(self, breathe: Breathe) -> Any:
        """All that its next step needs; on any thread."""
        begun = perf_counter()
        ahead = self.descent.look_ahead(breathe)
        self.pace.note(perf_counter() - begun)
        return ahead

    def behind(self, playhead: int) -> bool:
        """Whether it could still get closer to the playhead."""
        return self.length < playhead and self.descent.status is Status.RUNNING

    def reach(self, playhead: int, seconds: float = math.inf) -> bool:
        """Take the steps that are missing at the playhead, for so long; whether it moved.

        One is taken in any case: where the machine stalls, a race must not seem to have ended.
        """
        before, end = self.length, perf_counter() + seconds
        end -= self.pace.seconds(self.descent.cost)  # the next one is to be done by then
        while self.behind(playhead) and (self.length == before or perf_counter() < end):
            self._take_step()
        return self.length > before

    def _take_step(self) -> None:
        begun, ready = perf_counter(), self.descent.ready
        self.descent.advance()
        if not ready:
            self.pace.note(perf_counter() - begun)
