"""What colours, lines and signs of the network's drawing mean, in one row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gdviz.canvas.network.edge_painter import DASHES, HALO, WIDEST, glow_colour
from gdviz.canvas.network.neuron_layout import Place
from gdviz.canvas.network.neuron_painter import paint_neuron
from gdviz.canvas.network.strengths import GLOWS
from gdviz.session.words import number
from gdviz.theme import Look

#: Length of a sample of a line, and radius of a neuron, in heights of the text.
SAMPLE, NEURON = 1.6, 0.4

#: Paints a sample into a box.
_Paint = Callable[[QPainter, QRectF, Look], None]


class _Sample(NamedTuple):
    """Words, the shortest last, and the sample before them; some are left out first."""

    words: Sequence[str]
    length: float
    paint: _Paint
    needed: bool = True


def paint_legend(painter: QPainter, row: QRectF, steepest: float, look: Look) -> None:
    """Samples of weights of both signs, of gradients up to the largest, and of a negative neuron.

    As many as there is room for.
    """
    text, metrics = look.sizes.text, QFontMetricsF(painter.font())
    samples: tuple[_Sample, ...] = (
        _Sample(("w > 0",), SAMPLE * text, _positive),
        _Sample(("w < 0",), SAMPLE * text, _negative),
        _Sample(("a < 0",), 2 * NEURON * text, _neuron, needed=False),
        _Sample((f"|∂C/∂w| ≤ {number(steepest, 2)}", "|∂C/∂w|"), SAMPLE * text, _glows),
    )
    before, after = look.sizes.spacing / 2, 1.5 * look.sizes.spacing

    def width(sample: _Sample, words: str) -> float:
        return sample.length + before + metrics.horizontalAdvance(words)

    if sum(width(each, each.words[-1]) + after for each in samples) - after > row.width():
        samples = tuple(each for each in samples if each.needed)
    x = row.left()
    for each in samples:
        words = next((w for w in each.words if x + width(each, w) <= row.right()), None)
        if words is None:
            break
        sample = QRectF(x, row.top(), each.length, row.height())
        each.paint(painter, sample, look)
        painter.setPen(QColor(look.theme.muted))
        box = QRectF(sample.right() + before, row.top(), row.width(), row.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        x += width(each, words) + after


def _positive(painter: QPainter, sample: QRectF, look: Look) -> None:
    _line(painter, sample, QPen(QColor(look.theme.positive), WIDEST * look.sizes.line))


def _negative(painter: QPainter, sample: QRectF, look: Look) -> None:
    pen = QPen(QColor(look.theme.negative), WIDEST * look.sizes.line)
    pen.setDashPattern(DASHES)
    _line(painter, sample, pen)


def _glows(painter: QPainter, sample: QRectF, look: Look) -> None:
    """From the smallest to the largest, behind a weight."""
    part = sample.width() / GLOWS
    for grade in range(1, GLOWS + 1):
        width = (1.0 + HALO * grade / GLOWS) * look.sizes.line
        box = QRectF(sample.left() + (grade - 1) * part, sample.top(), part, sample.height())
        _line(painter, box, QPen(glow_colour(grade, look), width))
    _line(painter, sample, QPen(QColor(look.theme.positive), 0.5 * look.sizes.line))


def _neuron(painter: QPainter, sample: QRectF, look: Look) -> None:
    half, middle = sample.width() / 2, sample.center()
    paint_neuron(painter, Place(0, 0, middle.x(), middle.y(), half, half), -0.6, -0.6, 0, look)


def _line(painter: QPainter, box: QRectF, pen: QPen) -> None:
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    y = box.center().y()
    painter.drawLine(QLineF(QPointF(box.left(), y), QPointF(box.right(), y)))
