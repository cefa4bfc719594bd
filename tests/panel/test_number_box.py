"""Only finite numbers can be entered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviz.panel.number_box import NumberBox
from gdviz.window import MainWindow
from tests.panel.conftest import Find, noted, type_into


class Typist:
    """Types into a box as a person does, and notes what it says."""

    def __init__(self, box: NumberBox) -> None:
        self.box = box
        self.heard: list[float] = noted(box.entered)

    def type(self, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        type_into(self.box, text, key)


@pytest.fixture
def typist(qtbot: QtBot) -> Typist:
    box = NumberBox("number")
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.show_number(0.25)
    return Typist(box)


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3.0), ("-2.5", -2.5), (".5", 0.5), ("1e-3", 0.001), ("+4E1", 40.0), ("0", 0.0)],
)
def test_numbers_are_taken(typist: Typist, text: str, value: float) -> None:
    typist.type(text)
    assert typist.heard == [value]
    assert typist.box.value() == value


@pytest.mark.parametrize("text", ["nan", "inf", "-inf", "abc", "1,5", "--", "0x1f", "1_0", ""])
def test_text_and_what_is_not_finite_cannot_be_entered(typist: Typist, text: str) -> None:
    typist.box.setFocus()
    typist.box.selectAll()
    QTest.keyClick(typist.box, Qt.Key.Key_Delete)
    QTest.keyClicks(typist.box, text)
    shown = typist.box.lineEdit().text()
    assert set(shown) <= set("0123456789.+-eE")
    QTest.keyClick(typist.box, Qt.Key.Key_Return)
    assert all(value == float(shown) for value in typist.heard)


@pytest.mark.parametrize("text", ["1e999", "-", "1e", ".", "1e300"])
def test_what_is_begun_or_too_large_falls_back_to_the_last_number(
    typist: Typist, text: str
) -> None:
    typist.type(text)
    assert typist.heard == []
    assert (typist.box.value(), typist.box.lineEdit().text()) == (0.25, "0.25")


def test_showing_says_nothing_even_of_digits_that_the_box_cannot_hold(typist: Typist) -> None:
    for value in (1 / 3, 1e-15, -2.0, 1e8):
        typist.box.show_number(value)
    assert typist.heard == []


def test_six_digits_are_shown_and_the_others_are_not_lost(typist: Typist) -> None:
    typist.box.show_number(1.23456789)
    assert typist.box.lineEdit().text() == "1.23457"
    typist.box.setFocus()
    QTest.keyClick(typist.box, Qt.Key.Key_Return)
    assert typist.heard == []
    assert typist.box.value() == 1.23456789


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (1 / 3, "0.333333"),
        (-2 / 3e9, "-6.66667e-10"),
        (1.2e-12, "1.2e-12"),
        (1.5e-15, "1.5e-15"),
        (123456.789, "123457"),
        (-12345678.9, "-1.23457e+07"),
    ],
)
def test_a_number_of_any_size_is_shown_to_six_digits(
    typist: Typist, value: float, text: str
) -> None:
    typist.box.show_number(value)
    assert typist.box.text() == text
    typist.type(text)
    assert typist.heard == []


def test_it_learns_to_step_evenly_without_a_word(typist: Typist) -> None:
    typist.box.show_number(1e-15)
    typist.box.step_evenly(-3.0, 5.0)
    assert typist.heard == []
    QTest.keyClick(typist.box, Qt.Key.Key_Down)
    assert typist.heard == [-0.08]


@pytest.mark.parametrize("key", [Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_enter_and_leaving_the_box_take_the_number_once(typist: Typist, key: Qt.Key) -> None:
    typist.type("1.5", key)
    typist.box.clearFocus()
    assert typist.heard == [1.5]


def test_escape_gives_up_what_was_typed(typist: Typist) -> None:
    typist.type("7", Qt.Key.Key_Escape)
    assert typist.heard == []
    assert (typist.box.value(), typist.box.text()) == (0.25, "0.25")


@pytest.mark.parametrize("text", ["nan", "inf", "xyz", "", "-", "1e400"])
def test_in_the_window_too_no_other_text_reaches_the_session(
    window: MainWindow, find: Find, text: str
) -> None:
    before = (window.session.scene, window.session.runs)
    box = find("learning_rate")
    box.setFocus()
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    type_into(box, text)
    assert (window.session.scene, window.session.runs) == before
    assert box.text() == f"{before[0].optimizers[0].learning_rate:g}"


@pytest.mark.parametrize(
    ("key", "text", "kept"),
    [
        (Qt.Key.Key_5, "5", True),
        (Qt.Key.Key_Minus, "-", True),
        (Qt.Key.Key_E, "e", True),
        (Qt.Key.Key_R, "r", False),
        (Qt.Key.Key_Space, " ", False),
    ],
)
def test_only_the_keys_of_a_number_are_its_own(
    typist: Typist, key: Qt.Key, text: str, kept: bool
) -> None:
    kind, no_key = QEvent.Type.ShortcutOverride, Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(kind, key, no_key, text)
    event.ignore()
    QApplication.sendEvent(typist.box, event)
    assert event.isAccepted() == kept


def test_the_programs_keys_leave_the_number_alone(window: MainWindow, find: Find) -> None:
    box = find("learning_rate")
    box.setFocus()
    before, shown = window.session.scene.start, box.text()
    QTest.keyClicks(box, "r ")
    assert window.session.scene.start != before
    assert window.animation.playing
    assert (box.text(), box.hasFocus()) == (shown, True)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_return_and_escape_give_the_keys_back(window: MainWindow, find: Find, key: Qt.Key) -> None:
    box = find("start_x")
    box.setFocus()
    assert box.hasFocus()
    QTest.keyClick(box, key)
    assert not box.hasFocus()


def test_the_same_number_again_says_nothing(typist: Typist) -> None:
    typist.type("0.25")
    assert typist.heard == []
