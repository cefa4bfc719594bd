"""The colours of maps: a hue a place, one scale for what works and one for what fails.

What was reached soon is light, what took long is dark. Whatever has a colour of its own also has a
pattern of its own, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.maps.basin_map import BasinMap
from gdviz.engine.maps.places import DIVERGED, ON_ITS_WAY, Kind
from gdviz.engine.maps.trainability_map import TrainabilityMap
from gdviz.map_patterns import FAILED, UNDECIDED, Worn, spread
from gdviz.palette import Colours, grey, hue_scales, oklch, scale

#: Shades of a colour.
SHADES = 64
#: Bins in which steps are counted.
BINS = 4096
#: Greys: diverged, and neither arrived nor diverged.
DIVERGED_GREY, UNDECIDED_GREY = 0.55, 0.93
#: Hues and chroma of training that works and that does not.
WORKS, FAILS, VIVID = 250.0, 40.0, 0.12
#: After so many places their hues come again.
HUES = 256
#: Chroma of a place that is no minimum.
PALE = 0.025


@final
class Shades:
    """Shades by rank: as many cells have a lighter one as have a darker one."""

    def __init__(self, steps: int) -> None:
        self._steps, self._bins = steps, (BINS - 1) / np.log1p(steps)
        self._counts = np.zeros(BINS, dtype=np.int64)

    def count(self, numbers: NDArray[np.generic]) -> None:
        """Take numbers from 0 to `steps` into account."""
        self._counts += np.bincount(self._bin(numbers), minlength=BINS)

    def of(self, numbers: NDArray[np.generic]) -> NDArray[np.intp]:
        """The shades of numbers, from 0 for the lowest to `SHADES` - 1."""
        below = np.cumsum(self._counts) - self._counts
        ranks = (2 * below + self._counts) * SHADES // np.maximum(2 * self._counts.sum(), 1)
        shades: NDArray[np.intp] = np.minimum(ranks, SHADES - 1)
        if numbers.dtype.kind != "i":
            ranked: NDArray[np.intp] = shades[self._bin(numbers)]
            return ranked
        # Whole numbers are few: a table of all takes less time than each one's logarithm.
        table = shades[self._bin(np.arange(self._steps + 1))]
        looked_up: NDArray[np.intp] = table[np.clip(numbers, 0, self._steps)]
        return looked_up

    def _bin(self, numbers: NDArray[np.generic]) -> NDArray[np.intp]:
        bins = (np.log1p(numbers.astype(float)) * self._bins).astype(np.intp)
        return np.asarray(np.clip(bins, 0, BINS - 1))


def place_colours(kinds: Sequence[Kind]) -> Colours:
    """Scales of all places, then the greys of `ON_ITS_WAY` and `DIVERGED`: (n, shades, 3)."""
    colours = hue_scales(HUES, SHADES)[np.arange(len(kinds)) % HUES]
    for index, kind in enumerate(kinds):
        if kind is not Kind.MINIMUM:
            colours[index] = scale(90.0, SHADES, PALE)
    greys = {ON_ITS_WAY: grey(UNDECIDED_GREY), DIVERGED: grey(DIVERGED_GREY)}
    flat = [np.broadcast_to(greys[label], (1, SHADES, 3)) for label in sorted(greys)]
    return np.concatenate([colours, *flat])


def ending_colours() -> Colours:
    """Scales of what was undecided, converged and diverged, in this order: (3, shades, 3)."""
    plain = np.broadcast_to(grey(UNDECIDED_GREY), (SHADES, 3))
    # What diverges soon is far from the border: dark, so that the border is light.
    fails = oklch(np.linspace(0.35, 0.85, SHADES), VIVID, FAILS)
    works = scale(WORKS, SHADES, VIVID)[::-1]
    return np.stack([plain, works, fails])


def place_patterns(points: Array) -> Worn:
    """Patterns of places at points, (n, d), then those of `ON_ITS_WAY` and `DIVERGED`: (n + 2,)."""
    others = {ON_ITS_WAY: UNDECIDED, DIVERGED: FAILED}
    last = np.array([others[label] for label in sorted(others)], dtype=np.uint8)
    return np.concatenate([spread(points), last])


def ending_patterns() -> Worn:
    """Patterns of what was undecided, converged and diverged, in this order: (3,)."""
    return np.array([UNDECIDED, 0, FAILED], dtype=np.uint8)


def basin_patterns(basins: BasinMap) -> Worn:
    """The patterns of all cells of a map: (m, n)."""
    axes = [axis for axis in (basins.grid.across, basins.grid.up) if axis is not None]
    span = np.array([axis.high - axis.low for axis in axes])
    points = np.array([place.point for place in basins.places]).reshape(-1, len(axes)) / span
    # The patterns of -1 and -2 are the last two.
    worn: Worn = place_patterns(points)[basins.labels]
    return worn


def colour_basins(basins: BasinMap, most_steps: int) -> Colours:
    """The colours of all cells of a map whose descents took at most so many steps: (m, n, 3)."""
    shades = Shades(most_steps)
    shades.count(basins.steps[basins.labels >= 0])
    # The greys of -1 and -2 are the last two.
    colours = place_colours([place.kind for place in basins.places])
    places = basins.labels * SHADES + shades.of(basins.steps)
    return colours.reshape(-1, 3).take(places, axis=0)


def colour_trainability(trained: TrainabilityMap, most_steps: int) -> Colours:
    """The same of a trainability map."""
    tones = np.zeros(trained.pace.shape, dtype=np.intp)
    for ending in range(len(ending_colours())):
        here, shades = trained.endings == ending, Shades(most_steps)
        shades.count(trained.pace[here])
        tones[here] = shades.of(trained.pace[here])
    coloured: Colours = ending_colours()[trained.endings, tones]
    return coloured
