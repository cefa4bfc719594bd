"""The needs of each way by dimension: solid where they were measured, dashed beyond."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.engine.curse import NETWORKS, Curse, CurseRow, Known, Need
from gdviz.session.words import translated
from gdviz.theme import Look

#: Lines that are cut at this many decades: a painter's numbers end before those of a law do.
HIGHEST = 1e5


@final
@dataclass(frozen=True)
class Way:
    """One way to look for the minimum: its words, and what a row says of it."""

    title: str
    need: Callable[[CurseRow], Need | None]


#: In the order in which they are told; the first bears the first colour of runs.
WAYS = (
    Way("Gradient descent", lambda row: row.descent),
    Way("Random search", lambda row: row.random),
    Way("Grid search", lambda row: row.grid),
)


def paint_needs(painter: QPainter, view: ViewMap, curse: Curse, look: Look) -> None:
    """Paint all ways; places are decades of parameters and of evaluations."""
    for style, way in enumerate(WAYS):
        colour = QColor(look.theme.runs[style % len(look.theme.runs)])
        _paint_way(painter, view, curse.rows, way, colour, look)


def paint_networks(painter: QPainter, view: ViewMap, look: Look) -> None:
    """A line for the number of weights of each network, with its name."""
    font = QFont(look.sizes.family)
    font.setPixelSize(look.sizes.text)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    for row, each in enumerate(NETWORKS):
        x, _ = view.to_pixels((float(np.log10(each.weights)), 0.0))
        painter.setPen(QPen(QColor(look.theme.muted), look.sizes.thin, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, view.height))
        text = f"{translated(each.title)}: {each.weights:,}".replace(",", "\u202f")
        width = metrics.horizontalAdvance(text)
        aside = look.sizes.spacing
        left = x + aside if x + aside + width < view.width else x - aside - width
        painter.setPen(QColor(look.theme.text))
        # Half way up, between the descents below and the laws, which are above the network's line.
        top = view.height / 2 + row * metrics.height()
        box = QRectF(left, top, width + 2, metrics.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_way(
    painter: QPainter, view: ViewMap, rows: Sequence[CurseRow], way: Way, colour: QColor, look: Look
) -> None:
    told = [(row.dimension, need) for row in rows if (need := way.need(row)) is not None]
    for known, style in ((True, Qt.PenStyle.SolidLine), (False, Qt.PenStyle.DashLine)):
        part = [(d, need) for d, need in told if (need.known is Known.MEASURED) == known]
        if not known and part:
            # From the last measured one on, so that the line has no gap.
            part = told[max(told.index(part[0]) - 1, 0) :]
        if part:
            x = np.log10(np.array([float(d) for d, _ in part]))
            y = np.array([need.log10_evaluations for _, need in part])
            _paint_line(painter, view, x, y, QPen(colour, look.sizes.trail, style))
    for d, need in told:
        _paint_dot(painter, view, d, need, colour, look)


def _paint_line(painter: QPainter, view: ViewMap, x: Array, y: Array, pen: QPen) -> None:
    pixels = view.to_pixels(np.column_stack([x, y]))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(*each) for each in np.clip(pixels, -HIGHEST, HIGHEST).tolist()])


def _paint_dot(
    painter: QPainter, view: ViewMap, dimension: int, need: Need, colour: QColor, look: Look
) -> None:
    place = view.to_pixels((float(np.log10(dimension)), need.log10_evaluations))
    if not -HIGHEST < place[1] < HIGHEST:
        return
    measured = need.known is Known.MEASURED
    painter.setPen(QPen(colour, 0.6 * look.sizes.trail))
    painter.setBrush(colour if measured else QColor(look.theme.surface))
    radius = 0.55 * look.sizes.dot
    painter.drawEllipse(QPointF(*place), radius, radius)
