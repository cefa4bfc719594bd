"""Slices through the landscape of a cost of many parameters: lines and planes that can be drawn."""

from gdviz.engine.landscape_slice.costs import SliceCosts, refine_slice, slice_costs
from gdviz.engine.landscape_slice.principal import principal_slice
from gdviz.engine.landscape_slice.random_directions import random_slice
from gdviz.engine.landscape_slice.slice import Slice
from gdviz.engine.landscape_slice.straight import line_between, weights_slice

__all__ = [
    "Slice",
    "SliceCosts",
    "line_between",
    "principal_slice",
    "random_slice",
    "refine_slice",
    "slice_costs",
    "weights_slice",
]
