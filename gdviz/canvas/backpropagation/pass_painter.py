"""Paints a moment of the pass: lines, neurons, and the numbers that are known by then."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gdviz.canvas.backpropagation.arrangement import Arrangement
from gdviz.canvas.backpropagation.known import Known
from gdviz.canvas.backpropagation.pass_texts import PassText
from gdviz.canvas.network.edge_painter import GLOW, Stroke, glow_colour, paint_edges
from gdviz.canvas.network.neuron_layout import Place
from gdviz.canvas.network.neuron_painter import paint_neuron, shares_of, tint
from gdviz.canvas.network.strengths import GLOWS, glow_grades, weight_grades
from gdviz.engine.network.pass_beats import Stage
from gdviz.theme import Look

#: How full the colour of an activation is at most behind a number.
BEHIND = 0.35


@final
class PassPainter:
    """Takes the picture's parts in turn; nothing is decided about places here."""

    def __init__(
        self,
        painter: QPainter,
        known: Known,
        arranged: Arrangement,
        path: Sequence[int],
        look: Look,
    ) -> None:
        self._painter, self._known, self._arranged = painter, known, arranged
        self._path, self._look = path, look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(arranged.font)
        told = known.told
        self._steepest = max(float(np.abs(layer).max()) for layer in told.gradients)

    def paint_edges(self) -> None:
        """The weights as they are by now; those that the moment is not about are faded."""
        known, edges = self._known, self._arranged.layout.edges
        after = known.told.next_weights
        weights = after if known.updated and after is not None else known.told.weights
        largest = max(float(np.abs(layer[:, :-1]).max()) for layer in weights)
        grades = [weight_grades(layer, largest) for layer in weights]
        glows = [glow_grades(layer, self._steepest) for layer in known.told.gradients]
        strokes = [
            Stroke(
                int(grades[e.layer - 1][e.target, e.source]),
                bool(weights[e.layer - 1][e.target, e.source] < 0),
                int(glows[e.layer - 1][e.target, e.source])
                if known.has(Stage.GRADIENTS, e.layer)
                else 0,
                not known.concerns(e.layer),
            )
            for e in edges
        ]
        paint_edges(self._painter, [e.line for e in edges], strokes, self._look)

    def paint_neurons(self) -> None:
        """Boxes with room for numbers, and discs."""
        seen, known = self._known.told.record, self._known
        for layer, column in enumerate(self._arranged.layout.columns):
            stage = Stage.ACTIVATIONS if layer else Stage.INPUTS
            values = seen.activations[layer][:, 0]
            if not known.has(stage, layer):
                values = np.zeros_like(values)
            shares, glows = shares_of(values), self._glows(layer, len(values))
            for place in column:
                n = place.neuron
                if (layer, n) in self._arranged.boxed:
                    self._paint_box(place, float(shares[n]), int(glows[n]))
                else:
                    number = float(values[n]), float(shares[n]), int(glows[n])
                    paint_neuron(self._painter, place, *number, self._look)

    def _glows(self, layer: int, count: int) -> Sequence[int]:
        """The glow of each neuron: how large its delta is, once it is known."""
        if layer == 0 or not self._known.has(Stage.DELTAS, layer):
            return [0] * count
        deltas = self._known.told.record.deltas[layer - 1][:, 0]
        grades: list[int] = glow_grades(deltas, self._steepest).tolist()
        return grades

    def _paint_box(self, place: Place, share: float, glow: int) -> None:
        painter, sizes = self._painter, self._look.sizes
        corner = sizes.spacing
        if glow:
            ring = GLOW * sizes.line * glow / GLOWS
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(glow_colour(glow, self._look))
            box = place.box.adjusted(-ring, -ring, ring, ring)
            painter.drawRoundedRect(box, corner + ring, corner + ring)
        painter.setBrush(tint(share, self._look, BEHIND))
        painter.setPen(self._outline(place))
        painter.drawRoundedRect(place.box, corner, corner)

    def _outline(self, place: Place) -> QPen:
        """In the accent's colour where the moment is about the layer, thick where chosen."""
        theme, thin = self._look.theme, self._look.sizes.thin
        beat = self._known.beat
        about = beat.layer == place.layer and beat.stage not in (Stage.UPDATE, Stage.AFTER)
        chosen = self._path[place.layer] == place.neuron
        colour = QColor(theme.accent if about else theme.muted)
        return QPen(colour, thin * (3.0 if about and chosen else 2.0 if about else 1.0))

    def paint_neuron_texts(self, texts: Sequence[PassText]) -> None:
        """A symbol at the left and its number at the right of each row."""
        theme = self._look.theme
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for text in texts:
            self._set_bold(text.row.now)
            self._painter.setPen(QColor(theme.accent if text.row.now else theme.muted))
            self._painter.drawText(text.box, left, text.row.symbol)
            self._painter.setPen(QColor(theme.text))
            self._painter.drawText(text.box, right, text.row.text)

    def paint_weight_texts(self, texts: Sequence[PassText]) -> None:
        """Numbers on plates: the weight, and below it in italics its gradient."""
        for of, rows in groupby(texts, key=lambda text: text.of):
            members = list(rows)
            self._paint_plate(of, members)
            for text in members:
                self._set_bold(text.row.now, italic=text.row.symbol == "∂")
                self._painter.setPen(QColor(self._look.theme.text))
                self._painter.drawText(text.box, Qt.AlignmentFlag.AlignCenter, text.row.text)

    def _paint_plate(self, of: tuple[int, ...], texts: Sequence[PassText]) -> None:
        theme, sizes = self._look.theme, self._look.sizes
        layer, target, source = of
        box = QRectF(texts[0].box)
        for text in texts[1:]:
            box = box.united(text.box)
        chosen = self._path[layer] == target and self._path[layer - 1] == source
        now = chosen and self._known.concerns(layer)
        self._painter.setPen(
            QPen(QColor(theme.accent if now else theme.rule), sizes.thin * (1 + now))
        )
        self._painter.setBrush(QColor(theme.surface))
        self._painter.drawRoundedRect(box, sizes.spacing / 2, sizes.spacing / 2)

    def _set_bold(self, bold: bool, italic: bool = False) -> None:
        font = QFont(self._arranged.font)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setItalic(italic)
        self._painter.setFont(font)

    def paint_targets(self, texts: Sequence[tuple[int, str, str]]) -> None:
        """At the right of each output its name and what it should say."""
        theme, gap = self._look.theme, self._look.sizes.spacing
        self._painter.setFont(self._arranged.font)
        height = QFontMetricsF(self._arranged.font).height()
        for neuron, name, target in texts:
            place = self._arranged.layout.place(self._known.told.depth, neuron)
            if place is None:
                continue
            left = place.x + place.half_width + 1.5 * gap
            width = self._arranged.layout.area.right() + 400 - left
            for row, (text, colour) in enumerate([(name, theme.muted), (target, theme.text)]):
                self._painter.setPen(QColor(colour))
                box = QRectF(left, place.y + (row - 1) * height, width, height)
                self._painter.drawText(box, Qt.AlignmentFlag.AlignLeft, text)
