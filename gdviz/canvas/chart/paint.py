"""Curves as strokes where steps lie far apart, and as columns where many share a pixel."""

from __future__ import annotations

from math import ceil

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.engine.cost import Array

#: Pixels from step to step below which columns are drawn: wide lines cost ten times as much.
NARROW = 8.0


def paint_line(painter: QPainter, x: Array, y: Array, width: float, colour: QColor) -> None:
    """A line through points, in pixels."""
    painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.RoundCap))
    ends = np.column_stack([x[:-1], y[:-1], x[1:], y[1:]]).tolist()
    painter.drawLines([QLineF(*each) for each in ends])


def paint_columns(
    painter: QPainter, x: Array, top: Array, bottom: Array, width: float, colour: QColor
) -> None:
    """The same line where it goes up and down between `top` and `bottom` at every x."""
    left, tops, bottoms = columns(x, top, bottom, width / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    rows = zip(tops.tolist(), (bottoms - tops).tolist(), strict=True)
    painter.drawRects([QRectF(left + i, y, 1, height) for i, (y, height) in enumerate(rows)])


def columns(x: Array, top: Array, bottom: Array, radius: float) -> tuple[int, Array, Array]:
    """The pixel columns that a round pen covers: the first one's x, and each one's top and bottom.

    `x` ascends; y points down, so that `top` is at most `bottom`.
    """
    reach = ceil(radius)
    first, last = int(np.floor(x[0])), int(np.floor(x[-1]))
    tops = _lowest_in_columns(x, top, first, last)
    bottoms = -_lowest_in_columns(x, -bottom, first, last)
    wide_top = np.full(len(tops) + 2 * reach, np.inf)
    wide_bottom = -wide_top
    for shift in range(-reach, reach + 1):
        rise = np.sqrt(max(radius * radius - shift * shift, 0.0))
        place = slice(reach + shift, reach + shift + len(tops))
        wide_top[place] = np.minimum(wide_top[place], tops - rise)
        wide_bottom[place] = np.maximum(wide_bottom[place], bottoms + rise)
    return first - reach, wide_top, wide_bottom


def _lowest_in_columns(x: Array, y: Array, first: int, last: int) -> Array:
    """The least y of the line through the points in each pixel column from first to last."""
    edges = np.interp(np.arange(first, last + 2), x, y)
    lowest = np.minimum(edges[:-1], edges[1:])
    column = np.floor(x).astype(int) - first
    starts = np.flatnonzero(np.diff(column, prepend=-1))
    met = column[starts]
    lowest[met] = np.minimum(lowest[met], np.minimum.reduceat(y, starts))
    return lowest
