"""Strokes as they are painted: kept in a picture to which each piece is added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QRegion

from gdviz.lecture.stroke import Stroke
from gdviz.theme import Look

#: The casing on each side of a line, in widths of it.
CASING = 0.45


@final
class Ink:
    """A transparent picture of strokes over a surface of so many pixels."""

    def __init__(self, size: QSize, ratio: float, look: Look) -> None:
        self._size, self._look = QSizeF(size), look
        self._pixmap = QPixmap(size * ratio)
        self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(Qt.GlobalColor.transparent)
        self._inked = QRect()

    @property
    def size(self) -> QSizeF:
        """The surface, in pixels of the screen's own measure."""
        return self._size

    @property
    def ratio(self) -> float:
        """Pixels of the device a pixel."""
        return self._pixmap.devicePixelRatioF()

    @property
    def look(self) -> Look:
        """The look in which it was painted."""
        return self._look

    def draw_all(self, strokes: Sequence[Stroke]) -> None:
        """Add whole strokes."""
        for stroke in strokes:
            for piece in stroke.pieces(self._size):
                self.draw(piece)

    def draw(self, path: QPainterPath) -> QRect:
        """Add a piece of a line; the pixels that have changed."""
        width = self._look.sizes.ink
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.strokePath(path, _line(self._look.theme.ink, width))
        # The casing goes below what is there: it never cuts through the piece before.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOver)
        painter.strokePath(path, _line(self._look.theme.casing, width * (1 + 2 * CASING)))
        painter.end()
        return self._note(path.boundingRect(), width * (0.5 + CASING) + 1)

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Paint what lies in a region; where there is no ink it costs nothing."""
        there = QRectF(region.intersected(self._inked).boundingRect())
        source = QRectF(there.topLeft() * self.ratio, there.size() * self.ratio)
        painter.drawPixmap(there, self._pixmap, source)

    def _note(self, bounds: QRectF, margin: float) -> QRect:
        changed = bounds.adjusted(-margin, -margin, margin, margin).toAlignedRect()
        self._inked = self._inked.united(changed)
        return changed


def _line(colour: str, width: float) -> QPen:
    style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(colour), width, style, cap, join)
