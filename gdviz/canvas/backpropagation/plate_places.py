"""Where the numbers of weights lie on their lines so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF

from gdviz.engine.cost import Array

#: Places that are tried along each line, as shares of its length.
SHARES = np.linspace(0.06, 0.94, 23)
#: How much the middle of a line counts against places that others lose; tried in turn.
PULLS = (5.0, 2.0, 1.0, 0.5, 0.2, 0.0)


def plate_places(
    lines: Sequence[QLineF], size: tuple[float, float], taken: Sequence[QRectF], gap: float
) -> list[QRectF] | None:
    """A box of this size on each line, apart from all others and from those taken; or None.

    The line that has the fewest places left is served first, with the place that leaves the most
    to the others.
    """
    if not lines:
        return []
    centres = np.array([_along(line) for line in lines])
    reach = np.array(size) + gap
    free = ~_covered(centres, np.array(size) / 2 + gap, taken)
    flat = centres.reshape(-1, 2)
    clash = (np.abs(flat[:, np.newaxis] - flat) < reach).all(axis=-1)
    tries = (_served(free.copy(), clash, len(lines), pull) for pull in PULLS)
    chosen = next((each for each in tries if each is not None), None)
    if chosen is None:
        return None
    return [_box(centres[line, place], size) for line, place in enumerate(chosen)]


def _served(
    free: NDArray[np.bool_], clash: NDArray[np.bool_], count: int, pull: float
) -> list[int] | None:
    """The index of the place of each line; None where one line has none left."""
    chosen = [-1] * count
    waiting = set(range(count))
    tries = free.shape[1]
    while waiting:
        line = min(waiting, key=lambda each: (free[each].sum(), each))
        places = np.flatnonzero(free[line])
        if not len(places):
            return None
        waiting.remove(line)
        others = free.copy()
        others[[each for each in range(count) if each not in waiting]] = False
        costs = clash[line * tries + places] @ others.ravel().astype(int)
        middle = np.abs(places - (tries - 1) / 2)
        place = int(places[np.argmin(costs + pull * middle)])
        chosen[line] = place
        free &= ~clash[line * tries + place].reshape(free.shape)
    return chosen


def _along(line: QLineF) -> Array:
    begin, end = np.array([line.x1(), line.y1()]), np.array([line.x2(), line.y2()])
    along: Array = begin + SHARES[:, np.newaxis] * (end - begin)
    return along


def _covered(centres: Array, reach: Array, taken: Sequence[QRectF]) -> NDArray[np.bool_]:
    """Which places would lie on one of the boxes that are taken; centres (n, s, 2)."""
    covered = np.zeros(centres.shape[:-1], dtype=bool)
    for box in taken:
        low = np.array([box.left(), box.top()]) - reach
        high = np.array([box.right(), box.bottom()]) + reach
        covered |= ((centres > low) & (centres < high)).all(axis=-1)
    return covered


def _box(centre: Array, size: tuple[float, float]) -> QRectF:
    return QRectF(centre[0] - size[0] / 2, centre[1] - size[1] / 2, *size)
