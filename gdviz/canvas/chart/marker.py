"""The markers by which runs are told apart on the chart, each kept as a small pixmap."""

from __future__ import annotations

from math import ceil
from typing import final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform

from gdviz.shapes import WIDEST, shape
from gdviz.theme import Look

#: Radii of a marker on a curve and at the playhead, in balls.
SMALL, LARGE = 0.17, 0.27


@final
class Markers:
    """Shapes of one radius in the colours of the runs; each is drawn once and then copied."""

    def __init__(self, look: Look, radius: float, ratio: float) -> None:
        self._look, self._radius, self.ratio = look, radius, ratio
        self._halo, self._rim = 1.5 * look.sizes.trail, max(1.0, look.sizes.thin)
        self._drawn: dict[int, QPixmap] = {}

    @property
    def reach(self) -> int:
        """Pixels from the middle to the furthest that is painted, rounded up."""
        return ceil(WIDEST * self._radius + self._halo)

    def paint(self, painter: QPainter, style: int, place: QPointF) -> None:
        """Paint the marker of a style, the run's place among the shapes and colours."""
        if style not in self._drawn:
            self._drawn[style] = self._draw(style)
        painter.drawPixmap(place - QPointF(self.reach, self.reach), self._drawn[style])

    def _draw(self, style: int) -> QPixmap:
        side = ceil(2 * self.reach * self.ratio)
        pixmap = QPixmap(side, side)
        pixmap.setDevicePixelRatio(self.ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.reach, self.reach)
        self._paint_shape(painter, style)
        painter.end()
        return pixmap

    def _paint_shape(self, painter: QPainter, style: int) -> None:
        """A gap between it and the curves, and a rim: some colours are too pale for an edge."""
        theme = self._look.theme
        outline = QTransform.fromScale(self._radius, self._radius).map(shape(style))
        painter.setPen(QPen(QColor(theme.surface), 2 * self._halo))
        painter.drawPath(outline)
        painter.setPen(QPen(QColor(theme.text), self._rim))
        painter.setBrush(QColor(theme.runs[style % len(theme.runs)]))
        painter.drawPath(outline)


@final
class MarkerPair:
    """The small markers along the curves and the large ones at the playhead."""

    def __init__(self, look: Look, ratio: float) -> None:
        self.ratio = ratio
        self.small = Markers(look, SMALL * look.sizes.ball, ratio)
        self.large = Markers(look, LARGE * look.sizes.ball, ratio)
