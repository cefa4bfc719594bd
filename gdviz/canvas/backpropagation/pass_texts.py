"""All numbers of a moment with the boxes in which they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from gdviz.canvas.backpropagation.arrangement import Arrangement
from gdviz.canvas.backpropagation.known import Known, Row


class PassText(NamedTuple):
    """A number on the picture. `of` is its layer and neuron and, for weights, the source's."""

    of: tuple[int, ...]
    row: Row
    box: QRectF


def neuron_texts(known: Known, arranged: Arrangement) -> Iterator[PassText]:
    """The numbers in the boxes of neurons, row by row."""
    height = QFontMetricsF(arranged.font).height()
    for layer, neuron in sorted(arranged.boxed):
        place = arranged.layout.place(layer, neuron)
        if place is None:
            continue
        inner = place.box.adjusted(0.35 * height, 0.2 * height, -0.35 * height, -0.2 * height)
        for index, row in enumerate(known.neuron(layer, neuron)):
            box = QRectF(inner.left(), inner.top() + index * height, inner.width(), height)
            yield PassText((layer, neuron), row, box)


def weight_texts(known: Known, arranged: Arrangement) -> Iterator[PassText]:
    """The numbers on the plates of weights: one row until gradients are known, then two."""
    height = QFontMetricsF(arranged.font).height()
    for (layer, target, source), plate in arranged.plates.items():
        rows = [row for row in known.weight(layer, target, source) if row.text]
        top = plate.center().y() - len(rows) * height / 2
        for index, row in enumerate(rows):
            box = QRectF(plate.left(), top + index * height, plate.width(), height)
            yield PassText((layer, target, source), row, box)
