"""The trails on the surface, in pixmaps to which every step adds, as one camera sees them."""

from __future__ import annotations

from collections.abc import Sequence
from time import perf_counter
from typing import final

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.drape import Drape, stroke
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.scenery import blank, painting
from gdviz.canvas.surface.shown import ShownRun
from gdviz.canvas.surface.trail_rows import TrailRows
from gdviz.theme import Look

#: Seconds of one frame that trails may take, and ways that are drawn between two looks at it.
SHARE, WAYS = 0.008, 600


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

    def show_points(self, runs: Sequence[ShownRun], count: int) -> bool:
        """Go on to draw the first `count` points of every trail; whether all are drawn."""
        end = perf_counter() + SHARE
        while not self._rows.complete(runs, count):
            self._draw(runs, count)
            if perf_counter() > end:
                break
        return self._rows.complete(runs, count)

    def paint(self, painter: QPainter) -> None:
        """Paint what is drawn."""
        for pixmap in self._pixmaps or ():
            painter.drawPixmap(0, 0, pixmap)

    def _draw(self, runs: Sequence[ShownRun], count: int) -> None:
        first, last, owners = self._rows.take(runs, count, WAYS)
        drape = Drape(self._field, self._camera, first, last)
        pixels, opacity, owner = drape.pixels, drape.opacity, owners[drape.way]
        theme, width = self._look.theme, self._look.sizes.trail
        below, above = self._pixmaps = self._pixmaps or (self._blank(), self._blank())
        with painting(below) as painter:
            stroke(painter, pixels, opacity, theme.casing, 2 * width)
        with painting(above) as painter:
            for index in np.unique(owner).tolist():
                own, colour = owner == index, theme.runs[runs[index].colour % len(theme.runs)]
                stroke(painter, pixels[own], opacity[own], colour, width)

    def _blank(self) -> QPixmap:
        return blank(self._camera, self._ratio, Qt.GlobalColor.transparent)
