"""An optimizer or a search, whose hyper-parameters stand beside its name in a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gdviz.engine.cost import CostFunction
from gdviz.engine.hyperparameter import describe
from gdviz.engine.methods import Pickable, methods
from gdviz.session.scene import suited
from gdviz.session.tables.numbers import plain, read_described
from gdviz.session.tables.table_error import Path, TableError, in_words, unknown
from gdviz.session.tables.values import named

#: The key of its name.
OPTIMIZER = "optimizer"


def read_rule(
    table: Mapping[str, object], cost: CostFunction, path: Path, base: Pickable
) -> Pickable:
    """The optimizer that is named with its hyper-parameters, or `base` with other ones.

    A new one has a learning rate that suits the cost unless the table says otherwise.
    """
    rule = base
    if OPTIMIZER in table:
        kind = named(methods, table[OPTIMIZER], (*path, OPTIMIZER), OPTIMIZER)
        rule = base if type(base) is kind else suited(kind, cost)
    about = describe(type(rule))
    values: dict[str, Any] = {
        name: read_described(about[name], given, (*path, name))
        for name, given in table.items()
        if name != OPTIMIZER
    }
    try:
        return replace(rule, **values)
    except ValueError as error:
        raise TableError(path, in_words(error)) from None


def written_rule(rule: Pickable, cost: CostFunction) -> dict[str, object]:
    """Its name, and the hyper-parameters that are not those with which it is first shown."""
    name = methods.name_of(type(rule))
    usual = suited(type(rule), cost)
    own = {
        each: plain(getattr(rule, each))
        for each in describe(type(rule))
        if getattr(rule, each) != getattr(usual, each)
    }
    return {OPTIMIZER: name, **own}


def rule_keys(rule: type[Pickable]) -> set[str]:
    """The keys that an optimizer understands."""
    return {OPTIMIZER, *describe(rule)}


def refuse_key(key: str, known: set[str], rule: type[Pickable], path: Path) -> TableError:
    """Why a key has no place beside an optimizer: it is another one's, or nobody's."""
    if any(key in describe(each) for each in methods.values()):
        own = ", ".join(describe(rule))
        return TableError((*path, key), f"{rule.title} has no {key!r}; it has {own}")
    return TableError((*path, key), unknown("key", key, sorted({*known, *rule_keys(rule)})))
