"""A lesson in the window: words, secrets, keys, the speaker's screen, less motion."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviz.lecture.slides.crossfade import Crossfade
from gdviz.lecture.slides.slide_panel import SlidePanel
from gdviz.session.prediction import Phase
from gdviz.window import MainWindow
from tests.conftest import settle

LESSON = """
title = "A lesson"
author = "A test"
language = "en"

[[slides]]
title = "One"
words = "The slope is $C'$"
notes = "Speak slowly"
scene = { cost = "prediction", start = [-1.5], learning_rate = 1.4 }
[slides.question]
text = "Which way?"
answers = ["left", "right"]
right = 1
[[slides.presses]]
answer = true
[[slides.presses]]
words = "More"
steps = 1

[[slides]]
title = "Two"
scene = { cost = "himmelblau", start = [0.0, 0.0], learning_rate = 0.01 }
[slides.question]
text = "Where will it end?"
guess = "point"
[[slides.presses]]
play = 3
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "lesson.toml"
    path.write_text(LESSON)
    return path


@pytest.fixture
def lesson(window: MainWindow, file: Path) -> MainWindow:
    assert window.player.open(file)
    settle()
    return window


def slide(window: MainWindow) -> SlidePanel:
    return window.findChild(SlidePanel, "slide")


def headline(window: MainWindow) -> str:
    return window.canvas.findChild(QWidget, "sentence").text


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(window, key)
        settle()


def test_words_question_and_place_are_shown_beside_the_picture(lesson: MainWindow) -> None:
    said = slide(lesson).said
    assert slide(lesson).isVisible()
    assert (said.title, said.words, said.question) == ("One", "The slope is $C'$", "Which way?")
    assert (said.answers, said.right, said.number, said.count) == (("left", "right"), None, 1, 2)
    assert not lesson.findChild(QWidget, "control_panel").isVisible()
    assert slide(lesson).geometry().right() < lesson.canvas.geometry().left() + 1


def test_the_clicker_reveals_and_goes_on_and_back(lesson: MainWindow) -> None:
    press(lesson, Qt.Key.Key_PageDown)
    assert slide(lesson).said.right == 1
    press(lesson, Qt.Key.Key_Right)
    assert slide(lesson).said.words == "The slope is $C'$\n\nMore"
    assert lesson.session.playhead == 1
    press(lesson, Qt.Key.Key_PageUp)
    assert (lesson.session.playhead, slide(lesson).said.words) == (0, "The slope is $C'$")
    press(lesson, Qt.Key.Key_End)
    assert slide(lesson).said.title == "Two"
    press(lesson, Qt.Key.Key_Home)
    assert (slide(lesson).said.title, slide(lesson).said.right) == ("One", None)


def test_the_answer_is_not_seen_before_it_is_revealed(lesson: MainWindow) -> None:
    (marks,) = lesson.canvas.view.marks
    assert headline(lesson) == ""
    assert not marks.landing.isVisible()
    press(lesson, Qt.Key.Key_PageDown)
    (marks,) = lesson.canvas.view.marks
    assert "negative" in headline(lesson)
    assert marks.landing.isVisible()


def test_a_slide_may_ask_for_a_guess(lesson: MainWindow) -> None:
    press(lesson, Qt.Key.Key_End)
    assert lesson.asides.prediction.phase is Phase.WAITING
    press(lesson, Qt.Key.Key_Home)
    assert lesson.asides.prediction.phase is Phase.OFF


TASKS = """
title = "Tasks"

[[slides]]
title = "Losses"
scene = { cost = "line_losses", speed = 240 }
[slides.question]
text = "Where will it end?"
guess = "point"
[[slides.presses]]
play = 60

[[slides]]
title = "A network"
scene = { cost = "network", tiles = ["curves"], speed = 240 }
[slides.question]
text = "How far?"
guess = "point"
[[slides.presses]]
play = 30
[[slides.presses]]
play = 10
"""


