"""How a table is written down: what separates its columns, decimals, and whether it has names."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isnan
from typing import final

from gdviz.tables.cells import is_missing, number
from gdviz.tables.table_error import Words

#: What may separate columns, most likely first, and what it is called.
SEPARATORS = {
    ",": "commas",
    ";": "semicolons",
    "\t": "tabs",
    "|": "vertical bars",
    " ": "blanks",
}
#: Stands for no separator at all: a character that no text has.
NONE = "\x1f"
#: Blanks stand within texts as well, and so are less likely to separate columns.
DOUBT_BLANKS = 0.25

#: A number with a decimal comma.
_WITH_COMMA = re.compile(r"\s*[+-]?\d*,\d+([eE][+-]?\d+)?\s*")


@final
@dataclass(frozen=True)
class Form:
    """How a file is written; `separator` is `NONE` where there is one column alone."""

    separator: str
    decimal_comma: bool = False
    header: bool = True
    encoding: str = "utf-8"

    @property
    def words(self) -> Words:
        """What separates the columns, in a word."""
        return Words(SEPARATORS.get(self.separator, "nothing"))


def recognised(lines: Sequence[str], encoding: str = "utf-8", separator: str = "") -> Form:
    """The form of a table from its first lines, without comments and empty lines.

    That separator is taken which makes most rows equally long and most cells numbers, unless the
    file names one itself. csv.Error for a cell without an end.
    """
    chosen = separator or max(SEPARATORS, key=lambda each: _score(lines, each))
    rows = split(lines, chosen)
    if rows and not separator and max(map(len, rows)) < 2:
        chosen, rows = NONE, split(lines, NONE)
    comma = _has_decimal_commas(rows, chosen)
    return Form(chosen, comma, _has_header(rows, comma), encoding)


def split(lines: Iterable[str], separator: str) -> list[list[str]]:
    """The cells of lines."""
    return list(csv.reader(prepared(lines, separator), delimiter=separator))


def prepared(lines: Iterable[str], separator: str) -> Iterable[str]:
    """The lines, in each of which a run of blanks counts as one where they separate columns."""
    if separator != " ":
        return lines
    return (re.sub(r"[ \t]+", " ", line.strip()) + "\n" for line in lines)


def _score(lines: Sequence[str], separator: str) -> tuple[float, int]:
    """How well a separator divides lines, and into how many columns."""
    try:
        rows = split(lines, separator)
    except csv.Error:
        return 0.0, 0
    columns, times = Counter(map(len, rows)).most_common(1)[0] if rows else (0, 0)
    if columns < 2 or len(rows[0]) != columns:
        return 0.0, columns
    comma = _has_decimal_commas(rows, separator)
    cells = [cell for row in rows for cell in row]
    numeric = sum(not isnan(number(cell, comma)) for cell in cells)
    doubt = DOUBT_BLANKS if separator == " " else 0.0
    return times / len(rows) + numeric / len(cells) - doubt, columns


def _has_decimal_commas(rows: Iterable[Sequence[str]], separator: str) -> bool:
    """Whether numbers are written with commas, and none with a point."""
    if separator == ",":
        return False
    cells = [cell for row in rows for cell in row if "," in cell or "." in cell]
    with_point = any("." in cell and not isnan(number(cell)) for cell in cells)
    return not with_point and any(_WITH_COMMA.fullmatch(cell) for cell in cells)


def _has_header(rows: Sequence[Sequence[str]], comma: bool) -> bool:
    """Whether the first row names the columns: not when it holds numbers above all numbers."""
    if not rows:
        return False
    first, second = rows[0], rows[1] if len(rows) > 1 else rows[0]
    below = [
        cell for cell, under in zip(first, second, strict=False) if not isnan(number(under, comma))
    ]
    numeric = [cell for cell in below if not isnan(number(cell, comma))]
    return not numeric or not all(cell in numeric or is_missing(cell) for cell in below)
