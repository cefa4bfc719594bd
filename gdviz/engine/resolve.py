"""What a person may call a cost function: itself, its name, or a formula."""

from __future__ import annotations

from gdviz.engine.cost import CostFunction
from gdviz.engine.formula import cost_from_formula
from gdviz.engine.landscapes import costs


def resolve_cost(cost: str | CostFunction) -> CostFunction:
    """The cost function itself, the one of that name, or the one of that formula.

    UnknownName lists the known names; FormulaError says what is wrong with a formula.
    """
    if not isinstance(cost, str):
        return cost
    # A word longer than a letter is meant for a name, not for a formula.
    is_name = cost in costs or (cost.isidentifier() and len(cost) > 1)
    return costs[cost] if is_name else cost_from_formula(cost)
