"""What became of a descent, as a mark on a curve: it is told by its form, not by its colour."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.engine.cost import Array
from gdviz.engine.sweep import Verdict
from gdviz.theme import Look

#: Words for the key above the curves, in the order in which they are told.
LABELS = {
    Verdict.CONVERGED: "converges",
    Verdict.ON_ITS_WAY: "is on its way",
    Verdict.OSCILLATES: "oscillates",
    Verdict.DIVERGED: "diverges",
}


def paint_marks(
    painter: QPainter, pixels: Array, verdicts: Iterable[Verdict], colour: str, look: Look
) -> None:
    """A mark at each pixel, shape (n, 2)."""
    for pixel, verdict in zip(pixels.tolist(), verdicts, strict=True):
        paint_mark(painter, QPointF(*pixel), verdict, colour, look)


def paint_mark(
    painter: QPainter, place: QPointF, verdict: Verdict, colour: str, look: Look
) -> None:
    """A disc, a small dot, a ring or a cross."""
    radius, pen = 0.55 * look.sizes.dot, QPen(QColor(colour), look.sizes.trail)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    if verdict is Verdict.CONVERGED:
        painter.drawEllipse(place, radius, radius)
    elif verdict is Verdict.ON_ITS_WAY:
        painter.drawEllipse(place, 0.4 * radius, 0.4 * radius)
    else:
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        _paint_open(painter, place, radius, verdict)


def _paint_open(painter: QPainter, place: QPointF, radius: float, verdict: Verdict) -> None:
    if verdict is Verdict.OSCILLATES:
        painter.drawEllipse(place, 1.2 * radius, 1.2 * radius)
        return
    box = QRectF(place.x() - radius, place.y() - radius, 2 * radius, 2 * radius)
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.topRight(), box.bottomLeft())
