"""Where a network is asked, so that what it has learned can be drawn over its inputs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.prepared import Prepared
from gdviz.engine.network.samples import Samples

#: Places along each side of a plane, and along a curve.
SIDE, ALONG = 200, 400
#: Room around the samples, as a share of their range.
ROOM = 0.08

Range = tuple[float, float]


@final
@dataclass(frozen=True, eq=False)
class Grid:
    """Evenly spaced places over all samples, from edge to edge of the plot, in their own units.

    With two inputs the plot's axes are these; with one, the second is the answer.
    """

    prepared: Prepared

    @cached_property
    def ranges(self) -> tuple[Range, Range]:
        """What the plot shows, along x and y."""
        columns = [self.prepared.inputs.out_of(each.inputs) for each in self._parts]
        places = np.concatenate(columns)
        if places.shape[1] == 1:
            return _padded(places[:, 0]), _padded(self.answers)
        return _padded(places[:, 0]), _padded(places[:, 1])

    @cached_property
    def answers(self) -> Array:
        """The answers of all samples in their own units, or their classes: (n,)."""
        column = np.concatenate([each.answers for each in self._parts])[:, np.newaxis]
        answers: Array = self.prepared.answers.out_of(column)[:, 0]
        return answers

    @cached_property
    def axes(self) -> tuple[Array, ...]:
        """The places along each input, in its own units."""
        flat = self.prepared.training.inputs.shape[1] == 2
        ranges = self.ranges if flat else self.ranges[:1]
        return tuple(np.linspace(*each, SIDE if flat else ALONG) for each in ranges)

    @cached_property
    def inputs(self) -> Array:
        """All places as the network takes them, (n, 1 or 2); the first input runs fastest."""
        places = np.stack([each.ravel() for each in np.meshgrid(*self.axes)], axis=1)
        return self.prepared.inputs.into(places)

    @property
    def _parts(self) -> tuple[Samples, Samples]:
        return self.prepared.training, self.prepared.held_out


def _padded(values: Array) -> Range:
    low, high = float(values.min()), float(values.max())
    room = ROOM * (high - low or 1.0)
    return low - room, high + room
