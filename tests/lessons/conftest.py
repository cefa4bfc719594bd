"""Lessons in a folder of their own, and a player whose animation is turned by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gdviz.lessons.lesson import Lesson
from gdviz.lessons.lesson_file import read_lesson
from gdviz.lessons.player import LessonPlayer
from gdviz.session.animation import Animation
from gdviz.session.session import Session

#: A lesson in which everything occurs that a lesson may have.
EVERYTHING = r"""
title = "Everything"
author = "A lecturer"
language = "en"

[[slides]]
title = "One"
words = "Words with $\\eta$"
notes = "Say it slowly."
[slides.scene]
cost = "rosenbrock"
optimizer = "adam"
learning_rate = 0.05
start = [-1.2, 1.0]
playhead = 2
chart = { open = true, quantity = "gradient" }
[[slides.presses]]
words = "More words"
steps = 1
[[slides.presses]]
play = 10
[[slides.presses]]
layers = { model = true }
speed = 9
[[slides.presses]]
scene = { learning_rate = 0.1, runs = [{}, { optimizer = "momentum" }] }
playhead = 3
steps = 2

[[slides]]
title = "Two"
[slides.question]
text = "Which way?"
answers = ["left", "right"]
right = 1
guess = "point"
[[slides.presses]]
words = "Look again."

[[slides]]
title = "Three"
[slides.scene]
cost = "a*x**2 + b"
constants = { a = 2.0 }
start = [3.0]
[[slides.presses]]
constants = { a = 0.5 }

[[slides]]
title = "Four"
[slides.scene]
cost = "network"
task = { hidden = [3], data = { name = "xor", count = 40 } }
tiles = ["network", "curves"]
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a lesson's text to a file."""

    def write(text: str, name: str = "lesson.toml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def everything(write: Write) -> Lesson:
    return read_lesson(write(EVERYTHING))


@pytest.fixture
def session(qtbot: QtBot) -> Session:
    return Session()


@pytest.fixture
def animation(session: Session) -> Iterator[Animation]:
    made = Animation(session)
    yield made
    made.stop()
    made.tick(10.0)  # its timer would tick on into the next test
    assert made.idle


@pytest.fixture
def player(session: Session, animation: Animation) -> Iterator[LessonPlayer]:
    made = LessonPlayer(session, animation)
    yield made
    made.close()
