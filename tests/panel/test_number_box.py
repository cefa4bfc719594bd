"""Only finite numbers can be entered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviz.panel.number_box import NumberBox
from gdviz.window import MainWindow
from tests.panel.conftest import Find


class Typist:
    """Types into a box as a person does, and notes what it says."""

    def __init__(self, box: NumberBox) -> None:
        self.box = box
        self.heard: list[float] = []
        box.entered.connect(self.heard.append)

    def type(self, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        self.box.setFocus()
        self.box.selectAll()
        QTest.keyClicks(self.box, text)
        QTest.keyClick(self.box, key)


@pytest.fixture
def typist(qtbot: QtBot) -> Typist:
    box = NumberBox("number")
    qtbot.addWidget(box)
    box.show()
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
