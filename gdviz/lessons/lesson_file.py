"""A lesson from its file: TOML that is read, never executed, and checked before it is shown."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from gdviz.lessons.lesson import Lesson
from gdviz.lessons.lesson_error import LessonError
from gdviz.lessons.lesson_table import lesson_of_table
from gdviz.lessons.located import located
from gdviz.lessons.stages import check_scenes
from gdviz.session.tables.table_error import TableError

#: Bytes of a file.
LARGEST = 1_000_000

#: Parts of a dotted key: with many of them `tomllib` takes hours.
MOST_PARTS = 16

_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_LONG_KEY = re.compile(rf"(?:^|[{{,\[])[ \t]*+(?:{_PART}\.[ \t]*+){{{MOST_PARTS}}}", re.MULTILINE)
_SLIDE = re.compile(r"^\s*\[\[\s*slides\s*\]\]", re.MULTILINE)


def read_lesson(path: Path) -> Lesson:
    """The lesson of a file; LessonError names file, line, slide and key of what is wrong."""
    path = path.absolute()
    text = _text(path)
    table = _parsed(text, path)
    try:
        lesson = lesson_of_table(table, path)
        check_scenes(lesson)
    except TableError as error:
        raise located(error, text, path) from None
    return lesson


def _text(path: Path) -> str:
    try:
        if not path.is_file():  # a folder, or a pipe that would never end
            raise LessonError("there is no such file", path)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, LessonError):
            raise
        reason = getattr(error, "strerror", None) or "no file can have this name"
        raise LessonError(f"cannot be read: {reason}", path) from None
    if len(content) > LARGEST:
        raise LessonError(f"a lesson has at most {LARGEST / 1e6:g} MB", path)
    return _decoded(content, path)


def _decoded(content: bytes, path: Path) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise LessonError("a lesson is a text in UTF-8", path, line) from None


def _parsed(text: str, path: Path) -> dict[str, Any]:
    long = _LONG_KEY.search(text)
    if long:
        here = text.count("\n", 0, long.end()) + 1
        raise LessonError(f"a key has at most {MOST_PARTS} parts", path, here)
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise LessonError("tables and lists are nested too deep", path) from None
    except ValueError as error:
        line = _line_of(str(error), text)
        before = "\n".join(text.splitlines()[:line]) if line else ""
        slide = len(_SLIDE.findall(before)) or None
        raise LessonError(_sentence(str(error)), path, line, slide) from None


def _line_of(message: str, text: str) -> int | None:
    """The line that tomllib names in its words."""
    found = re.search(r"\(at line (\d+), column \d+\)", message)
    if found:
        return int(found[1])
    return text.rstrip().count("\n") + 1 if "at end of document" in message else None


def _sentence(message: str) -> str:
    plain = re.sub(r"\s*\(at [^)]*\)\s*$", "", message)[:200]
    return f"this is not TOML: {plain}"
