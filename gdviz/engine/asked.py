"""What an optimizer has asked of the cost beside what every step looks at, in as little room."""

from __future__ import annotations

from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.growing_array import GrowingArray

#: How values, gradients and Hessians are counted: of gradients there may be shares.
KINDS: tuple[type, ...] = (np.int32, np.float64, np.int32)


@final
class Asked:
    """Counts that go up from step to step; what is never asked takes no room."""

    def __init__(self) -> None:
        self._steps = 0
        self._columns: list[GrowingArray | None] = [None] * len(KINDS)

    @property
    def nbytes(self) -> int:
        """The memory of the counts, with the spare room."""
        return sum(column.nbytes for column in self._columns if column is not None)

    def add(self, counts: Array) -> None:
        """What has been asked in all after one more step: values, gradients, Hessians, (3,)."""
        for place, count in enumerate(counts.tolist()):
            if self._columns[place] is None and count:
                self._columns[place] = _zeros(self._steps, KINDS[place])
            column = self._columns[place]
            if column is not None:
                column.append(count)
        self._steps += 1

    def before(self, begin: int, end: int) -> NDArray[np.float64]:
        """What had been asked when points `begin` to below `end` were come to: (n, 3)."""
        counts = np.zeros((max(end - begin, 0), len(KINDS)))
        first = max(begin, 1)
        for place, column in enumerate(self._columns):
            if column is not None:
                counts[first - begin :, place] = column.rows[first - 1 : max(end - 1, 0)]
        return counts


def _zeros(count: int, kind: type) -> GrowingArray:
    column = GrowingArray(kind(0))
    for _ in range(count):
        column.append(0)
    return column
