"""What becomes of every run at every learning rate, from where it starts now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, final

from gdviz.engine.chunks import OnProgress
from gdviz.engine.optimizer import UpdateRule
from gdviz.session.background import Deliver
from gdviz.session.desk import Question
from gdviz.session.scene import Scene

if TYPE_CHECKING:
    from gdviz.engine.sweep import Sweep

#: The steps after which a descent has not converged.
STEPS = 1000


@final
@dataclass(frozen=True, eq=False)
class RunSweep:
    """The sweep of one run: the run's place among the styles, and what is known so far."""

    style: int
    title: str
    sweep: Sweep


@final
@dataclass(frozen=True)
class _Swept:
    """A run that is swept: its style, its rule at a rate that does not matter, and its start."""

    style: int
    title: str
    rule: UpdateRule
    start: tuple[float, ...]


def ask_rates(scene: Scene) -> Question:
    """The sweeps of all runs that are shown, each coarse at first; ValueError if all search."""
    from gdviz.engine.sweep import sweep_learning_rates

    cost = scene.function
    swept = _swept(scene)

    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        known: dict[int, RunSweep] = {}

        def tell(run: _Swept, sweep: Sweep) -> None:
            known[run.style] = RunSweep(run.style, run.title, sweep)
            deliver(tuple(known.values()))

        for place, run in enumerate(swept):
            sweep_learning_rates(
                cost,
                run.rule,
                run.start,
                steps=STEPS,
                on_progress=partial(_overall, on_progress, place, len(swept)),
                on_stage=partial(tell, run),
            )

    return Question((scene.cost, scene.constants, swept), job)


def _swept(scene: Scene) -> tuple[_Swept, ...]:
    rules = (
        (plan, scene.recipe(plan.optimizer.suited_to(scene.function)))
        for plan in scene.race.plans
        if not plan.hidden
    )
    swept = tuple(
        _Swept(plan.style, plan.optimizer.title, rule, scene.start_of(plan))
        for plan, rule in rules
        if isinstance(rule, UpdateRule)
    )
    if not swept:
        raise ValueError("A search has no learning rate: add a run with an optimizer.")
    return swept


def _overall(on_progress: OnProgress, place: int, count: int, share: float) -> bool:
    return on_progress((place + share) / count)
