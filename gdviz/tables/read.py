"""A file that a person chose -> a table, or a sentence that says what is wrong and where."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from gdviz.engine.chunks import OnProgress
from gdviz.engine.cost import Array
from gdviz.tables.columns import NumberCells, TextCells
from gdviz.tables.completeness import Completeness
from gdviz.tables.file_text import file_text
from gdviz.tables.gathering import gather
from gdviz.tables.rows import Rows
from gdviz.tables.table import Table
from gdviz.tables.table_error import Remedy


def read_table(
    path: Path | str,
    remedies: Collection[Remedy] = (),
    on_progress: OnProgress | None = None,
) -> Table:
    """Read a table from a text file: CSV, or separated by semicolons, tabs, bars or blanks.

    Encoding, separator, decimal comma and header line are recognised. TableError says what is wrong
    and where, and names the remedy, if there is one, with which to call this again. `on_progress`
    is told the share that is read and answers whether to go on; CancelledError when not.
    """
    path, chosen = Path(path), frozenset(remedies)
    text, encoding = file_text(path, only_beginning=Remedy.FIRST_ROWS in chosen)
    rows = Rows(text, encoding, path.name)
    found = gather(rows, path.name, chosen, on_progress)
    checked = Completeness(rows, found, path.name, Remedy.LEAVE_OUT in chosen)
    return _table(rows, checked, path)


def _table(rows: Rows, checked: Completeness, path: Path) -> Table:
    columns, complete = checked.columns, checked.complete
    return Table(
        title=rows.about.get("title", path.stem),
        row_count=int(complete.sum()),
        columns=tuple(columns),
        numbers={
            name: _frozen(each.values[complete])
            for name, each in columns.items()
            if isinstance(each, NumberCells)
        },
        texts={
            name: each.taken(complete)
            for name, each in columns.items()
            if isinstance(each, TextCells)
        },
        form=rows.form,
        source=rows.about.get("source", ""),
        licence=rows.about.get("licence", ""),
        left_out_rows=checked.left_out_rows,
        left_out_columns=checked.left_out_columns,
        about=rows.about,
    )


def _frozen(array: Array) -> Array:
    array.setflags(write=False)
    return array
