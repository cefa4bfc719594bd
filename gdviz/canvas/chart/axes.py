"""The ranges of the chart: they follow what has to be shown in jumps, not step by step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self, final

from gdviz.canvas.chart.scale import Scale
from gdviz.canvas.round_numbers import round_step

#: Steps that are shown at least.
FEWEST = 10


@final
@dataclass(frozen=True)
class Axes:
    """Steps from 0 to `steps`, places of a scale from `low` to `high`."""

    scale: Scale
    steps: int
    low: float
    high: float

    @classmethod
    def around(cls, scale: Scale, length: int, low: float, high: float) -> Self:
        """The axes for so many steps and these lowest and highest places."""
        return cls(scale, _room_for(length), *scale.around(low, high))

    def grown(self, length: int, low: float, high: float) -> Self:
        """The same axes if they have room for so much, otherwise larger ones."""
        axes = self
        if length > self.steps:
            axes = replace(axes, steps=_room_for(length))
        if low < self.low or high > self.high:
            bottom, top = self.scale.around(min(low, self.low), max(high, self.high))
            axes = replace(axes, low=bottom, high=top)
        return axes


def _room_for(length: int) -> int:
    # Every jump at least doubles the room, so a long run jumps only a few times.
    return int(round_step(max(length, FEWEST)))
