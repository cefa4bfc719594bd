"""From rows to columns: cells are taken in blocks, so that no text is kept that is not needed."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from typing import final

from gdviz.engine.chunks import OnProgress
from gdviz.engine.network.samples import MOST_SAMPLES
from gdviz.tables.columns import Cells, NumberCells, TextCells
from gdviz.tables.rows import Rows
from gdviz.tables.table_error import Remedy, TableError, short

#: More columns than these, nobody can choose from.
MOST_COLUMNS = 1000
#: Cells that are taken at once: a tenth of a second at most between two reports of progress.
BLOCK = 2**17


@final
@dataclass(eq=False)
class Gathered:
    """The columns of a file, the places of their rows in it, and those of rows of another length.

    The latter are there only if they are to be left out.
    """

    names: tuple[str, ...]
    columns: list[Cells]
    places: list[int] = field(default_factory=list)
    ragged: list[int] = field(default_factory=list)


def gather(
    rows: Rows, name: str, remedies: frozenset[Remedy], on_progress: OnProgress | None
) -> Gathered:
    """The columns of a file, each of numbers or of texts.

    TableError for what no table has, CancelledError when `on_progress` answers no. What a column
    holds is guessed from its first block; should the rest not bear it out, all is read again.
    """
    gatherer = _Gatherer(rows, name, remedies, on_progress)
    found = gatherer.gathered(None)
    meant = [column.count.means_numbers for column in found.columns]
    if meant != [isinstance(column, NumberCells) for column in found.columns]:
        found = gatherer.gathered(meant)
    return found


@final
class _Gatherer:
    """Goes through the rows of a file as often as it is asked to."""

    def __init__(
        self,
        rows: Rows,
        name: str,
        remedies: frozenset[Remedy],
        on_progress: OnProgress | None,
    ) -> None:
        self._rows, self._name, self._remedies = rows, name, remedies
        self._on_progress = on_progress
        self._comma = rows.form.decimal_comma

    def gathered(self, numeric: Sequence[bool] | None) -> Gathered:
        """All columns; which of them are `numeric` is guessed if it is not known."""
        numbered = iter(self._rows)
        first = next(numbered, None)
        if first is None:
            raise TableError("{name} holds no table, only comments or separators", name=self._name)
        found = Gathered(self._names(*first), self._columns(numeric or ()))
        block = [] if self._rows.form.header else [first[1]]
        found.places.extend([first[0]] * len(block))
        for place, cells in numbered:
            if len(found.places) + len(found.ragged) == MOST_SAMPLES:
                self._check_last(place)
                break
            if self._fits(found, place, cells):
                found.places.append(place)
                block.append(cells)
            if len(block) * len(found.names) >= BLOCK:
                self._take(found, block)
                block = []
        self._take(found, block)
        self._check_rows(found)
        return found

    def _columns(self, numeric: Sequence[bool]) -> list[Cells]:
        return [NumberCells(self._comma) if each else TextCells(self._comma) for each in numeric]

    def _take(self, found: Gathered, block: Sequence[Sequence[str]]) -> None:
        """Give each column its cells of a block, and say how far the file is read."""
        if self._on_progress and not self._on_progress(self._rows.share):
            raise CancelledError
        if not block:
            return
        cells = list(zip(*block, strict=True))
        if not found.columns:
            found.columns = self._columns(list(map(self._looks_numeric, cells)))
        for column, each in zip(found.columns, cells, strict=True):
            column.add(each)

    def _looks_numeric(self, cells: Sequence[str]) -> bool:
        tried = NumberCells(self._comma)
        tried.add(cells)
        return tried.count.means_numbers

    def _names(self, row: int, cells: Sequence[str]) -> tuple[str, ...]:
        """The names of the columns; one without a name is called by its number."""
        if len(cells) > MOST_COLUMNS:
            raise TableError(
                "{name} has {count:,} columns; {most:,} at most are read",
                name=self._name,
                count=len(cells),
                most=MOST_COLUMNS,
            )
        header = cells if self._rows.form.header else self._rows.names_above(len(cells))
        names = tuple(
            " ".join(cell.split()) or f"Column {place}" for place, cell in enumerate(header, 1)
        )
        self._check_names(row, names)
        return names

    def _check_names(self, row: int, names: tuple[str, ...]) -> None:
        seen: dict[str, int] = {}
        for place, label in enumerate(names, start=1):
            if label in seen:
                raise TableError(
                    "{name}, row {row}: columns {former} and {column} are both called {label}",
                    row=row,
                    column=place,
                    name=self._name,
                    former=seen[label],
                    label=short(label),
                )
            seen[label] = place

    def _fits(self, found: Gathered, row: int, cells: Sequence[str]) -> bool:
        """Whether a row is as long as the others; TableError if it is not to be left out."""
        if len(cells) == len(found.names):
            return True
        if Remedy.LEAVE_OUT not in self._remedies:
            raise self._odd_length(row, len(cells), len(found.names))
        found.ragged.append(row)
        return False

    def _odd_length(self, row: int, count: int, width: int) -> TableError:
        what = "ends after column {count}" if count < width else "has {count} columns"
        return TableError(
            "{name}, row {row} " + what + "; the table has {width}, separated by {separator}",
            row=row,
            column=min(count, width) + 1,
            remedy=Remedy.LEAVE_OUT,
            name=self._name,
            count=count,
            width=width,
            separator=self._rows.form.words,
        )

    def _check_last(self, row: int) -> None:
        if Remedy.FIRST_ROWS not in self._remedies:
            raise TableError(
                "{name} goes on in row {row}; {most:,} rows at most are read",
                row=row,
                remedy=Remedy.FIRST_ROWS,
                name=self._name,
                most=MOST_SAMPLES,
            )

    def _check_rows(self, found: Gathered) -> None:
        if not found.places:
            template = "{name} holds no data: no row follows its header"
            if found.ragged:
                template = "{name} holds no data: no row is as long as the first"
            raise TableError(template, name=self._name)
