"""Full screen: what is seen, how large it is, and what becomes of the controls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gdviz.app import create_window
from gdviz.lecture import fading
from gdviz.session.scene import Scene
from gdviz.theme import full_screen_sizes
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.test_at_rest import count_events

HALLS = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))


def presented(open_window: OpenWindow, cost: str, size: tuple[int, int]) -> MainWindow:
    window = open_window(Scene.opening(cost), size)
    window.present(True)
    window.resize(*size)  # a screen without a window manager leaves the size alone
    settle()
    return window


def named(window: MainWindow, name: str) -> QWidget:
    return window.findChild(QWidget, name)


@pytest.mark.parametrize("size", HALLS)
def test_capitals_lines_and_balls_have_their_share_of_the_height(size: tuple[int, int]) -> None:
    create_window().deleteLater()  # loads the fonts
    sizes, height = full_screen_sizes(*size), size[1]
    for pixels, share in ((sizes.large, 0.04), (sizes.text, 0.025)):
        font = QFont(sizes.family)
        font.setPixelSize(pixels)
        assert QFontMetricsF(font).capHeight() >= share * height - 0.5
    assert min(sizes.line, sizes.trail) >= 0.003 * height
    assert sizes.ball >= 0.025 * height


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_F11])
def test_a_key_fills_the_screen_with_the_canvas_and_escape_leaves(
    window: MainWindow, key: Qt.Key
) -> None:
    around = ("header", "control_panel")
    QTest.keyClick(window, key)
    settle()
    assert window.isFullScreen()
    assert not any(named(window, name).isVisible() for name in around)
    assert not window.menuBar().isVisible()
    assert window.canvas.width() == window.width()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle()
    assert not window.isFullScreen()
    assert all(named(window, name).isVisible() for name in around)
    assert window.menuBar().isVisible()


@pytest.mark.parametrize("size", HALLS)
@pytest.mark.parametrize("cost", ["prediction", "rosenbrock", "penguins"])
def test_nothing_is_cut_off_or_lies_over_another(
    open_window: OpenWindow, cost: str, size: tuple[int, int]
) -> None:
    window = presented(open_window, cost, size)
    assert (window.width(), window.height()) == size
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.parent().layout() is not None:
            assert widget.parent().rect().contains(widget.geometry()), widget.objectName()
            for other in widget.parent().children():
                if isinstance(other, QWidget) and other.isVisible() and other is not widget:
                    assert not other.geometry().intersects(widget.geometry())


def test_controls_hide_at_rest_and_the_readouts_stay(
    open_window: OpenWindow, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fading, "REST", 150)
    window = presented(open_window, "rosenbrock", (1280, 720))
    place = window.canvas.geometry()
    qtbot.waitUntil(lambda: not named(window, "play_button").isVisible())
    assert named(window, "readout").isVisible()
    assert named(window, "sentence").isVisible()
    assert window.canvas.geometry() == place
    count_events(qapp, qtbot, 150)
    assert count_events(qapp, qtbot, 300) == {}
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert named(window, "play_button").isVisible()
    assert window.session.playhead == 1


def test_p_brings_the_panel(open_window: OpenWindow) -> None:
    window = presented(open_window, "rosenbrock", (1920, 1080))
    QTest.keyClick(window, Qt.Key.Key_P)
    assert named(window, "control_panel").isVisible()
    QTest.keyClick(window, Qt.Key.Key_P)
    assert not named(window, "control_panel").isVisible()


def test_control_and_plus_minus_and_zero_scale_the_text(window: MainWindow) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    sentence = named(window, "sentence")
    usual = sentence.height()
    QTest.keyClick(window, Qt.Key.Key_Plus, control)
    settle()
    assert sentence.height() > usual
    QTest.keyClick(window, Qt.Key.Key_0, control)
    settle()
    assert sentence.height() == usual
    QTest.keyClick(window, Qt.Key.Key_Minus, control)
    settle()
    assert sentence.height() < usual
