"""The weights as lines; those between two layers are one part of the picture."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.backpropagation.moment import Moment, Part
from gdviz.canvas.network.edge_painter import GLOW, WIDEST, Stroke, paint_edges
from gdviz.canvas.network.neuron_layout import Edge
from gdviz.canvas.network.strengths import glow_grades, weight_grades
from gdviz.engine.cost import Array
from gdviz.engine.network.pass_beats import Stage

#: What the line of the chosen weight has around it, in widths of thin lines.
CASING = 5.0


def edge_parts(moment: Moment) -> Iterator[Part]:
    """The weights as they are by now; those that the moment is not about are faded."""
    known = moment.known
    after = known.told.next_weights
    weights = after if known.updated and after is not None else known.told.weights
    largest = max(float(np.abs(layer[:, :-1]).max()) for layer in weights)
    for layer, own in enumerate(weights, start=1):
        edges = [edge for edge in moment.arranged.layout.edges if edge.layer == layer]
        strokes = _strokes(moment, layer, own, largest, edges)
        chosen = next((e for e in edges if moment.chosen(layer, e.target, e.source)), None)
        yield _part(moment, edges, strokes, chosen)


def _strokes(
    moment: Moment, layer: int, weights: Array, largest: float, edges: Sequence[Edge]
) -> tuple[Stroke, ...]:
    known = moment.known
    grades, negative = weight_grades(weights, largest).tolist(), (weights < 0).tolist()
    told = known.has(Stage.GRADIENTS, layer)
    slopes = known.told.gradients[layer - 1]
    glows = glow_grades(slopes if told else np.zeros_like(slopes), moment.steepest).tolist()
    faded = not known.concerns(layer)
    return tuple(
        Stroke(grades[e.target][e.source], negative[e.target][e.source], glow, faded)
        for e, glow in ((e, glows[e.target][e.source]) for e in edges)
    )


def _part(
    moment: Moment, edges: Sequence[Edge], strokes: tuple[Stroke, ...], chosen: Edge | None
) -> Part:
    lines = [edge.line for edge in edges]

    def paint(painter: QPainter) -> None:
        paint_edges(painter, lines, strokes, moment.look)
        if chosen is not None:
            stroke = strokes[edges.index(chosen)]
            _paint_chosen(painter, chosen, stroke, moment)

    return Part(_around(moment, edges), (strokes, chosen and chosen[:3]), paint)


def _paint_chosen(painter: QPainter, edge: Edge, stroke: Stroke, moment: Moment) -> None:
    """The line once more, above all others and in a casing of the accent's colour."""
    sizes, theme = moment.look.sizes, moment.look.theme
    wide = WIDEST * sizes.line + CASING * sizes.thin
    for colour, width in ((theme.accent, wide), (theme.surface, wide - 2.4 * sizes.thin)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawLine(edge.line)
    paint_edges(painter, [edge.line], [stroke], moment.look)


def _around(moment: Moment, edges: Sequence[Edge]) -> QRectF:
    """A box around lines, with room for half their widths."""
    sizes = moment.look.sizes
    wide = ((WIDEST + GLOW) * sizes.line + CASING * sizes.thin) / 2 + 1.0
    points = [point for e in edges for point in (e.line.p1(), e.line.p2())]
    left, right = min(p.x() for p in points), max(p.x() for p in points)
    top, bottom = min(p.y() for p in points), max(p.y() for p in points)
    box = QRectF(left, top, right - left, bottom - top)
    return box.adjusted(-wide, -wide, wide, wide)
