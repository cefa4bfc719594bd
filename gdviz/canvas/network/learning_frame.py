"""The room of a small plot against the step, with its title above and its numbers around it."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.chart.axes import Axes
from gdviz.canvas.chart.frame import Frame
from gdviz.canvas.fitted_type import fitted
from gdviz.canvas.round_numbers import round_places
from gdviz.theme import Look

#: Heights of the text around the plot: left of it for numbers, so that plots below each other
#: begin at one place, above, right and below.
LEFT, ABOVE, BESIDE, BELOW = 3.2, 1.5, 0.5, 1.5
#: Heights of the text from one number to the next, up and across.
UP, ACROSS = 1.6, 4.0
#: Numbers beside a plot at most.
MOST = 6


def frame_for(whole: QRectF, look: Look) -> Frame:
    """The frame that leaves room for title and numbers."""
    text = look.sizes.text
    plot = whole.adjusted(LEFT * text, ABOVE * text, -BESIDE * text, -BELOW * text)
    return Frame(whole, plot, QRectF())


def paint_axes(
    painter: QPainter, frame: Frame, axes: Axes, look: Look, title: str, step_words: str
) -> None:
    """Paint title, grid lines and numbers; `step_words` has a place for the last step."""
    _paint_title(painter, frame, look, title)
    _paint_values(painter, frame, axes, look)
    _paint_steps(painter, frame, axes, look, step_words)


def _paint_title(painter: QPainter, frame: Frame, look: Look, title: str) -> None:
    painter.setPen(QColor(look.theme.text))
    whole, plot = frame.whole, frame.plot
    box = QRectF(plot.left(), whole.top(), whole.right() - plot.left(), plot.top() - whole.top())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    usual = painter.font()
    painter.setFont(fitted(usual, look.sizes.text, box, int(flags), title))
    painter.drawText(box, flags, title)
    painter.setFont(usual)


def _paint_values(painter: QPainter, frame: Frame, axes: Axes, look: Look) -> None:
    plot, height = frame.plot, painter.fontMetrics().height()
    most = min(max(1, int(plot.height() / (UP * look.sizes.text))), MOST)
    for place, text in axes.scale.ticks(axes.low, axes.high, most):
        y = float(frame.y(axes, np.array([place]))[0])
        painter.setPen(QPen(QColor(look.theme.rule), look.sizes.thin))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        painter.setPen(QColor(look.theme.text))
        box = QRectF(0, y - height / 2, plot.left() - look.sizes.spacing / 2, height)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def _paint_steps(painter: QPainter, frame: Frame, axes: Axes, look: Look, words: str) -> None:
    plot, metrics = frame.plot, painter.fontMetrics()
    last = words.format(axes.steps)
    end = frame.whole.right() - metrics.horizontalAdvance(last)
    below = plot.bottom() + 0.2 * metrics.height() + metrics.ascent()
    painter.setPen(QColor(look.theme.text))
    painter.drawText(QPointF(end, below), last)
    most = max(1, int(plot.width() / (ACROSS * look.sizes.text)))
    for step in round_places(0, axes.steps, most):
        text, x = f"{step:.0f}", float(frame.x(axes, np.array([step]))[0])
        half = metrics.horizontalAdvance(text) / 2
        if x + half + metrics.averageCharWidth() < end:
            painter.drawText(QPointF(x - half, below), text)
    painter.setPen(QPen(QColor(look.theme.axis), look.sizes.thin))
    painter.drawLine(plot.bottomLeft(), plot.bottomRight())
