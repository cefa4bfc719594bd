"""The known minima, marked on the picture with little flags."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.engine.cost import Array
from gdviz.theme import Look


def paint_minima(painter: QPainter, pixels: Array, look: Look) -> None:
    """Plant a flag whose foot stands at each row of `pixels`, shape (n, 2)."""
    for foot in pixels:
        for colour, width in ((look.theme.casing, 2.4), (look.theme.minimum, 1.0)):
            _paint_flag(painter, foot, look, QColor(colour), width)


def _paint_flag(painter: QPainter, foot: Array, look: Look, colour: QColor, width: float) -> None:
    height = 1.5 * look.sizes.ball
    top = foot - (0, height)
    cloth = top + height * np.array([(0, 0), (0.55, 0.2), (0, 0.4)])
    painter.setPen(QPen(colour, width * 0.7 * look.sizes.trail))
    painter.setBrush(colour)
    painter.drawLine(QPointF(*foot), QPointF(*top))
    painter.drawPolygon(QPolygonF([QPointF(*each) for each in cloth]))
    painter.drawEllipse(QPointF(*foot), 0.9 * look.sizes.trail, 0.9 * look.sizes.trail)
