"""Every update rule by name; a new one is a class in this folder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from gdviz.engine.optimizer import Optimizer
from gdviz.engine.registry import Registry

optimizers: Registry[type[Optimizer]] = Registry("optimizer")

Rule = TypeVar("Rule", bound=type[Optimizer])


def named(name: str) -> Callable[[Rule], Rule]:
    """Enter a rule under the name by which it is asked for."""

    def enter(rule: Rule) -> Rule:
        optimizers.add(name, lambda: rule)
        return rule

    return enter
