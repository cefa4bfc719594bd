"""The hall's guess on the picture, and how far it was from where the ball came to."""

from __future__ import annotations

from typing import Any, final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.engine.cost import Array
from gdviz.theme import Look

#: Half the width of the cross in sizes of the ball; its lines and their casing in widths of a line.
HALF, OUTLINES = 0.55, (2.6, 1.3)
#: Dashes and gaps of the line to the truth, in widths of the line.
DASHES = (3.0, 2.0)


@final
class GuessMark(QGraphicsItem):
    """A cross, and a dashed line from it to the truth, in pixels of the view box."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._look: Look | None = None
        self._place, self._truth = QPointF(), QPointF()
        self.hide()

    @property
    def place(self) -> QPointF:
        """The middle of the cross."""
        return self._place

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.prepareGeometryChange()
        self._look = look

    def show_at(self, place: Array, truth: Array | None) -> None:
        """Show it at a pixel, with a line to another one once it is known."""
        self.prepareGeometryChange()
        self._place = QPointF(*place)
        self._truth = self._place if truth is None else QPointF(*truth)
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        around = QRectF(self._place, self._truth).normalized()
        if self._look is None:
            return around
        room = HALF * self._look.sizes.ball + max(OUTLINES) * self._look.sizes.line
        return around.adjusted(-room, -room, room, room)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: Any | QWidget = None
    ) -> None:
        if self._look is not None:
            paint_guess(painter, self._place, self._truth, self._look)


def paint_guess(
    painter: QPainter, place: QPointF, truth: QPointF, look: Look, size: float = 1.0
) -> None:
    """Paint the cross at a pixel, and the line from it to where the truth is."""
    half, line = size * HALF * look.sizes.ball, look.sizes.line
    for colour, width in zip((look.theme.casing, look.theme.text), OUTLINES, strict=True):
        painter.setPen(QPen(QColor(colour), width * line, c=Qt.PenCapStyle.RoundCap))
        for corner in np.array([(1, 1), (1, -1)]) * half:
            arm = QPointF(*corner)
            painter.drawLine(place - arm, place + arm)
    pen = QPen(QColor(look.theme.text), line)
    pen.setDashPattern(DASHES)
    painter.setPen(pen)
    painter.drawLine(place, truth)
