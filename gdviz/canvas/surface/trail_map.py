"""The trails seen from above on the bands: what lies on the surface while the camera moves.

Whatever their length, OpenGL then draws them with the surface, at no cost of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import final

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gdviz.canvas.flat.trail import distinct
from gdviz.canvas.surface.drape import cut
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.scenery import painting
from gdviz.canvas.surface.shown import ShownRun
from gdviz.canvas.surface.trail_rows import TrailRows
from gdviz.engine.cost import Array
from gdviz.theme import Look

#: Seconds of one frame that trails may take, and ways that are drawn between two looks at it.
SHARE, WAYS = 0.006, 4000


@final
class TrailMap:
    """A picture of bands to which every step adds. A trail is so many of its pixels wide."""

    def __init__(self, bands: QImage, field: HeightField, look: Look, width: float) -> None:
        self._field, self._look, self.width = field, look, width
        self._casings = bands.copy()
        self._lines = QImage(bands.size(), QImage.Format.Format_ARGB32_Premultiplied)
        self._lines.fill(Qt.GlobalColor.transparent)
        self._rows = TrailRows()
        self.picture = bands

    @property
    def longest(self) -> int:
        """The number of points of the longest trail that are drawn."""
        return self._rows.longest

    def show_points(self, runs: Sequence[ShownRun], count: int) -> None:
        """Go on to draw the first `count` points of every trail."""
        if self._rows.complete(runs, count):
            return
        stop = perf_counter() + SHARE
        while not self._rows.complete(runs, count) and perf_counter() < stop:
            first, last, owners = self._rows.take(runs, count, WAYS)
            begin, end, inside = cut(self._field.across(first), self._field.across(last))
            ways = np.concatenate([self._pixels(begin), self._pixels(end)], axis=1)
            for index, run in enumerate(runs):
                self._stroke(run, distinct(ways[inside & (owners == index)], 0.5))
        self._put_together()

    def _pixels(self, across: Array) -> Array:
        right, up = across.T
        sides = np.array([self._lines.width(), self._lines.height()])
        pixels: Array = sides * np.column_stack([1 + right, 1 - up]) / 2
        return pixels

    def _stroke(self, run: ShownRun, ways: Array) -> None:
        theme = self._look.theme
        lines = [QLineF(*ends) for ends in ways.tolist()]
        for image, colour, width in (
            (self._casings, theme.casing, 2 * self.width),
            (self._lines, theme.runs[run.colour % len(theme.runs)], self.width),
        ):
            cap = Qt.PenCapStyle.RoundCap
            with painting(image) as painter:
                painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap))
                painter.drawLines(lines)

    def _put_together(self) -> None:
        self.picture = self._casings.copy()
        painter = QPainter(self.picture)
        painter.drawImage(0, 0, self._lines)
        painter.end()
