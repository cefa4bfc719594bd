"""A long sequence in little room: the lowest and the highest of equal shares of it."""

from __future__ import annotations

from typing import final

import numpy as np

from gdviz.engine.cost import Array

#: Shares that are kept: more than a wide screen has columns. An even number.
CAPACITY = 4096


@final
class Envelope:
    """Takes values in and never grows: when it is full, two neighbours become one share."""

    def __init__(self) -> None:
        self._low, self._high = np.empty(CAPACITY), np.empty(CAPACITY)
        self._size = 1
        self._count = 0

    def __len__(self) -> int:
        """The number of values taken in."""
        return self._count

    @property
    def size(self) -> int:
        """The number of values in a share; a power of two."""
        return self._size

    @property
    def low(self) -> Array:
        """The lowest value of each share so far."""
        return self._low[: self._used]

    @property
    def high(self) -> Array:
        """The highest value of each share so far."""
        return self._high[: self._used]

    def extend(self, values: Array) -> None:
        """Take more values in; each costs the same, however many came before."""
        if not len(values):
            return
        while self._count + len(values) > CAPACITY * self._size:
            self._fold()
        shares = (self._count + np.arange(len(values))) // self._size
        starts = np.flatnonzero(np.diff(shares, prepend=-1))
        low, high = np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)
        if self._count % self._size:
            begun = shares[0]
            low[0] = min(low[0], self._low[begun])
            high[0] = max(high[0], self._high[begun])
        self._low[shares[starts]], self._high[shares[starts]] = low, high
        self._count += len(values)

    @property
    def _used(self) -> int:
        return -(-self._count // self._size)

    def _fold(self) -> None:
        starts = np.arange(0, self._used, 2)
        if len(starts):
            low, high = self.low, self.high
            self._low[: len(starts)] = np.minimum.reduceat(low, starts)
            self._high[: len(starts)] = np.maximum.reduceat(high, starts)
        self._size *= 2
