"""The colours of a map's cells: what each reached, lighter where it was soon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.maps.basin_map import BasinPart, BasinPlan
from gdviz.engine.maps.cells import at_rest
from gdviz.engine.maps.places import DIVERGED, ON_ITS_WAY, Kind
from gdviz.engine.maps.trainability_map import TrainabilityPart, TrainabilityPlan
from gdviz.palette import Colours, grey, hue_scales, oklch, scale

#: Shades of a colour.
SHADES = 64
#: Bins in which steps are counted.
BINS = 4096
#: A band of a cost with one parameter is this share as high as it is wide.
BAND = 8

#: Greys: diverged, and neither arrived nor diverged.
DIVERGED_GREY, UNDECIDED_GREY = 0.55, 0.93
#: Hues and chroma of training that works and that does not.
WORKS, FAILS, VIVID = 250.0, 40.0, 0.12
#: After so many places their hues come again.
HUES = 256
#: Chroma of a place that is no minimum.
PALE = 0.025


class Painter(Protocol):
    """Turns tiles into colours after it has looked at all of them."""

    def look(self, tiles: Iterable[Any]) -> None: ...

    def colours(self, tile: Any) -> Colours: ...


@final
class Shades:
    """Shades by rank: as many cells have a lighter one as have a darker one."""

    def __init__(self, steps: int) -> None:
        self._bins = (BINS - 1) / np.log1p(steps)
        self._counts = np.zeros(BINS, dtype=np.int64)

    def count(self, numbers: NDArray[np.generic]) -> None:
        """Take numbers from 0 to `steps` into account."""
        self._counts += np.bincount(self._bin(numbers), minlength=BINS)

    def of(self, numbers: NDArray[np.generic]) -> NDArray[np.intp]:
        """The shades of numbers, from 0 for the lowest to `SHADES` - 1."""
        below = np.cumsum(self._counts) - self._counts
        ranks = (2 * below + self._counts) * SHADES // np.maximum(2 * self._counts.sum(), 1)
        shades: NDArray[np.intp] = np.minimum(ranks, SHADES - 1)[self._bin(numbers)]
        return shades

    def _bin(self, numbers: NDArray[np.generic]) -> NDArray[np.intp]:
        bins = (np.log1p(numbers.astype(float)) * self._bins).astype(np.intp)
        return np.asarray(np.clip(bins, 0, BINS - 1))


@final
class BasinPainter:
    """A hue a minimum, pale for flat ground and saddles, greys for what reaches nothing."""

    def __init__(self, plan: BasinPlan) -> None:
        self._plan = plan
        self._shades = Shades(plan.steps)

    def look(self, tiles: Iterable[BasinPart]) -> None:
        """Find the places and count the steps, tile by tile."""
        tables = []
        for tile in tiles:
            tables.append(at_rest(tile.cells))
            self._shades.count(tile.steps[tile.codes >= 0])
        self._places = self._plan.places(tables)
        self._colours = _place_colours([place.kind for place in self._places.all])

    def colours(self, tile: BasinPart) -> Colours:
        """The colours of a tile's cells: (n, 3)."""
        labels = self._places.label(tile.codes, tile.cells)
        # The greys of -1 and -2 are the last two.
        colours: Colours = self._colours[labels, self._shades.of(tile.steps)]
        return colours


def _place_colours(kinds: list[Kind]) -> Colours:
    """Scales of all places, then the greys of `ON_ITS_WAY` and `DIVERGED`: (n, shades, 3)."""
    colours = hue_scales(HUES, SHADES)[np.arange(len(kinds)) % HUES]
    for index, kind in enumerate(kinds):
        if kind is not Kind.MINIMUM:
            colours[index] = scale(90.0, SHADES, PALE)
    greys = {ON_ITS_WAY: grey(UNDECIDED_GREY), DIVERGED: grey(DIVERGED_GREY)}
    flat = [np.broadcast_to(greys[label], (1, SHADES, 3)) for label in sorted(greys)]
    return np.concatenate([colours, *flat])


@final
class TrainabilityPainter:
    """One scale for what converged, another for what diverged, grey for what did neither."""

    def __init__(self, plan: TrainabilityPlan) -> None:
        self._shades = [Shades(plan.steps) for _ in range(3)]
        plain = np.broadcast_to(grey(UNDECIDED_GREY), (SHADES, 3))
        # What diverges soon is far from the border: dark, so that the border is light.
        fails = oklch(np.linspace(0.35, 0.85, SHADES), VIVID, FAILS)
        works = scale(WORKS, SHADES, VIVID)[::-1]
        self._colours = np.stack([plain, works, fails])

    def look(self, tiles: Iterable[TrainabilityPart]) -> None:
        """Count the paces of each kind of ending."""
        for tile in tiles:
            for ending, shades in enumerate(self._shades):
                shades.count(tile.pace[tile.endings == ending])

    def colours(self, tile: TrainabilityPart) -> Colours:
        """The colours of a tile's cells: (n, 3)."""
        shades = np.zeros(len(tile.pace), dtype=np.intp)
        for ending, each in enumerate(self._shades):
            rows = tile.endings == ending
            shades[rows] = each.of(tile.pace[rows])
        colours: Colours = self._colours[tile.endings, shades]
        return colours


#: What paints the tiles of each kind of plan.
PAINTERS: Mapping[type, Callable[[Any], Painter]] = {
    BasinPlan: BasinPainter,
    TrainabilityPlan: TrainabilityPainter,
}


def bands(colours: Iterable[Colours], columns: int, is_row: bool) -> Iterator[Colours]:
    """Rows of a picture from the top down, of the colours of tiles from the highest down."""
    for each in colours:
        rows = each.reshape(-1, columns, 3)[::-1]
        yield np.repeat(rows, max(columns // BAND, 1), axis=0) if is_row else rows


def height(columns: int, rows: int, is_row: bool) -> int:
    """The height of the picture in dots."""
    return max(columns // BAND, 1) if is_row else rows
