"""A network whose numbers stand on the cards of its neurons, in the rows of the weights' matrices.

So edges need no labels, and every number of a small network finds room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QRectF, Qt

from gdviz.canvas.backpropagation.arrangement import Arrangement, Cell, Grid, Label
from gdviz.canvas.backpropagation.card_forms import FORMS, INPUT
from gdviz.canvas.backpropagation.card_sizes import PITCH, Sized, size_card
from gdviz.canvas.backpropagation.card_slots import cells_on, labels_on
from gdviz.canvas.backpropagation.known import Known, lowered
from gdviz.canvas.backpropagation.text_form import TextForm
from gdviz.canvas.network.neuron_layout import Layout, Place

#: The least gaps between cards and between layers, in sizes of the type.
APART, ACROSS = 0.42, 2.0
#: The names of inputs may be so many times as wide as their cards.
NAMES = 1.5


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
    """The cards of a layer, one below the other; above each card so much room for its name."""

    layer: int
    count: int
    sized: Sized
    above: float = 0.0
    name: float = 0.0

    @property
    def width(self) -> float:
        return max(self.sized.width, self.name)

    @property
    def height(self) -> float:
        """The least height."""
        gaps = APART * self.sized.form.em * (self.count - 1)
        return self.sized.head + self.count * (self.sized.height + self.above) + gaps

    def tops(self, area: QRectF) -> list[float]:
        """Where the cards begin, spread over the height of an area."""
        spare = (area.height() - self.height) / (self.count + 1)
        part = self.sized.height + self.above + APART * self.sized.form.em + spare
        first = area.top() + self.sized.head + spare + self.above
        return [first + index * part for index in range(self.count)]


def lay_in_grid(
    moments: Sequence[Known], area: QRectF, form: TextForm, captions: Captions
) -> Arrangement | None:
    """Everything on cards, with columns wide enough for what they show; None without room.

    `moments` are those at which the numbers are longest.
    """
    sizes = moments[0].told.network.sizes
    columns = [_inputs(sizes[0], moments, form, captions)]
    for layer in range(1, len(sizes)):
        found = _narrowest(layer, sizes, moments, form, area.height())
        if found is None:
            return None
        columns.append(found)
    free = area.width() - sum(column.width for column in columns)
    gap = free / (len(columns) - 1)
    if gap < ACROSS * form.em or columns[0].height > area.height():
        return None
    return _placed(columns, gap, area, moments[-1], captions)


def _inputs(count: int, moments: Sequence[Known], form: TextForm, captions: Captions) -> Column:
    sized = size_card(INPUT, 0, count, moments, form)
    name = max(map(form.metrics.horizontalAdvance, captions.inputs)) + 1.0
    return Column(0, count, sized, PITCH * form.em, min(name, NAMES * sized.width))


def _narrowest(
    layer: int,
    sizes: Sequence[int],
    moments: Sequence[Known],
    form: TextForm,
    height: float,
) -> Column | None:
    """The layer in the narrowest form that is not too high."""
    names = tuple(f"{'a' if layer > 1 else 'x'}{lowered(n + 1)}" for n in range(sizes[layer - 1]))
    count = sizes[layer]
    tried = (
        Column(layer, count, size_card(make(names), layer, count, moments, form)) for make in FORMS
    )
    fitting = [column for column in tried if column.height <= height]
    return min(fitting, key=lambda column: column.width, default=None)


def _placed(
    columns: Sequence[Column], gap: float, area: QRectF, known: Known, captions: Captions
) -> Arrangement:
    places, left = [], area.left()
    cells: list[Cell] = []
    labels: list[Label] = []
    ports: dict[tuple[int, int], Sequence[float]] = {}
    for column in columns:
        boxes = [
            QRectF(left, top, column.sized.width, column.sized.height) for top in column.tops(area)
        ]
        for neuron, box in enumerate(boxes):
            cells += cells_on(column.sized, box, known, column.layer, neuron)
        labels += labels_on(column.sized, boxes, column.layer)
        labels += _captions(column, boxes, captions)
        ports |= _ports(column, boxes, cells)
        places.append(tuple(_place(column.layer, n, box) for n, box in enumerate(boxes)))
        left += column.width + gap
    everyone = frozenset((place.layer, place.neuron) for each in places for place in each)
    layout = Layout(tuple(places), (0,) * len(columns), area, everyone, ports)
    grid = Grid(tuple(cells), tuple(labels))
    return Arrangement(layout, everyone, columns[0].sized.form, whole=True, grid=grid)


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


def _captions(column: Column, boxes: Sequence[QRectF], captions: Captions) -> Iterator[Label]:
    """Names above inputs; below the numbers of outputs their names and targets."""
    form = column.sized.form
    if column.layer == 0:
        for name, box in zip(captions.inputs, boxes, strict=True):
            room = QRectF(box.left(), box.top() - column.above, column.width, column.above)
            yield Label(_elided(name, room, form), room, plain=True)
    if column.sized.foot:
        for name, target, box in zip(captions.outputs, captions.targets, boxes, strict=True):
            foot = column.sized.foot_in(box)
            wide = form.metrics.horizontalAdvance(target)
            yield Label(target, foot, right=True, plain=True)
            room = foot.adjusted(0, 0, -wide - 0.4 * form.em, 0)
            yield Label(_elided(name, room, form), room)


def _elided(text: str, room: QRectF, form: TextForm) -> str:
    return form.metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() + 0.5)
