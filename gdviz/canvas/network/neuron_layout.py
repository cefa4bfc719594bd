"""Where the neurons of a network are drawn: a column a layer, from the inputs to the outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple, final

from PySide6.QtCore import QLineF, QPointF, QRectF

#: A column shows at most so many neurons; the others are counted below it.
MOST_SHOWN = 20
#: The share of its part of a column that a neuron fills.
FILL = 0.78
#: The share of a box's side on which lines end.
SIDE = 0.8


class Place(NamedTuple):
    """A neuron on the picture: its middle and half its width and height, in pixels."""

    layer: int
    neuron: int
    x: float
    y: float
    half_width: float
    half_height: float

    @property
    def box(self) -> QRectF:
        return QRectF(
            self.x - self.half_width,
            self.y - self.half_height,
            2 * self.half_width,
            2 * self.half_height,
        )


class Edge(NamedTuple):
    """A weight that is drawn: into neuron `target` of `layer`, from `source` of the one before."""

    layer: int
    target: int
    source: int
    line: QLineF


@final
@dataclass(frozen=True)
class Layout:
    """The places of the neurons that are shown, and how many of each layer are not.

    `ports` says how far below its middle the lines from each source come into a neuron, where they
    are not spread evenly.
    """

    columns: tuple[tuple[Place, ...], ...]
    hidden: tuple[int, ...]
    area: QRectF
    boxed: frozenset[tuple[int, int]] = frozenset()
    ports: Mapping[tuple[int, int], Sequence[float]] = field(default_factory=dict)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """The weights between neurons that are shown."""
        return tuple(
            Edge(
                target.layer,
                target.neuron,
                source.neuron,
                QLineF(
                    source.x + source.half_width,
                    source.y + self._port(source, below, len(after)),
                    target.x - target.half_width,
                    target.y + self._entry(target, rank, len(before)),
                ),
            )
            for before, after in pairwise(self.columns)
            for below, target in enumerate(after)
            for rank, source in enumerate(before)
        )

    def _entry(self, place: Place, rank: int, count: int) -> float:
        """How far below its middle the line from a source comes into a neuron."""
        own = self.ports.get((place.layer, place.neuron))
        return self._port(place, rank, count) if own is None else own[rank]

    def _port(self, place: Place, rank: int, count: int) -> float:
        """How far below the middle a line meets a neuron: those of a box are spread on its side."""
        if (place.layer, place.neuron) not in self.boxed:
            return 0.0
        return ((rank + 0.5) / count - 0.5) * 2 * SIDE * place.half_height

    def place(self, layer: int, neuron: int) -> Place | None:
        """Where a neuron is; None if it is not shown."""
        return next((each for each in self.columns[layer] if each.neuron == neuron), None)

    def at(self, x: float, y: float) -> Place | None:
        """The neuron under a pixel."""
        point = QPointF(x, y)
        return next((p for column in self.columns for p in column if p.box.contains(point)), None)


def lay_out(
    sizes: Sequence[int],
    area: QRectF,
    radius: float,
    boxes: Mapping[tuple[int, int], tuple[float, float]] | None = None,
) -> Layout:
    """Neurons spread over an area, circles of at most this radius.

    `boxes` are those that are drawn as boxes instead, by layer and neuron, with their width and
    height; where they need more room than others, they get it.
    """
    boxes = boxes or {}
    columns, hidden = [], []
    for layer, size in enumerate(sizes):
        own = {neuron: box for (each, neuron), box in boxes.items() if each == layer}
        shown = _shown(size, [*own])
        columns.append(_spread(layer, shown, area, radius, own))
        hidden.append(size - len(shown))
    return Layout(_abreast(columns, area), tuple(hidden), area, frozenset(boxes))


def _shown(size: int, needed: Sequence[int]) -> list[int]:
    """The first neurons of a layer, and those that are needed in the place of the last of them."""
    if size <= MOST_SHOWN:
        return [*range(size)]
    beyond = sorted(neuron for neuron in needed if neuron >= MOST_SHOWN - len(needed))
    return [*range(MOST_SHOWN - len(beyond)), *beyond]


def _abreast(columns: Sequence[Sequence[Place]], area: QRectF) -> tuple[tuple[Place, ...], ...]:
    """The columns side by side, with equal gaps between them."""
    widths = [max(2 * place.half_width for place in column) for column in columns]
    gap = (area.width() - sum(widths)) / max(len(widths) - 1, 1)
    placed, left = [], area.left()
    for column, width in zip(columns, widths, strict=True):
        placed.append(tuple(place._replace(x=left + width / 2) for place in column))
        left += width + gap
    return tuple(placed)


def _spread(
    layer: int,
    shown: Sequence[int],
    area: QRectF,
    radius: float,
    boxes: Mapping[int, tuple[float, float]],
) -> list[Place]:
    """One above the other; where they stand side by side is decided later."""
    tall = sum(height for _, height in boxes.values())
    others = len(shown) - len(boxes)
    part = min((area.height() - tall / FILL) / max(others, 1), 3 * radius)
    around = max(min(FILL * part / 2, radius), 1.0)
    heights = [boxes[n][1] / FILL if n in boxes else part for n in shown]
    spare = (area.height() - sum(heights)) / (len(shown) + 1)
    y, places = area.top(), []
    for neuron, height in zip(shown, heights, strict=True):
        width, own = boxes.get(neuron, (2 * around, 2 * around))
        middle = y + spare + height / 2
        places.append(Place(layer, neuron, 0.0, middle, width / 2, own / 2))
        y += spare + height
    return places
