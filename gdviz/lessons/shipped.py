"""The lessons that gdviz ships, by name, and the file that a person means."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gdviz.lessons.lesson import Lesson
from gdviz.lessons.lesson_error import LessonError
from gdviz.lessons.lesson_file import read_lesson
from gdviz.resources import resource
from gdviz.session.tables.table_error import unknown

SUFFIX = ".toml"


def shipped_lessons() -> Mapping[str, Path]:
    """The files of all lessons in `resources/lessons/`, by name, in the order of their numbers."""
    paths = sorted(resource("lessons").glob(f"*{SUFFIX}"))
    return {path.stem.lstrip("0123456789_"): path for path in paths}


def lesson_path(name_or_file: str) -> Path:
    """The file of a shipped lesson, or the file itself; LessonError where neither is there."""
    shipped = shipped_lessons()
    if name_or_file in shipped:
        return shipped[name_or_file]
    path = Path(name_or_file)
    if path.suffix == SUFFIX or len(path.parts) > 1:
        return path
    raise LessonError(unknown("lesson", name_or_file, list(shipped)), name_or_file)


def find_lesson(name_or_file: str) -> Lesson:
    """The lesson of that name or in that file; LessonError says what is wrong and where."""
    return read_lesson(lesson_path(name_or_file))
