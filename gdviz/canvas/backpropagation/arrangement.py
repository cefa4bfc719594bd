"""How a network is laid out with its numbers: all of them, or those of the chosen neurons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from gdviz.canvas.backpropagation.plate_places import plate_places
from gdviz.canvas.network.neuron_layout import Edge, Layout, lay_out
from gdviz.canvas.network.neuron_painter import font_for
from gdviz.theme import Sizes

#: Forms that are tried in turn: the share of the text's size, and the digits of numbers.
FORMS = ((1.0, 3), (0.9, 3), (0.8, 3), (0.8, 2), (0.7, 2))
#: More weights than these are not tried: no wall has room for so many numbers.
MOST_PLATES = 40
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


def arrange(
    network: Sequence[int], path: Sequence[int], area: QRectF, radius: float, sizes: Sizes
) -> Arrangement:
    """All numbers where there is room for them, at one size or a smaller one.

    Else those of the path alone: one neuron of each layer, and the weights between them.
    """
    everyone = [(layer, n) for layer, size in enumerate(network) for n in range(size)]
    if sum((one * other) for one, other in pairwise(network)) <= MOST_PLATES:
        for share, digits in FORMS:
            tried = _arranged(network, everyone, area, radius, font_for(sizes, share), digits)
            if tried is not None:
                return tried
    chosen = [*enumerate(path)]
    forms = [*FORMS, (0.5, 2)]
    tries = (
        _arranged(network, chosen, area, radius, font_for(sizes, share), digits)
        for share, digits in forms
    )
    found = next((each for each in tries if each is not None), None)
    return found or _without_numbers(network, area, radius, font_for(sizes))


def _arranged(
    network: Sequence[int],
    boxed: Sequence[tuple[int, int]],
    area: QRectF,
    radius: float,
    font: QFont,
    digits: int,
) -> Arrangement | None:
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    metrics = QFontMetricsF(bold)
    width, height = metrics.horizontalAdvance(LONGEST[digits]), metrics.height()
    box_width = width + 1.9 * metrics.horizontalAdvance("m")
    boxes = {
        (layer, n): (box_width, height * (ROWS if layer else 1) + 0.4 * height)
        for layer, n in boxed
    }
    layout = lay_out(network, area, radius, boxes)
    if not _fits(layout, 0.25 * height):
        return None
    members = set(boxed)
    edges = [
        edge
        for edge in layout.edges
        if {(edge.layer, edge.target), (edge.layer - 1, edge.source)} <= members
    ]
    plate = (width + 0.5 * height, LINES * height)
    taken = [place.box for column in layout.columns for place in column]
    lines = [edge.line for edge in edges]
    places = plate_places(lines, plate, taken, 0.12 * height)
    if places is None:
        return None
    plates = {_key(edge): box for edge, box in zip(edges, places, strict=True)}
    whole = len(members) == sum(network)
    return Arrangement(layout, frozenset(members), plates, font, digits, whole)


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


def _key(edge: Edge) -> tuple[int, int, int]:
    return (edge.layer, edge.target, edge.source)


def _without_numbers(
    network: Sequence[int], area: QRectF, radius: float, font: QFont
) -> Arrangement:
    layout = lay_out(network, area, radius)
    return Arrangement(layout, frozenset(), {}, font, 3, whole=False)
