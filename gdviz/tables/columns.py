"""Columns as they are gathered from the rows of a file: of numbers or of texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.tables.cells import is_infinite, is_missing, number, numbers
from gdviz.tables.table import TextColumn

#: Where at most this share of a column's values are no numbers, it is meant to hold numbers.
MOST_TEXTS = 0.2


@dataclass(frozen=True)
class Count:
    """How many cells of a column hold numbers, and how many hold something else."""

    numbers: int
    texts: int

    @property
    def present(self) -> int:
        """Cells that hold any value."""
        return self.numbers + self.texts

    @property
    def means_numbers(self) -> bool:
        """Whether the column is meant to hold numbers; an empty one may be."""
        return self.texts <= MOST_TEXTS * self.present


@final
class NumberCells:
    """A column of numbers: NaN where a cell holds none."""

    def __init__(self, decimal_comma: bool) -> None:
        self._comma = decimal_comma
        self._blocks: list[Array] = []
        self._texts = 0

    def add(self, cells: Sequence[str]) -> None:
        """Take the next cells."""
        values = numbers(cells, self._comma)
        odd = np.flatnonzero(np.isnan(values))
        self._texts += sum(is_text(cells[index]) for index in odd.tolist())
        self._blocks.append(values)

    @property
    def count(self) -> Count:
        return Count(sum(int(np.isfinite(each).sum()) for each in self._blocks), self._texts)

    @property
    def values(self) -> Array:
        """The numbers, (n,)."""
        return np.concatenate(self._blocks)

    @property
    def odd(self) -> NDArray[np.bool_]:
        """Which cells hold no number, (n,)."""
        return np.isnan(self.values)


@final
class TextCells:
    """A column of texts: each is kept once, and where it stands."""

    def __init__(self, decimal_comma: bool) -> None:
        self._comma = decimal_comma
        self._codes: dict[str, int] = {}
        self._blocks: list[NDArray[np.intp]] = []

    def add(self, cells: Sequence[str]) -> None:
        """Take the next cells."""
        codes = self._codes
        block = [codes.setdefault(cell.strip(), len(codes)) for cell in cells]
        self._blocks.append(np.array(block, dtype=np.intp))

    @property
    def _indices(self) -> NDArray[np.intp]:
        return np.concatenate(self._blocks)

    @property
    def count(self) -> Count:
        times = np.bincount(self._indices, minlength=len(self._codes))
        numeric = np.isfinite([number(text, self._comma) for text in self._codes])
        textual = np.array([is_text(text) for text in self._codes], dtype=bool) & ~numeric
        return Count(int(times[numeric].sum()), int(times[textual].sum()))

    @property
    def _missing(self) -> NDArray[np.bool_]:
        return np.array([is_missing(text) for text in self._codes], dtype=bool)

    @property
    def odd(self) -> NDArray[np.bool_]:
        """Which cells hold nothing, (n,)."""
        found: NDArray[np.bool_] = self._missing[self._indices]
        return found

    def taken(self, rows: NDArray[np.bool_]) -> TextColumn:
        """The texts of some rows, sorted."""
        used, indices = np.unique(self._indices[rows], return_inverse=True)
        texts = np.array(list(self._codes), dtype=object)[used]
        order = np.argsort(texts)
        places = np.empty(len(order), dtype=np.intp)
        places[order] = np.arange(len(order))
        indices = places[indices]
        indices.setflags(write=False)
        return TextColumn(tuple(texts[order]), indices)


def is_text(cell: str) -> bool:
    """Whether a cell that holds no finite number holds a text that is meant as one."""
    return not (is_missing(cell) or is_infinite(cell))


Cells: TypeAlias = NumberCells | TextCells
