"""All that can be picked for a run: the optimizers, those of plug-ins among them, and searches."""

from __future__ import annotations

from typing import TypeAlias

from gdviz.engine.brute_force import SearchMethod, searches
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.optimizers import optimizers
from gdviz.engine.registry import Together

#: What a run can be made with; each has a title, a formula and hyper-parameters.
Pickable: TypeAlias = Optimizer | SearchMethod

methods: Together[type[Optimizer] | type[SearchMethod]] = Together(
    "optimizer", optimizers, searches
)
