"""A race: the runs that are shown side by side, as plain data, and which of them is spoken of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import final

import numpy as np

from gdviz.engine.brute_force import SearchMethod
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.methods import Pickable
from gdviz.engine.trajectory import Status
from gdviz.session.run import Run


@final
@dataclass(frozen=True)
class RunPlan:
    """One run: optimizer or search, its own start or None for the common one, and how it is marked.

    `style` is its place among the theme's run colours and among the shapes of the balls, `cost`
    the name of that cost function of a task which it descends.
    """

    optimizer: Pickable
    start: tuple[float, ...] | None = None
    hidden: bool = False
    style: int = 0
    cost: str = ""


@final
@dataclass(frozen=True)
class Race:
    """The plans of all runs, and the index of the selected one; ValueError without any run."""

    plans: tuple[RunPlan, ...]
    selected: int = 0

    def __post_init__(self) -> None:
        if not self.plans:
            raise ValueError("a race needs a run")
        if not 0 <= self.selected < len(self.plans):
            raise ValueError(f"there is no run {self.selected} among {len(self.plans)}")

    @classmethod
    def of(cls, *optimizers: Pickable) -> Race:
        """A race of runs from the common start, the first of them selected."""
        return cls(tuple(RunPlan(each, style=style) for style, each in enumerate(optimizers)))

    @property
    def plan(self) -> RunPlan:
        """The plan of the selected run."""
        return self.plans[self.selected]

    @property
    def free_style(self) -> int:
        """The first style that no run bears."""
        taken = {plan.style for plan in self.plans}
        return next(style for style in range(len(taken) + 1) if style not in taken)

    def selecting(self, index: int) -> Race:
        """The same race with another run selected."""
        return replace(self, selected=index)

    def with_plan(self, index: int, plan: RunPlan) -> Race:
        """The same race with another plan for one run."""
        return replace(self, plans=(*self.plans[:index], plan, *self.plans[index + 1 :]))

    def with_added(self, plan: RunPlan) -> Race:
        """The race with one run more, shown, in a style of its own, and selected."""
        added = replace(plan, style=self.free_style, hidden=False)
        return Race((*self.plans, added), len(self.plans))

    def without(self, index: int) -> Race:
        """The race with one run less; the others keep their styles."""
        plans = self.plans[:index] + self.plans[index + 1 :]
        before = self.selected > index or self.selected == len(plans)
        return Race(plans, self.selected - before)

    def with_tries(self, count: int) -> Race:
        """The race in which every search tries so many points a step."""

        def trying(plan: RunPlan) -> RunPlan:
            if not isinstance(plan.optimizer, SearchMethod):
                return plan
            return replace(plan, optimizer=replace(plan.optimizer, tries=count))

        return self.each(trying)

    def each(self, change: Callable[[RunPlan], RunPlan]) -> Race:
        """The race with every plan changed."""
        return replace(self, plans=tuple(map(change, self.plans)))


@final
@dataclass(frozen=True)
class Moment:
    """What was shown at one time and where the playhead was wanted."""

    start: tuple[float, ...]
    race: Race
    runs: tuple[Run, ...]
    goal: int


@final
@dataclass(frozen=True)
class Standing:
    """How one run stands at the playhead; `first` marks who converged before all others.

    `distance` is that to the nearest known minimum, None where the cost has none.
    """

    steps: int
    cost: float
    distance: float | None
    status: Status
    first: bool


def counted(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs that say how long the race is: those that are shown, or all if none is.

    Nobody waits for what cannot be seen: playing ends where the last shown run does.
    """
    return tuple(run for run in runs if not run.hidden) or tuple(runs)


def standings(runs: Sequence[Run], playhead: int) -> tuple[Standing, ...]:
    """How every run stands at the playhead; hidden ones do not come first."""
    status = [run.status_at(playhead) for run in runs]
    home = [
        run.length
        for run, each in zip(runs, status, strict=True)
        if each is Status.CONVERGED and not run.hidden
    ]
    return tuple(
        Standing(
            min(playhead, run.length),
            run.cost_at(playhead),
            _distance(run.point_at(playhead), run.descent.cost),
            each,
            each is Status.CONVERGED and not run.hidden and run.length == min(home),
        )
        for run, each in zip(runs, status, strict=True)
    )


def _distance(point: Array, cost: CostFunction) -> float | None:
    minima = np.array([each.point for each in cost.minima])
    return float(np.linalg.norm(minima - point, axis=1).min()) if len(minima) else None
