"""A lesson from the table of its file; scenes stay tables, which `stages` makes into scenes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from gdviz.lessons.lesson import POINT, Lesson, Press, Question, Slide
from gdviz.lessons.near_files import file_beside, picture_beside, pictures_in
from gdviz.session.scene import LONGEST_RUN
from gdviz.session.tables.numbers import read_bool, read_int
from gdviz.session.tables.table_error import (
    Path as Keys,
)
from gdviz.session.tables.table_error import (
    TableError,
    as_list,
    as_table,
    as_text,
    check_keys,
    shown,
    unknown,
)

#: Bounds of what is taken.
MOST_SLIDES, MOST_PRESSES, MOST_ANSWERS = 300, 20, 8
LONGEST_WORDS, LONGEST_LINE = 20_000, 300

Read: TypeAlias = Callable[[object, Keys], Any]

#: The key of the step that is shown, beside the fields of a scene.
PLAYHEAD = "playhead"
SLIDES, PRESSES, SCENE, QUESTION = "slides", "presses", "scene", "question"
#: The key of a file, wherever it stands in a scene.
FILE = "file"


def lesson_of_table(table: Mapping[str, object], path: Path) -> Lesson:
    """The lesson of a file's table; TableError names the first key that is not possible."""
    return Lesson(path=path, **_read(table, (), {**_LESSON, SLIDES: _slides(path.parent)}, _NEEDED))


