"""Where the slope sends a ball from every place: arrows or streamlines, over the backdrop."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.flat.downhill import directions, downhill, lattice
from gdviz.canvas.flat.streamlines import streamlines
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction
from gdviz.session.background import Breathe
from gdviz.session.scene import Layer
from gdviz.theme import Look

#: Pixels between arrows, and between streamlines, in heights of the text.
APART, LINES_APART = 2.6, 2.2
#: Length of the shortest and of the longest arrow as shares of that.
LENGTHS = (0.3, 0.85)
#: Length of an arrow's head as a share of its own, of one on a streamline in heights of the text.
HEAD, LINE_HEAD = 0.38, 0.55
#: Strides along a streamline between heads.
HEAD_EVERY = 28
#: Of a streamline's places every second is drawn: it bends too little between them to be seen.
SECOND = 2
#: Heads that are painted at once: Qt takes longer over one path of many than over many of few.
GROUP = 32

FieldPainter = Callable[[QPainter, ViewMap, CostFunction, Look, Breathe], None]


def paint_arrows(
    painter: QPainter, view: ViewMap, cost: CostFunction, look: Look, breathe: Breathe
) -> None:
    """Arrows that point downhill; longer ones where it is steeper, on a logarithmic scale."""
    cell = APART * look.sizes.text
    places = lattice(view, cell)
    ways = downhill(cost, view, places)
    breathe()
    with np.errstate(all="ignore"):
        steepness = np.log(np.hypot(*ways.T))
    moves = np.isfinite(steepness)
    if not moves.any():
        return
    low, high = np.quantile(steepness[moves], [0.02, 0.98])
    share = np.clip((steepness[moves] - low) / max(high - low, 1e-9), 0.0, 1.0)
    lengths = cell * (LENGTHS[0] + (LENGTHS[1] - LENGTHS[0]) * share)
    along = directions(ways[moves]) * lengths[:, np.newaxis]
    tails, tips = places[moves] - along / 2, places[moves] + along / 2
    _paint_lines(painter, np.hstack([tails, tips - HEAD / 2 * along]), look)
    _paint_heads(painter, tips, HEAD * along, look, breathe)


def paint_streamlines(
    painter: QPainter, view: ViewMap, cost: CostFunction, look: Look, breathe: Breathe
) -> None:
    """The ways down that infinitely small steps would take, with heads that tell the sense."""
    lines = streamlines(cost, view, LINES_APART * look.sizes.text, breathe)
    if not lines:
        return
    corners = [np.concatenate([line[:-1:SECOND], line[-1:]]) for line in lines]
    _paint_lines(painter, np.concatenate([np.hstack([c[:-1], c[1:]]) for c in corners]), look)
    breathe()
    at = [np.arange(min(HEAD_EVERY, len(line)) // 2, len(line) - 1, HEAD_EVERY) for line in lines]
    tips = np.concatenate([line[i] for line, i in zip(lines, at, strict=True)])
    nexts = np.concatenate([line[i + 1] for line, i in zip(lines, at, strict=True)])
    heads = LINE_HEAD * look.sizes.text * directions(nexts - tips)
    _paint_heads(painter, tips, heads, look, breathe)


#: What paints the layers of a field. They paint without a colour's opacity: it is the layer's.
FIELD_PAINTERS: Mapping[Layer, FieldPainter] = {
    Layer.FIELD: paint_arrows,
    Layer.STREAMLINES: paint_streamlines,
}


def _paint_lines(painter: QPainter, ends: Array, look: Look) -> None:
    """All lines at once, rows of (x1, y1, x2, y2)."""
    # Qt has a quick way for solid lines whose caps are not round.
    pen = QPen(_opaque(look), max(look.sizes.thin, 1.0), c=Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    painter.drawLines([QLineF(*each) for each in ends.tolist()])


def _paint_heads(
    painter: QPainter, tips: Array, along: Array, look: Look, breathe: Breathe
) -> None:
    """Triangles with tips, (n, 2), that point along vectors of their length, (n, 2)."""
    across = 0.4 * np.stack([-along[:, 1], along[:, 0]], axis=1)
    corners = np.stack([tips, tips - along + across, tips - along - across], axis=1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_opaque(look))
    joined = np.tile(np.array([1, 1, 0], np.int32), GROUP)
    for begin in range(0, len(corners), GROUP):
        breathe()
        group = corners[begin : begin + GROUP].reshape(-1, 2)
        painter.drawPath(pg.arrayToQPath(*group.T, connect=joined[: len(group)]))


def _opaque(look: Look) -> QColor:
    colour = QColor(look.theme.field)
    colour.setAlpha(255)
    return colour
