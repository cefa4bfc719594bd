"""Where trails bear the shapes of their runs, by which they are told apart without colour."""

from __future__ import annotations

import math
from typing import final

import numpy as np

from gdviz.engine.cost import Array

#: Pixels along a trail from one shape to the next, in sizes of a ball.
APART = 3.5
#: The first shape of each trail is farther along by this share of the way to the next: those of
#: trails that begin together do not meet. The golden section spreads any number of them.
SHIFT = 0.618


@final
class TrailShapes:
    """Remembers how far each trail has gone, so that it can be carried on."""

    def __init__(self) -> None:
        self._walked: dict[int, float] = {}

    def clear(self) -> None:
        """Every trail begins anew."""
        self._walked.clear()

    def places(self, trail: int, pixels: Array, apart: float) -> Array:
        """Which of the new pixels of a trail, (n, 2), the first of which is old, bear a shape."""
        before = self._walked.get(trail, SHIFT * (trail + 1) % 1.0 * apart)
        if len(pixels) == 2:  # a frame adds one step: numpy would take ten times as long
            after = before + _length(*pixels.tolist())
            self._walked[trail] = after
            return pixels[1:] if after // apart > before // apart else pixels[:0]
        steps = np.nan_to_num(np.hypot(*np.diff(pixels, axis=0).T), nan=0.0, posinf=0.0)
        walked = before + np.concatenate([[0.0], np.cumsum(steps)])
        self._walked[trail] = float(walked[-1])
        passed = np.flatnonzero(np.diff(np.floor(walked / apart)) > 0) + 1
        places: Array = pixels[passed]
        return places[np.isfinite(places).all(axis=1)]


def _length(begin: list[float], end: list[float]) -> float:
    """The way between two pixels; none to a place that is no number."""
    length = math.dist(begin, end)
    return length if math.isfinite(length) else 0.0
