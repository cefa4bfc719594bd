"""The curves on their axes as a pixmap, to which every step adds its piece."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.data import ChartData, NewPart, Series
from gdviz.canvas.chart.frame import Frame
from gdviz.canvas.chart.marker import MarkerPair
from gdviz.canvas.chart.paint import paint_curve
from gdviz.canvas.round_numbers import round_places
from gdviz.engine.cost import Array
from gdviz.theme import Look

#: Heights of the text from one marker on a curve to its next.
APART = 14.0


@final
class Curves:
    """A picture of one frame and one pair of axes; a new one is made when either changes.

    Markers are kept apart, so that no curve that is drawn later hides them.
    """

    def __init__(
        self, frame: Frame, axes: Axes, look: Look, markers: MarkerPair, count: int
    ) -> None:
        self.frame, self.axes, self.look, self.markers = frame, axes, look, markers
        self._count, ratio = count, markers.ratio
        self._lines, self._marks = (QPixmap((frame.whole.size() * ratio).toSize()) for _ in "12")
        for pixmap, colour in ((self._lines, look.theme.surface), (self._marks, "transparent")):
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(QColor(colour))
        self._marked = [self._choose_marked(index) for index in range(count)]

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Copy the part of the picture that lies in an area of the widget."""
        for pixmap in (self._lines, self._marks):
            ratio = pixmap.devicePixelRatio()
            source = QRectF(area.topLeft() * ratio, area.size() * ratio)
            painter.drawPixmap(area, pixmap, source)

    def paint_axes(self, font: QFont, step_words: str) -> None:
        """Paint grid lines and numbers; `step_words` has a place for the last step."""
        painter = QPainter(self._lines)
        painter.setFont(font)
        self._paint_values(painter)
        self._paint_steps(painter, step_words)
        painter.end()

    def paint_all(self, data: ChartData) -> None:
        """Paint all that was read of the runs."""
        lines = self._painter(self._lines)
        for series in data.series:
            self._paint_whole(lines, series)
            marked = self.marked_steps(series, 0, len(series.envelope))
            self._mark(marked, data.places_at(series, marked), series.run.colour)
        lines.end()

    def _paint_whole(self, lines: QPainter, series: Series) -> None:
        envelope = series.envelope
        steps = np.arange(len(envelope.low)) * envelope.size + (envelope.size - 1) / 2
        x = self.frame.x(self.axes, np.minimum(steps, len(envelope) - 1))
        top, bottom = (self.frame.y(self.axes, each) for each in (envelope.high, envelope.low))
        self._paint_line(lines, x, top, bottom, series.run.colour)

    def add(self, parts: Sequence[NewPart]) -> list[QRectF]:
        """Paint new pieces; the rectangles that have changed."""
        lines = self._painter(self._lines)
        areas = [self._add(part, lines) for part in parts]
        lines.end()
        return areas

    def _add(self, part: NewPart, lines: QPainter) -> QRectF:
        series, x = part.series, part.begin + np.arange(float(len(part.places)))
        x, y = self.frame.x(self.axes, x), self.frame.y(self.axes, part.places)
        self._paint_line(lines, x, y, y, series.run.colour)
        marked = self.marked_steps(series, part.begin + 1, part.end)
        self._mark(marked, part.places[marked - part.begin], series.run.colour)
        margin = max(2 * self.look.sizes.trail + 1, self.markers.small.reach)
        corners = QPointF(x[0], y.min()), QPointF(x[-1], y.max())
        return QRectF(*corners).adjusted(-margin, -margin, margin, margin)

    def marked_steps(self, series: Series, begin: int, end: int) -> Array:
        """The steps from `begin` up to, not including, `end` at which a curve bears a marker: (n,).

        Those of different runs lie side by side; a single curve needs none.
        """
        marked = self._marked[series.index]
        first, last = np.searchsorted(marked, (begin, end))
        return marked[first:last]

    def _choose_marked(self, index: int) -> Array:
        """All steps at which the curve of a run bears a marker."""
        width, apart = self.frame.plot.width(), APART * self.look.sizes.text
        if self._count < 2 or width <= 0:
            return np.empty(0, int)
        pixels = apart * (np.arange(width // apart + 1) + (index + 0.5) / self._count)
        steps: Array = np.round(pixels[pixels < width] * self.axes.steps / width).astype(int)
        return np.unique(np.maximum(steps, 1))

    def _mark(self, steps: Array, places: Array, style: int) -> None:
        if len(steps):
            painter = QPainter(self._marks)
            x, y = self.frame.x(self.axes, steps), self.frame.y(self.axes, places)
            for place in zip(x.tolist(), y.tolist(), strict=True):
                self.markers.small.paint(painter, style, QPointF(*place))
            painter.end()

    def _paint_line(self, lines: QPainter, x: Array, top: Array, bottom: Array, i: int) -> None:
        runs, width = self.look.theme.runs, self.look.sizes.trail
        paint_curve(lines, x, top, bottom, width, QColor(runs[i % len(runs)]))

    def _painter(self, pixmap: QPixmap) -> QPainter:
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _paint_values(self, painter: QPainter) -> None:
        theme, plot = self.look.theme, self.frame.plot
        height = painter.fontMetrics().height()
        most = max(2, int(plot.height() / (1.3 * height)))
        for place, text in self.axes.scale.ticks(self.axes.low, self.axes.high, most):
            y = float(self.frame.y(self.axes, np.array([place]))[0])
            painter.setPen(QPen(QColor(theme.rule), self.look.sizes.thin))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(theme.text))
            box = QRectF(0, y - height / 2, plot.left() - self.look.sizes.spacing, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_steps(self, painter: QPainter, step_words: str) -> None:
        theme, plot = self.look.theme, self.frame.plot
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
        painter.setPen(QPen(QColor(theme.axis), self.look.sizes.thin))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
