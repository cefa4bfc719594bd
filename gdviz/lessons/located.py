"""From the path of a mistake to its place in the file: line, slide and key."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gdviz.lessons.lesson_error import LessonError
from gdviz.lessons.lesson_table import PRESSES, SCENE, SLIDES
from gdviz.lessons.toml_places import known_part, places
from gdviz.session.tables.table_error import Path as Keys
from gdviz.session.tables.table_error import TableError, key_of


def located(error: TableError, text: str, path: Path) -> LessonError:
    """The same with the place in the file's text."""
    lines = _places(text)
    where = _as_written(error.path, lines)
    slide, keys = _split(where)
    line = lines.get(known_part(lines, where))
    return LessonError(error.sentence, path, line, slide, key_of(keys))


def _as_written(path: Keys, lines: Mapping[Keys, int]) -> Keys:
    """A press may hold keys of a scene itself, or below `scene`: the path that the file has."""
    below = (*path[:4], SCENE, *path[4:])
    if path[2:3] != (PRESSES,) or len(path) < 5:
        return path
    return max(path, below, key=lambda each: (len(known_part(lines, each)), each == path))


def located_in_file(error: TableError, path: Path) -> LessonError:
    """The same for a file that was read before; without the line where it cannot be read now."""
    try:
        return located(error, path.read_text(encoding="utf-8-sig"), path)
    except (OSError, ValueError):
        return located(error, "", path)


def _split(path: Keys) -> tuple[int | None, Keys]:
    """The slide, counted from 1, and the keys within it."""
    if path[:1] == (SLIDES,) and len(path) > 1 and isinstance(path[1], int):
        return path[1] + 1, path[2:]
    return None, path


def _places(text: str) -> Mapping[Keys, int]:
    try:
        return places(text)
    except RecursionError:  # a reader has other depths than tomllib
        return {}
