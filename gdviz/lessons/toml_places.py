"""The line on which each key of a TOML text stands; `tomllib` does not tell."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias, final

#: Keys from the root, and places in lists, counted from 0.
Path: TypeAlias = tuple[str | int, ...]

#: Longer paths are noted no more: no lesson has a key there.
DEEPEST = 12

_TOKEN = re.compile(
    r'(?P<text>"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+')"
    r"|(?P<comment>#[^\n]*)"
    r"|(?P<mark>[\[\]{},=.\n])"
    r"|(?P<blank>[^\S\n]+)"
    r"|(?P<bare>[^\[\]{},=.\n\s#\"']+)",
    re.DOTALL,
)


class _Token(NamedTuple):
    kind: str
    text: str
    line: int


def places(text: str) -> dict[Path, int]:
    """The line, counted from 1, of every key, table and entry of a list.

    The text has to be what `tomllib` understands.
    """
    return _Reader(list(_tokens(text))).places


def known_part(lines: Mapping[Path, int], path: Path) -> Path:
    """The longest beginning of a path that has a line; empty where none has."""
    while path and path not in lines:
        path = path[:-1]
    return path


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for found in _TOKEN.finditer(text.replace("\r\n", "\n")):
        kind = str(found.lastgroup)
        if kind not in ("blank", "comment"):
            yield _Token(kind, found[0], line)
        line += found[0].count("\n")


@final
class _Reader:
    """Goes through the tokens once, and notes the line of everything that has a path."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.places: dict[Path, int] = {}
        self._tokens, self._next = tokens, 0
        self._lengths: dict[Path, int] = {}  # of the lists of tables
        self._read()

    def _read(self) -> None:
        table: Path = ()
        while self._next < len(self._tokens):
            if self._mark("\n"):
                self._next += 1
            elif self._mark("["):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        line = self._tokens[self._next].line
        doubled = self._mark("[", 1)
        self._next += 1 + doubled
        path = self._resolved(self._keys(), doubled)
        self._next += 1 + doubled
        for end in range(1, len(path) + 1):
            self._note(path[:end], line)
        return path

    def _resolved(self, keys: list[str], doubled: bool) -> Path:
        """The path of a header: within a list of tables it means the last one."""
        path: Path = ()
        for place, key in enumerate(keys):
            path = (*path, key)
            if doubled and place == len(keys) - 1:
                self._lengths[path] = self._lengths.get(path, 0) + 1
            if path in self._lengths:
                path = (*path, self._lengths[path] - 1)
        return path

    def _pair(self, table: Path) -> None:
        line = self._tokens[self._next].line
        path = table
        for key in self._keys():
            path = (*path, key)
            self._note(path, line)
        self._next += 1  # the =
        self._value(path)

    def _keys(self) -> list[str]:
        """The parts of a dotted key."""
        keys = [self._key()]
        while self._mark("."):
            self._next += 1
            keys.append(self._key())
        return keys

    def _key(self) -> str:
        token = self._tokens[self._next]
        self._next += 1
        if token.kind != "text":
            return token.text
        return str(tomllib.loads(f"key = {token.text}")["key"])

    def _value(self, path: Path) -> None:
        if self._mark("["):
            self._list(path)
        elif self._mark("{"):
            self._inline_table(path)
        else:
            self._plain()

    def _plain(self) -> None:
        """A number, a text or a date: whatever stands before the next mark."""
        while self._next < len(self._tokens):
            token = self._tokens[self._next]
            if token.kind == "mark" and token.text != ".":
                return
            self._next += 1

    def _list(self, path: Path) -> None:
        self._next += 1
        place = 0
        while not self._mark("]"):
            if self._mark("\n") or self._mark(","):
                self._next += 1
                continue
            self._note((*path, place), self._tokens[self._next].line)
            self._value((*path, place))
            place += 1
        self._next += 1

    def _inline_table(self, path: Path) -> None:
        self._next += 1
        while not self._mark("}"):
            if self._mark("\n") or self._mark(","):
                self._next += 1
            else:
                self._pair(path)
        self._next += 1

    def _mark(self, text: str, ahead: int = 0) -> bool:
        place = self._next + ahead
        return place < len(self._tokens) and self._tokens[place][:2] == ("mark", text)

    def _note(self, path: Path, line: int) -> None:
        if len(path) <= DEEPEST:
            self.places.setdefault(path, line)
