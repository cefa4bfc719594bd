"""The ring around the start, which lies on the surface."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.canvas.surface.camera import DISTANCE, Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.engine.cost import Array
from gdviz.theme import Look

#: Diameter in sizes of the ball, widths of its casing and its line in widths of a line.
DIAMETER, OUTLINES = 1.7, (1.4, 0.6)
#: Corners of the polygon that is drawn for it.
CORNERS = 48
#: How far apart places are whose heights tell how the ground is inclined.
APART = 0.02


def paint_start(
    painter: QPainter,
    field: HeightField,
    camera: Camera,
    point: Array,
    look: Look,
    opacity: float,
) -> None:
    """Paint the ring around a point, (2,)."""
    place = field.ground(point[np.newaxis])
    radius = DIAMETER / 2 * look.sizes.ball * DISTANCE / camera.focal
    corners = [QPointF(*each) for each in camera.project(ring(field, place[0], radius))]
    painter.setOpacity(opacity)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in zip((look.theme.casing, look.theme.next_step), OUTLINES, strict=True):
        painter.setPen(QPen(QColor(colour), width * look.sizes.line))
        painter.drawPolygon(QPolygonF(corners))


def ring(field: HeightField, place: Array, radius: float) -> Array:
    """A circle around a place in the plane that touches the surface there: (CORNERS, 3)."""
    angles = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)[:, np.newaxis]
    first, second = _directions(field, place[:2])
    circle: Array = place + radius * (np.cos(angles) * first + np.sin(angles) * second)
    return circle


def _directions(field: HeightField, across: Array) -> tuple[Array, Array]:
    """Two directions along the surface, at right angles, each of length one and (3,)."""
    arms = APART * np.array([(1, 0), (-1, 0), (0, 1), (0, -1)])
    heights = field.upon(np.clip(across + arms, -1, 1))[:, 2]
    along_x = np.array([1.0, 0.0, (heights[0] - heights[1]) / (2 * APART)])
    along_y = np.array([0.0, 1.0, (heights[2] - heights[3]) / (2 * APART)])
    up = np.cross(along_x, along_y)
    first = along_x / np.linalg.norm(along_x)
    return first, np.cross(up / np.linalg.norm(up), first)
