"""The playhead on the chart: a line, a dot on every curve, and the values beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gdviz.theme import Look


@final
@dataclass(frozen=True)
class Reading:
    """The value of one run: where its dot is, in pixels, its colour, and the value in words."""

    dot: QPointF
    colour: int
    text: str


@final
class Playhead:
    """Knows its rectangle before it is painted, so that nothing else is painted again."""

    def __init__(
        self, x: float, plot: QRectF, readings: Sequence[Reading], look: Look, fm: QFontMetricsF
    ) -> None:
        self._x, self._plot, self._look = x, plot, look
        self._metrics = fm
        self._rows = max(1, int(plot.height() / fm.height()))
        self._readings = readings
        self._column = self._column_width()
        self._plate = self._place_plate()

    @property
    def area(self) -> QRectF:
        """All that it paints."""
        margin = self._look.sizes.ball / 2
        line = QRectF(self._x, self._plot.top(), 0, self._plot.height())
        area = line.united(self._plate)
        for each in self._readings:
            area = area.united(QRectF(each.dot, each.dot))
        return area.adjusted(-margin, -margin, margin, margin)

    def paint(self, painter: QPainter) -> None:
        """Paint it over the curves."""
        theme, sizes = self._look.theme, self._look.sizes
        painter.setPen(QPen(QColor(theme.axis), max(1.0, sizes.thin)))
        painter.drawLine(QLineF(self._x, self._plot.top(), self._x, self._plot.bottom()))
        # Whole pixels without smoothing: smoothed and see-through it takes half a millisecond.
        painter.fillRect(self._plate.toAlignedRect(), QColor(theme.surface))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for each in self._readings:
            painter.setPen(QPen(QColor(theme.casing), sizes.trail / 2))
            painter.setBrush(self._shade(each))
            painter.drawEllipse(each.dot, sizes.ball / 3, sizes.ball / 3)
        self._paint_values(painter)

    def _paint_values(self, painter: QPainter) -> None:
        height, radius = self._metrics.height(), 0.25 * self._metrics.height()
        for index, each in enumerate(self._readings):
            left = self._plate.left() + index // self._rows * self._column
            top = self._plate.top() + index % self._rows * height
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._shade(each))
            painter.drawEllipse(QPointF(left + 2 * radius, top + height / 2), radius, radius)
            painter.setPen(QColor(self._look.theme.text))
            painter.drawText(QPointF(left + 4 * radius, top + self._metrics.ascent()), each.text)

    def _shade(self, reading: Reading) -> QColor:
        runs = self._look.theme.runs
        return QColor(runs[reading.colour % len(runs)])

    def _column_width(self) -> float:
        widths = [self._metrics.horizontalAdvance(each.text) for each in self._readings]
        return max(widths, default=0.0) + 1.5 * self._metrics.height()

    def _place_plate(self) -> QRectF:
        """Right of the line, or left of it where there is no room."""
        count = len(self._readings)
        width = self._column * ceil(count / self._rows)
        gap = self._look.sizes.ball / 2
        right = self._x + gap
        left = right if right + width <= self._plot.right() else self._x - gap - width
        return QRectF(
            left, self._plot.top(), width, min(count, self._rows) * self._metrics.height()
        )
