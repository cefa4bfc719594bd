"""What is wrong in a table, and where; the words are for the person who wrote it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias, final

from gdviz.engine.formula_text import FormulaError

#: Keys from the root of the table, and places in lists, counted from 0.
Path: TypeAlias = tuple[str | int, ...]

#: Characters of somebody's text that are quoted.
QUOTED = 40
#: What there is in tables beside numbers and texts.
_KINDS: tuple[tuple[type, str], ...] = ((dict, "a table"), (list, "a list"))
#: More names than these are not listed.
LISTED = 24


@final
class TableError(ValueError):
    """What is not possible at `path`; `sentence` says what is allowed there."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(path, sentence)
        self.path, self.sentence = path, sentence

    def __str__(self) -> str:
        return f"{key_of(self.path)}: {self.sentence}" if self.path else self.sentence


def key_of(path: Path) -> str:
    """A path as a person writes it: `runs[1].optimizer`, places in lists counted from 1."""
    words = (f"[{each + 1}]" if isinstance(each, int) else f".{_cut(each)}" for each in path)
    return "".join(words).removeprefix(".")


def quoted(text: str) -> str:
    """The text between quotation marks, its beginning if it is long."""
    return repr(_cut(text))


def _cut(text: str) -> str:
    plain = text if len(text) <= QUOTED else text[: QUOTED - 1] + "…"
    return "".join(each if each.isprintable() else "·" for each in plain)


def shown(value: object) -> str:
    """A value of a table in words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, int | float):
        return quoted(_digits(value))[1:-1]
    return next((words for kind, words in _KINDS if isinstance(value, kind)), "a date or time")


def _digits(value: float) -> str:
    # Python refuses to write out whole numbers of thousands of digits.
    return hex(value) if isinstance(value, int) and value.bit_length() > 200 else str(value)


def unknown(what: str, name: str, known: Collection[str]) -> str:
    """That a name is not known, with the nearest one that is, or all of them."""
    from difflib import get_close_matches  # loaded with the first mistake

    sentence = f"unknown {what} {quoted(name)}"
    near = get_close_matches(name[:100], known, n=1)
    if near:
        return f"{sentence}; did you mean {near[0]!r}?"
    return f"{sentence}; allowed: {', '.join(list(known)[:LISTED]) or 'none'}"


def in_words(error: Exception) -> str:
    """The sentence of an error of engine or session, on one line."""
    if isinstance(error, FormulaError):
        place = f" (character {error.position + 1} of {quoted(error.text)})"
        return _short(error.message) + place
    return _short(str(error))


def _short(sentence: str) -> str:
    return " ".join(sentence[:400].split())


def as_table(given: object, path: Path, what: str = "a table") -> Mapping[str, object]:
    """The value itself if it is a table; TableError else."""
    if not isinstance(given, Mapping):
        raise TableError(path, f"must be {what}, not {shown(given)}")
    return given


def as_list(given: object, path: Path, most: int) -> list[object]:
    """The value itself if it is a list of at most so many; TableError else."""
    if not isinstance(given, list | tuple):
        raise TableError(path, f"must be a list, not {shown(given)}")
    if len(given) > most:
        raise TableError(path, f"has at most {most} entries, not {len(given)}")
    return list(given)


def as_text(given: object, path: Path, most: int) -> str:
    """The value itself if it is a text of at most so many characters; TableError else."""
    if not isinstance(given, str):
        raise TableError(path, f"must be a text, not {shown(given)}")
    if len(given) > most:
        raise TableError(path, f"has at most {most:,} characters, not {len(given):,}")
    return given


def check_keys(table: Mapping[str, object], known: Collection[str], path: Path) -> None:
    """TableError names the first key that is not among those known, with the nearest one."""
    for key in table:
        if key not in known:
            raise TableError((*path, key), unknown("key", key, known))
