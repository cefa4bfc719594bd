"""The balls that rest on the surface; one that has left it waits at the edge as a wedge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from gdviz.canvas.flat.run_marks import BESIDE
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.shown import ShownRun
from gdviz.engine.cost import Array
from gdviz.shapes import shape
from gdviz.theme import Look

#: Size of the ring where the ball will be, in sizes of the ball, and the widths of its outlines.
LANDING, OUTLINES = 0.8, (2.4, 1.2)
#: A wedge: how far its tip lies ahead of its middle, its foot behind and aside, in radii of a ball.
TIP, FOOT, ASIDE = 1.3, 0.8, 1.15


@final
@dataclass(frozen=True)
class Ball:
    """A run's ball at a point, (2,), and whether it is the one that is spoken of."""

    run: ShownRun
    point: Array
    selected: bool

    def radius(self, look: Look) -> float:
        """In pixels."""
        return look.sizes.ball / 2 * (1.0 if self.selected else BESIDE)


def paint_ball(
    painter: QPainter,
    field: HeightField,
    camera: Camera,
    ball: Ball,
    look: Look,
    opacity: float,
) -> None:
    """Paint a ball, or the wedge that stands for it; behind a hill its outline stays bright."""
    colour = QColor(look.theme.runs[ball.run.colour % len(look.theme.runs)])
    path = outline(field, camera, ball, look)
    painter.setOpacity(opacity)
    painter.setPen(QPen(QColor(look.theme.casing), look.sizes.trail))
    painter.setBrush(colour)
    painter.drawPath(path)
    if opacity < 1.0:
        painter.setOpacity(1.0)
        painter.setPen(QPen(colour, 0.7 * look.sizes.trail))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def paint_landing(
    painter: QPainter,
    field: HeightField,
    camera: Camera,
    ball: Ball,
    look: Look,
    opacity: float,
) -> None:
    """Paint the outline of a ball where it will be."""
    colour = look.theme.runs[ball.run.colour % len(look.theme.runs)]
    place = middle(field, camera, ball, look)
    path = _placed(shape(ball.run.colour), place, LANDING * ball.radius(look))
    painter.setOpacity(opacity)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in zip((look.theme.casing, colour), OUTLINES, strict=True):
        painter.setPen(QPen(QColor(ink), width * look.sizes.trail))
        painter.drawPath(path)


def outline(field: HeightField, camera: Camera, ball: Ball, look: Look) -> QPainterPath:
    """The run's shape at its place, or a wedge that points to where the ball is."""
    place, radius = middle(field, camera, ball, look), ball.radius(look)
    away = _beyond_floor(field, camera, ball.point)
    room = np.maximum((camera.width - radius, camera.height - radius), radius)
    inside = np.clip(place, radius, room)
    if (inside != place).any():
        away = place - inside
    if not away.any():
        return _placed(shape(ball.run.colour), place, radius)
    return _placed(_wedge(away / np.hypot(*away)), inside, radius)


def middle(field: HeightField, camera: Camera, ball: Ball, look: Look) -> Array:
    """The pixel in the middle of a ball that touches the surface with its lowest point: (2,)."""
    lift = ball.radius(look) * np.cos(np.radians(camera.elevation))
    pixel: Array = camera.project(field.ground(ball.point[np.newaxis])[0]) - (0, lift)
    return pixel


def _beyond_floor(field: HeightField, camera: Camera, point: Array) -> Array:
    """The way in pixels in which a point lies beyond the floor's edge, (2,); or zero."""
    across = field.across(point)
    edge = field.ground(point[np.newaxis])[0]
    beyond = across - edge[:2]
    if not beyond.any():
        return np.zeros(2)
    step = np.array([*(0.1 * beyond / np.abs(beyond).max()), 0.0])
    way: Array = camera.project(edge + step) - camera.project(edge)
    return way


def _wedge(along: Array) -> QPainterPath:
    """A triangle that points along a direction of length one."""
    across = ASIDE * np.array([-along[1], along[0]])
    tip, foot = TIP * along, -FOOT * along
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*each) for each in (tip, foot + across, foot - across)]))
    path.closeSubpath()
    return path


def _placed(path: QPainterPath, place: Array, radius: float) -> QPainterPath:
    return QTransform.fromTranslate(*place.tolist()).scale(radius, radius).map(path)
