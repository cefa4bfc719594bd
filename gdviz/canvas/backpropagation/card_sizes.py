"""How much room the cards of a layer take in a form, with the numbers of a pass in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import final

from PySide6.QtCore import QRectF

from gdviz.canvas.backpropagation.card_forms import ACTIVATION, Band, Card, Slot
from gdviz.canvas.backpropagation.known import Known, Row, lowered
from gdviz.canvas.backpropagation.text_form import TextForm

#: In sizes of the type: the height of a line; the margins of a card; gaps between columns,
#: between a symbol and its number, and between bands.
PITCH, ASIDE, ABOVE, COLUMNS, SYMBOL, BANDS = 1.1, 0.45, 0.16, 0.5, 0.3, 0.12
#: Columns are at least as wide as these, so that they seldom move from sample to sample.
USUAL = {3: "−0.888", 2: "−0.88"}


def rows_of(known: Known, layer: int, neuron: int, slot: Slot) -> Row:
    """What a slot on the card of a neuron shows."""
    if slot.source is None:
        return known.neuron(layer, neuron)[slot.row]
    return known.weight(layer, neuron, slot.source)[slot.row]


def symbol_of(row: Row, layer: int, neuron: int, slot: Slot) -> str:
    """The symbol in a slot: an activation bears the index by which the next layer names it."""
    if not slot.named:
        return ""
    return row.symbol + (lowered(neuron + 1) if layer and slot.row == ACTIVATION else "")


@final
@dataclass(frozen=True)
class Sized:
    """A card's form for a layer of so many neurons, and the widths of its columns in pixels."""

    card: Card
    widths: tuple[tuple[float, ...], ...]
    labels: tuple[float, ...]
    form: TextForm
    foot: bool

    @cached_property
    def width(self) -> float:
        """Of a card."""
        em = self.form.em
        bands = [
            label + sum(widths) + COLUMNS * em * (len(widths) - 1)
            for label, widths in zip(self.labels, self.widths, strict=True)
        ]
        return max(bands) + 2 * ASIDE * em

    @cached_property
    def height(self) -> float:
        """Of a card, with a line for name and target below where there is a foot."""
        lines = sum(len(band.lines) for band in self.card) + self.foot
        bands = len(self.card) - 1 + self.foot
        return self.form.em * (PITCH * lines + 2 * ABOVE + BANDS * bands)

    def foot_in(self, box: QRectF) -> QRectF:
        """The line for name and target on a card."""
        em = self.form.em
        bottom = box.bottom() - ABOVE * em
        left, width = box.left() + ASIDE * em, box.width() - 2 * ASIDE * em
        return QRectF(left, bottom - PITCH * em, width, PITCH * em)

    @property
    def head(self) -> float:
        """The height of the names above the first card."""
        return PITCH * self.form.em if self.card[0].heads else 0.0


def size_card(
    card: Card, layer: int, count: int, moments: Sequence[Known], form: TextForm
) -> Sized:
    """The columns as wide as what is in them at any of the moments."""
    labels = [_label_width(band, form) for band in card]
    widths = [
        [
            max(
                form.bold.horizontalAdvance(head),
                *(_slot_width(slot, layer, count, moments, form) for slot in column),
            )
            for column, head in _columns(band)
        ]
        for band in card
    ]
    if len({len(each) for each in widths}) == 1:  # so many columns in all: they stand in line
        labels = [max(labels)] * len(labels)
        widths = [[max(each) for each in zip(*widths, strict=True)]] * len(widths)
    foot = layer == moments[0].told.depth
    return Sized(card, tuple(map(tuple, widths)), tuple(labels), form, foot)


def _columns(band: Band) -> Iterator[tuple[tuple[Slot, ...], str]]:
    """The slots of each column, and its name."""
    columns = [*zip(*band.lines, strict=True)]
    return zip(columns, band.heads or ("",) * len(columns), strict=True)


def _label_width(band: Band, form: TextForm) -> float:
    width = max(map(form.metrics.horizontalAdvance, band.labels))
    return width + 0.6 * COLUMNS * form.em if width else 0.0


def _slot_width(
    slot: Slot, layer: int, count: int, moments: Sequence[Known], form: TextForm
) -> float:
    """The widest number of a slot on all cards, and its symbol."""
    measure: Callable[[str], float] = form.bold.horizontalAdvance
    number, symbol = measure(USUAL[form.digits]), 0.0
    for neuron in range(count):
        for known in moments:
            row = rows_of(known, layer, neuron, slot)
            number = max(number, measure(row.text))
            symbol = max(symbol, measure(symbol_of(row, layer, neuron, slot)))
    return number + (symbol + SYMBOL * form.em if symbol else 0.0)
