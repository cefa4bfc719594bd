"""How a network is laid out with its numbers: all of them, or those of the chosen neurons."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import final

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gdviz.canvas.backpropagation.plate_places import plate_places
from gdviz.canvas.network.neuron_layout import Edge, Layout, lay_out
from gdviz.canvas.network.neuron_painter import font_for
from gdviz.theme import Sizes

#: Forms that are tried in turn: the share of the text's size, and the digits of numbers.
FORMS = ((1.0, 3), (0.9, 3), (0.8, 3), (0.8, 2), (0.7, 2))
#: The share where not even the chosen neurons find room otherwise.
SMALLEST = (0.6, 0.5)
#: More weights than these are not tried: no wall has room for so many numbers.
MOST_PLATES = 40
#: Numbers that fill more than this share of a gap between columns are not tried: they find no room.
CROWDED = 0.55
#: The longest numbers of so many digits.
LONGEST = {3: "−0.00888", 2: "−0.0088"}
#: Rows of a neuron that is no input, and of a weight.
ROWS, LINES = 4, 2


@final
@dataclass(frozen=True)
class Arrangement:
    """A layout whose `boxed` neurons bear numbers, and where those of weights lie.

    `plates` are the boxes of the numbers of weights, by layer, target and source.
    """

    layout: Layout
    boxed: frozenset[tuple[int, int]]
    plates: dict[tuple[int, int, int], QRectF]
    font: QFont
    digits: int
    whole: bool


@final
@dataclass(frozen=True)
class Form:
    """How numbers are set: their font and digits, and so the room that they need."""

    font: QFont
    digits: int

    @property
    def height(self) -> float:
        """The height of a row."""
        return QFontMetricsF(self.font).height()

    def box(self, rows: int) -> tuple[float, float]:
        """Width and height of a neuron with so many rows, each with a symbol before its number."""
        symbol = 1.9 * self._metrics.horizontalAdvance("m")
        return self._number + symbol, self.height * (rows + 0.4)

    @property
    def plate(self) -> tuple[float, float]:
        """Width and height of the numbers of a weight."""
        return self._number + 0.5 * self.height, LINES * self.height

    @property
    def _metrics(self) -> QFontMetricsF:
        """New numbers are bold, and bold ones are wider."""
        bold = QFont(self.font)
        bold.setWeight(QFont.Weight.DemiBold)
        return QFontMetricsF(bold)

    @property
    def _number(self) -> float:
        return self._metrics.horizontalAdvance(LONGEST[self.digits])


def arrange(
    network: Sequence[int], path: Sequence[int], area: QRectF, radius: float, sizes: Sizes
) -> Arrangement:
    """All numbers where there is room for them, at one size or a smaller one.

    Else those of the path alone: one neuron of each layer, and the weights between them.
    """
    forms = [Form(font_for(sizes, share), digits) for share, digits in FORMS]
    last = [Form(font_for(sizes, share), 2) for share in SMALLEST]
    everyone = [(layer, n) for layer, size in enumerate(network) for n in range(size)]
    few = sum(one * other for one, other in pairwise(network)) <= MOST_PLATES
    tries = (
        _arranged(network, boxed, area, radius, form)
        for boxed in ([everyone] if few else []) + [[*enumerate(path)]]
        for form in (*forms, *([] if boxed is everyone else last))
    )
    found = next((each for each in tries if each is not None), None)
    return found or _without_numbers(network, area, radius, last[-1])


def _arranged(
    network: Sequence[int],
    boxed: Sequence[tuple[int, int]],
    area: QRectF,
    radius: float,
    form: Form,
) -> Arrangement | None:
    boxes = {(layer, n): form.box(ROWS if layer else 1) for layer, n in boxed}
    layout = lay_out(network, area, radius, boxes)
    if not _fits(layout, 0.25 * form.height):
        return None
    plates = _plates(layout, boxes.keys(), form)
    if plates is None:
        return None
    whole = len(boxes) == sum(network)
    return Arrangement(layout, frozenset(boxes), plates, form.font, form.digits, whole)


def _plates(
    layout: Layout, boxed: Set[tuple[int, int]], form: Form
) -> dict[tuple[int, int, int], QRectF] | None:
    """Places for the numbers of weights between boxes, the fullest gap first; None without room."""
    gaps = [
        [edge for edge in layout.edges if edge.layer == layer and _ends(edge) <= boxed]
        for layer in range(1, len(layout.columns))
    ]
    plates: dict[tuple[int, int, int], QRectF] = {}
    for edges in sorted(gaps, key=len, reverse=True):
        sides = [place.box for column in layout.columns for place in column]
        lines = [edge.line for edge in edges]
        full = _crowded(lines, form, layout.area.height())
        found = None if full else plate_places(lines, form.plate, sides, 0.12 * form.height)
        if found is None:
            return None
        plates |= {_key(edge): box for edge, box in zip(edges, found, strict=True)}
    return plates


def _crowded(lines: Sequence[QLineF], form: Form, height: float) -> bool:
    """Whether the numbers would fill too much of the gap that the lines cross."""
    width = max((line.x2() - line.x1() for line in lines), default=0.0)
    return len(lines) * form.plate[0] * form.plate[1] > CROWDED * width * height


def _fits(layout: Layout, gap: float) -> bool:
    """Whether neurons of a layer are apart, inside the area, and columns leave lines between."""
    for column in layout.columns:
        if column[0].box.top() < layout.area.top() or column[-1].box.bottom() > (
            layout.area.bottom() + 0.5
        ):
            return False
        for above, below in pairwise(column):
            boxes = max(above.half_height, below.half_height) > 2 * gap
            if boxes and above.box.bottom() + (gap if len(column) < 6 else 0) > below.box.top():
                return False
    rights = [max(place.box.right() for place in column) for column in layout.columns]
    lefts = [min(place.box.left() for place in column) for column in layout.columns]
    return all(right < left for right, left in zip(rights, lefts[1:], strict=False))


def _ends(edge: Edge) -> set[tuple[int, int]]:
    return {(edge.layer, edge.target), (edge.layer - 1, edge.source)}


def _key(edge: Edge) -> tuple[int, int, int]:
    return (edge.layer, edge.target, edge.source)


def _without_numbers(
    network: Sequence[int], area: QRectF, radius: float, form: Form
) -> Arrangement:
    layout = lay_out(network, area, radius)
    return Arrangement(layout, frozenset(), {}, form.font, form.digits, whole=False)
