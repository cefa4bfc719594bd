"""What a presenter's remote and the keyboard do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gdviz.window import MainWindow
from tests.conftest import settle


def test_the_remote_steps_forward_and_back(window: MainWindow) -> None:
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert window.session.playhead == 2
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert window.session.playhead == 1


@pytest.mark.parametrize(
    ("key", "colour"),
    [(Qt.Key.Key_B, "#000000"), (Qt.Key.Key_Period, "#000000"), (Qt.Key.Key_W, "#ffffff")],
)
def test_a_blank_screen_covers_all_and_any_key_ends_it_and_does_no_more(
    window: MainWindow, key: Qt.Key, colour: str
) -> None:
    QTest.keyClick(window, key)
    settle()
    picture = window.grab().toImage()
    places = [(5, 5), (640, 360), (1270, 700)]
    assert {picture.pixelColor(*place).name() for place in places} == {colour}
    QTest.keyClick(window.findChild(QWidget, "blank"), Qt.Key.Key_Right)
    assert not window.findChild(QWidget, "blank").isVisible()
    assert window.session.playhead == 0


def test_the_overlay_lists_every_key_of_the_window(window: MainWindow) -> None:
    QTest.keyClick(window, "?")
    overlay = window.findChild(QWidget, "keys_overlay")
    assert overlay.isVisible()
    said = overlay.accessibleName()
    assert "Step: Right / PgDown" in said
    assert "Full screen: F5 / F11" in said
    for action in window.findChildren(QAction):
        if not action.shortcut().isEmpty():
            assert action.text().replace("&", "") in said
    QTest.keyClick(overlay, Qt.Key.Key_Escape)
    assert not overlay.isVisible()


def test_no_key_means_two_things(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
