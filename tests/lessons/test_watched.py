"""A lesson that is saved is read again, in whichever way the editor saves it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gdviz.lessons.lesson import Lesson
from gdviz.lessons.watched import WatchedLesson
from tests.lessons.conftest import Write

TEXT = 'title = "{}"\n[[slides]]\ntitle = "One"\n'


@pytest.fixture
def watched(qtbot: QtBot) -> Iterator[WatchedLesson]:
    made = WatchedLesson()
    yield made
    made.close()


@pytest.fixture
def titles(watched: WatchedLesson) -> list[str]:
    """The titles of all lessons that were read."""
    several: list[str] = []

    def note(lesson: Lesson) -> None:
        several.append(lesson.title)

    watched.saved.connect(note)
    return several


def replaced(path: Path, text: str) -> None:
    """As editors do that write a new file and give it the name of the old one."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)


def deleted_first(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, encoding="utf-8")


def moved_away(path: Path, text: str) -> None:
    """As vim does: the old file becomes the backup."""
    path.rename(path.with_suffix(".toml~"))
    path.write_text(text, encoding="utf-8")


def in_place(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("save", [in_place, replaced, deleted_first, moved_away])
def test_it_is_read_again_however_it_is_saved_and_more_than_once(
    qtbot: QtBot, watched: WatchedLesson, titles: list[str], write: Write, save: object
) -> None:
    path = write(TEXT.format("A"))
    watched.watch(path)
    for title in ("Bee", "Cee and", "Dee after all"):
        assert callable(save)
        save(path, TEXT.format(title))
        qtbot.waitUntil(lambda title=title: titles[-1:] == [title])
    assert titles == ["Bee", "Cee and", "Dee after all"]


def test_what_is_written_in_pieces_is_read_once(
    qtbot: QtBot, watched: WatchedLesson, titles: list[str], write: Write
) -> None:
    path = write(TEXT.format("A"))
    watched.watch(path)
    with path.open("w", encoding="utf-8") as file:
        for letter in TEXT.format("In pieces"):
            file.write(letter)
            file.flush()
    qtbot.waitUntil(lambda: titles != [])
    qtbot.wait(200)
    assert titles == ["In pieces"]


def test_a_file_that_is_gone_is_told_and_found_again(
    qtbot: QtBot, watched: WatchedLesson, titles: list[str], write: Write
) -> None:
    failures: list[str] = []
    watched.failed.connect(failures.append)
    path = write(TEXT.format("A"))
    watched.watch(path)
    path.unlink()
    qtbot.waitUntil(lambda: failures != [])
    assert failures == ["lesson.toml: there is no such file"]
    path.write_text(TEXT.format("Back"), encoding="utf-8")
    qtbot.waitUntil(lambda: titles == ["Back"])


def test_other_files_and_an_unchanged_one_are_no_news(
    qtbot: QtBot, watched: WatchedLesson, titles: list[str], write: Write
) -> None:
    path = write(TEXT.format("A"))
    watched.watch(path)
    write(TEXT.format("Other"), "other.toml")
    qtbot.wait(300)
    assert titles == []
    path.write_text(TEXT.format("Bee"), encoding="utf-8")
    qtbot.waitUntil(lambda: titles == ["Bee"])


def test_what_is_watched_no_more_is_not_read(
    qtbot: QtBot, watched: WatchedLesson, titles: list[str], write: Write
) -> None:
    first, second = write(TEXT.format("A"), "a.toml"), write(TEXT.format("B"), "b.toml")
    watched.watch(first)
    watched.watch(second)
    first.write_text(TEXT.format("A again"), encoding="utf-8")
    second.write_text(TEXT.format("B again"), encoding="utf-8")
    qtbot.waitUntil(lambda: titles != [])
    qtbot.wait(200)
    assert titles == ["B again"]
    watched.watch(None)
    second.write_text(TEXT.format("B once more"), encoding="utf-8")
    qtbot.wait(300)
    assert titles == ["B again"]
