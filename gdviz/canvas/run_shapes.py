"""The shapes of runs along their curves, by which curves are told apart without colour."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.engine.cost import Array
from gdviz.shapes import shape
from gdviz.theme import Look

#: How often a curve bears its shape, and the shape's radius in sizes of a dot.
TIMES, RADIUS = 2, 0.9


def paint_shapes(
    painter: QPainter,
    pixels: Array,
    style: int,
    place: float,
    colour: str,
    look: Look,
    hollow: bool = False,
) -> None:
    """The shape of a run on its curve through pixels, (n, 2).

    `place`, from 0 to 1, moves it along, so that those of several curves do not meet.
    """
    if not len(pixels):
        return
    wanted = [(turn + place) / TIMES * (len(pixels) - 1) for turn in range(TIMES)]
    for index in np.unique(np.round(wanted).astype(int)).tolist():
        paint_shape(painter, QPointF(*pixels[index]), style, colour, look, RADIUS, hollow)


def paint_shape(
    painter: QPainter,
    middle: QPointF,
    style: int,
    colour: str,
    look: Look,
    size: float = RADIUS,
    hollow: bool = False,
) -> None:
    """One shape with a casing, or a hollow one; `size` is its radius in sizes of a dot."""
    radius = size * look.sizes.dot
    painter.save()
    painter.translate(middle)
    painter.scale(radius, radius)
    rim, filling = (colour, look.theme.surface) if hollow else (look.theme.surface, colour)
    painter.setPen(QPen(QColor(rim), 0.6 * look.sizes.trail / radius))
    painter.setBrush(QColor(filling))
    painter.drawPath(shape(style))
    painter.restore()
