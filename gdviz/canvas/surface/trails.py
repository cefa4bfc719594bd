"""The trails on the surface, in pixmaps to which every step adds, as one camera sees them."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.drape import Drape, stroke
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.scenery import blank, painting
from gdviz.canvas.surface.trail_rows import TrailRows
from gdviz.session.run import Run
from gdviz.theme import Look

#: Seconds of one frame that trails may take, and pieces that are drawn between two looks at time.
SHARE, PIECES = 0.006, 400


@final
class Trails:
    """Casings and lines of all runs. Long trails take several frames, each of them a short one."""

    def __init__(self, field: HeightField, camera: Camera, look: Look, ratio: float) -> None:
        self._field, self._camera, self._look, self._ratio = field, camera, look, ratio
        self._pixmaps: tuple[QPixmap, QPixmap] | None = None
        self._rows = TrailRows()

    @property
    def longest(self) -> int:
        """The number of points of the longest trail that are drawn."""
        return self._rows.longest

    def show_points(self, runs: Sequence[Run], count: int) -> bool:
        """Go on to draw the first `count` points of every trail; whether all are drawn."""
        if self._rows.complete(runs, count):
            return True
        below, above = self._pixmaps = self._pixmaps or (self._blank(), self._blank())
        end = perf_counter() + SHARE
        with painting(below) as casings, painting(above) as lines:
            for run, points in self._rows.missing(runs, count):
                drape = Drape(self._field, self._camera, points, PIECES)
                self._stroke(drape, run, casings, lines)
                self._rows.drew(run, drape.covered)
                if perf_counter() > end:
                    break
        return self._rows.complete(runs, count)

    def paint(self, painter: QPainter) -> None:
        """Paint what is drawn."""
        for pixmap in self._pixmaps or ():
            painter.drawPixmap(0, 0, pixmap)

    def _stroke(self, drape: Drape, run: Run, casings: QPainter, lines: QPainter) -> None:
        theme, width = self._look.theme, self._look.sizes.trail
        colour = theme.runs[run.colour % len(theme.runs)]
        stroke(casings, drape.pixels, drape.opacity, theme.casing, 2 * width)
        stroke(lines, drape.pixels, drape.opacity, colour, width)

    def _blank(self) -> QPixmap:
        return blank(self._camera, self._ratio, Qt.GlobalColor.transparent)
