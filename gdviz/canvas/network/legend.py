"""What colours and lines of the network's drawing mean, in one row."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from gdviz.canvas.network.edge_painter import DASHES, GLOW, WIDEST, glow_colour
from gdviz.canvas.network.strengths import GLOWS
from gdviz.theme import Look

#: Length of a sample of a line in heights of the text.
SAMPLE = 1.6


def paint_legend(painter: QPainter, row: QRectF, look: Look) -> None:
    """Samples of a positive weight, a negative one and a glow; as many as there is room for."""
    theme, sizes = look.theme, look.sizes
    thick = WIDEST * sizes.line
    negative = QPen(QColor(theme.negative), thick)
    negative.setDashPattern(DASHES)
    glow = QPen(glow_colour(GLOWS, look), thick + GLOW * sizes.line)
    samples = (
        ("w > 0", QPen(QColor(theme.positive), thick)),
        ("w < 0", negative),
        ("|∂C/∂w|", glow),
    )
    metrics, x = QFontMetricsF(painter.font()), row.left()
    for text, pen in samples:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        end = x + SAMPLE * sizes.text
        width = metrics.horizontalAdvance(text)
        if end + sizes.spacing + width > row.right():
            break
        painter.setPen(pen)
        painter.drawLine(QPointF(x, row.center().y()), QPointF(end, row.center().y()))
        painter.setPen(QColor(theme.muted))
        box = QRectF(end + sizes.spacing, row.top(), width + 1, row.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        x = box.right() + 2 * sizes.spacing
