"""The shapes of classes, large and faint over their regions: told apart without colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QTransform

from gdviz.canvas.network.boundary_colours import class_colour
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.shapes import WIDEST, shape
from gdviz.theme import Look

#: Radius of a mark and the way to the next one in its row, in heights of the text.
RADIUS, APART = 0.5, 5.2
#: How opaque a mark is: it must not be taken for a sample.
FAINT = 0.45

#: The class that the network answers at the places of a grid, (rows, columns), row 0 the lowest;
#: -1 where its answer is no number.
Classes = NDArray[np.int16]


@final
class RegionMarks:
    """Marks stand on a lattice of the screen; while a network learns, only their shapes change."""

    def __init__(self, look: Look, ratio: float) -> None:
        self._look, self._ratio = look, ratio
        self._stamps: dict[int, QPixmap] = {}

    def paint(
        self, painter: QPainter, view: ViewMap, axes: Sequence[Array], classes: Classes
    ) -> None:
        """Paint at each place of the lattice the mark of the class that the network answers there.

        `axes` are the places along both sides of the grid, (columns,) and (rows,).
        """
        pixels, reach = lattice(view, APART * self._look.sizes.text), self._reach
        here = answered(view.to_numbers(pixels), axes, classes)
        for (x, y), index in zip(pixels.tolist(), here, strict=True):
            if index >= 0:
                painter.drawPixmap(QPointF(x - reach, y - reach), self._stamp(index))

    @property
    def _reach(self) -> float:
        return WIDEST * RADIUS * self._look.sizes.text + 1

    def _stamp(self, index: int) -> QPixmap:
        if index not in self._stamps:
            self._stamps[index] = self._draw(index)
        return self._stamps[index]

    def _draw(self, index: int) -> QPixmap:
        side, radius = round(2 * self._reach * self._ratio) + 1, RADIUS * self._look.sizes.text
        stamp = QPixmap(side, side)
        stamp.setDevicePixelRatio(self._ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(FAINT)
        painter.translate(self._reach, self._reach)
        outline = QTransform.fromScale(radius, radius).map(shape(index))
        painter.fillPath(outline, QColor(class_colour(self._look.theme, index)))
        painter.end()
        return stamp


def lattice(view: ViewMap, apart: float) -> Array:
    """Places in pixels, (n, 2): rows half as far apart as places in a row, every second moved."""
    places = [
        (x, y)
        for row, y in enumerate(np.arange(apart / 4, view.height, apart / 2))
        for x in np.arange(apart / 4 + (row % 2) * apart / 2, view.width, apart)
    ]
    return np.array(places).reshape(-1, 2)


def answered(places: Array, axes: Sequence[Array], classes: Classes) -> list[int]:
    """The classes at places in the plot's numbers, (n, 2), by the nearest places of the grid."""
    rows = []
    for along, axis in zip(places.T, axes, strict=True):
        share = (along - axis[0]) / (axis[-1] - axis[0])
        rows.append(np.clip(np.rint(share * (len(axis) - 1)), 0, len(axis) - 1).astype(int))
    found: list[int] = classes[rows[1], rows[0]].tolist()
    return found
