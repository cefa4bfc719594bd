"""The curves on their axes as a pixmap, to which every step adds its piece."""

from __future__ import annotations

from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.data import NewPart, Series
from gdviz.canvas.chart.frame import Frame
from gdviz.canvas.chart.paint import NARROW, paint_columns, paint_line
from gdviz.canvas.chart.scale import round_places
from gdviz.engine.cost import Array
from gdviz.theme import Look


@final
class Curves:
    """A picture of one frame and one pair of axes; a new one is made when either changes."""

    def __init__(self, frame: Frame, axes: Axes, look: Look, ratio: float) -> None:
        self.frame, self.axes, self._look = frame, axes, look
        size = (frame.whole.size() * ratio).toSize()
        self.pixmap = QPixmap(size)
        self.pixmap.setDevicePixelRatio(ratio)
        self.pixmap.fill(QColor(look.theme.surface))
        self._narrow = frame.plot.width() / axes.steps < NARROW

    def paint_axes(self, font: QFont, step_words: str) -> None:
        """Paint grid lines and numbers; `step_words` has a place for the last step."""
        painter = QPainter(self.pixmap)
        painter.setFont(font)
        self._paint_values(painter)
        self._paint_steps(painter, step_words)
        painter.end()

    def paint_all(self, series: Series) -> None:
        """Paint all that was read of a run."""
        envelope = series.envelope
        steps = np.arange(len(envelope.low)) * envelope.size + (envelope.size - 1) / 2
        x = self.frame.x(self.axes, np.minimum(steps, len(envelope) - 1))
        top, bottom = (self.frame.y(self.axes, each) for each in (envelope.high, envelope.low))
        self._paint(x, top, bottom, series.run.colour)

    def add(self, part: NewPart) -> QRectF:
        """Paint a new piece; the rectangle that has changed."""
        x = self.frame.x(self.axes, part.begin + np.arange(float(len(part.places))))
        y = self.frame.y(self.axes, part.places)
        self._paint(x, y, y, part.colour)
        margin = 2 * self._look.sizes.trail + 1
        corners = QPointF(x[0], y.min()), QPointF(x[-1], y.max())
        return QRectF(*corners).adjusted(-margin, -margin, margin, margin)

    def _paint(self, x: Array, top: Array, bottom: Array, colour: int) -> None:
        painter = QPainter(self.pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        runs, width = self._look.theme.runs, self._look.sizes.trail
        shade = QColor(runs[colour % len(runs)])
        if self._narrow:
            paint_columns(painter, x, top, bottom, width, shade)
        else:
            paint_line(painter, x, bottom, width, shade)
        painter.end()

    def _paint_values(self, painter: QPainter) -> None:
        theme, plot = self._look.theme, self.frame.plot
        height = painter.fontMetrics().height()
        most = max(2, int(plot.height() / (1.3 * height)))
        for place, text in self.axes.scale.ticks(self.axes.low, self.axes.high, most):
            y = float(self.frame.y(self.axes, np.array([place]))[0])
            painter.setPen(QPen(QColor(theme.rule), self._look.sizes.thin))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(theme.text))
            box = QRectF(0, y - height / 2, plot.left() - self._look.sizes.spacing, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_steps(self, painter: QPainter, step_words: str) -> None:
        theme, plot = self._look.theme, self.frame.plot
        metrics = painter.fontMetrics()
        last = step_words.format(self.axes.steps)
        end = plot.right() - metrics.horizontalAdvance(last)
        painter.setPen(QColor(theme.text))
        below = plot.bottom() + 0.2 * metrics.height() + metrics.ascent()
        painter.drawText(QPointF(end, below), last)
        for step in round_places(0, self.axes.steps, 5):
            text = f"{step:.0f}"
            x = float(self.frame.x(self.axes, np.array([step]))[0])
            half = metrics.horizontalAdvance(text) / 2
            if x + half + metrics.averageCharWidth() < end:
                painter.drawText(QPointF(x - half, below), text)
        painter.setPen(QPen(QColor(theme.axis), self._look.sizes.thin))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
