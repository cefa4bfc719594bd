"""Every cost function by name: the landscapes, then what data sets and plug-ins add."""

from __future__ import annotations

from collections.abc import Callable

from gdviz.engine.cost import Coordinate, CostFunction
from gdviz.engine.registry import Registry

costs: Registry[CostFunction] = Registry("cost function")

X = (Coordinate.plain("x"),)
XY = (Coordinate.plain("x"), Coordinate.plain("y"))


def landscape(make: Callable[[], CostFunction]) -> Callable[[], CostFunction]:
    """Enter a function that makes a cost; its name becomes the cost's name."""
    costs.add(make.__name__, make)
    return make
