"""How often trails have been where: places for texts are looked for where they have not."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import final

import numpy as np
from PySide6.QtCore import QRectF

from gdviz.canvas.flat.trail import Positions
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array

#: Pixels along a side of the cells in which points are counted.
CELL = 8


@final
class Visits:
    """Counts the points of trails cell by cell; each new point is looked at once.

    The counts depend on the view and on the points alone, not on the way the playhead took.
    """

    def __init__(self) -> None:
        self._trails: Sequence[Positions] = ()
        self._counted: list[int] = []
        self._view = ViewMap((0, 1), (0, 1), 1, 1)
        self._counts: Array = np.zeros((1, 1), dtype=int)

    def set_trails(self, trails: Sequence[Positions]) -> None:
        """Count other trails from now on."""
        self._trails = trails
        self._begin(self._view)

    def count(self, points: int, view: ViewMap) -> None:
        """Have counted the first so many points of every trail, as a view shows them."""
        if view != self._view or points < max(self._counted, default=0):
            self._begin(view)
        for index, positions in enumerate(self._trails):
            if points > self._counted[index]:
                new = positions(self._counted[index], points)
                self._counted[index] += len(new)
                self._add(view.to_pixels(new))

    def within(self, box: QRectF) -> int:
        """The points in the cells that a box touches."""
        left, top = max(int(box.left() // CELL), 0), max(int(box.top() // CELL), 0)
        right, bottom = (max(ceil(edge / CELL), 0) for edge in (box.right(), box.bottom()))
        return int(self._counts[top:bottom, left:right].sum())

    def _begin(self, view: ViewMap) -> None:
        self._view = view
        self._counted = [0] * len(self._trails)
        shape = (ceil(view.height / CELL), ceil(view.width / CELL))
        self._counts = np.zeros(shape, dtype=int)

    def _add(self, pixels: Array) -> None:
        rows, columns = self._counts.shape
        inside = (pixels >= 0).all(axis=1) & (pixels < (CELL * columns, CELL * rows)).all(axis=1)
        cells = (pixels[inside] // CELL).astype(int)
        np.add.at(self._counts, (cells[:, 1], cells[:, 0]), 1)
