"""A table: columns of numbers and of texts, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.tables.form import Form


@final
@dataclass(frozen=True, eq=False)
class TextColumn:
    """The texts of a column, (n,): each is `categories[index]`; the categories are sorted."""

    categories: tuple[str, ...]
    indices: NDArray[np.intp]


@final
@dataclass(frozen=True, eq=False)
class Table:
    """`row_count` rows of columns, each of numbers, (n,), all finite, or of texts.

    `columns` are the names of all, in the order of the file. `left_out_rows` are the places in the
    file of rows that were left out, from 1, and `left_out_columns` names of columns. `about` is
    what comment lines `# key: value` at the top of the file say.
    """

    title: str
    row_count: int
    columns: tuple[str, ...]
    numbers: Mapping[str, Array]
    texts: Mapping[str, TextColumn]
    form: Form
    source: str = ""
    licence: str = ""
    left_out_rows: tuple[int, ...] = ()
    left_out_columns: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)

    def place(self, name: str) -> int:
        """Where a column stands, from 1."""
        return self.columns.index(name) + 1
