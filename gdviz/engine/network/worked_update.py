"""The lines of an update's rule with the numbers of one weight, where there are thousands."""

from __future__ import annotations

from collections.abc import Sequence

from gdviz.engine.network.sample_pass import SamplePass
from gdviz.engine.worked_step import WorkedLine, worked_along


def worked_update(told: SamplePass, path: Sequence[int]) -> tuple[WorkedLine, ...]:
    """The lines for the weight between the last two neurons of `path`."""
    if told.step is None:
        return ()
    neuron, source = path[told.depth], path[told.depth - 1]
    before, after = told.network.sizes[-2:]
    axis = told.network.dimension - (after - neuron) * (before + 1) + source
    both = f"{neuron + 1},{source + 1}" if max(before, after) > 9 else f"{neuron + 1}{source + 1}"
    return worked_along(told.step, axis, rf"w_{{{both}}}")
