"""The colours of a map's cells: what each reached, lighter where it was soon.

Patterns tell the same without colour.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol, final

import numpy as np

from gdviz.engine.maps.basin_map import BasinPart, BasinPlan
from gdviz.engine.maps.cells import at_rest
from gdviz.engine.maps.trainability_map import TrainabilityPart, TrainabilityPlan
from gdviz.map_colours import (
    Shades,
    ending_colours,
    ending_patterns,
    place_colours,
    place_patterns,
)
from gdviz.map_patterns import Worn, engraved, woven
from gdviz.palette import Colours

#: A band of a cost with one parameter is this share as high as it is wide.
BAND = 8
#: Periods of a pattern across a picture, and the pixels of one at least.
PERIODS, FINEST = 60, 12


class Painter(Protocol):
    """Turns tiles into colours after it has looked at all of them."""

    def look(self, tiles: Iterable[Any]) -> None: ...

    def colours(self, tile: Any) -> Colours: ...

    def patterns(self, tile: Any) -> Worn: ...


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
        self._colours = place_colours([place.kind for place in self._places.all])
        points = [place.point / self._plan.cost.domain.span for place in self._places.all]
        self._patterns = place_patterns(np.array(points).reshape(len(points), -1))

    def colours(self, tile: BasinPart) -> Colours:
        """The colours of a tile's cells: (n, 3)."""
        labels = self._places.label(tile.codes, tile.cells)
        # The greys of -1 and -2 are the last two.
        colours: Colours = self._colours[labels, self._shades.of(tile.steps)]
        return colours

    def patterns(self, tile: BasinPart) -> Worn:
        """The patterns of a tile's cells: (n,)."""
        worn: Worn = self._patterns[self._places.label(tile.codes, tile.cells)]
        return worn


@final
class TrainabilityPainter:
    """One scale for what converged, another for what diverged, grey for what did neither."""

    def __init__(self, plan: TrainabilityPlan) -> None:
        self._shades = [Shades(plan.steps) for _ in range(3)]
        self._colours, self._endings = ending_colours(), ending_patterns()

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

    def patterns(self, tile: TrainabilityPart) -> Worn:
        """The patterns of a tile's cells: (n,)."""
        worn: Worn = self._endings[tile.endings]
        return worn


#: What paints the tiles of each kind of plan.
PAINTERS: Mapping[type, Callable[[Any], Painter]] = {
    BasinPlan: BasinPainter,
    TrainabilityPlan: TrainabilityPainter,
}


def bands(parts: Iterable[tuple[Colours, Worn]], columns: int, is_row: bool) -> Iterator[Colours]:
    """Rows of a picture from the top, of colours and patterns of tiles from the highest down."""
    period, top = max(columns // PERIODS, FINEST), 0
    times = max(columns // BAND, 1) if is_row else 1
    for colours, worn in parts:
        rows = np.repeat(colours.reshape(-1, columns, 3)[::-1], times, axis=0)
        bears = np.repeat(worn.reshape(-1, columns)[::-1], times, axis=0)
        down = np.arange(top, top + len(rows))
        yield engraved(rows, woven(bears, down, np.arange(columns), period))
        top += len(rows)


def height(columns: int, rows: int, is_row: bool) -> int:
    """The height of the picture in dots."""
    return max(columns // BAND, 1) if is_row else rows
