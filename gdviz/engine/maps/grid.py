"""The cells of a map and what stands in their middle."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias, final

import numpy as np

from gdviz.engine.cost import Array, Domain

#: More cells along one side than any printer has dots.
LARGEST = 65_536

#: Neighbouring middles have to be this many floating-point numbers apart.
APART = 4

#: Columns and rows, or one number for both.
Size: TypeAlias = int | tuple[int, int]


@final
@dataclass(frozen=True)
class Axis:
    """The numbers from `low` to `high` along one side of a map, evenly or by equal factors.

    ValueError unless low < high, both finite, and above zero when `log`.
    """

    low: float
    high: float
    log: bool = False

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise ValueError(
                f"a window needs finite bounds with low < high, not {self.low:g} to {self.high:g}"
            )
        if self.log and self.low <= 0:
            raise ValueError(f"a window on a log scale begins above 0, not at {self.low:g}")
        if math.isinf(self.high - self.low):
            raise ValueError(f"the window from {self.low:g} to {self.high:g} is too wide")

    def at(self, share: Array | float) -> Array:
        """The numbers at shares of the way, 0 at `low` and 1 at `high`: (...) -> (...)."""
        if not self.log:
            return np.asarray(self.low + share * (self.high - self.low))
        # Not from the logarithms of both ends, which have no digits left for a narrow window.
        return np.asarray(self.low * np.exp(share * self._growth))

    def middles(self, count: int) -> Array:
        """The middles of `count` equal cells: (count,).

        ValueError when the window is so narrow that floating-point numbers cannot tell them apart.
        """
        middles = self.at((np.arange(count) + 0.5) / count)
        largest = np.maximum(np.abs(middles[1:]), np.abs(middles[:-1]))
        if count > 1 and not (np.diff(middles) >= APART * np.spacing(largest)).all():
            raise ValueError(
                f"the window from {self.low!r} to {self.high!r} is too narrow for {count} cells: "
                "64-bit numbers end here; zoom out"
            )
        return middles

    @property
    def _growth(self) -> float:
        width = (self.high - self.low) / self.low
        return math.log1p(width) if width < 1 else math.log(self.high) - math.log(self.low)


@final
@dataclass(frozen=True)
class Grid:
    """Columns along one axis and, unless a map is a single row, rows along another.

    Row 0 is that of the lowest numbers. Cells are counted along the rows, row by row. ValueError
    for a number of cells that is not from 1 to `LARGEST`.
    """

    across: Axis
    up: Axis | None
    columns: int
    rows: int

    def __post_init__(self) -> None:
        for count in (self.columns, self.rows):
            if not isinstance(count, int | np.integer) or not 1 <= count <= LARGEST:
                raise ValueError(f"a map has from 1 to {LARGEST:,} cells a side, not {count!r}")

    @classmethod
    def of(cls, across: Axis, up: Axis | None, size: Size) -> Grid:
        """The grid of a size; without an axis for them there is one row."""
        columns, rows = size if isinstance(size, tuple) else (size, size)
        return cls(across, up, columns, rows if up else 1)

    @classmethod
    def over(cls, domain: Domain, size: Size) -> Grid:
        """The grid over a domain of one or two dimensions; ValueError for more."""
        if domain.dimension not in (1, 2):
            raise ValueError(f"a map shows one or two parameters, not {domain.dimension}")
        bounds = zip(domain.lower.tolist(), domain.upper.tolist(), strict=True)
        across, *up = (Axis(low, high) for low, high in bounds)
        return cls.of(across, up[0] if up else None, size)

    @property
    def count(self) -> int:
        """The number of cells."""
        return self.columns * self.rows

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.rows, self.columns

    @property
    def spacing(self) -> tuple[float, float]:
        """The mean distance from a middle to the next one, across and up."""
        height = (self.up.high - self.up.low) / self.rows if self.up else 0.0
        return (self.across.high - self.across.low) / self.columns, height

    def pairs(self, part: slice) -> tuple[Array, Array]:
        """What stands in the middles of some cells, across and up, shapes (n,) and (n,).

        The same numbers however the cells are divided into parts.
        """
        rows, columns = np.divmod(np.arange(part.start, part.stop), self.columns)
        return self.middles[0][columns], self.middles[1][rows]

    def coarser(self, factor: int) -> Grid:
        """The same window with fewer cells a side, at least one."""
        columns, rows = (max(count // factor, 1) for count in (self.columns, self.rows))
        return Grid(self.across, self.up, columns, rows)

    @cached_property
    def middles(self) -> tuple[Array, Array]:
        """The middles of all columns and of all rows."""
        up = self.up.middles(self.rows) if self.up else np.zeros(1)
        return self.across.middles(self.columns), up
