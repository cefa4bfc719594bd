"""How much room the cards of a layer take in a form, with the numbers of a pass in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import final

from PySide6.QtCore import QRectF

from gdviz.canvas.backpropagation.card_forms import Band, Card, Slot
from gdviz.canvas.backpropagation.slot_widths import SlotWidths

#: In sizes of the type: the height of a line; the margins of a card; gaps between columns,
#: between a label or a symbol and its number, and between bands.
PITCH, ASIDE, ABOVE, COLUMNS, SYMBOL, BANDS = 1.06, 0.4, 0.14, 0.45, 0.25, 0.1


@final
@dataclass(frozen=True)
class Sized:
    """A card's form, and the widths of its labels and columns in sizes of the type.

    All lengths that it tells are in pixels for a type of `em` pixels. A `foot` is a line for name
    and target below the numbers.
    """

    card: Card
    widths: tuple[tuple[float, ...], ...]
    labels: tuple[float, ...]
    foot: bool
    em: float = 1.0

    @cached_property
    def width(self) -> float:
        """Of a card."""
        bands = [
            label + sum(widths) + COLUMNS * (len(widths) - 1)
            for label, widths in zip(self.labels, self.widths, strict=True)
        ]
        return self.em * (max(bands) + 2 * ASIDE)

    @cached_property
    def height(self) -> float:
        """Of a card."""
        lines = sum(len(band.lines) for band in self.card) + self.foot
        bands = len(self.card) - 1 + self.foot
        return self.em * (PITCH * lines + 2 * ABOVE + BANDS * bands)

    @property
    def pitch(self) -> float:
        """The height of a line."""
        return PITCH * self.em

    @property
    def head(self) -> float:
        """The height of the names above the first card."""
        return self.pitch + ABOVE * self.em if self.card[0].heads else 0.0

    def foot_in(self, box: QRectF) -> QRectF:
        """The line for name and target on a card."""
        aside, above = ASIDE * self.em, ABOVE * self.em
        return QRectF(
            box.left() + aside,
            box.bottom() - above - self.pitch,
            box.width() - 2 * aside,
            self.pitch,
        )


def size_card(card: Card, layer: int, measured: SlotWidths) -> Sized:
    """The columns as wide as what is in them."""
    labels = [_label_width(band, measured) for band in card]
    widths = [
        [
            max(measured.text(head), _column_width(column, layer, measured))
            for column, head in _columns(band)
        ]
        for band in card
    ]
    if len({len(each) for each in widths}) == 1:  # so many columns in all: they stand in line
        labels = [max(labels)] * len(labels)
        widths = [[max(each) for each in zip(*widths, strict=True)]] * len(widths)
    return Sized(card, tuple(map(tuple, widths)), tuple(labels), foot=layer == measured.depth)


def _columns(band: Band) -> Iterator[tuple[tuple[Slot, ...], str]]:
    """The slots of each column, and its name."""
    columns = [*zip(*band.lines, strict=True)]
    return zip(columns, band.heads or ("",) * len(columns), strict=True)


def _label_width(band: Band, measured: SlotWidths) -> float:
    width = max(map(measured.text, band.labels))
    return width + SYMBOL if width else 0.0


def _column_width(column: tuple[Slot, ...], layer: int, measured: SlotWidths) -> float:
    """The widest of its numbers, beside the widest of its symbols."""
    symbol = max(measured.symbol(layer, slot) for slot in column)
    number = max(measured.number(layer, slot) for slot in column)
    return number + (symbol + SYMBOL if symbol else 0.0)
