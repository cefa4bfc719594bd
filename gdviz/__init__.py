"""gdviz: how gradient descent works, on a projector; and the engine behind it, for scripts."""

from gdviz.datasets import enter_shipped as _enter_shipped_datasets
from gdviz.engine.cost import CostFunction, Domain, Minimum
from gdviz.engine.descent import Descent, descend
from gdviz.engine.formula import FormulaError, cost_from_formula
from gdviz.engine.landscapes import costs
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.optimizers import optimizers
from gdviz.engine.trajectory import Status, Step, Trajectory
from gdviz.plugins import look_for_plugins as _look_for_plugins

__version__ = "0.1.0"

__all__ = [
    "CostFunction",
    "Descent",
    "Domain",
    "FormulaError",
    "Minimum",
    "Optimizer",
    "Status",
    "Step",
    "Trajectory",
    "cost_from_formula",
    "costs",
    "descend",
    "optimizers",
]

_enter_shipped_datasets()
_look_for_plugins()
