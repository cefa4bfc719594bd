"""Costs of simple shapes, whose heights and hits can be told by hand."""

from __future__ import annotations

from gdviz.engine.cost import CostFunction
from gdviz.engine.formula import cost_from_formula


def plane() -> CostFunction:
    """C = x over x from 0 to 10 and y from -1 to 1: the height is TOP * x / 10."""
    return cost_from_formula("x + 0*y", domain=((0.0, 10.0), (-1.0, 1.0)))


def ridge() -> CostFunction:
    """A roof along y whose ridge stands over x = 0: one side is not seen from the other."""
    return cost_from_formula("-abs(x) + 0*y", domain=((-1.0, 1.0), (-1.0, 1.0)))


def pierced() -> CostFunction:
    """Not a number where x is negative."""
    return cost_from_formula("sqrt(x) + 0*y", domain=((-1.0, 1.0), (-1.0, 1.0)))
