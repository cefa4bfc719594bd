"""The runs on the surface: trails in pixmaps to which every step adds, and balls that rest on it.

What a hill hides is dimmed, not lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.pick import hidden
from gdviz.canvas.surface.scenery import blank, painting
from gdviz.engine.cost import Array
from gdviz.session.run import Run
from gdviz.shapes import shape
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
        places = [draped(self._field, self._camera, run.points(begin, count)) for run in runs]
        middles = [(each[:-1] + each[1:]) / 2 + RAISED for each in places]
        behind = hidden(self._field, self._camera, np.concatenate(middles))
        parts = np.split(behind, np.cumsum([len(each) for each in middles])[:-1])
        lines = [self._camera.project(each) for each in places]
        casing, width = self._look.theme.casing, self._look.sizes.trail
        with painting(below) as painter:
            for pixels, part in zip(lines, parts, strict=True):
                _stroke(painter, pixels, part, casing, 2 * width)
        with painting(above) as painter:
            for run, pixels, part in zip(runs, lines, parts, strict=True):
                _stroke(painter, pixels, part, colours[run.colour % len(colours)], width)

    def paint(self, painter: QPainter) -> None:
        """Paint what is drawn."""
        for pixmap in self._pixmaps or ():
            painter.drawPixmap(0, 0, pixmap)

    def _blank(self) -> QPixmap:
        return blank(self._camera, self._ratio, Qt.GlobalColor.transparent)


def _stroke(
    painter: QPainter, pixels: Array, behind: NDArray[np.bool_], colour: str, width: float
) -> None:
    painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    ends = np.concatenate([pixels[:-1], pixels[1:]], axis=1)
    for opacity, chosen in ((1.0, ~behind), (DIMMED, behind)):
        painter.setOpacity(opacity)
        painter.drawLines([QLineF(*each) for each in ends[chosen].tolist()])


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


def paint_balls(
    painter: QPainter,
    field: HeightField,
    camera: Camera,
    placed: Sequence[tuple[Run, Array]],
    look: Look,
) -> None:
    """Paint the balls of runs at points, the last on top; dimmed where a hill hides them."""
    points = np.array([point for _, point in placed])
    pixels = ball_pixels(field, camera, points, look)
    behind = hidden(field, camera, field.rest(points) + RAISED)
    dimmed = behind | ~field.domain.contains(points)
    colours, radius = look.theme.runs, look.sizes.ball / 2
    painter.setPen(QPen(QColor(look.theme.casing), look.sizes.trail))
    for index in np.flatnonzero(np.isfinite(pixels).all(axis=1)).tolist():
        painter.setOpacity(DIMMED if dimmed[index] else 1.0)
        painter.setBrush(QColor(colours[placed[index][0].colour % len(colours)]))
        place = QTransform.fromTranslate(*pixels[index]).scale(radius, radius)
        painter.drawPath(place.map(shape(placed[index][0].colour)))
    painter.setOpacity(1.0)


def ball_pixels(field: HeightField, camera: Camera, points: Array, look: Look) -> Array:
    """The middles of balls that touch the surface with their lowest points: (n, 2)."""
    lift = look.sizes.ball / 2 * np.cos(np.radians(camera.elevation))
    pixels: Array = camera.project(field.rest(points)) - (0, lift)
    return pixels


def _upon(field: HeightField, across: Array) -> Array:
    return np.concatenate([across, field.height_over(across)[:, np.newaxis]], axis=1)
