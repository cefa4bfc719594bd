"""The axes of learning curves: decades where costs span them, per cent below a hundred."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.scale import LinearScale, LogScale, Scale
from gdviz.engine.cost import Array

#: How many times the lowest cost the highest is where the axis has decades.
WIDE = 10.0
#: The axis of shares reaches at least from here to all.
USUAL_SHARE, ALL = 50.0, 100.0


class AxesFor(Protocol):
    """The axes for so many steps and these finite values, (n,), grown from those of before."""

    def __call__(self, before: Axes | None, steps: int, values: Array) -> Axes: ...


def cost_axes(before: Axes | None, steps: int, values: Array) -> Axes:
    """Decades once costs span them, as long as the curves are the same; else even from zero."""
    scale = _scale_for(before, values)
    places = scale.places(values) if len(values) else np.array([0.0, 1.0])
    low, high = float(places.min()), float(places.max())
    if before is None or before.scale != scale:
        return Axes.around(scale, steps, low, high)
    return before.grown(steps, low, high)


def share_axes(before: Axes | None, steps: int, values: Array) -> Axes:
    """Up to a hundred, and down to the lowest ten below all shares."""
    least = float(values.min(initial=USUAL_SHARE))
    low = 10.0 * np.floor(least / 10.0)
    room = Axes.around(LinearScale(), steps, low, ALL) if before is None else before
    grown = room.grown(steps, room.low, room.high)
    return Axes(LinearScale(), grown.steps, min(low, room.low if before else low), ALL)


def _scale_for(before: Axes | None, values: Array) -> Scale:
    positive = values[values > 0]
    if len(positive) < len(values) or not len(positive):
        return LinearScale()
    was_log = before is not None and isinstance(before.scale, LogScale)
    return LogScale() if was_log or positive.max() > WIDE * positive.min() else LinearScale()
