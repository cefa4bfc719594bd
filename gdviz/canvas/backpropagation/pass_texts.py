"""All numbers of a moment with the boxes in which they are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF

from gdviz.canvas.backpropagation.arrangement import Arrangement, Grid
from gdviz.canvas.backpropagation.known import Known, Row


class PassText(NamedTuple):
    """A number on the picture, and the symbol that is written before it.

    `of` is its layer and neuron and, for weights, the source's.
    """

    of: tuple[int, ...]
    row: Row
    box: QRectF
    symbol: str = ""


def texts_of(known: Known, arranged: Arrangement) -> tuple[PassText, ...]:
    """All of them, neurons' first; those that are not known yet have an empty text."""
    if arranged.grid is not None:
        texts = _cell_texts(known, arranged.grid)
        return tuple(sorted(texts, key=lambda text: len(text.of)))
    return (*_neuron_texts(known, arranged), *_weight_texts(known, arranged))


def _cell_texts(known: Known, grid: Grid) -> Iterator[PassText]:
    """The numbers on cards."""
    for cell in grid.cells:
        rows = known.weight(*cell.of) if len(cell.of) == 3 else known.neuron(*cell.of)
        yield PassText(cell.of, rows[cell.row], cell.box, cell.symbol)


def _neuron_texts(known: Known, arranged: Arrangement) -> Iterator[PassText]:
    """The numbers in the boxes of neurons, row by row."""
    height = arranged.form.height
    for layer, neuron in sorted(arranged.boxed):
        place = arranged.layout.place(layer, neuron)
        if place is None:
            continue
        inner = place.box.adjusted(0.35 * height, 0.2 * height, -0.35 * height, -0.2 * height)
        for index, row in enumerate(known.neuron(layer, neuron)):
            box = QRectF(inner.left(), inner.top() + index * height, inner.width(), height)
            yield PassText((layer, neuron), row, box, row.symbol)


def _weight_texts(known: Known, arranged: Arrangement) -> Iterator[PassText]:
    """The numbers on the plates of weights: one row until gradients are known, then two."""
    height = arranged.form.height
    for (layer, target, source), plate in arranged.plates.items():
        rows = [row for row in known.weight(layer, target, source) if row.text]
        top = plate.center().y() - len(rows) * height / 2
        for index, row in enumerate(rows):
            box = QRectF(plate.left(), top + index * height, plate.width(), height)
            yield PassText((layer, target, source), row, box)
