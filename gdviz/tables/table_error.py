"""What is wrong with a table: what, where, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import final


@final
class Remedy(Enum):
    """What a person can have done about a table that was refused: `read_table(path, {remedy})`.

    The value is what a button says.
    """

    LEAVE_OUT = "Leave out incomplete rows"
    FIRST_ROWS = "Read only the first rows"


@final
class Words(str):
    """A value of an error that is words of the program, and so is translated as its template is."""

    __slots__ = ()


@final
class TableError(ValueError):
    """A sentence that says what is wrong with a table and where.

    It is kept as a template with its values, so that it can be translated where it is shown. `row`
    and `column` count from 1, as a text editor and a spreadsheet do; comments, the header line and
    empty lines are rows as well. None where it is not about one row or column.
    """

    def __init__(
        self,
        template: str,
        *,
        row: int | None = None,
        column: int | None = None,
        remedy: Remedy | None = None,
        **values: object,
    ) -> None:
        self.template, self.row, self.column, self.remedy = template, row, column, remedy
        self.values = {**values, "row": row, "column": column}
        super().__init__(self.said(str))

    def said(self, translated: Callable[[str], str]) -> str:
        """The sentence in another language, which `translated` knows."""
        values = {
            key: translated(value) if isinstance(value, Words) else value
            for key, value in self.values.items()
        }
        return translated(self.template).format(**values)


#: More characters of a cell than these tell nobody more.
LONGEST_QUOTE = 30


def short(text: str) -> str:
    """A text from a file, cut short: it may be a whole line."""
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def quoted(text: str) -> str:
    """The content of a cell in quotation marks, cut short."""
    return f"“{short(text)}”"
