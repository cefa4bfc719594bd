"""An array that grows by one row at a time."""

from __future__ import annotations

from typing import Any, final

import numpy as np
from numpy.typing import NDArray


@final
class GrowingArray:
    """Rows of one shape, appended one at a time; appending takes constant time on average."""

    def __init__(self, row: Any) -> None:
        first = np.asarray(row)
        self._rows: NDArray[Any] = np.empty((64, *first.shape), first.dtype)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def rows(self) -> NDArray[Any]:
        """The rows so far, as a read-only view that later rows do not change."""
        rows = self._rows[: self._count]
        rows.setflags(write=False)
        return rows

    @property
    def nbytes(self) -> int:
        """The memory that it takes, with the spare room."""
        return self._rows.nbytes

    def row(self, index: int) -> Any:
        """One row, counted from the first, read-only."""
        row = self._rows[index]
        if row.ndim:
            row.setflags(write=False)
        return row

    @property
    def last(self) -> Any:
        """The newest row, read-only."""
        return self.row(self._count - 1)

    def append(self, row: Any) -> None:
        if self._count == len(self._rows):
            self._rows = self._copied()
        self._rows[self._count] = row
        self._count += 1

    def extend(self, rows: NDArray[Any]) -> None:
        """Append several rows, (n, ...)."""
        while self._count + len(rows) > len(self._rows):
            self._rows = self._copied()
        self._rows[self._count : self._count + len(rows)] = rows
        self._count += len(rows)

    def larger(self) -> NDArray[Any] | None:
        """What the next row needs in the place of the present array; None where it has room.

        Copying a long run of many parameters takes longer than a frame: this may be called on
        another thread, as long as no row is appended meanwhile.
        """
        return None if self._count < len(self._rows) else self._copied()

    def move_into(self, larger: NDArray[Any]) -> None:
        """Go on in an array that `larger` has made since the last row was appended."""
        self._rows = larger

    def _copied(self) -> NDArray[Any]:
        # A half more, not double: the spare room counts against the memory of a long run.
        size = len(self._rows) + len(self._rows) // 2
        larger = np.empty((size, *self._rows.shape[1:]), self._rows.dtype)
        larger[: self._count] = self._rows[: self._count]
        return larger
