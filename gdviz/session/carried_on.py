"""Which runs of one scene go on in another."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from operator import ne

from gdviz.session.race import RunPlan
from gdviz.session.run import Run
from gdviz.session.scene import Scene


def carried_on(runs: Sequence[Run], before: Scene, after: Scene) -> tuple[Run | None, ...]:
    """For every run of the scene after: the one before that began alike, or None.

    Such a run takes the same steps, so what it has taken need not be taken again; it gets the
    colour that the scene after gives it. No run is used twice.
    """
    free = dict(enumerate(runs))
    found: list[Run | None] = []
    for place, plan in enumerate(after.race.plans):
        # First the one in the same place: of equal ones each stays itself.
        places = sorted(free, key=partial(ne, place))
        alike = (p for p in places if _alike(before, before.race.plans[p], after, plan))
        same = next(alike, None)
        found.append(None if same is None else _marked(free.pop(same), plan))
    return tuple(found)


def goes_on(before: Scene, after: Scene) -> bool:
    """Whether a run of the scene before goes on in the one after."""
    pairs = itertools.product(before.race.plans, after.race.plans)
    return any(_alike(before, old, after, new) for old, new in pairs)


def _alike(before: Scene, old: RunPlan, after: Scene, new: RunPlan) -> bool:
    """Whether both runs take the same steps to the same end."""
    return (
        before.function_of(old) is after.function_of(new)
        and before.start_of(old) == after.start_of(new)
        and before.recipe(old.optimizer) == after.recipe(new.optimizer)
        and before.step_limit == after.step_limit
    )


def _marked(run: Run, plan: RunPlan) -> Run:
    if (run.colour, run.hidden) == (plan.style, plan.hidden):
        return run
    return replace(run, colour=plan.style, hidden=plan.hidden)
