"""Where the numbers of weights lie on their lines so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF

from gdviz.engine.cost import Array

#: Places that are tried along each line, as shares of its length.
SHARES = np.linspace(0.06, 0.94, 23)
#: Where plates would best lie, as shares of their lines in turn, and how much that counts against
#: places that others lose: first all in the middle, then apart, then anywhere.
WISHES: tuple[tuple[tuple[float, ...], float], ...] = (
    ((0.5,), 5.0),
    ((0.25, 0.75), 5.0),
    ((0.2, 0.5, 0.8), 1.0),
    ((0.5,), 0.0),
)


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
    free = ~_covered(centres, np.array(size) / 2 + gap, taken)
    flat = centres.reshape(-1, 2)
    clash = (np.abs(flat[:, np.newaxis] - flat) < np.array(size) + gap).all(axis=-1)
    tries = (_served(free.copy(), clash.astype(np.float32), *wish) for wish in WISHES)
    chosen = next((each for each in tries if each is not None), None)
    if chosen is None:
        return None
    return [_box(centres[line, place], size) for line, place in enumerate(chosen)]


def _served(
    free: NDArray[np.bool_], clash: NDArray[np.float32], shares: Sequence[float], pull: float
) -> list[int] | None:
    """The index of the place of each line; None where one line has none left."""
    count, places = free.shape
    chosen = [-1] * count
    waiting = np.ones(count, dtype=bool)
    while waiting.any():
        left = np.where(waiting, free.sum(axis=1), places + 1)
        line = int(left.argmin())
        if not left[line]:
            return None
        waiting[line] = False
        rows = clash[line * places : (line + 1) * places]
        costs = rows @ (free & waiting[:, np.newaxis]).ravel().astype(np.float32)
        costs += pull * places * np.abs(SHARES - shares[line % len(shares)])
        chosen[line] = int(np.where(free[line], costs, np.inf).argmin())
        free &= (rows[chosen[line]] == 0).reshape(free.shape)
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
