"""Curves as strokes, and as bars where a curve goes up and down within the width of its pen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.engine.cost import Array

#: Strokes are joined where the curve is no further from the joined one, in pixels.
CLOSE = 0.15
#: So many strokes are painted faster than they are sorted into cells.
FEW = 8
#: Cells that a dash and the gap after it take, and those of the dash: its caps lengthen it.
PERIOD, DASH = 6, 3


def cell_size(width: float) -> int:
    """Pixels of a cell for a pen of so many pixels."""
    return max(2, round(width))


def paint_curve(
    painter: QPainter, x: Array, top: Array, bottom: Array, width: float, colour: QColor
) -> None:
    """A curve that lies between `top` and `bottom` at ascending `x`, all (n,), in pixels.

    Its costs grow with the pixels that it crosses, not with n.
    """
    size = cell_size(width)
    # Few points, or no more than cells: each has a stroke of its own.
    if len(x) - 1 <= max((x[-1] - x[0]) / size, FEW):
        paint_strokes(painter, np.column_stack([x[:-1], top[:-1], x[1:], top[1:]]), width, colour)
        return
    strokes, bars = in_cells(x, top, bottom, width)
    paint_strokes(painter, strokes, width, colour)
    _paint_bars(painter, bars, colour)


def paint_dashes(painter: QPainter, x: Array, y: Array, width: float, colour: QColor) -> None:
    """A dashed curve through ascending `x` and `y`, (n,), in pixels.

    Dashes stand at fixed pixels along x, so that they do not run while the curve grows.
    """
    strokes, bars = (_dashes(each, width) for each in _split(x, y, y, width))
    paint_strokes(painter, strokes, width, colour)
    _paint_bars(painter, bars, colour)


def _dashes(parts: Array, width: float) -> Array:
    """Those of the strokes or bars, which have a cell each, that belong to dashes."""
    cells = parts[:, 0] // cell_size(width)
    dashes: Array = parts[cells % PERIOD < DASH]
    return dashes


def _paint_bars(painter: QPainter, bars: Array, colour: QColor) -> None:
    # Bars end at whole pixels: without smoothing they are filled several times faster.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRects([QRectF(*each) for each in bars.tolist()])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def paint_strokes(painter: QPainter, ends: Array, width: float, colour: QColor) -> None:
    """Straight lines, rows of (x1, y1, x2, y2)."""
    # Qt has a quick way for lines whose caps are not round: they take a twentieth of the time.
    painter.setPen(QPen(colour, width, c=Qt.PenCapStyle.SquareCap))
    painter.drawLines([QLineF(*each) for each in ends.tolist()])


def in_cells(x: Array, top: Array, bottom: Array, width: float) -> tuple[Array, Array]:
    """The same curve in cells as wide as the pen: strokes and bars, one or the other a cell.

    Strokes are rows of (x1, y1, x2, y2), bars of (x, y, width, height). Strokes in a line are one.
    """
    strokes, bars = _split(x, top, bottom, width)
    return joined(joined(strokes)), bars


def _split(x: Array, top: Array, bottom: Array, width: float) -> tuple[Array, Array]:
    """A stroke or a bar for each cell."""
    size = cell_size(width)
    first, last = int(x[0] // size), int(x[-1] // size)
    edges = np.clip(size * np.arange(first, last + 2), x[0], x[-1])
    heights = np.interp(edges, x, (top + bottom) / 2)
    ends = np.sort(np.column_stack([heights[:-1], heights[1:]]), axis=1)
    high, low = _reach(x // size - first, top, bottom, ends)
    straight = (high >= ends[:, 0] - width / 2) & (low <= ends[:, 1] + width / 2)
    strokes = np.column_stack([edges[:-1], heights[:-1], edges[1:], heights[1:]])[straight]
    lefts = size * np.arange(first, last + 1)
    wide = np.full(len(lefts), size)
    bars = np.column_stack([lefts, high - width / 2, wide, low - high + width])[~straight]
    return strokes, bars


def joined(strokes: Array) -> Array:
    """Strokes of which two neighbours have become one where they lie in a line: (n, 4)."""
    first, second = strokes[:-1:2], strokes[1::2]
    x1, y1, x, y = first.T
    x2, y2 = second[:, 2:].T
    between = y1 + (y2 - y1) * (x - x1) / np.maximum(x2 - x1, 1.0)
    alike = (first[:, 2:] == second[:, :2]).all(axis=1) & (np.abs(between - y) < CLOSE)
    kept = np.full(len(strokes), True)
    kept[1::2] = ~alike
    merged = strokes.copy()
    merged[:-1:2][alike, 2:] = second[alike, 2:]
    rows: Array = merged[kept]
    return rows


def _reach(cells: Array, top: Array, bottom: Array, ends: Array) -> tuple[Array, Array]:
    """The least and the greatest y within each cell; `ends` holds those at its edges."""
    starts = np.flatnonzero(np.diff(cells, prepend=-1))
    met = cells[starts].astype(int)
    high, low = ends[:, 0].copy(), ends[:, 1].copy()
    high[met] = np.minimum(high[met], np.minimum.reduceat(top, starts))
    low[met] = np.maximum(low[met], np.maximum.reduceat(bottom, starts))
    return high, low
