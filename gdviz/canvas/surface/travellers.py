"""The runs on the surface: trails in pixmaps to which every step adds, and balls that rest on it.

What a hill hides is dimmed, not lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.pick import hidden
from gdviz.canvas.surface.scenery import blank
from gdviz.engine.cost import Array
from gdviz.session.run import Run
from gdviz.theme import Look

#: A trail bends with the surface about so often, in pixels, and no more often than so a step.
BEND, BENDS = 12.0, 24
#: Opacity of what is behind a hill.
DIMMED = 0.35
#: What is looked at to see whether a hill hides a place lies this far above the surface.
RAISED = np.array([0.0, 0.0, 0.015])


@final
class Trails:
    """Casings and lines of all runs, as one camera sees them."""

    def __init__(self, field: HeightField, camera: Camera, look: Look, ratio: float) -> None:
        self._field, self._camera, self._look, self._ratio = field, camera, look, ratio
        self._pixmaps: tuple[QPixmap, QPixmap] | None = None
        self._drawn = 0

    @property
    def drawn(self) -> int:
        """The number of points of each trail that are drawn."""
        return self._drawn

    def show_points(self, runs: Sequence[Run], count: int) -> None:
        """Draw the first `count` points of every trail; those that are drawn stay."""
        if count <= max(self._drawn, 1):
            return
        begin, self._drawn = max(self._drawn - 1, 0), count
        colours = self._look.theme.runs
        below, above = self._pixmaps = self._pixmaps or (self._blank(), self._blank())
        for run in runs:
            places = draped(self._field, self._camera, run.points(begin, count))
            lines = self._camera.project(places)
            behind = hidden(self._field, self._camera, (places[:-1] + places[1:]) / 2 + RAISED)
            self._stroke(below, lines, behind, self._look.theme.casing, 2.0)
            self._stroke(above, lines, behind, colours[run.colour % len(colours)], 1.0)

    def paint(self, painter: QPainter) -> None:
        """Paint what is drawn."""
        for pixmap in self._pixmaps or ():
            painter.drawPixmap(0, 0, pixmap)

    def _blank(self) -> QPixmap:
        return blank(self._camera, self._ratio, Qt.GlobalColor.transparent)

    def _stroke(
        self, pixmap: QPixmap, pixels: Array, behind: NDArray[np.bool_], colour: str, width: float
    ) -> None:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = Qt.PenCapStyle.RoundCap
        pen = QPen(QColor(colour), width * self._look.sizes.trail, Qt.PenStyle.SolidLine, cap)
        painter.setPen(pen)
        ends = np.concatenate([pixels[:-1], pixels[1:]], axis=1)
        for opacity, chosen in ((1.0, ~behind), (DIMMED, behind)):
            painter.setOpacity(opacity)
            painter.drawLines([QLineF(*each) for each in ends[chosen].tolist()])
        painter.end()


def draped(field: HeightField, camera: Camera, points: Array) -> Array:
    """A polyline of points laid on the surface, with a bend every few pixels: (m, 3)."""
    across = np.clip(field.across(points[np.isfinite(points).all(axis=1)]), -1, 1)
    pixels = np.round(camera.project(_upon(field, across)))
    moved = np.ones(len(across), dtype=bool)
    moved[1:] = (np.diff(pixels, axis=0) != 0).any(axis=1)
    across, pixels = across[moved], pixels[moved]
    lengths = np.linalg.norm(np.diff(pixels, axis=0), axis=1)
    counts = np.nan_to_num(np.clip(np.ceil(lengths / BEND), 1, BENDS), nan=1).astype(int)
    segment = np.repeat(np.arange(len(counts)), counts)
    share = (np.arange(len(segment)) - np.repeat(counts.cumsum() - counts, counts)) / counts[
        segment
    ]
    between = across[segment] + share[:, np.newaxis] * (across[segment + 1] - across[segment])
    places = _upon(field, np.concatenate([between, across[-1:]]))
    whole: Array = places[np.isfinite(places).all(axis=1)]
    return whole


def paint_ball(
    painter: QPainter, field: HeightField, camera: Camera, run: Run, point: Array, look: Look
) -> None:
    """Paint the ball of a run at a point; dimmed where a hill hides it."""
    pixel = ball_pixel(field, camera, point, look)
    if pixel is None:
        return
    behind = hidden(field, camera, field.rest(point[np.newaxis]) + RAISED)[0]
    beyond = not field.domain.contains(point)
    colours, radius = look.theme.runs, look.sizes.ball / 2
    painter.setOpacity(DIMMED if behind or beyond else 1.0)
    painter.setPen(QPen(QColor(look.theme.casing), look.sizes.trail))
    painter.setBrush(QColor(colours[run.colour % len(colours)]))
    painter.drawEllipse(QPointF(*pixel), radius, radius)
    painter.setOpacity(1.0)


def ball_pixel(field: HeightField, camera: Camera, point: Array, look: Look) -> Array | None:
    """The middle of a ball that touches the surface with its lowest point."""
    place = field.rest(point[np.newaxis])[0]
    if not np.isfinite(place).all():
        return None
    lift = look.sizes.ball / 2 * np.cos(np.radians(camera.elevation))
    pixel: Array = camera.project(place) - (0, lift)
    return pixel


def _upon(field: HeightField, across: Array) -> Array:
    return np.concatenate([across, field.height_over(across)[:, np.newaxis]], axis=1)
