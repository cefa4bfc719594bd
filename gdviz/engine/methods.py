"""All that can be picked for a run: the optimizers, those of plug-ins among them, and searches."""

from __future__ import annotations

from functools import partial
from typing import TypeAlias, TypeVar

from gdviz.engine.brute_force import SearchMethod, searches
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.optimizers import optimizers
from gdviz.engine.registry import Registry

#: What a run can be made with; each has a title, a formula and hyper-parameters.
Pickable: TypeAlias = Optimizer | SearchMethod

methods: Registry[type[Optimizer] | type[SearchMethod]] = Registry("optimizer")

T = TypeVar("T")


def _enter_all() -> None:
    for name, optimizer in optimizers.items():
        methods.add(name, partial(_same, optimizer))
    for name, search in searches.items():
        methods.add(name, partial(_same, search))


def _same(method: T) -> T:
    return method


# When somebody first asks: optimizers of other packages are looked for then.
methods.discover_with(_enter_all)
