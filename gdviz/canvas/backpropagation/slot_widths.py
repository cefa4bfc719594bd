"""How wide the numbers of a pass are, and the symbols before them, in sizes of the type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import final

from gdviz.canvas.backpropagation.card_forms import Slot
from gdviz.canvas.backpropagation.known import Known, Row, lowered
from gdviz.canvas.backpropagation.text_form import TextForm

#: Columns are at least as wide as these, so that they seldom move from sample to sample, and that
#: there are seldom three digits for one sample and two for another.
USUAL = {3: "−0.0888", 2: "−0.88"}


def rows_of(known: Known, layer: int, neuron: int, slot: Slot) -> Row:
    """What a slot on the card of a neuron shows."""
    if slot.source is None:
        return known.neuron(layer, neuron)[slot.row]
    return known.weight(layer, neuron, slot.source)[slot.row]


def symbol_of(row: Row, neuron: int) -> str:
    """A row's symbol; an activation bears the index by which the next layer names it."""
    return row.symbol + (lowered(neuron + 1) if row.symbol == "a" else "")


@final
class SlotWidths:
    """Of each slot of a layer the widest of its numbers on all cards, at any of the moments."""

    def __init__(self, moments: Sequence[Known], form: TextForm) -> None:
        self.depth, self._form = moments[0].told.depth, form
        self._texts: dict[str, float] = {}
        self._usual = self.text(USUAL[form.digits])
        self._numbers: dict[tuple[int, int, int | None], float] = defaultdict(float)
        self._symbols: dict[tuple[int, int], float] = defaultdict(float)
        sizes = moments[0].told.network.sizes
        for known in moments:
            for layer, size in enumerate(sizes):
                for neuron in range(size):
                    self._take(known, layer, neuron, sizes[layer - 1] if layer else 0)

    def text(self, text: str) -> float:
        """The width of a text."""
        if text not in self._texts:
            self._texts[text] = self._form.bold.horizontalAdvance(text) / self._form.em
        return self._texts[text]

    def number(self, layer: int, slot: Slot) -> float:
        """The width of a slot's numbers."""
        return max(self._numbers[layer, slot.row, slot.source], self._usual)

    def symbol(self, layer: int, slot: Slot) -> float:
        """The width of a slot's symbol; 0 where it bears none."""
        return self._symbols[layer, slot.row] if slot.named else 0.0

    def _take(self, known: Known, layer: int, neuron: int, sources: int) -> None:
        for index, row in enumerate(known.neuron(layer, neuron)):
            self._widen(layer, index, None, row)
            symbol = self.text(symbol_of(row, neuron))
            self._symbols[layer, index] = max(self._symbols[layer, index], symbol)
        for source in range(sources):
            for index, row in enumerate(known.weight(layer, neuron, source)):
                self._widen(layer, index, source, row)

    def _widen(self, layer: int, row: int, source: int | None, shown: Row) -> None:
        key = (layer, row, source)
        self._numbers[key] = max(self._numbers[key], self.text(shown.text))
