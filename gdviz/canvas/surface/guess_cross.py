"""The cross of the hall's guess, which lies on the surface."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.guess_mark import HALF, OUTLINES
from gdviz.canvas.surface.camera import DISTANCE, Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.start_ring import CORNERS, ring
from gdviz.engine.cost import Array
from gdviz.theme import Look


def paint_guess(
    painter: QPainter,
    field: HeightField,
    camera: Camera,
    point: Array,
    look: Look,
    opacity: float,
) -> None:
    """Paint two lines that cross at a point, (2,)."""
    place = field.ground(point[np.newaxis])
    half = HALF * look.sizes.ball * DISTANCE / camera.focal
    around = camera.project(ring(field, place[0], half))
    ends = [QPointF(*around[CORNERS * eighth // 8]) for eighth in (1, 5, 3, 7)]
    painter.setOpacity(opacity)
    for colour, width in zip((look.theme.casing, look.theme.text), OUTLINES, strict=True):
        painter.setPen(QPen(QColor(colour), width * look.sizes.line, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(ends[0], ends[1])
        painter.drawLine(ends[2], ends[3])
