"""A run as it is seen on a slice: its points projected, each of them once."""

from __future__ import annotations

from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.growing_array import GrowingArray
from gdviz.engine.landscape_slice import Slice
from gdviz.session.landscape import project
from gdviz.session.run import Run

#: Numbers of points that are projected in a frame: about a millisecond's work.
AT_ONCE = 2**18


@final
class ProjectedRun:
    """Has what the views of a plane ask of a run; it grows by `follow` alone."""

    follows_slope = True

    def __init__(self, run: Run, cut: Slice, known: Array | None = None) -> None:
        self.run, self._cut = run, cut
        known = project(cut, run, 0, 1) if known is None else known
        self._places = GrowingArray(known[0])
        self._places.append(np.nan_to_num(known[0]))
        self._extend(known[1:])

    @property
    def colour(self) -> int:
        """The run's place among run colours and shapes."""
        return self.run.colour

    @property
    def hidden(self) -> bool:
        """Whether it is not to be drawn."""
        return self.run.hidden

    @property
    def length(self) -> int:
        """The number of steps that are known here, which may be fewer than the run has taken."""
        return len(self._places) - 1

    def follow(self) -> None:
        """Project points that are new, as many as a frame has time for."""
        begin = len(self._places)
        most = max(AT_ONCE // len(self._cut.origin), 1)
        end = min(self.run.length + 1, begin + most)
        if end > begin:
            self._extend(project(self._cut, self.run, begin, end))

    def _extend(self, places: Array) -> None:
        """Append places; a point that lies nowhere stays where the last one was."""
        lost = np.isnan(places).any(axis=1)
        if lost.any():
            places = np.concatenate([self._places.last[np.newaxis], places])
            rows = np.where(np.append(False, lost), 0, np.arange(len(places)))
            places = places[np.maximum.accumulate(rows)][1:]
        self._places.extend(places)

    def points(self, begin: int, end: int) -> Array:
        """The places from index `begin` up to, not including, `end`: (n, m), read-only."""
        return self._places.rows[begin:end]

    def point_at(self, playhead: int) -> Array:
        """The place at the playhead, or the last one of a run that ended before: (m,)."""
        index = min(playhead, self.run.length)
        if index <= self.length:
            place: Array = self._places.row(index)
            return place
        return np.nan_to_num(self._cut.coordinates_of(self.run.point_at(index)))

    def point_on_way(self, playhead: int, share: float) -> Array:
        """Where a ball is that has come this share of its way to the playhead's place: (m,)."""
        place = self.point_at(playhead)
        if share >= 1.0 or not 0 < playhead <= self.run.length:
            return place
        before = self.point_at(playhead - 1)
        return before + share * (place - before)

    def step_at(self, playhead: int) -> None:
        """The step to come leads off the slice: it is not drawn."""
