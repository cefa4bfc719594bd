"""What the plots of the learning curves draw of each run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.session.learning_curve import LearningCurve, Lowest


@final
@dataclass(frozen=True, eq=False)
class Trace:
    """Values at steps, (n,) each; those of held-out samples are dashed.

    `style` is the run's place among the colours.
    """

    steps: Array
    values: Array
    style: int
    held_out: bool
    selected: bool

    def up_to(self, step: float) -> Trace:
        """The same without what comes after a step."""
        count = int(np.searchsorted(self.steps, step, side="right"))
        return replace(self, steps=self.steps[:count], values=self.values[:count])


@final
@dataclass(frozen=True, eq=False)
class Traces:
    """All that one plot shows; `lowest` is where the flag stands."""

    traces: Sequence[Trace] = ()
    lowest: Lowest | None = None

    @property
    def values(self) -> Array:
        """All finite values: (n,)."""
        joined = np.concatenate([np.empty(0), *(each.values for each in self.traces)])
        finite: Array = joined[np.isfinite(joined)]
        return finite

    def up_to(self, step: float) -> Traces:
        """The same without what comes after a step, as while the hall guesses it."""
        kept = [each.up_to(step) for each in self.traces]
        seen = self.lowest is not None and self.lowest.step <= step
        return Traces(kept, self.lowest if seen else None)


def cost_traces(curves: Sequence[LearningCurve], selected: object) -> Traces:
    """Costs of every run; `selected` is the descent of the one with the flag."""
    traces: list[Trace] = []
    lowest = None
    for curve in curves:
        style, here = curve.run.colour, curve.run.descent is selected
        traces.append(Trace(*curve.training, style, False, here))
        traces.append(Trace(curve.steps, curve.scores[:, 0], style, True, here))
        lowest = curve.lowest if here else lowest
    return Traces(traces, lowest)


def share_traces(curves: Sequence[LearningCurve], selected: object) -> Traces:
    """Shares of right answers of every run, in per cent."""
    traces: list[Trace] = []
    for curve in curves:
        style, here = curve.run.colour, curve.run.descent is selected
        for column, held_out in ((1, False), (2, True)):
            shares = 100.0 * curve.scores[:, column]
            traces.append(Trace(curve.steps, shares, style, held_out, here))
    return Traces(traces)
