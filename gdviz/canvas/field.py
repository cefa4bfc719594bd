"""Where the slope sends a ball from every place: arrows or streamlines on the backdrop."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.theme import Look

#: Pixels between arrows, and between streamlines, in heights of the text.
APART, LINES_APART = 2.6, 2.2
#: Length of the shortest and of the longest arrow as shares of that.
LENGTHS = (0.3, 0.85)
#: Pixels of one stride along a streamline, strides from a seed each way, strides between heads.
STRIDE, STRIDES, HEAD_EVERY = 4.0, 160, 28
#: The cosine of the sharpest turn between half strides.
SMOOTH = 0.8
#: A line shorter than so many strides is left out.
FEWEST = 8

FieldPainter = Callable[[QPainter, ViewMap, CostFunction, Look], None]


def paint_arrows(painter: QPainter, view: ViewMap, cost: CostFunction, look: Look) -> None:
    """Arrows that point downhill; longer ones where it is steeper, on a logarithmic scale."""
    cell = APART * look.sizes.text
    places = np.stack(np.meshgrid(*_lattice(view, cell)), axis=-1).reshape(-1, 2)
    downhill = _downhill(cost, view, places)
    steepness = np.log(np.maximum(np.hypot(*downhill.T), np.finfo(float).tiny))
    moves = np.isfinite(downhill).all(axis=1) & (np.hypot(*downhill.T) > 0)
    if not moves.any():
        return
    low, high = np.quantile(steepness[moves], [0.02, 0.98])
    share = np.clip((steepness - low) / max(high - low, 1e-9), 0.0, 1.0)
    lengths = cell * (LENGTHS[0] + (LENGTHS[1] - LENGTHS[0]) * share)
    directions = _directions(downhill)
    painter.setPen(QPen(QColor(look.theme.field), look.sizes.thin))
    painter.setBrush(QColor(look.theme.field))
    for place, along, length in zip(places[moves], directions[moves], lengths[moves], strict=True):
        _paint_arrow(painter, place, along, length)


def paint_streamlines(painter: QPainter, view: ViewMap, cost: CostFunction, look: Look) -> None:
    """The ways down that infinitely small steps would take, evenly apart."""
    apart = LINES_APART * look.sizes.text
    painter.setPen(QPen(QColor(look.theme.field), look.sizes.thin))
    for line in streamlines(cost, view, apart):
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(pg.arrayToQPath(*line.T))
        painter.setBrush(QColor(look.theme.field))
        for index in range(min(HEAD_EVERY, len(line)) // 2, len(line) - 1, HEAD_EVERY):
            along = line[index + 1] - line[index]
            length = 0.5 * look.sizes.text
            _paint_head(painter, line[index], along / max(np.hypot(*along), 1e-9), length)


#: What paints the layers that belong to the backdrop.
FIELD_PAINTERS: Mapping[Layer, FieldPainter] = {
    Layer.FIELD: paint_arrows,
    Layer.STREAMLINES: paint_streamlines,
}


def paint_fields(painter: QPainter, view: ViewMap, session: Session, look: Look) -> None:
    """Paint those of the session's layers that belong to the backdrop."""
    layers, dimension = session.scene.layers, session.cost.dimension
    for layer, paint in FIELD_PAINTERS.items():
        if layer in layers and dimension in layer.dimensions:
            paint(painter, view, session.cost, look)


def streamlines(cost: CostFunction, view: ViewMap, apart: float) -> list[Array]:
    """Lines in pixels that run downhill, each (n, 2), nowhere closer together than `apart`."""
    seeds = np.stack(np.meshgrid(*_lattice(view, 1.5 * apart)), axis=-1).reshape(-1, 2)
    down, up = (_follow(cost, view, seeds, sign) for sign in (1.0, -1.0))
    lines = np.concatenate([up[:0:-1], down])
    taken: set[tuple[int, int]] = set()
    kept = []
    for line in np.moveaxis(lines, 1, 0):
        free = _free_part(line, len(up) - 1, apart, taken)
        if len(free) >= FEWEST:
            taken |= _cells(free, apart)
            kept.append(free)
    return kept


def _lattice(view: ViewMap, cell: float) -> tuple[Array, Array]:
    """Pixels along x and y, about a cell apart, half a cell from the edges."""
    counts = (max(int(side / cell), 1) for side in (view.width, view.height))
    across, along = ((np.arange(count) + 0.5) / count for count in counts)
    return across * view.width, along * view.height


def _downhill(cost: CostFunction, view: ViewMap, pixels: Array) -> Array:
    """The way of a small step against the gradient, in pixels: (n, 2) -> (n, 2)."""
    with np.errstate(all="ignore"):
        downhill: Array = -cost.gradient(view.to_numbers(pixels)) * view.scale
    return downhill


def _directions(vectors: Array) -> Array:
    """The same of length one; where there is none, zero."""
    lengths = np.hypot(*vectors.T)[:, np.newaxis]
    sound = np.isfinite(lengths) & (lengths > 0)
    directions: Array = np.where(sound, vectors / np.where(sound, lengths, 1.0), 0.0)
    return directions


def _follow(cost: CostFunction, view: ViewMap, seeds: Array, sign: float) -> Array:
    """From all seeds at once, by slopes half a stride ahead: (strides + 1, n, 2)."""
    places = [seeds]
    way = _directions(_downhill(cost, view, seeds))
    for _ in range(STRIDES):
        halfway = places[-1] + sign * STRIDE / 2 * way
        ahead = _directions(_downhill(cost, view, halfway))
        # Where the way turns sharply, strides are too long for it: there the line ends.
        smooth = (way * ahead).sum(axis=1, keepdims=True) > SMOOTH
        way = np.where(smooth, ahead, 0.0)
        places.append(places[-1] + sign * STRIDE * way)
    return np.stack(places)


def _free_part(line: Array, seed: int, apart: float, taken: set[tuple[int, int]]) -> Array:
    """The piece around the seed that is not in a cell of another line."""
    cells = [(int(x // apart), int(y // apart)) for x, y in np.nan_to_num(line, nan=-1e9)]
    if cells[seed] in taken:
        return line[:0]
    first = last = seed
    while first > 0 and cells[first - 1] not in taken and _moves(line, first):
        first -= 1
    while last < len(line) - 1 and cells[last + 1] not in taken and _moves(line, last + 1):
        last += 1
    return line[first : last + 1]


def _moves(line: Array, index: int) -> bool:
    """Whether the line gets on there."""
    return bool(np.abs(line[index] - line[index - 1]).sum() > 0)


def _cells(line: Array, apart: float) -> set[tuple[int, int]]:
    return {(int(x // apart), int(y // apart)) for x, y in line}


def _paint_arrow(painter: QPainter, middle: Array, along: Array, length: float) -> None:
    tail, tip = middle - along * length / 2, middle + along * length / 2
    painter.drawLine(QPointF(*tail), QPointF(*tip))
    _paint_head(painter, tip, along, 0.35 * length)


def _paint_head(painter: QPainter, tip: Array, along: Array, length: float) -> None:
    across = np.array([-along[1], along[0]]) * 0.35 * length
    foot = tip - along * length
    painter.drawPolygon(QPolygonF([QPointF(*each) for each in (tip, foot + across, foot - across)]))
