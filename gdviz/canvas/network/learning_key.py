"""What solid and dashed lines and the flag mean beside learning curves."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from gdviz.canvas.chart.paint import DASH, PERIOD, cell_size, paint_curve, paint_dashes
from gdviz.canvas.key_row import KeyEntry
from gdviz.canvas.network.pennant import LENGTH, paint_pennant
from gdviz.engine.cost import Array
from gdviz.session.learning_curve import Lowest
from gdviz.theme import Look

#: Width of a line and of the flag, and how far its foot lies below the middle, in heights of the
#: text.
LINE, FLAG, FOOT = 1.7, 0.9, 0.45
#: Size of the flag beside those on curves.
SMALL = 0.7


def entries_for(lowest: Lowest | None) -> Sequence[KeyEntry]:
    """The key; the flag's step is named when it is known."""
    lines = [
        KeyEntry(_tr("training"), LINE, _paint_solid),
        KeyEntry(_tr("held out"), LINE, _paint_dashed),
    ]
    if lowest is None:
        return lines
    words = _tr("lowest at step {0}").format(lowest.step)
    return [*lines, KeyEntry(words, FLAG, _paint_flag)]


def _paint_solid(painter: QPainter, middle: QPointF, look: Look) -> None:
    x, y = _ends(middle, look)
    paint_curve(painter, x, y, y, look.sizes.trail, QColor(look.theme.text))


def _paint_dashed(painter: QPainter, middle: QPointF, look: Look) -> None:
    """As many whole dashes as there is room for; they are counted from zero."""
    width = look.sizes.trail
    period = PERIOD * cell_size(width)
    gap = period * (1 - DASH / PERIOD)
    length = max(round(LINE * look.sizes.text / period), 2) * period - gap
    painter.save()
    painter.translate(middle.x() - length / 2, middle.y())
    paint_dashes(painter, np.array([0.0, length]), np.zeros(2), width, QColor(look.theme.text))
    painter.restore()


def _ends(middle: QPointF, look: Look) -> tuple[Array, Array]:
    half = LINE * look.sizes.text / 2
    x = np.array([middle.x() - half, middle.x() + half])
    return x, np.full(2, middle.y())


def _paint_flag(painter: QPainter, middle: QPointF, look: Look) -> None:
    reach = look.sizes.text
    foot = middle + QPointF(-LENGTH * SMALL * reach / 2, FOOT * reach)
    room = QRectF(middle, middle).adjusted(-2 * reach, -2 * reach, 2 * reach, 2 * reach)
    paint_pennant(painter, foot, room, look, SMALL)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LearningKey", text)
