"""A cost of two parameters seen from above: bands of colour between level lines."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, final

import numpy as np
import pyqtgraph as pg
from contourpy import FillType, contour_generator
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gdviz.canvas.flat.levels import Levels
from gdviz.canvas.picture import Picture, Range
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.local_model import LocalModel
from gdviz.engine.trajectory import Step
from gdviz.session.run import TOLERANCE
from gdviz.session.scene import Layer
from gdviz.session.words import number, translated
from gdviz.theme import Look, Theme

#: Pixels between the grid lines on which the cost is computed; contours run straight between them.
CELL = 5.0
#: Width of a level line: Qt strokes anything wider than a pixel twenty times slower.
LEVEL_LINE = 1.0
#: Length of the gradient's arrow as a share of the plot's height: it shows the direction alone.
GRADIENT = 0.13
#: When fewer bands than this are in sight, the levels are chosen anew for what is in sight.
FEWEST_BANDS = 4
#: Two arrows lie on one another when they differ by less than this share of their length.
ALIKE = 0.08
#: Corners of an ellipse that is drawn as a polygon.
CORNERS = 121
#: Of the corners of a level line that follows the ball every third is kept: Qt strokes it as
#: much faster, and the line bends too little between them to be seen.
THIRD = 3


@final
class ContourPicture(Picture):
    """Filled levels, and an arrow for the gradient, which points uphill."""

    slope_layer = Layer.GRADIENT
    slope_is_arrow = True
    columns = (0.0, 1.0)

    def __init__(self) -> None:
        self._levels = Levels(np.zeros(1))
        self._contours: tuple[Any, ViewMap] | None = None  # of the last view that was painted

    def begin(self, cost: CostFunction) -> None:
        self._levels = _home_levels(cost)
        self._contours = None

    def labels(self, cost: CostFunction) -> tuple[str, str]:
        first, second = (translated(each.label) for each in cost.coordinates)
        return first, second

    def home(self, cost: CostFunction) -> tuple[Range, Range]:
        x, y = zip(cost.domain.lower.tolist(), cost.domain.upper.tolist(), strict=True)
        return x, y

    def positions(self, cost: CostFunction, points: Array) -> Array:
        return points

    def point_under(self, x: float, y: float) -> Array:
        return np.array([x, y])

    def step_ends(self, cost: CostFunction, step: Step) -> Array:
        return np.array([step.point, step.next_point])

    def slope_ends(self, position: Array, gradient: Array, view: ViewMap) -> Array:
        along = gradient * view.scale
        steepness = np.hypot(*along)
        level = np.hypot(*gradient) < TOLERANCE
        along = along * (0.0 if level else GRADIENT * view.height / steepness)
        return view.to_pixels(position) + np.outer([0, 1], along)

    def paint(self, painter: QPainter, view: ViewMap, cost: CostFunction, look: Look) -> None:
        places = np.stack(np.meshgrid(*view.grid(CELL)), axis=-1)
        with np.errstate(all="ignore"):
            costs = cost.value(places)
        self._levels = _choose_levels(cost, costs)
        columns, rows = np.moveaxis(view.to_pixels(places), -1, 0)
        heights = np.ma.masked_invalid(_straightened(costs, cost))
        generator = contour_generator(columns, rows, heights, fill_type=FillType.OuterOffset)
        self._contours = generator, view
        painter.fillRect(0, 0, round(view.width) + 1, round(view.height) + 1, look.theme.surface)
        self._paint_bands(painter, generator, cost, look)

    def drawn(self, cost: CostFunction, view: ViewMap) -> Array:
        return np.zeros((0, 2))

    def flat(self, vector: Array) -> Array:
        return vector

    def alike(self, one: Array, other: Array) -> bool:
        between = np.abs(one - other).max()
        return bool(between < ALIKE * max(np.abs(one).max(), np.abs(other).max()))

    def box_height(self, look: Look) -> float:
        return 0.0

    def level_lines(self, cost: CostFunction, height: float) -> Sequence[Array]:
        if self._contours is None:
            return ()
        generator, view = self._contours
        lines = generator.lines(float(_straightened(np.array(height), cost)))
        return [view.to_numbers(_thinned(line)) for line in lines]

    def model_lines(self, model: LocalModel, view: ViewMap) -> Sequence[Array]:
        return model.level_curve(CORNERS)

    def distance(self, beyond: Array) -> str:
        text = QCoreApplication.translate("Distance", "{distance} away")
        return text.format(distance=number(float(np.hypot(*beyond))))

    def key(self, look: Look) -> Sequence[tuple[float, str]]:
        lower = (-np.inf, *self._levels.values.tolist())
        return tuple(zip(lower, band_colours(look.theme, self._levels.bands), strict=True))

    def _paint_bands(
        self, painter: QPainter, generator: Any, cost: CostFunction, look: Look
    ) -> None:
        # Each band is painted with all that lies above it: neighbours overlap and leave no seam.
        line = QPen(QColor(look.theme.level_line), LEVEL_LINE)
        for lower, colour in self.key(look):
            height = _straightened(np.array(lower), cost)
            painter.setBrush(QColor(colour))
            painter.setPen(line if np.isfinite(lower) else QPen(Qt.PenStyle.NoPen))
            for polygon in zip(*generator.filled(height, np.inf), strict=True):
                painter.drawPath(outline(*polygon))


def band_colours(theme: Theme, bands: int) -> Sequence[str]:
    """The colours of so many bands, from the lowest costs to the highest."""
    return _colours_of(theme.colour_map, theme.colour_range, theme.pastel, bands)


@lru_cache(maxsize=64)
def _colours_of(
    colour_map: str, ends: tuple[float, float], pastel: float, bands: int
) -> tuple[str, ...]:
    places = np.linspace(*ends, bands)
    colours = pg.colormap.get(colour_map).map(places, mode="float")[:, :3]
    mixed = colours + pastel * (1 - colours)
    return tuple(QColor.fromRgbF(*each).name() for each in mixed.tolist())


@lru_cache(maxsize=64)  # slices of a landscape are new costs all the time
def _home_levels(cost: CostFunction) -> Levels:
    sides = np.linspace(cost.domain.lower, cost.domain.upper, 101).T
    costs = cost.value(np.stack(np.meshgrid(*sides), axis=-1))
    return Levels.for_costs(costs, min([float(np.nanmin(costs)), *(m.value for m in cost.minima)]))


def _choose_levels(cost: CostFunction, costs: Array) -> Levels:
    """The domain's levels, so that a colour keeps its meaning; others where they show nothing."""
    levels = _home_levels(cost)
    if levels.bands_within(costs) >= FEWEST_BANDS or not np.isfinite(costs).any():
        return levels
    return Levels.for_costs(costs, float(np.nanmin(costs)))


def _straightened(costs: Array, cost: CostFunction) -> Array:
    """Roots of the costs above the lowest: near a minimum, where costs bend, roots run straight.

    Contours are interpolated in a straight line, and so are exact where it matters.
    """
    lowest = min((each.value for each in cost.minima), default=0.0)
    with np.errstate(invalid="ignore"):
        heights: Array = np.sign(costs - lowest) * np.sqrt(np.abs(costs - lowest))
    return heights


def _thinned(line: Array) -> Array:
    """Every third corner and the last."""
    return np.concatenate([line[:-1:THIRD], line[-1:]])


def outline(points: Array, offsets: Array) -> QPainterPath:
    """A polygon and its holes, whose rings begin at `offsets`, as one path."""
    path, ends = QPainterPath(), offsets.tolist()
    for begin, end in pairwise(ends):
        path.addPolygon(pg.functions.arrayToQPolygonF(*points[begin:end].T))
    return path
