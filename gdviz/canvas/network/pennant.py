"""A small flag at a place of a curve."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.theme import Look

#: The pole, and length and height of the cloth, in heights of the text.
POLE, LENGTH, HEIGHT = 1.5, 0.9, 0.7


def paint_pennant(
    painter: QPainter, foot: QPointF, room: QRectF, look: Look, size: float = 1.0
) -> None:
    """A flag that stands at a place; it waves to the left and hangs down where room is short."""
    text, width = size * look.sizes.text, 0.6 * look.sizes.trail
    up = -1.0 if foot.y() - POLE * text >= room.top() else 1.0
    along = 1.0 if foot.x() + LENGTH * text <= room.right() else -1.0
    top = foot + QPointF(0, up * POLE * text)
    tip = top + QPointF(along * LENGTH * text, -up * HEIGHT * text / 2)
    cloth = QPolygonF([top, tip, top + QPointF(0, -up * HEIGHT * text)])
    theme = look.theme
    for colour, pen in ((theme.casing, 4 * width), (theme.text, width)):
        painter.setPen(QPen(QColor(colour), pen, j=Qt.PenJoinStyle.MiterJoin))
        painter.setBrush(QColor(colour))
        painter.drawLine(QLineF(foot, top))
        painter.drawPolygon(cloth)
    painter.drawEllipse(foot, 2 * width, 2 * width)
