"""What moves over the picture: the ball, rings, lines and arrows, in pixels of the view box."""

from __future__ import annotations

import math
from typing import Any, final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform
from PySide6.QtWidgets import QGraphicsItem, QGraphicsObject, QStyleOptionGraphicsItem, QWidget

from gdviz.engine.cost import Array
from gdviz.shapes import WIDEST, shape

#: Size of a wedge in sizes of its ball: it has to be found at the edge.
WEDGE = 1.4


def _square(half: float) -> QRectF:
    return QRectF(-half, -half, 2 * half, 2 * half)


def _wedge(along: Array, radius: float) -> QPolygonF:
    """An arrow's head whose tip lies a radius along a direction of length one.

    Slender and with a notch: of a triangle of equal sides nobody could say where it points.
    """
    across, foot = 0.75 * radius * np.array([-along[1], along[0]]), -0.95 * radius * along
    corners = (along * radius, foot + across, 0.5 * foot, foot - across)
    return QPolygonF([QPointF(*each) for each in corners])


@final
class Ball(QGraphicsItem):
    """A run's shape in its colour with a contrasting rim; hollow, where the ball will be.

    A ball that has left the view waits at its edge as a wedge that points to where it is.
    """

    def __init__(self, hollow: bool = False) -> None:
        super().__init__()
        self._away: Array | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._hollow = hollow
        self._radius, self._rim = 1.0, 1.0
        self._colour, self._casing = QColor(), QColor()
        self._outline = QPainterPath()

    def set_style(
        self, diameter: float, rim: float, colour: str, casing: str, style: int = 0
    ) -> None:
        """Sizes in pixels; `style` is the run's place among the shapes."""
        self.prepareGeometryChange()
        self._radius, self._rim = diameter / 2, rim
        self._outline = QTransform.fromScale(self._radius, self._radius).map(shape(style))
        self._colour, self._casing = QColor(colour), QColor(casing)

    @property
    def away(self) -> bool:
        """Whether it stands for a ball beyond the edge."""
        return self._away is not None

    @property
    def radius(self) -> float:
        """In pixels."""
        return self._radius

    @property
    def box(self) -> QRectF:
        """Around ball or wedge, in pixels of the view box."""
        return _square(self._reach + self._rim).translated(self.pos())

    @property
    def _reach(self) -> float:
        return self._radius * (WEDGE if self.away else 1.0)

    def place(self, pixel: Array, view: QRectF) -> None:
        """Put it at a pixel, or at the edge of the view on the way there."""
        place = QPointF(*pixel)
        if view.contains(place):
            self._away = None
            self.setPos(place)
            return
        inset = WEDGE * self._radius
        edge = view.adjusted(inset, inset, -inset, -inset)
        inside = np.clip(pixel, (edge.left(), edge.top()), (edge.right(), edge.bottom()))
        beyond = pixel - inside
        self._away = beyond / np.hypot(*beyond)
        self.setPos(QPointF(*inside))
        self.update()

    def boundingRect(self) -> QRectF:
        return _square(WIDEST * self._radius + 2 * self._rim)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hollow:
            self._paint_ring(painter)
            return
        painter.setPen(QPen(self._casing, self._rim))
        painter.setBrush(self._colour)
        if self._away is None:
            painter.drawPath(self._outline)
        else:
            painter.drawPolygon(_wedge(self._away, self._reach))

    def _paint_ring(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self._casing, 3 * self._rim), (self._colour, 1.5 * self._rim)):
            painter.setPen(QPen(colour, width))
            painter.drawPath(self._outline)


@final
class StartMark(QGraphicsObject):
    """The ring around the start, which can be dragged."""

    dragged = Signal(QPointF)  # a place of the graphics scene

    def __init__(self) -> None:
        super().__init__()
        self._radius, self._width = 1.0, 1.0
        self._colour, self._casing = QColor(), QColor()
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def set_style(self, diameter: float, width: float, colour: str, casing: str) -> None:
        """Sizes in pixels."""
        self.prepareGeometryChange()
        self._radius, self._width = diameter / 2, width
        self._colour, self._casing = QColor(colour), QColor(casing)

    def boundingRect(self) -> QRectF:
        return _square(self._radius + 2 * self._width)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((self._casing, 2.4 * self._width), (self._colour, self._width)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(_square(self._radius))

    def hoverEvent(self, event: Any) -> None:
        """Pyqtgraph asks who wants a drag that begins here."""
        if not event.isExit():
            event.acceptDrags(Qt.MouseButton.LeftButton)

    def mouseDragEvent(self, event: Any) -> None:
        """Pyqtgraph's drag: report where the ring is wanted; the session decides."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        self.dragged.emit(event.scenePos())


@final
class Line(QGraphicsItem):
    """A straight line between two pixels with a casing; an arrow when it has a head."""

    def __init__(self, head: bool = False, dashed: bool = False) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._head, self._dashed = head, dashed
        self._width = 1.0
        self._colour, self._casing = QColor(), QColor()
        self.ends: Array = np.zeros((2, 2))
        self._measure()

    def set_style(self, width: float, colour: str, casing: str) -> None:
        """Width in pixels."""
        self.prepareGeometryChange()
        self._width = width
        self._colour, self._casing = QColor(colour), QColor(casing)
        self._measure()

    def set_ends(self, ends: Array) -> None:
        """From the first to the second row of `ends`, shape (2, 2), in pixels."""
        if ends.tolist() != self.ends.tolist():
            self.prepareGeometryChange()
            self.ends = ends
            self._measure()

    @property
    def length(self) -> float:
        """In pixels."""
        return self._length

    def _measure(self) -> None:
        """What each frame asks for; of so few numbers Python makes it sooner than numpy."""
        (x, y), (end_x, end_y) = self.ends.tolist()
        margin, self._length = 5 * self._width, math.hypot(end_x - x, end_y - y)
        box = QRectF(QPointF(min(x, end_x), min(y, end_y)), QPointF(max(x, end_x), max(y, end_y)))
        self._box = box.adjusted(-margin, -margin, margin, margin)
        self._tail, self._tip = QPointF(x, y), QPointF(end_x, end_y)
        self._along = (self._tip - self._tail) / (self._length or 1.0)

    def boundingRect(self) -> QRectF:
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self.length < 1:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_stroke(painter, self._casing, 2.4 * self._width)
        self._paint_stroke(painter, self._colour, self._width)

    def _paint_stroke(self, painter: QPainter, colour: QColor, width: float) -> None:
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        if self._dashed:
            pen.setDashPattern([0.1, 2.2 * 2.4 * self._width / width])
        painter.setPen(pen)
        head = self._head_length()
        painter.drawLine(self._tail, self._tip - self._along * head)
        if head:
            painter.setBrush(colour)
            painter.setPen(QPen(colour, width - self._width + 0.1, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawPolygon(self._head_polygon(head))

    def _head_length(self) -> float:
        return min(4 * self._width, self.length) if self._head else 0.0

    def _head_polygon(self, length: float) -> QPolygonF:
        across = QPointF(-self._along.y(), self._along.x()) * 0.45 * length
        foot = self._tip - self._along * length
        return QPolygonF([self._tip, foot + across, foot - across])
