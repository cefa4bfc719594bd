"""The cost of a scene's table: a name, a task, or a formula with its constants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from gdviz.engine.formula_text import LONGEST, FormulaError, unknown_names
from gdviz.engine.landscapes import costs
from gdviz.engine.registry import UnknownName
from gdviz.session.scene import Scene
from gdviz.session.tables.numbers import read_float
from gdviz.session.tables.table_error import TableError, as_table, as_text, in_words, unknown
from gdviz.session.tasks import TASKS

COST, CONSTANTS = "cost", "constants"
#: Names with numbers, in their order.
Constants: TypeAlias = tuple[tuple[str, float], ...]


def read_cost(table: Mapping[str, object], base: Scene) -> Scene:
    """The base with the cost of the table, opened unless it is the same."""
    cost = as_text(table.get(COST, base.cost), (COST,), LONGEST)
    if cost in TASKS:
        return _without_constants(table, base if cost == base.cost else base.with_cost(cost))
    named = is_named(cost)
    before = base.constants if cost == base.cost else ()
    constants = () if named else read_constants(table, cost, before)
    if named and CONSTANTS in table:
        raise TableError((CONSTANTS,), "only a formula has constants")
    if cost == base.cost:
        return base if constants == base.constants else _with_constants(base, constants)
    try:
        return base.with_cost(cost, constants)
    except (ValueError, UnknownName) as error:
        raise TableError((COST,), in_words(error)) from None


def _without_constants(table: Mapping[str, object], scene: Scene) -> Scene:
    if CONSTANTS in table:
        raise TableError((CONSTANTS,), "only a formula has constants")
    return scene


def is_named(cost: str) -> bool:
    """Whether it is the name of a cost function; TableError if it looks like one and is none."""
    if cost in costs:
        return True
    if cost.isidentifier() and len(cost) > 1:
        raise TableError((COST,), unknown("cost function", cost, [*TASKS, *costs]))
    return False


def read_constants(table: Mapping[str, object], formula: str, before: Constants) -> Constants:
    """What was, with what is given, then 1 for every other single letter, as where it is typed."""
    given = as_table(table.get(CONSTANTS, {}), (CONSTANTS,))
    for name in given:
        if not re.search(rf"\b{re.escape(name)}\b", formula):
            raise TableError((CONSTANTS, name), "does not occur in the formula")
    try:
        letters = dict.fromkeys(unknown_names(formula), 1.0)
    except FormulaError as error:
        raise TableError((COST,), in_words(error)) from None
    new = {name: read_float(each, (CONSTANTS, name)) for name, each in given.items()}
    known = {**dict(before), **new}
    return tuple({**known, **{k: each for k, each in letters.items() if k not in known}}.items())


def _with_constants(scene: Scene, constants: Constants) -> Scene:
    try:
        return replace(scene, constants=constants)
    except ValueError as error:
        raise TableError((CONSTANTS,), in_words(error)) from None
