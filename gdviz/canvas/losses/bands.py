"""The surface of a loss from above, as bands of colour that are comparable with those of others."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from contourpy import FillType, contour_generator
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.flat.contour_picture import LEVEL_LINE, band_colours, outline
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction
from gdviz.theme import Look

#: Pixels between the grid lines on which a cost is computed: at rest, and while it changes.
FINE, COARSE = 5.0, 11.0
#: Bands of colour: in small pictures more cannot be told apart.
BANDS = 9


def paint_bands(
    painter: QPainter, view: ViewMap, cost: CostFunction, cell: float, look: Look
) -> None:
    """Paint the cost in pixels of the view.

    Bands are even in the root of the height above the minimum, up to the highest cost in sight:
    so every loss uses all colours, squares have even rings, and cones ever closer ones.
    """
    places, columns, rows = _grid(view, cell)
    costs = cost.value(places)
    lowest = min((each.value for each in cost.minima), default=float(costs.min()))
    heights = np.sqrt(np.maximum(costs - lowest, 0.0))
    generator = contour_generator(columns, rows, heights, fill_type=FillType.OuterOffset)
    colours = band_colours(look.theme, BANDS)
    painter.fillRect(0, 0, round(view.width) + 1, round(view.height) + 1, QColor(colours[0]))
    painter.setPen(QPen(QColor(look.theme.level_line), LEVEL_LINE))
    for level, colour in zip(np.arange(1, BANDS) * heights.max() / BANDS, colours[1:], strict=True):
        painter.setBrush(QColor(colour))
        for polygon in zip(*generator.filled(level, np.inf), strict=True):
            painter.drawPath(outline(*polygon))
    painter.setBrush(Qt.BrushStyle.NoBrush)


@lru_cache(maxsize=4)  # the same for all losses
def _grid(view: ViewMap, cell: float) -> tuple[Array, Array, Array]:
    """Places (rows, columns, 2) so many pixels apart, and x and y of their pixels."""
    places = np.stack(np.meshgrid(*view.grid(cell)), axis=-1)
    columns, rows = np.moveaxis(view.to_pixels(places), -1, 0)
    return places, columns, rows
