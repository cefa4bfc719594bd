"""Costs and optimizers from other packages: entry points `gdviz.costs`, `gdviz.optimizers`.

An entry point of `gdviz.costs` names a `CostFunction` or a function without arguments that makes
one; an entry point of `gdviz.optimizers` names a subclass of `Optimizer`. What cannot be loaded, or
is something else, is named in a warning and skipped.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeVar

from gdviz.engine.cost import CostFunction
from gdviz.engine.landscapes import costs
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.optimizers import optimizers
from gdviz.engine.registry import Registry
from gdviz.installed import may_offer

T = TypeVar("T")


def look_for_plugins() -> None:
    """Have both registries look for entry points when somebody lists them or asks for more."""
    costs.discover_with(partial(_enter, costs, "gdviz.costs", _as_cost))
    optimizers.discover_with(partial(_enter, optimizers, "gdviz.optimizers", _as_optimizer))


def _enter(registry: Registry[T], group: str, check: Callable[[Any], T]) -> None:
    if not may_offer(group):
        return
    for entry in _entry_points().select(group=group):
        try:
            plugin = check(entry.load())
            registry.add(entry.name, partial(_same, plugin))
        except Exception as error:  # whatever a stranger's package raises
            text = f"plug-in {entry.name!r} ({entry.value}, group {group}) is skipped: {error}"
            warnings.warn(text, stacklevel=2)


@cache
def _entry_points() -> Any:
    from importlib.metadata import entry_points  # takes a fifth of what `import gdviz` takes

    return entry_points()  # of all groups at once: it reads through every package that there is


def _same(plugin: T) -> T:
    return plugin


def _as_cost(plugin: Any) -> CostFunction:
    cost = plugin() if callable(plugin) else plugin
    if not isinstance(cost, CostFunction):
        raise TypeError(f"a CostFunction is needed, not {type(cost).__name__}")
    return cost


def _as_optimizer(plugin: Any) -> type[Optimizer]:
    if not (isinstance(plugin, type) and issubclass(plugin, Optimizer)):
        raise TypeError(f"a subclass of Optimizer is needed, not {plugin!r}")
    return plugin
