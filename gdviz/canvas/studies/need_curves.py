"""The needs of each way by dimension: solid where they were measured, dashed beyond.

Every way has the shape of a run, by which it is told without colour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.canvas.key_row import KeyEntry
from gdviz.canvas.run_shapes import paint_shape
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.engine.curse import NETWORKS, Curse, CurseRow, Known, Need
from gdviz.session.words import translated
from gdviz.theme import Look

#: Lines that are cut at this many decades: a painter's numbers end before those of a law do.
HIGHEST = 1e5
#: Radius of a mark in sizes of a dot; in the key, room for a mark and length of dashes in heights
#: of the text.
RADIUS, MARK, DASHED = 0.75, 0.8, 1.8


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
        _paint_way(painter, view, curse.rows, way, style, look)


def key_entries() -> list[KeyEntry]:
    """The mark and the words of every way, and of what was not measured."""
    ways = [KeyEntry(translated(way.title), MARK, partial(_key, s)) for s, way in enumerate(WAYS)]
    words = QCoreApplication.translate("NeedCurves", "not measured")
    return [*ways, KeyEntry(words, DASHED, _key_of_dashes)]


def _key(style: int, painter: QPainter, middle: QPointF, look: Look) -> None:
    paint_shape(painter, middle, style, _colour(style, look), look)


def _key_of_dashes(painter: QPainter, middle: QPointF, look: Look) -> None:
    half = QPointF(DASHED * look.sizes.text / 2, 0)
    painter.setPen(QPen(QColor(look.theme.text), look.sizes.trail, Qt.PenStyle.DashLine))
    painter.drawLine(middle - half, middle + half)


def _colour(style: int, look: Look) -> str:
    return look.theme.runs[style % len(look.theme.runs)]


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
    painter: QPainter, view: ViewMap, rows: Sequence[CurseRow], way: Way, style: int, look: Look
) -> None:
    told = [(row.dimension, need) for row in rows if (need := way.need(row)) is not None]
    colour = _colour(style, look)
    for known, pen in ((True, Qt.PenStyle.SolidLine), (False, Qt.PenStyle.DashLine)):
        part = [(d, need) for d, need in told if (need.known is Known.MEASURED) == known]
        if not known and part:
            # From the last measured one on, so that the line has no gap.
            part = told[max(told.index(part[0]) - 1, 0) :]
        if part:
            x = np.log10(np.array([float(d) for d, _ in part]))
            y = np.array([need.log10_evaluations for _, need in part])
            _paint_line(painter, view, x, y, QPen(QColor(colour), look.sizes.trail, pen))
    for d, need in told:
        _paint_dot(painter, view, d, need, style, look)


def _paint_line(painter: QPainter, view: ViewMap, x: Array, y: Array, pen: QPen) -> None:
    pixels = view.to_pixels(np.column_stack([x, y]))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(*each) for each in np.clip(pixels, -HIGHEST, HIGHEST).tolist()])


def _paint_dot(
    painter: QPainter, view: ViewMap, dimension: int, need: Need, style: int, look: Look
) -> None:
    place = view.to_pixels((float(np.log10(dimension)), need.log10_evaluations))
    if not -HIGHEST < place[1] < HIGHEST:
        return
    hollow = need.known is not Known.MEASURED
    paint_shape(painter, QPointF(*place), style, _colour(style, look), look, RADIUS, hollow)
