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

from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.trail_rows import TrailRows
from gdviz.canvas.trail import visible_segments
from gdviz.engine.cost import Array
from gdviz.session.run import Run
from gdviz.theme import Look

#: Seconds of one frame that trails may take.
SHARE = 0.006


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

    def show_points(self, runs: Sequence[Run], count: int) -> None:
        """Go on to draw the first `count` points of every trail."""
        if self._rows.complete(runs, count):
            return
        end = perf_counter() + SHARE
        for run, points in self._rows.missing(runs, count):
            self._stroke(run, visible_segments(self._pixels(points)))
            self._rows.drew(run, len(points))
            if perf_counter() > end:
                break
        self._put_together()

    def _pixels(self, points: Array) -> Array:
        sides = np.array([self._lines.width(), self._lines.height()])
        shares = (np.clip(self._field.across(points), -1, 1) + 1) / 2
        pixels: Array = sides * np.column_stack([shares[:, 0], 1 - shares[:, 1]])
        return pixels

    def _stroke(self, run: Run, segments: Array) -> None:
        theme = self._look.theme
        ways = [QLineF(*ends) for ends in segments.tolist()]
        colour = theme.runs[run.colour % len(theme.runs)]
        for image, ink, width in (
            (self._casings, theme.casing, 2 * self.width),
            (self._lines, colour, self.width),
        ):
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            cap = Qt.PenCapStyle.RoundCap
            painter.setPen(QPen(QColor(ink), width, Qt.PenStyle.SolidLine, cap))
            painter.drawLines(ways)
            painter.end()

    def _put_together(self) -> None:
        self.picture = self._casings.copy()
        painter = QPainter(self.picture)
        painter.drawImage(0, 0, self._lines)
        painter.end()
