"""Neurons: boxes with their numbers in them, and discs where there is no room for numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gdviz.canvas.backpropagation.arrangement import Label
from gdviz.canvas.backpropagation.moment import Moment, Part
from gdviz.canvas.backpropagation.number_parts import (
    label_state,
    paint_label,
    paint_number,
    written,
)
from gdviz.canvas.backpropagation.pass_texts import PassText
from gdviz.canvas.network.edge_painter import GLOW, glow_colour
from gdviz.canvas.network.neuron_layout import Place
from gdviz.canvas.network.neuron_painter import paint_neuron, shares_of, tint
from gdviz.canvas.network.strengths import GLOWS, glow_grades
from gdviz.engine.network.pass_beats import Stage

#: How full the colour of an activation is at most behind a number.
BEHIND = 0.3


def neuron_parts(moment: Moment, texts: Sequence[PassText]) -> Iterator[Part]:
    """Every neuron that is shown, with those of the texts that belong to it."""
    own = defaultdict(list)
    for text in texts:
        if moment.arranged.grid is not None or len(text.of) == 2:
            own[text.of[:2]].append(text)
    for layer, column in enumerate(moment.arranged.layout.columns):
        values, glows = _values(moment, layer)
        shares = shares_of(values)
        for place in column:
            n = place.neuron
            if (layer, n) in moment.arranged.boxed:
                yield _box(moment, place, float(shares[n]), glows[n], own[(layer, n)])
            else:
                yield _disc(moment, place, float(values[n]), float(shares[n]), glows[n])


def _values(moment: Moment, layer: int) -> tuple[np.ndarray, Sequence[int]]:
    """Activations and grades of glow by how large deltas are, once they are known: (k,)."""
    seen, known = moment.known.told.record, moment.known
    values = seen.activations[layer][:, 0]
    if not known.has(Stage.ACTIVATIONS if layer else Stage.INPUTS, layer):
        values = np.zeros_like(values)
    if layer == 0 or not known.has(Stage.DELTAS, layer):
        return values, [0] * len(values)
    grades: list[int] = glow_grades(seen.deltas[layer - 1][:, 0], moment.steepest).tolist()
    return values, grades


def _disc(moment: Moment, place: Place, value: float, share: float, glow: int) -> Part:
    def paint(painter: QPainter) -> None:
        painter.setFont(moment.arranged.font)
        paint_neuron(painter, place, value, share, glow, moment.look)

    return Part(_around(moment, place.box), (value, share, glow), paint)


def _box(moment: Moment, place: Place, share: float, glow: int, texts: Sequence[PassText]) -> Part:
    chosen = _chosen_boxes(moment, texts)
    labels = _labels(moment, place)

    def paint(painter: QPainter) -> None:
        _paint_box(painter, moment, place, share, glow)
        for label in labels:
            paint_label(painter, moment, label)
        for box in chosen:
            _paint_frame(painter, moment, box)
        for text in texts:
            paint_number(painter, moment, text)

    state = (
        share,
        glow,
        _outline(moment, place),
        bool(chosen),
        tuple(map(written, texts)),
        tuple(label_state(moment, label) for label in labels),
    )
    return Part(_around(moment, place.box), state, paint)


def _labels(moment: Moment, place: Place) -> Sequence[Label]:
    grid = moment.arranged.grid
    return () if grid is None else grid.labels_on.get((place.layer, place.neuron), ())


def _around(moment: Moment, box: QRectF) -> QRectF:
    """A box with room for its glow and its outline."""
    wide = GLOW * moment.look.sizes.line + 2 * moment.look.sizes.thin
    return box.adjusted(-wide, -wide, wide, wide)


def _paint_box(painter: QPainter, moment: Moment, place: Place, share: float, glow: int) -> None:
    look = moment.look
    corner = look.sizes.spacing
    if glow:
        ring = GLOW * look.sizes.line * glow / GLOWS
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(glow_colour(glow, look))
        box = place.box.adjusted(-ring, -ring, ring, ring)
        painter.drawRoundedRect(box, corner + ring, corner + ring)
    colour, width = _outline(moment, place)
    painter.setBrush(tint(share, look, BEHIND))
    painter.setPen(QPen(QColor(colour), width))
    painter.drawRoundedRect(place.box, corner, corner)


def _outline(moment: Moment, place: Place) -> tuple[str, float]:
    """In the accent's colour where the moment is about the layer, thick where chosen."""
    theme, thin = moment.look.theme, moment.look.sizes.thin
    beat = moment.known.beat
    about = beat.layer == place.layer and beat.stage not in (Stage.UPDATE, Stage.AFTER)
    chosen = moment.path[place.layer] == place.neuron
    width = thin * (2.4 if about and chosen else 1.5 if about else 1.0)
    return (theme.accent if about else theme.muted, width)


def _chosen_boxes(moment: Moment, texts: Sequence[PassText]) -> list[QRectF]:
    """Around the chosen weight and its gradient, or each of them where others are in between."""
    boxes = [text.box for text in texts if len(text.of) == 3 and moment.chosen(*text.of)]
    if len(boxes) == 2:
        both = boxes[0].united(boxes[1])
        others = (text.box for text in texts if text.box not in boxes)
        boxes = boxes if any(both.intersects(box) for box in others) else [both]
    return boxes


def _paint_frame(painter: QPainter, moment: Moment, box: QRectF) -> None:
    theme, sizes = moment.look.theme, moment.look.sizes
    aside = 0.12 * moment.arranged.form.em
    painter.setPen(QPen(QColor(theme.accent), 2 * sizes.thin))
    painter.setBrush(QColor(theme.surface))
    painter.drawRoundedRect(box.adjusted(-aside, 0, aside, 0), sizes.spacing / 2, sizes.spacing / 2)
