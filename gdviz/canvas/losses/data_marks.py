"""The points of the data: outliers by their shape, and the one that is chosen by a ring."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.canvas.losses.frame import Frame
from gdviz.engine.losses.samples import Pair
from gdviz.theme import Look

#: Radius of a point, of an outlier and of the ring around the chosen one, in balls.
POINT, OUTLIER, RING = 0.26, 0.42, 0.62
#: Pixels around a point, in balls, within which it is meant.
HIT = 1.6


def paint_points(
    painter: QPainter,
    frame: Frame,
    points: Sequence[Pair],
    outliers: NDArray[np.bool_],
    look: Look,
) -> None:
    """Discs, and diamonds for outliers, with a rim that stands out from every line."""
    for point, far in zip(points, outliers.tolist(), strict=True):
        _paint_point(painter, frame.to_widget(np.array(point)), far, look)


def paint_chosen(painter: QPainter, frame: Frame, point: Pair, far: bool, look: Look) -> None:
    """A point with a ring around it, to be painted last: markers must not hide what is moved."""
    place, ring = frame.to_widget(np.array(point)), RING * look.sizes.ball
    _paint_point(painter, place, far, look)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(look.theme.accent), look.sizes.trail))
    painter.drawEllipse(place, ring, ring)


def _paint_point(painter: QPainter, place: QPointF, far: bool, look: Look) -> None:
    if far:
        paint_outlier(painter, place, look)
        return
    radius = POINT * look.sizes.ball
    painter.setPen(QPen(QColor(look.theme.surface), look.sizes.trail))
    painter.setBrush(QColor(look.theme.data))
    painter.drawEllipse(place, radius, radius)


def paint_outlier(painter: QPainter, place: QPointF, look: Look) -> None:
    """A diamond in the colour of texts."""
    painter.save()
    painter.setPen(QPen(QColor(look.theme.surface), look.sizes.trail))
    painter.setBrush(QColor(look.theme.text))
    painter.drawPolygon(_diamond(place, OUTLIER * look.sizes.ball))
    painter.restore()


def point_under(frame: Frame, points: Sequence[Pair], place: QPointF, look: Look) -> int | None:
    """The point that is meant by a pixel of the widget: the nearest one, if it is near."""
    pixels = frame.view.to_pixels(np.array(points))
    inside = place - frame.box.topLeft()
    away = np.hypot(*(pixels - (inside.x(), inside.y())).T)
    nearest = int(away.argmin())
    return nearest if away[nearest] <= HIT * look.sizes.ball else None


def _diamond(place: QPointF, radius: float) -> QPolygonF:
    ways = ((0, -1), (1, 0), (0, 1), (-1, 0))
    return QPolygonF([place + QPointF(radius * x, radius * y) for x, y in ways])
