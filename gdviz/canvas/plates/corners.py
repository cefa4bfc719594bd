"""Which plate lies where at the upper or lower edge, decided for all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import final

from PySide6.QtCore import QPointF, QRectF, QSizeF

#: A place at an edge: how far across, from 0 at the left to 1, and whether it is at the bottom.
Corner = tuple[float, bool]
#: The corners alone.
SIDES = (0.0, 1.0)
#: The most of a picture that plates may cover: it is what the texts are about.
MOST = 0.6

#: How much a plate covers, the worst first: numbers that are compared in their order. It is told
#: the plate's box and the box that its size at large would have there.
Burden = Callable[[QRectF, QRectF], tuple[int, ...]]


@final
@dataclass(frozen=True)
class Room:
    """A picture's width and height, and how far from its edges and from each other plates lie."""

    width: float
    height: float
    margin: float

    def at(self, corner: Corner, size: QSizeF) -> QRectF:
        """Where a plate of a size lies in a corner."""
        across, bottom = corner
        x = self.margin + across * (self.width - 2 * self.margin - size.width())
        y = self.height - self.margin - size.height() if bottom else self.margin
        return QRectF(QPointF(x, y), size)

    def holds(self, sizes: Sequence[QSizeF]) -> bool:
        """Whether all find a place in corners, none on another, and leave enough of the picture."""
        return self._leaves_enough(sizes) and any(
            True for _ in self.arrangements([corners(SIDES)] * len(sizes), sizes)
        )

    def stacks(self, sizes: Sequence[QSizeF]) -> bool:
        """Whether all find a place at one side: then the other side can be left free."""
        height = sum(size.height() + self.margin for size in sizes) + self.margin
        widest = max((size.width() for size in sizes), default=0.0) + 2 * self.margin
        fits = height <= self.height and widest <= self.width
        return fits and self._leaves_enough(sizes)

    def _leaves_enough(self, sizes: Sequence[QSizeF]) -> bool:
        covered = sum(size.width() * size.height() for size in sizes)
        return covered <= MOST * self.width * self.height

    def arrangements(
        self, orders: Sequence[Sequence[Corner]], sizes: Sequence[QSizeF]
    ) -> Iterator[tuple[tuple[int, ...], tuple[QRectF, ...]]]:
        """Every way to lay them into corners of their orders: which of these, and the places."""
        places = [
            [(rank, self.at(corner, size)) for rank, corner in enumerate(order)]
            for order, size in zip(orders, sizes, strict=True)
        ]
        inside = QRectF(0, 0, self.width, self.height)
        for chosen in product(*places):
            boxes = tuple(box for _, box in chosen)
            pairs = combinations([_with_margin(box, self.margin) for box in boxes], 2)
            clear = not any(one.intersects(other) for one, other in pairs)
            if clear and all(inside.contains(box) for box in boxes):
                yield tuple(rank for rank, _ in chosen), boxes


def _with_margin(box: QRectF, margin: float) -> QRectF:
    """Grown by half a margin, less a breath: two plates at a margin do not touch."""
    half = 0.499 * margin
    return box.adjusted(-half, -half, half, half)


def corners(columns: Sequence[float], bottom_first: bool = False) -> tuple[Corner, ...]:
    """The places of columns in the order in which they are preferred.

    Both edges of the first two columns come before those of the next.
    """
    rows = (bottom_first, not bottom_first)
    groups = (columns[:2], columns[2:])
    return tuple((across, bottom) for each in groups for bottom in rows for across in each)


def choose(
    room: Room,
    orders: Sequence[Sequence[Corner]],
    sizes: Sequence[QSizeF],
    at_large: Sequence[QSizeF],
    burden: Burden,
) -> tuple[QRectF, ...] | None:
    """The arrangement that covers least; of several, the one that comes first in the orders.

    None where there is no room for all. `at_large` are sizes that do not change with every
    number that is shown: what depends on them does not change either.
    """
    burdens = [
        [burden(room.at(corner, size), room.at(corner, large)) for corner in order]
        for order, size, large in zip(orders, sizes, at_large, strict=True)
    ]
    best: tuple[tuple[int, ...], tuple[QRectF, ...]] | None = None
    for ranks, boxes in room.arrangements(orders, sizes):
        chosen = [burdens[plate][rank] for plate, rank in enumerate(ranks)]
        covered = [sum(each) for each in zip(*chosen, strict=True)]
        key = (*covered, sum(ranks), *ranks)
        if best is None or key < best[0]:
            best = key, boxes
    return None if best is None else best[1]