def _read(
    given: object, path: Keys, readers: Mapping[str, Read], needed: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The values of the keys that a table has; `needed` must be among them."""
    table = as_table(given, path)
    check_keys(table, readers, path)
    for key in needed:
        if key not in table:
            raise TableError(path, f"{key!r} is missing")
    return {key: readers[key](each, (*path, key)) for key, each in table.items()}


def _line(given: object, path: Keys) -> str:
    text = as_text(given, path, LONGEST_LINE)
    if not text.strip() or "\n" in text:
        raise TableError(path, "must be one line that is not empty")
    return text


def _words(given: object, path: Keys) -> str:
    return as_text(given, path, LONGEST_WORDS)


def _count(given: object, path: Keys) -> int:
    count = read_int(given, path)
    if not 0 <= count <= LONGEST_RUN:
        raise TableError(path, f"must be from 0 to {LONGEST_RUN:,}, not {count}")
    return count


def _markdown(folder: Path) -> Read:
    """Words that show no picture but those of the lesson's folder."""

    def read(given: object, path: Keys) -> str:
        words = _words(given, path)
        try:
            names = list(pictures_in(words))
        except ValueError as error:
            raise TableError(path, str(error)) from None
        for name in names:
            _check_picture(folder, name, path)
        return words

    return read


def _check_picture(folder: Path, name: str, path: Keys) -> None:
    try:
        picture_beside(folder, name)
    except ValueError as error:
        raise TableError(path, f"the picture {name[:100]!r}: {error}") from None


def _slides(folder: Path) -> Read:
    def read(given: object, path: Keys) -> tuple[Slide, ...]:
        several = as_list(given, path, MOST_SLIDES)
        if not several:
            raise TableError(path, "a lesson needs a slide")
        words, scene = _markdown(folder), partial(_with_own_files, folder)
        return tuple(
            _slide(each, (*path, place), words, scene) for place, each in enumerate(several)
        )

    return read


def _slide(given: object, path: Keys, words: Read, scene: Read) -> Slide:
    readers: dict[str, Read] = {
        "title": _line,
        "words": words,
        "notes": _words,
        SCENE: scene,
        PRESSES: lambda each, path: _presses(each, path, words, scene),
        QUESTION: _question,
    }
    values = _read(given, path, readers, ("title",))
    if SCENE in values:
        values[PLAYHEAD], values[SCENE] = _without_playhead(values[SCENE], (*path, SCENE))
    slide = Slide(**{key: each for key, each in values.items() if each is not None})
    return _with_answer(slide, path)


def _with_answer(slide: Slide, path: Keys) -> Slide:
    """A question that no press answers is answered by one more press."""
    reveals = slide.is_answered_after(len(slide.presses))
    if reveals and slide.question is None:
        raise TableError(path, "a press reveals an answer, but the slide has no question")
    if slide.question is None or reveals:
        return slide
    return replace(slide, presses=(*slide.presses, Press(answer=True)))


def _with_own_files(folder: Path, given: object, path: Keys) -> Mapping[str, object]:
    """A scene whose files are those of the lesson's folder, by their whole paths."""
    return {key: _own(folder, each, (*path, key)) for key, each in as_table(given, path).items()}


def _own(folder: Path, given: object, path: Keys) -> object:
    if isinstance(given, Mapping):
        return _with_own_files(folder, given, path)
    if path[-1] != FILE or not given:
        return given
    try:
        return str(file_beside(folder, as_text(given, path, LONGEST_LINE)))
    except TableError:
        raise
    except ValueError as error:
        raise TableError(path, str(error)) from None


def _without_playhead(table: Mapping[str, object], path: Keys) -> tuple[int | None, Any]:
    rest = {key: each for key, each in table.items() if key != PLAYHEAD}
    return (_count(table[PLAYHEAD], (*path, PLAYHEAD)) if PLAYHEAD in table else None), rest


def _presses(given: object, path: Keys, words: Read, scene: Read) -> tuple[Press, ...]:
    several = as_list(given, path, MOST_PRESSES)
    return tuple(_press(each, (*path, place), words, scene) for place, each in enumerate(several))


def _press(given: object, path: Keys, words: Read, scene: Read) -> Press:
    """Keys of a scene may stand in the press itself."""
    readers: dict[str, Read] = {
        "words": words,
        "steps": _count,
        "play": _count,
        "answer": read_bool,
        SCENE: scene,
    }
    table = as_table(given, path)
    own = {key: each for key, each in table.items() if key in readers}
    values = _read(own, path, readers)
    inner = values.pop(SCENE, {})
    direct = {key: each for key, each in table.items() if key not in readers}
    changes = {**inner, **scene(direct, path)}
    playhead, changes = _without_playhead(changes, path)
    press = Press(changes=changes or None, playhead=playhead, **values)
    if press == Press():
        raise TableError(path, "a press does something: words, scene, steps, play or answer")
    if press.steps and press.play:
        raise TableError((*path, "play"), "a press has steps or play, not both")
    return press


def _question(given: object, path: Keys) -> Question:
    readers: dict[str, Read] = {
        "text": _words,
        "answers": _answers,
        "right": lambda each, path: each,
        "guess": _guess,
    }
    values = _read(given, path, readers, ("text",))
    if "right" in values:
        values["right"] = _right(values["right"], values.get("answers", ()), (*path, "right"))
    return Question(**values)


def _answers(given: object, path: Keys) -> tuple[str, ...]:
    several = as_list(given, path, MOST_ANSWERS)
    return tuple(_line(each, (*path, place)) for place, each in enumerate(several))


def _right(given: object, answers: tuple[str, ...], path: Keys) -> int:
    """The place of the right answer, by its place or its words."""
    if not answers:
        raise TableError(path, "there are no answers of which one could be right")
    if isinstance(given, str):
        if given not in answers:
            raise TableError(path, unknown("answer", given, answers))
        return answers.index(given)
    place = read_int(given, path)
    if not 0 <= place < len(answers):
        last = len(answers) - 1
        raise TableError(path, f"answers are counted from 0: from 0 to {last}, not {place}")
    return place


def _guess(given: object, path: Keys) -> str:
    if given != POINT:
        raise TableError(path, f"must be {POINT!r}, not {shown(given)}")
    return POINT


_LESSON: Mapping[str, Read] = {"title": _line, "author": _line, "language": _line}
_NEEDED = ("title", SLIDES)
