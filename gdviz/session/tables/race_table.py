"""The runs of a scene as a table: one optimizer at the top, or a list of runs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import Any

from gdviz.engine.hyperparameter import describe
from gdviz.engine.methods import Pickable
from gdviz.engine.registry import UnknownName
from gdviz.session.race import Race, RunPlan
from gdviz.session.scene import Scene
from gdviz.session.tables.numbers import read_int
from gdviz.session.tables.rule_table import (
    OPTIMIZER,
    read_rule,
    refuse_key,
    rule_keys,
    written_rule,
)
from gdviz.session.tables.table_error import Path, TableError, as_list, as_table, in_words
from gdviz.session.tables.values import hints, read, written

RUNS, SELECTED = "runs", "selected"
#: More runs than these can be told from each other by nobody.
MOST_RUNS = 100
#: The fields of a run beside its optimizer, which have keys of their names.
_OWN = tuple(each.name for each in fields(RunPlan) if each.name != OPTIMIZER)


def read_race(table: Mapping[str, object], scene: Scene, others: Collection[str] = ()) -> Race:
    """The race of a scene, changed by the keys of a table; `others` are what it could also name.

    The optimizer and the hyper-parameters that stand at the top are those of every run that has
    them and does not say otherwise.
    """
    known = {*others, RUNS, SELECTED}
    shared = {key: each for key, each in table.items() if key not in (RUNS, SELECTED)}
    if RUNS not in table:
        return _selecting(_retold(shared, scene, known), table)
    several = as_list(table[RUNS], (RUNS,), MOST_RUNS)
    if not several:
        raise TableError((RUNS,), "needs a run")
    return _selecting(Race(_read_plans(several, shared, scene, known)), table)


def written_race(race: Race, usual: Race, scene: Scene) -> dict[str, object]:
    """The keys that make `usual`, with which the cost of the scene opens, into the race."""
    if race == usual:
        return {}
    only, common = race.plan, usual.plan
    plain = len(race.plans) == len(usual.plans) == 1
    if plain and only == replace(common, optimizer=only.optimizer):
        return written_rule(only.optimizer, scene.function_of(only))
    runs = [_written_plan(plan, place, scene) for place, plan in enumerate(race.plans)]
    return {RUNS: runs, **({SELECTED: race.selected} if race.selected else {})}


def _selecting(race: Race, table: Mapping[str, object]) -> Race:
    if SELECTED not in table:
        return race
    index = read_int(table[SELECTED], (SELECTED,))
    if not 0 <= index < len(race.plans):
        last = len(race.plans) - 1
        raise TableError((SELECTED,), f"must be from 0 to {last}, not {index}")
    return race.selecting(index)


def _retold(shared: Mapping[str, object], scene: Scene, keys: set[str]) -> Race:
    """Every run with the optimizer and those of the hyper-parameters that it has."""
    used: set[str] = set()

    def told(plan: RunPlan) -> RunPlan:
        own = {OPTIMIZER: shared[OPTIMIZER]} if OPTIMIZER in shared else {}
        cost = scene.function_of(plan)
        rule = read_rule(own, cost, (), plan.optimizer)
        suiting = _suiting(shared, rule)
        used.update(suiting)
        return replace(plan, optimizer=read_rule(suiting, cost, (), rule))

    race = scene.race.each(told)
    _check_used(shared, used, race.plan.optimizer, keys)
    return race


def _suiting(shared: Mapping[str, object], rule: Pickable) -> dict[str, object]:
    return {key: each for key, each in shared.items() if key in describe(type(rule))}


def _check_used(
    shared: Mapping[str, object], used: set[str], rule: Pickable, keys: set[str]
) -> None:
    for key in shared:
        if key not in used and key != OPTIMIZER:
            raise refuse_key(key, keys, type(rule), ())


def _read_plans(
    several: list[object], shared: Mapping[str, object], scene: Scene, keys: set[str]
) -> tuple[RunPlan, ...]:
    plain = {key: each for key, each in shared.items() if key == OPTIMIZER}
    rule = _retold(plain, scene, keys).plan.optimizer
    used: set[str] = set()
    plans = []
    for place, given in enumerate(several):
        here: Path = (RUNS, place)
        base = RunPlan(rule, style=place)
        plans.append(_read_plan(as_table(given, here), shared, scene, base, here, used))
    _check_used(shared, used, rule, keys)
    return tuple(plans)


def _read_plan(
    table: Mapping[str, object],
    shared: Mapping[str, object],
    scene: Scene,
    base: RunPlan,
    path: Path,
    used: set[str],
) -> RunPlan:
    own: dict[str, Any] = {
        key: read(hints(RunPlan)[key], table[key], (*path, key)) for key in _OWN if key in table
    }
    plan = replace(base, **own)
    rest = {key: each for key, each in table.items() if key not in _OWN}
    named = {OPTIMIZER: rest[OPTIMIZER]} if OPTIMIZER in rest else {}
    cost = _cost_of(plan, scene, path)
    # A run that names its cost has the learning rate that suits it, as when it opens.
    before = plan.optimizer.suited_to(cost) if plan.cost else plan.optimizer
    rule = read_rule(named, cost, path, before)
    suiting = _suiting(shared, rule)
    used.update(suiting)
    for key in rest:
        if key not in rule_keys(type(rule)):
            raise refuse_key(key, set(_OWN), type(rule), path)
    rule = read_rule(suiting, cost, (), rule)
    return replace(plan, optimizer=read_rule(rest, cost, path, rule))


def _cost_of(plan: RunPlan, scene: Scene, path: Path) -> Any:
    """The cost function of a run, in whose dimension its own start has to be."""
    try:
        cost = scene.function_of(plan)
    except (ValueError, UnknownName) as error:
        raise TableError((*path, "cost"), in_words(error)) from None
    if plan.start is not None and len(plan.start) != cost.dimension:
        needed = f"needs {cost.dimension} coordinates, not {len(plan.start)}"
        raise TableError((*path, "start"), needed)
    return cost


def _written_plan(plan: RunPlan, place: int, scene: Scene) -> dict[str, object]:
    usual = RunPlan(plan.optimizer, style=place)
    own = {
        key: written(hints(RunPlan)[key], getattr(plan, key))
        for key in _OWN
        if getattr(plan, key) != getattr(usual, key)
    }
    return {**written_rule(plan.optimizer, scene.function_of(plan)), **own}
