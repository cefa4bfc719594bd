"""The colours of a map's cells: what each reached, lighter where it was soon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Protocol, final

import numpy as np

from gdviz.engine.maps.basin_map import BasinPart, BasinPlan
from gdviz.engine.maps.cells import at_rest
from gdviz.engine.maps.trainability_map import TrainabilityPart, TrainabilityPlan
from gdviz.map_colours import Shades, ending_colours, place_colours
from gdviz.palette import Colours

#: A band of a cost with one parameter is this share as high as it is wide.
BAND = 8


class Painter(Protocol):
    """Turns tiles into colours after it has looked at all of them."""

    def look(self, tiles: Iterable[Any]) -> None: ...

    def colours(self, tile: Any) -> Colours: ...


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

    def colours(self, tile: BasinPart) -> Colours:
        """The colours of a tile's cells: (n, 3)."""
        labels = self._places.label(tile.codes, tile.cells)
        # The greys of -1 and -2 are the last two.
        colours: Colours = self._colours[labels, self._shades.of(tile.steps)]
        return colours


@final
class TrainabilityPainter:
    """One scale for what converged, another for what diverged, grey for what did neither."""

    def __init__(self, plan: TrainabilityPlan) -> None:
        self._shades = [Shades(plan.steps) for _ in range(3)]
        self._colours = ending_colours()

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
