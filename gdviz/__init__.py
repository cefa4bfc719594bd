"""gdviz: how gradient descent works, on a projector; and the engine behind it, for scripts."""

from importlib import import_module as _import_module
from typing import TYPE_CHECKING
from typing import Any as _Any

from gdviz.collector import resting as _resting

with _resting():
    from gdviz.datasets import enter_shipped as _enter_shipped_datasets
    from gdviz.engine.cost import CostFunction, Domain, Minimum
    from gdviz.engine.descent import Descent, descend
    from gdviz.engine.formula import FormulaError, cost_from_formula
    from gdviz.engine.landscapes import costs
    from gdviz.engine.optimizer import Optimizer
    from gdviz.engine.optimizers import optimizers
    from gdviz.engine.trajectory import Status, Step, Trajectory
    from gdviz.plugins import look_for_plugins as _look_for_plugins

if TYPE_CHECKING:
    from gdviz.engine.brute_force import Search, grid_search, random_search, searches
    from gdviz.engine.curse import curse_of_dimensionality
    from gdviz.engine.sweep import sweep_learning_rates

__version__ = "0.1.0"

__all__ = [
    "CostFunction",
    "Descent",
    "Domain",
    "FormulaError",
    "Minimum",
    "Optimizer",
    "Search",
    "Status",
    "Step",
    "Trajectory",
    "cost_from_formula",
    "costs",
    "curse_of_dimensionality",
    "descend",
    "grid_search",
    "optimizers",
    "random_search",
    "searches",
    "sweep_learning_rates",
]

#: Loaded when first asked for: a script that descends needs none of them.
_LATER = {
    "Search": "gdviz.engine.brute_force",
    "curse_of_dimensionality": "gdviz.engine.curse",
    "grid_search": "gdviz.engine.brute_force",
    "random_search": "gdviz.engine.brute_force",
    "searches": "gdviz.engine.brute_force",
    "sweep_learning_rates": "gdviz.engine.sweep",
}


def __getattr__(name: str) -> _Any:
    if name in _LATER:
        return getattr(_import_module(_LATER[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


_enter_shipped_datasets()
_look_for_plugins()
