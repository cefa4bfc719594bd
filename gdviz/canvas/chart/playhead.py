"""The playhead on the chart: a line, and on every curve the marker of its run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.chart.curves import Curves


@final
@dataclass(frozen=True)
class Reading:
    """Where the marker of one run stands, in pixels, its style, and if the run is selected."""

    place: QPointF
    style: int
    selected: bool


@final
class Playhead:
    """Knows its rectangle before it is painted, so that nothing else is painted again."""

    def __init__(self, x: float, readings: Sequence[Reading], curves: Curves) -> None:
        plot = curves.frame.plot
        self._line = QLineF(x, plot.top(), x, plot.bottom())
        self._readings = sorted(readings, key=lambda each: each.selected)
        self._look, self._markers = curves.look, curves.markers.large

    @property
    def area(self) -> QRectF:
        """All that it paints."""
        margin = self._markers.reach
        area = QRectF(self._line.p1(), self._line.p2())
        for each in self._readings:
            area = area.united(QRectF(each.place, each.place))
        return area.adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter) -> None:
        """Paint it over the curves; the selected run lies on top."""
        pen = QPen(QColor(self._look.theme.axis), max(1.0, self._look.sizes.thin))
        painter.setPen(pen)
        painter.drawLine(self._line)
        for each in self._readings:
            self._markers.paint(painter, each.style, each.place)