@pytest.fixture
def tasks(window: MainWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "tasks.toml"
    path.write_text(TASKS)
    assert window.player.open(path)
    settle()
    return window


def test_a_slide_may_ask_for_a_guess_in_a_task(tasks: MainWindow) -> None:
    """A second key ends at once what the first one plays."""
    prediction = tasks.asides.prediction
    assert headline(tasks) == "Mean squared error: where will it end? Click its surface."
    prediction.take(np.array([0.0, 0.0]))
    press(tasks, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert prediction.phase is Phase.TOLD
    press(tasks, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert headline(tasks).startswith("Where will the training curve be after 30 steps?")
    prediction.take(np.array([0.1]))
    press(tasks, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert (prediction.phase, tasks.session.playhead) == (Phase.TOLD, 30)
    told = headline(tasks)
    assert "the guess was" in told
    press(tasks, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert (tasks.session.playhead, headline(tasks)) == (40, told)
    press(tasks, Qt.Key.Key_Home)
    assert prediction.guess is None


def test_where_nobody_has_guessed_the_question_ends_when_the_steps_are_taken(
    tasks: MainWindow,
) -> None:
    press(tasks, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert tasks.asides.prediction.phase is Phase.OFF
    assert headline(tasks).startswith("Slope")


def test_escape_leaves_the_wall_first_and_then_the_lesson(lesson: MainWindow) -> None:
    press(lesson, Qt.Key.Key_F5)
    assert lesson.isFullScreen()
    press(lesson, Qt.Key.Key_Escape)
    assert not lesson.isFullScreen()
    assert lesson.player.lesson is not None
    press(lesson, Qt.Key.Key_Escape)
    assert lesson.player.lesson is None
    assert not slide(lesson).isVisible()
    assert lesson.findChild(QWidget, "control_panel").isVisible()
    assert headline(lesson) != ""
    press(lesson, Qt.Key.Key_Right)
    assert lesson.session.playhead == 1


def test_full_screen_shows_the_hall_no_controls(lesson: MainWindow) -> None:
    press(lesson, Qt.Key.Key_F5)
    hidden = ("header", "control_panel")
    assert not any(lesson.findChild(QWidget, name).isVisible() for name in hidden)
    assert slide(lesson).isVisible()


def test_slides_fade_into_one_another_and_presses_do_not(lesson: MainWindow, qtbot: QtBot) -> None:
    fade = lesson.findChild(Crossfade, "crossfade")
    press(lesson, Qt.Key.Key_PageDown)
    assert not fade.running
    press(lesson, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert slide(lesson).said.title == "Two"
    assert fade.running
    qtbot.waitUntil(lambda: not fade.running, timeout=5000)


def test_with_less_motion_nothing_fades(lesson: MainWindow) -> None:
    lesson.less_motion.choose(True)
    press(lesson, Qt.Key.Key_End)
    assert not lesson.findChild(Crossfade, "crossfade").running
    lesson.less_motion.choose(False)


def test_an_edited_lesson_is_shown_and_a_mistake_is_said(
    lesson: MainWindow, file: Path, qtbot: QtBot
) -> None:
    file.write_text(LESSON.replace("Which way?", "Which way now?"))
    qtbot.waitUntil(lambda: slide(lesson).said.question == "Which way now?", timeout=10000)
    file.write_text(LESSON.replace("learning_rate = 1.4", "learning_rat = 1.4"))
    bar = lesson.statusBar()
    qtbot.waitUntil(lambda: "learning_rat" in bar.currentMessage(), timeout=10000)
    message = bar.currentMessage()
    assert all(each in message for each in ("lesson.toml", "line 10", "slide 1"))
    assert slide(lesson).said.question == "Which way now?"


def test_a_lesson_that_is_none_leaves_everything_as_it_is(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "rubbish.toml"
    path.write_bytes(bytes(range(256)))
    before = window.session.scene
    assert not window.player.open(path)
    assert "rubbish.toml" in window.statusBar().currentMessage()
    assert window.session.scene == before
    assert window.player.lesson is None
    assert slide(window) is None  # it is made with the first lesson
