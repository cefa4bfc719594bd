"""A network whose numbers stand on the cards of its neurons, in the rows of the weights' matrices.

So edges need no labels, and every number of a small network finds room.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import final

from PySide6.QtCore import QRectF, QSizeF, Qt

from gdviz.canvas.backpropagation.arrangement import Arrangement, Cell, Grid, Label
from gdviz.canvas.backpropagation.card_forms import FORMS, INPUT
from gdviz.canvas.backpropagation.card_sizes import ABOVE, PITCH, Sized, size_card
from gdviz.canvas.backpropagation.card_slots import cells_on, labels_on
from gdviz.canvas.backpropagation.known import Known, lowered
from gdviz.canvas.backpropagation.slot_widths import SlotWidths
from gdviz.canvas.backpropagation.text_form import TextForm
from gdviz.canvas.network.neuron_layout import Layout, Place

#: The least gaps between cards and between layers, in sizes of the type.
APART, ACROSS = 0.42, 1.8
#: The names of inputs may be so many times as wide as their cards.
NAMES = 1.5
#: Forms that are less than so many times as wide as the narrowest count as narrow.
ALIKE = 1.06


@final
@dataclass(frozen=True)
class Captions:
    """What is said beside numbers: the inputs' names, and the outputs' names and targets."""

    inputs: Sequence[str]
    outputs: Sequence[str]
    targets: Sequence[str]


@final
@dataclass(frozen=True)
class Column:
    """The cards of a layer, one below the other, in pixels for a type of `em` pixels.

    In sizes of the type, above each card is so much room for its name, which may be so wide.
    """

    layer: int
    count: int
    sized: Sized
    above: float = 0.0
    name: float = 0.0

    @property
    def em(self) -> float:
        return self.sized.em

    @property
    def width(self) -> float:
        return max(self.sized.width, self.em * self.name)

    @property
    def height(self) -> float:
        """The least height."""
        between = self.em * (APART * (self.count - 1) + self.above * self.count)
        return self.sized.head + self.count * self.sized.height + between

    def tops(self, area: QRectF) -> list[float]:
        """Where the cards begin, spread over the height of an area."""
        spare = (area.height() - self.height) / (self.count + 1)
        part = self.sized.height + self.em * (self.above + APART) + spare
        first = area.top() + self.sized.head + spare + self.em * self.above
        return [first + index * part for index in range(self.count)]


def lay_in_grid(
    moments: Sequence[Known],
    area: QRectF,
    forms: Sequence[TextForm],
    captions: Captions,
) -> Arrangement | None:
    """Everything on cards in the first of these forms that has room; None where none has.

    The forms differ in size alone. `moments` are those at which the numbers are longest: columns
    are wide enough for them all.
    """
    measured, sizes = SlotWidths(moments, forms[0]), moments[0].told.network.sizes
    ways = [[_inputs(sizes[0], measured, captions)]]
    ways += [_ways(layer, sizes, measured) for layer in range(1, len(sizes))]
    for form in forms:
        room = QSizeF(area.size()) / form.em
        columns = [_narrowest(each, room.height()) for each in ways]
        widths = [math.inf if column is None else column.width for column in columns]
        gap = (room.width() - sum(widths)) / (len(widths) - 1)
        if gap >= ACROSS:
            placed = [_at(column, form.em) for column in columns if column is not None]
            return _placed(placed, gap * form.em, area, form, moments[-1], captions)
    return None


def _inputs(count: int, measured: SlotWidths, captions: Captions) -> Column:
    sized = size_card(INPUT, 0, measured)
    name = max(map(measured.text, captions.inputs))
    return Column(0, count, sized, PITCH + ABOVE, min(name, NAMES * sized.width))


def _ways(layer: int, sizes: Sequence[int], measured: SlotWidths) -> list[Column]:
    """The layer in all forms."""
    names = tuple(f"{'a' if layer > 1 else 'x'}{lowered(n + 1)}" for n in range(sizes[layer - 1]))
    return [Column(layer, sizes[layer], size_card(make(names), layer, measured)) for make in FORMS]


def _narrowest(ways: Sequence[Column], height: float) -> Column | None:
    """The narrowest form that is not too high; of those about as narrow, the lowest."""
    fitting = [column for column in ways if column.height <= height]
    least = min((column.width for column in fitting), default=0.0)
    narrow = [column for column in fitting if column.width <= ALIKE * least]
    return min(narrow, key=lambda column: column.height, default=None)


def _at(column: Column, em: float) -> Column:
    """The same in pixels for a type of so many."""
    return replace(column, sized=replace(column.sized, em=em))


def _placed(
    columns: Sequence[Column],
    gap: float,
    area: QRectF,
    form: TextForm,
    known: Known,
    captions: Captions,
) -> Arrangement:
    places, left = [], area.left()
    cells: list[Cell] = []
    labels: list[Label] = []
    ports: dict[tuple[int, int], Sequence[float]] = {}
    for column in columns:
        boxes = [QRectF(left, top, column.width, column.sized.height) for top in column.tops(area)]
        for neuron, box in enumerate(boxes):
            cells += cells_on(column.sized, box, known, column.layer, neuron)
        labels += labels_on(column.sized, boxes, column.layer)
        labels += _captions(column, boxes, form, captions)
        ports |= _ports(column, boxes, cells)
        places.append(tuple(_place(column.layer, n, box) for n, box in enumerate(boxes)))
        left += column.width + gap
    everyone = frozenset((place.layer, place.neuron) for each in places for place in each)
    layout = Layout(tuple(places), (0,) * len(columns), area, everyone, ports)
    grid = Grid(tuple(cells), tuple(labels))
    return Arrangement(layout, everyone, form, whole=True, grid=grid)


def _place(layer: int, neuron: int, box: QRectF) -> Place:
    middle = box.center()
    return Place(layer, neuron, middle.x(), middle.y(), box.width() / 2, box.height() / 2)


def _ports(
    column: Column, boxes: Sequence[QRectF], cells: Sequence[Cell]
) -> dict[tuple[int, int], Sequence[float]]:
    """Where every source has a line of its own on a card, its edge comes in there."""
    if len(column.sized.card[0].lines) <= 2:
        return {}
    return {
        (column.layer, neuron): [
            cell.box.center().y() - box.center().y()
            for cell in cells
            if cell.of[:2] == (column.layer, neuron) and len(cell.of) == 3 and cell.row == 0
        ]
        for neuron, box in enumerate(boxes)
    }


def _captions(
    column: Column, boxes: Sequence[QRectF], form: TextForm, captions: Captions
) -> Iterator[Label]:
    """Names above inputs; below the numbers of outputs their names and targets."""
    above = column.em * column.above
    if column.layer == 0:
        for name, box in zip(captions.inputs, boxes, strict=True):
            room = QRectF(box.left(), box.top() - above, column.width, column.sized.pitch)
            yield Label(_elided(name, room, form), room, plain=True)
    if column.sized.foot:
        words = zip(captions.outputs, captions.targets, boxes, strict=True)
        for neuron, (name, target, box) in enumerate(words):
            foot = column.sized.foot_in(box)
            wide = form.metrics.horizontalAdvance(target) + 1.0
            card = (column.layer, neuron)
            yield Label(
                target, foot.adjusted(foot.width() - wide, 0, 0, 0), card, right=True, plain=True
            )
            room = foot.adjusted(0, 0, -wide - 0.4 * form.em, 0)
            yield Label(_elided(name, room, form), room, card)


def _elided(text: str, room: QRectF, form: TextForm) -> str:
    return form.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 0.5)
