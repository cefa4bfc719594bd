"""The speaker sees what the hall sees, small, with notes, what comes next and the time."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gdviz.lecture.speaker.prompt import Prompt
from gdviz.lecture.speaker.speaker_window import SpeakerWindow
from gdviz.theme import Look, load_theme, sizes_for
from gdviz.window import MainWindow
from tests.conftest import settle


@pytest.fixture
def speaker(window: MainWindow) -> Iterator[SpeakerWindow]:
    speaker = SpeakerWindow(window, window.canvas)
    speaker.resize(1280, 720)
    speaker.set_look(Look(load_theme("light"), sizes_for(1280, 720)))
    speaker.show()
    settle()
    yield speaker
    speaker.close()
    speaker.deleteLater()


def text_of(speaker: SpeakerWindow, name: str) -> str:
    return speaker.findChild(QLabel, name).text()


def test_notes_what_comes_next_and_the_place_are_told(speaker: SpeakerWindow) -> None:
    speaker.show_prompt(Prompt("Ask **first**: $C'$", "A start on the left", 3, 14))
    assert text_of(speaker, "speaker_notes") == "Ask first: C'"
    assert text_of(speaker, "speaker_coming") == "Next: A start on the left"
    assert text_of(speaker, "speaker_place") == "3 / 14"
    speaker.show_prompt(Prompt("Thank you", "", 14, 14))
    assert text_of(speaker, "speaker_coming") == "Next: the end"


def test_the_time_is_told(speaker: SpeakerWindow) -> None:
    assert re.fullmatch(r"\d\d:\d\d", text_of(speaker, "speaker_clock"))
    speaker.begin()
    assert text_of(speaker, "speaker_elapsed") == "0 min 00"


def test_the_mirror_shows_what_the_hall_sees(
    window: MainWindow, speaker: SpeakerWindow, qtbot: QtBot
) -> None:
    def differs() -> bool:
        shown = speaker.mirror.picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
        hall = window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return shown != hall

    qtbot.waitUntil(lambda: not differs())
    window.session.advance(3)
    assert differs()
    qtbot.waitUntil(lambda: not differs())


def test_no_picture_is_taken_while_nothing_moves(
    speaker: SpeakerWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    qtbot.wait(300)
    key = speaker.mirror.picture.cacheKey()
    qtbot.wait(400)
    assert speaker.mirror.picture.cacheKey() == key


def test_the_picture_keeps_its_shape(speaker: SpeakerWindow, window: MainWindow) -> None:
    place = speaker.mirror.place()
    shape = window.canvas.width() / window.canvas.height()
    assert place.width() / place.height() == pytest.approx(shape, rel=0.01)
    assert place.width() <= speaker.mirror.width() + 1
    assert place.width() >= 0.5 * speaker.width()


def test_keys_act_from_the_speakers_window(
    window: MainWindow, speaker: SpeakerWindow, qtbot: QtBot
) -> None:
    speaker.activateWindow()
    qtbot.waitUntil(speaker.isActiveWindow)
    QTest.keyClick(speaker, Qt.Key.Key_PageDown)
    assert window.session.playhead == 1
    QTest.keyClick(speaker, Qt.Key.Key_PageUp)
    assert window.session.playhead == 0
