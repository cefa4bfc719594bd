"""Which values are listed beside the chart, and in how many rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Self, final

import numpy as np

#: The list takes at most this share of the chart's width and so many columns.
SHARE, COLUMNS = 0.42, 2
#: With fewer rows than this there is none to say how many values are left out.
FEWEST = 3


@final
@dataclass(frozen=True)
class Grid:
    """Rows and columns of a list; values run down a column first."""

    rows: int
    columns: int

    @classmethod
    def inside(cls, count: int, size: tuple[float, float], cell: tuple[float, float]) -> Self:
        """Room for so many values, as far as cells of a size, (width, height), fit the chart's."""
        rows = max(int(size[1] / cell[1]), 1)
        columns = min(int(SHARE * size[0] / cell[0]), COLUMNS, ceil(count / rows))
        return cls(min(rows, ceil(count / max(columns, 1))), columns)

    @property
    def room(self) -> int:
        """How many cells there are."""
        return self.rows * self.columns

    def cell(self, index: int) -> tuple[int, int]:
        """Column and row of a place in the list."""
        return index // self.rows, index % self.rows


def listed(values: Sequence[float], selected: int | None, room: int) -> list[int]:
    """The indices to list, lowest value first, what is no number last.

    Where there is not room for all, they are the lowest and the selected one. One row less than
    there is room for is filled then, so that a word can be said of the rest, unless it is the
    only one beside the best.
    """
    order = [int(each) for each in np.argsort(np.array(values), kind="stable")]
    if len(order) <= room:
        return order
    room -= room >= FEWEST
    best = order[:room]
    if selected is None or selected in best or not room:
        return best
    return [*best[:-1], selected]
