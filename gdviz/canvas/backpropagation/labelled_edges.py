"""A network whose numbers stand on its lines: for all neurons, or for the chosen ones."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from PySide6.QtCore import QLineF, QRectF

from gdviz.canvas.backpropagation.arrangement import Arrangement
from gdviz.canvas.backpropagation.plate_places import plate_places
from gdviz.canvas.backpropagation.text_form import TextForm
from gdviz.canvas.network.neuron_layout import Edge, Layout, lay_out

#: Numbers that fill more than this share of a gap between columns are not tried: they find no room.
CROWDED = 0.55
#: Rows of a neuron that is no input.
ROWS = 4


def label_edges(
    network: Sequence[int],
    boxed: Sequence[tuple[int, int]],
    area: QRectF,
    radius: float,
    form: TextForm,
) -> Arrangement | None:
    """Boxes for these neurons, and plates on the lines between them; None without room."""
    boxes = {(layer, n): form.box(ROWS if layer else 1) for layer, n in boxed}
    layout = lay_out(network, area, radius, boxes)
    if not _fits(layout, 0.25 * form.height):
        return None
    plates = _plates(layout, boxes.keys(), form)
    if plates is None:
        return None
    whole = len(boxes) == sum(network)
    return Arrangement(layout, frozenset(boxes), form, whole, plates)


def _plates(
    layout: Layout, boxed: Set[tuple[int, int]], form: TextForm
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


def _crowded(lines: Sequence[QLineF], form: TextForm, height: float) -> bool:
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
