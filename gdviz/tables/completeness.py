"""Which columns and rows of a file hold a value everywhere, and what is said where they do not."""

from __future__ import annotations

from functools import cached_property
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.tables.cells import is_infinite, is_missing
from gdviz.tables.columns import Cells, NumberCells
from gdviz.tables.form import NONE
from gdviz.tables.gathering import Gathered
from gdviz.tables.rows import Rows
from gdviz.tables.table_error import Remedy, TableError, quoted, short


@final
class Completeness:
    """What is kept of a file's columns and rows.

    TableError, when it is made, for what is incomplete, unless that is to be left out, and for a
    file that has no numbers or no complete row.
    """

    def __init__(self, rows: Rows, found: Gathered, name: str, leave_out: bool) -> None:
        self._rows, self._found, self._name = rows, found, name
        self._kept = [
            index for index in range(len(found.columns)) if self._is_kept(index, leave_out)
        ]
        self._check_numbers()
        self._check_rows(leave_out)

    @property
    def columns(self) -> dict[str, Cells]:
        """The columns that are kept, by name."""
        return {self._found.names[index]: self._found.columns[index] for index in self._kept}

    @property
    def complete(self) -> NDArray[np.bool_]:
        """Which rows have a value in every column that is kept, (n,)."""
        return np.logical_not(self._odd.any(axis=0))

    @property
    def left_out_rows(self) -> tuple[int, ...]:
        """The places in the file of rows that are not kept."""
        incomplete = np.array(self._found.places)[~self.complete]
        return tuple(sorted([*self._found.ragged, *incomplete.tolist()]))

    @property
    def left_out_columns(self) -> tuple[str, ...]:
        """The names of columns that are not kept."""
        return tuple(name for name in self._found.names if name not in self.columns)

    @cached_property
    def _odd(self) -> NDArray[np.bool_]:
        """By column that is kept and by row: whether the cell holds no value."""
        return np.array([self._found.columns[index].odd for index in self._kept])

    def _is_kept(self, index: int, leave_out: bool) -> bool:
        """Whether a column has values in half of the rows; TableError if it is to be kept.

        A column without values and without a name is what separators at the ends of lines make.
        """
        present, total = self._found.columns[index].count.present, len(self._found.places)
        if 2 * present >= total:
            return True
        label = self._found.names[index]
        if leave_out or (not present and label == f"Column {index + 1}"):
            return False
        raise TableError(
            "{name}, column {column} ({label}): values in {present:,} of {total:,} rows only",
            column=index + 1,
            remedy=Remedy.LEAVE_OUT,
            name=self._name,
            label=short(label),
            present=present,
            total=total,
        )

    def _check_numbers(self) -> None:
        if any(isinstance(self._found.columns[index], NumberCells) for index in self._kept):
            return
        row, cells = self._row(self._found.places[0])
        template = (
            "{name} has no column of numbers: its columns are separated by {separator}, and row "
            "{row} begins with {cell}"
        )
        if self._rows.form.separator == NONE:
            template = (
                "{name} has no column of numbers: no comma, semicolon, tab, vertical bar or blank "
                "separates columns, and row {row} begins with {cell}"
            )
        raise TableError(
            template,
            row=row,
            column=1,
            name=self._name,
            separator=self._rows.form.words,
            cell=quoted(cells[0]),
        )

    def _check_rows(self, leave_out: bool) -> None:
        complete = self.complete
        if not complete.any():
            raise TableError(
                "{name} holds no data: no row has a value in every column", name=self._name
            )
        if not (leave_out or complete.all()):
            raise self._first_odd_cell(int(complete.argmin()), int((~complete).sum()))

    def _first_odd_cell(self, index: int, count: int) -> TableError:
        column = self._kept[int(self._odd[:, index].argmax())]
        row, cells = self._row(self._found.places[index])
        cell = cells[column].strip()
        return TableError(
            "{name}, row {row}, column {column} ({label}): "
            + _trouble(cell)
            + "; incomplete rows: {count:,} of {total:,}",
            row=row,
            column=column + 1,
            remedy=Remedy.LEAVE_OUT,
            name=self._name,
            label=short(self._found.names[column]),
            cell=quoted(cell),
            count=count,
            total=len(self._found.places),
        )

    def _row(self, place: int) -> tuple[int, list[str]]:
        """The row at a place of the file, which is read once more up to there."""
        return next(each for each in self._rows if each[0] == place)


def _trouble(cell: str) -> str:
    """What is wrong with a cell, as a template."""
    if not cell:
        return "the cell is empty"
    if is_missing(cell):
        return "{cell} stands for a missing value"
    if is_infinite(cell):
        return "{cell} is not a finite number"
    return "{cell} is not a number, as others in this column are"
