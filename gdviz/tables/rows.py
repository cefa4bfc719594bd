"""The rows of a text, one after the other, each with its place in the file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import islice, takewhile
from typing import final

from gdviz.tables.form import Form, prepared, recognised, split
from gdviz.tables.table_error import TableError

#: Lines by which a form is recognised, and characters: fewer of those that are long.
LINES, CHARACTERS = 200, 2**17
#: What an empty row is written with.
EMPTY = str.maketrans("", "", ',;|"')
#: A line that names the separator.
_NAMED = re.compile(r'sep=([^"\w\r\n])\s*')


@final
class Rows:
    """The rows of a table in a text; those without any content are passed over.

    `about` is what comment lines `# key: value` at its top say. TableError where quotation marks
    do not fit together.
    """

    def __init__(self, text: str, encoding: str, name: str) -> None:
        self._stream, self._length, self._name = StringIO(text, newline=""), len(text), name
        self.about: dict[str, str] = {}
        self._skipped, self._last_comment = 0, ""
        self._separator = ""
        self._pass_over_top()
        self._begin = self._stream.tell()
        lines = self._first_lines()
        try:
            self.form = recognised(lines, encoding, self._separator)
        except csv.Error:
            # A cell without an end: going through the rows tells in which of them it is.
            self.form = Form(",", encoding=encoding)

    @property
    def share(self) -> float:
        """How much of the text has been passed, from 0 to 1."""
        return self._stream.tell() / self._length

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Every row from the top: in which row of the file it begins, from 1, and its cells."""
        self._stream.seek(self._begin)
        lines = prepared(self._stream, self.form.separator)
        reader = csv.reader(lines, delimiter=self.form.separator, strict=True)
        ended = 0
        try:
            for cells in reader:
                if "".join(cells).strip():
                    yield self._skipped + ended + 1, cells
                ended = reader.line_num
        except csv.Error as error:
            raise self._torn(error, self._skipped + ended + 1) from error

    def names_above(self, width: int) -> list[str]:
        """The names of so many columns in the last comment, where some programs write them.

        Empty names if there are none.
        """
        line = self._last_comment.lstrip("# ")
        if not line or ":" in line or len(line) > CHARACTERS:
            return [""] * width
        names = split([line], self.form.separator)[0]
        return names if len(names) == width else [""] * width

    def _first_lines(self) -> list[str]:
        lines: list[str] = []
        for line in islice(self._stream, LINES):
            if line.translate(EMPTY).strip():
                lines.append(line)
            if len(lines) > 2 and self._stream.tell() - self._begin > CHARACTERS:
                break
        return lines

    def _torn(self, error: csv.Error, row: int) -> TableError:
        """What the csv module says of a row, in a person's words."""
        what = "a quotation mark is not closed, or stands within a cell"
        if "limit" in str(error):
            what = "a cell is longer than {most:,} characters, or a quotation mark is not closed"
        return TableError(
            "{name}, row {row}: " + what,
            row=row,
            name=self._name,
            most=csv.field_size_limit(),
        )

    def _pass_over_top(self) -> None:
        """Read comments, empty lines and the line `sep=;` that some spreadsheets write."""
        while True:
            place = self._stream.tell()
            line = self._stream.readline()
            named = None if is_passed_over(line) else _NAMED.fullmatch(line)
            if not line or not (named or is_passed_over(line)):
                break
            self._skipped += 1
            self._separator = named[1] if named else self._separator
            self.about |= comment(line)
            self._last_comment = line if line.startswith("#") else self._last_comment
        self._stream.seek(place)


def is_passed_over(line: str) -> bool:
    """Whether a line at the top of a file is a comment, or empty."""
    return line.startswith("#") or not line.strip()


def comment(line: str) -> dict[str, str]:
    """Key and value of a comment `# key: value`; nothing of any other line."""
    key, colon, value = line.lstrip("#").partition(":")
    return {key.strip(): value.strip()} if colon and line.startswith("#") else {}


def top_comments(lines: Iterable[str]) -> dict[str, str]:
    """What the comments above a table say."""
    about: dict[str, str] = {}
    for line in takewhile(is_passed_over, lines):
        about |= comment(line)
    return about
