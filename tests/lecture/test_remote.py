"""A presenter's remote in full screen: its keys act whatever has the focus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gdviz.lecture.fading import Fading
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

KEY = Qt.Key
#: What may have the focus while the panel is shown beside the picture.
FOCUSED = ("canvas", "picture", "learning_rate", "start_x", "race_table", "optimizer_picker")
BOXES = ("learning_rate", "start_x")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """Full screen with the control panel, three steps into a race."""
    window = open_window(Scene.opening("himmelblau", "adam", "momentum"))
    window.present(True)
    QTest.keyClick(window, KEY.Key_P)
    settle()
    window.session.advance(3)
    return window


def focus(window: MainWindow, name: str) -> None:
    widget = window.findChild(QWidget, name)
    widget.setFocus()
    settle()
    assert window.focusWidget() is widget


def strike(window: MainWindow, key: Qt.Key, text: str = "") -> None:
    """A key as the system sends it: to the window, which gives it to what has the focus."""
    QTest.keyClick(window.windowHandle(), text or key)
    settle()


@pytest.mark.parametrize("name", FOCUSED)
def test_forward_and_back(window: MainWindow, name: str) -> None:
    focus(window, name)
    optimizer, start = window.session.optimizer, window.session.start
    for key, place in ((KEY.Key_PageDown, 4), (KEY.Key_PageDown, 5), (KEY.Key_PageUp, 4)):
        strike(window, key)
        assert window.session.playhead == place
    assert (window.session.optimizer, window.session.start) == (optimizer, start)
    assert window.session.selected == 0


@pytest.mark.parametrize(
    ("name", "key", "colour"),
    [
        *((name, "b", "#000000") for name in FOCUSED),
        *((name, "w", "#ffffff") for name in FOCUSED),
        *((name, ".", "#000000") for name in FOCUSED if name not in BOXES),
    ],
)
def test_black_and_white(window: MainWindow, name: str, key: str, colour: str) -> None:
    focus(window, name)
    strike(window, KEY.Key_unknown, key)
    blank = window.findChild(QWidget, "blank")
    assert blank.isVisible()
    assert window.grab().toImage().pixelColor(640, 300).name() == colour
    strike(window, KEY.Key_PageDown)
    assert not blank.isVisible()
    assert window.session.playhead == 3
    assert window.focusWidget() is window.findChild(QWidget, name)


@pytest.mark.parametrize("name", FOCUSED)
@pytest.mark.parametrize("key", [KEY.Key_F5, KEY.Key_Escape])
def test_begin_and_end_of_the_show(window: MainWindow, name: str, key: Qt.Key) -> None:
    focus(window, name)
    strike(window, key)
    assert not window.isFullScreen()
    assert window.findChild(QWidget, "header").isVisible()
    strike(window, KEY.Key_F5)
    assert window.isFullScreen()


@pytest.mark.parametrize("name", BOXES)
def test_a_full_stop_is_a_number_box_s_own_while_it_is_worked_at(
    window: MainWindow, name: str
) -> None:
    focus(window, name)
    box = window.findChild(QWidget, name)
    box.selectAll()
    for key in "0.5":
        strike(window, KEY.Key_unknown, key)
    assert box.text() == "0.5"
    assert window.findChild(QWidget, "blank") is None  # it is made when the screen is first blank
    strike(window, KEY.Key_Return)
    strike(window, KEY.Key_unknown, ".")
    assert window.findChild(QWidget, "blank").isVisible()


def rest(window: MainWindow) -> None:
    window.findChild(Fading).rest()
    settle()


@pytest.mark.parametrize("name", BOXES)
def test_after_a_rest_the_full_stop_is_the_remotes_again(window: MainWindow, name: str) -> None:
    focus(window, name)
    rest(window)
    strike(window, KEY.Key_unknown, ".")
    assert window.findChild(QWidget, "blank").isVisible()


def test_what_was_begun_is_not_taken_away_by_a_rest(window: MainWindow) -> None:
    focus(window, "start_x")
    box, start = window.findChild(QWidget, "start_x"), window.session.start
    box.selectAll()
    strike(window, KEY.Key_unknown, "2")
    rest(window)
    strike(window, KEY.Key_unknown, ".")
    assert (box.text(), window.session.start) == ("2.", start)
    strike(window, KEY.Key_unknown, "5")
    strike(window, KEY.Key_Return)
    assert window.session.start == (2.5, start[1])


def test_a_formula_line_that_was_called_goes_again_at_rest(window: MainWindow) -> None:
    header = window.findChild(QWidget, "header")
    QTest.keyClick(window, KEY.Key_F2)
    assert header.isVisible()
    rest(window)
    assert not header.isVisible()
    assert window.focusWidget() is window.canvas


@pytest.mark.parametrize("name", ["blank", "keys_overlay"])
def test_tab_too_ends_what_covers_the_window(window: MainWindow, name: str) -> None:
    before = window.focusWidget()
    strike(window, KEY.Key_unknown, "b" if name == "blank" else "?")
    cover = window.findChild(QWidget, name)
    assert cover.isVisible()
    strike(window, KEY.Key_Tab)
    assert not cover.isVisible()
    assert window.focusWidget() is before
