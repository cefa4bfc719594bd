"""Arrows that lie on the surface: the step to come, and the way straight uphill."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.canvas.outline import CASING, HEAD
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.drape import Drape, cut, stroke
from gdviz.canvas.surface.mesh import HeightField
from gdviz.engine.cost import Array
from gdviz.session.run import TOLERANCE
from gdviz.theme import Look

#: Length of the gradient's arrow along the surface, in halves of the box's side.
GRADIENT = 0.4
#: How far apart two places are whose heights tell the steepness along the gradient.
APART = 0.02


def step_ends(field: HeightField, point: Array, next_point: Array) -> Array:
    """The way of a step as far as it lies over the domain: points, (2, 2); none: (0, 2)."""
    ends = field.across(np.array([point, next_point]))
    if not np.isfinite(ends).all():
        return np.empty((0, 2))
    begin, end, inside = cut(ends[:1], ends[1:])
    return field.points(np.concatenate([begin[inside], end[inside]]))


def gradient_ends(field: HeightField, point: Array, gradient: Array) -> Array:
    """A way uphill from a point, of one length on the surface: points, (2, 2); none: (0, 2).

    It shows the direction alone, as it does on the contours: that of the gradient in numbers.
    """
    uphill = gradient * 2 / field.domain.span
    if not np.isfinite(uphill).all() or np.hypot(*gradient) < TOLERANCE:
        return np.empty((0, 2))
    along, foot = uphill / np.hypot(*uphill), field.across(point)
    low, high = field.upon(np.array([foot, foot + APART * along]))[:, 2]
    length = GRADIENT / np.hypot(1.0, (high - low) / APART)
    return step_ends(field, point, field.points(foot + length * along))


def paint_arrow(
    painter: QPainter, field: HeightField, camera: Camera, ends: Array, colour: str, look: Look
) -> None:
    """Paint an arrow between two points; what a hill hides of it is dimmed."""
    if not len(ends):
        return
    drape, width = Drape(field, camera, ends), look.sizes.line
    shaft, head = parted(drape.pixels, HEAD * width)
    if head.isEmpty():
        return
    opacity = drape.opacity[: len(shaft)]
    for ink, broad in ((look.theme.casing, CASING * width), (colour, width)):
        stroke(painter, shaft, opacity, ink, broad)
        painter.setOpacity(float(drape.opacity[-1]))
        painter.setBrush(QColor(ink))
        painter.setPen(QPen(QColor(ink), broad - width + 0.1, j=Qt.PenJoinStyle.MiterJoin))
        painter.drawPolygon(head)
        painter.setOpacity(1.0)


def parted(pieces: Array, length: float) -> tuple[Array, QPolygonF]:
    """An arrow's shaft, (m, 4), and its head, so long in pixels or as long as there is room for."""
    lengths = np.hypot(*(pieces[:, 2:] - pieces[:, :2]).T)
    ahead = lengths.sum() - lengths.cumsum()  # of the end of each piece to the tip
    if not len(pieces) or lengths.sum() == 0:
        return pieces[:0], QPolygonF()
    cutting = int(np.flatnonzero(ahead < length)[0])
    rest = max(lengths[cutting] + ahead[cutting] - length, 0.0)
    way = pieces[cutting, 2:] - pieces[cutting, :2]
    foot = pieces[cutting, :2] + rest / max(lengths[cutting], 1e-9) * way
    shaft = pieces[: cutting + 1].copy()
    shaft[-1, 2:] = foot
    return shaft, _head(foot, pieces[-1, 2:])


def _head(foot: Array, tip: Array) -> QPolygonF:
    along = tip - foot
    across = 0.45 * np.array([-along[1], along[0]])
    return QPolygonF([QPointF(*each) for each in (tip, foot + across, foot - across)])
