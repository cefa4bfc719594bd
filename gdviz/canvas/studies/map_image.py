"""A map as a picture that lies in the plot where its window is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from gdviz.canvas.studies.pattern_painter import paint_patterns
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.engine.maps.grid import Axis
from gdviz.map_patterns import Worn
from gdviz.palette import Colours


@final
@dataclass(frozen=True, eq=False)
class MapImage:
    """`image` fills the plot from `lower` to `upper`, positions (2,) in the plot's numbers.

    `worn` are the patterns of the cells, (rows, columns), row 0 the highest.
    """

    image: QImage
    worn: Worn
    lower: Array
    upper: Array

    @classmethod
    def of(cls, colours: Colours, worn: Worn, across: Axis, up: Axis) -> MapImage:
        """The picture of cells, (rows, columns, 3), of which row 0 is the lowest."""
        pixels = np.ascontiguousarray(colours[::-1])
        rows, columns, _ = pixels.shape
        image = QImage(pixels.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888)
        ends = np.array([[plot_number(each, end) for end in (0, 1)] for each in (across, up)])
        # Copied: the image would point into an array that is gone.
        return cls(image.copy(), worn[::-1], ends[:, 0], ends[:, 1])

    def box(self, view: ViewMap) -> QRectF:
        """Where it lies in a view, in pixels."""
        left, bottom = view.to_pixels(self.lower)
        right, top = view.to_pixels(self.upper)
        return QRectF(left, top, right - left, bottom - top)

    def paint(
        self, painter: QPainter, box: QRectF, view: ViewMap, period: float, cover: float = 1.0
    ) -> None:
        """Paint the cells into a box, each in one colour, and patterns of such a period over them.

        Of what lies below, the share `cover` is covered.
        """
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.setOpacity(cover)
        painter.drawImage(box, self.image)
        painter.setOpacity(1.0)
        paint_patterns(painter, self.worn, box, QRectF(0, 0, view.width, view.height), period)


def plot_number(axis: Axis, end: int) -> float:
    """Where an end of an axis lies in a plot, which shows a log axis by its decades."""
    number = (axis.low, axis.high)[end]
    return float(np.log10(number)) if axis.log else number
