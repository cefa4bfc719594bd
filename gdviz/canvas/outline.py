"""A line of any shape with a casing, in pixels of the view box; an arrow when it has a head."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array

#: Width of a casing in widths of its line.
CASING = 2.4
#: Length of a head in widths of its line.
HEAD = 4.0


@final
class Outline(QGraphicsItem):
    """What is drawn follows the point; where it is drawn is all in the path."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._path, self._head = QPainterPath(), QPolygonF()
        self._strokes: list[QLineF] = []  # the path as pieces, where it may be drawn so
        self._width = 1.0
        self._colour, self._casing = QColor(), QColor()
        self._dashes: Sequence[float] = ()
        self._join = Qt.PenJoinStyle.RoundJoin

    @property
    def path(self) -> QPainterPath:
        """The line without its head."""
        return self._path

    @property
    def tip(self) -> tuple[float, float] | None:
        """Where the arrow points; None of a line without a head."""
        return None if self._head.isEmpty() else self._head.first().toTuple()

    def set_style(
        self, width: float, colour: str, casing: str, dashes: Sequence[float] = ()
    ) -> None:
        """Width in pixels; dashes and gaps in widths."""
        self.prepareGeometryChange()
        self._width, self._dashes = width, dashes
        self._colour, self._casing = QColor(colour), QColor(casing)

    def show_lines(self, lines: Sequence[Array]) -> None:
        """Lines through rows of pixels, each (n, 2); a row of NaN is a gap."""
        self._join = Qt.PenJoinStyle.BevelJoin  # the quickest, where corners are hardly any
        path = QPainterPath()
        for line in lines:
            path.addPath(pg.arrayToQPath(*line.T, connect="finite"))
        if path != self._path:
            self._show(path, QPolygonF())
            self._strokes = [] if self._dashes else _strokes(lines)

    def show_arrow(self, tail: Array, tip: Array) -> None:
        """A straight arrow between two pixels."""
        along = (tip - tail) / np.hypot(*(tip - tail))
        head = min(HEAD * self._width, float(np.hypot(*(tip - tail))))
        foot, across = tip - head * along, 0.45 * head * np.array([-along[1], along[0]])
        path = QPainterPath(QPointF(*tail))
        path.lineTo(QPointF(*foot))
        corners = (tip, foot + across, foot - across)
        self._show(path, QPolygonF([QPointF(*each) for each in corners]))

    def show_box(self, middle: Array, sides: Array) -> None:
        """A rectangle around a pixel."""
        self._join = Qt.PenJoinStyle.MiterJoin
        path = QPainterPath()
        path.addRect(QRectF(QPointF(*(middle - sides / 2)), QPointF(*(middle + sides / 2))))
        self._show(path, QPolygonF())

    def boundingRect(self) -> QRectF:
        margin = CASING * self._width
        whole = self._path.boundingRect().united(self._head.boundingRect())
        return whole.adjusted(-margin, -margin, margin, margin)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((self._casing, CASING * self._width), (self._colour, self._width)):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._paint_line(painter, self._pen(colour, width))
            painter.setBrush(colour)
            painter.setPen(QPen(colour, width - self._width + 0.1, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawPolygon(self._head)

    def _paint_line(self, painter: QPainter, pen: QPen) -> None:
        if not self._strokes:
            painter.setPen(pen)
            painter.drawPath(self._path)
            return
        # Wide pieces with square caps take Qt a third to a seventh of the time of a wide path.
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        painter.drawLines(self._strokes)

    def _pen(self, colour: QColor, width: float) -> QPen:
        pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(self._join)
        if self._dashes and width <= self._width:
            pen.setDashPattern(list(self._dashes))
        return pen

    def _show(self, path: QPainterPath, head: QPolygonF) -> None:
        if path != self._path or head != self._head:
            self.prepareGeometryChange()
            self._path, self._head, self._strokes = path, head, []
            self.update()


def _strokes(lines: Sequence[Array]) -> list[QLineF]:
    """The pieces of lines through rows of pixels, without those that begin or end in a gap."""
    ends = np.concatenate([np.empty((0, 4)), *(np.hstack([a[:-1], a[1:]]) for a in lines)])
    return [QLineF(*each) for each in ends[np.isfinite(ends).all(axis=1)].tolist()]


def in_sight(pixels: Array, view: ViewMap) -> Array:
    """The same rows, NaN where far outside: Qt takes long over lines of a million pixels."""
    size = np.array([view.width, view.height])
    outside = ~((pixels > -2 * size) & (pixels < 3 * size)).all(axis=-1, keepdims=True)
    return np.where(outside, np.nan, pixels)
