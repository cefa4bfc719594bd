"""Where numbers, their labels and the names of columns lie on a card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from gdviz.canvas.backpropagation.arrangement import Cell, Label
from gdviz.canvas.backpropagation.card_sizes import ABOVE, ASIDE, BANDS, Sized
from gdviz.canvas.backpropagation.known import Known
from gdviz.canvas.backpropagation.slot_widths import rows_of, symbol_of


def cells_on(sized: Sized, box: QRectF, known: Known, layer: int, neuron: int) -> Iterator[Cell]:
    """The numbers of a card that lies in this box."""
    for index, line, top in _lines(sized, box):
        columns = _columns(sized, index, box)
        for slot, (left, width) in zip(sized.card[index].lines[line], columns, strict=True):
            of = (layer, neuron) if slot.source is None else (layer, neuron, slot.source)
            symbol = symbol_of(rows_of(known, layer, neuron, slot), neuron) if slot.named else ""
            yield Cell(of, slot.row, symbol, QRectF(left, top, width, sized.pitch))


def labels_on(sized: Sized, boxes: Sequence[QRectF], layer: int) -> Iterator[Label]:
    """The labels of lines on each card, and the names of columns above the first one."""
    for neuron, box in enumerate(boxes):
        left = box.left() + ASIDE * sized.em
        for index, line, top in _lines(sized, box):
            text = sized.card[index].labels[line]
            if text:
                room = QRectF(left, top, sized.em * sized.labels[index], sized.pitch)
                yield Label(text, room, (layer, neuron), source=_named(text, line, layer))
    yield from _heads(sized, boxes[0], layer)


def _heads(sized: Sized, box: QRectF, layer: int) -> Iterator[Label]:
    heads = sized.card[0].heads
    for place, (left, width) in enumerate(_columns(sized, 0, box) if heads else ()):
        text = heads[place]
        room = QRectF(left, box.top() - sized.head, width, sized.pitch)
        yield Label(text, room, right=True, source=_named(text, place, layer))


def _named(text: str, place: int, layer: int) -> tuple[int, int] | None:
    """The source that is named by a label: a letter and an index."""
    return (layer - 1, place) if text[:1] in ("x", "a") and len(text) > 1 else None


def _lines(sized: Sized, box: QRectF) -> Iterator[tuple[int, int, float]]:
    """The index of a band, that of a line in it, and where the line begins."""
    top = box.top() + ABOVE * sized.em
    for index, band in enumerate(sized.card):
        for line in range(len(band.lines)):
            yield index, line, top
            top += sized.pitch
        top += BANDS * sized.em


def _columns(sized: Sized, index: int, box: QRectF) -> Iterator[tuple[float, float]]:
    """Left ends and widths of a band's columns: what is left of the card goes between them."""
    aside, widths = ASIDE * sized.em, [sized.em * width for width in sized.widths[index]]
    left = box.left() + aside + sized.em * sized.labels[index]
    room = box.right() - aside - left
    widths = [room] if len(widths) == 1 else widths
    gap = (room - sum(widths)) / max(len(widths) - 1, 1)
    for width in widths:
        yield left, width
        left += width + gap
