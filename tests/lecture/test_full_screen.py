"""Full screen: what is seen, how large it is, and what becomes of the controls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QParallelAnimationGroup, QPoint, Qt
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
from tests.test_at_rest import count_events, events_at_rest

HALLS = ((1024, 768), (1280, 720), (1920, 1080), (3840, 2160))


def presented(open_window: OpenWindow, cost: str, size: tuple[int, int]) -> MainWindow:
    window = open_window(Scene.opening(cost), size)
    window.present(True)
    settle()  # some screens give their own size first
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


def fading_of(window: MainWindow) -> fading.Fading:
    return window.findChild(fading.Fading)


def test_controls_fade_at_rest_and_the_readouts_stay(
    open_window: OpenWindow, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fading, "REST", 150)
    window = presented(open_window, "rosenbrock", (1280, 720))
    place = window.canvas.geometry()
    qtbot.waitUntil(lambda: not named(window, "play_button").isVisible())
    assert named(window, "readout").isVisible()
    assert named(window, "sentence").isVisible()
    assert window.canvas.geometry() == place
    assert events_at_rest(qapp, qtbot) == {}
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert named(window, "play_button").isVisible()
    assert fading_of(window).opacity == 1.0
    assert window.session.playhead == 1


def test_fading_passes_through_every_shade(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fading, "REST", 60_000)
    window = presented(open_window, "rosenbrock", (1280, 720))
    button, group = named(window, "play_button"), window.findChild(QParallelAnimationGroup)
    assert group.duration() == 1000 * full_screen_sizes(1280, 720).fade
    whole = ink_of(window, button)
    fading_of(window).fade()
    group.pause()
    seen = []
    for share in (0.25, 0.5, 0.75):
        group.setCurrentTime(round(share * group.duration()))
        seen.append(ink_of(window, button))
        assert seen[-1] == pytest.approx((1 - share) * whole, rel=0.05)
    group.resume()
    qtbot.waitUntil(lambda: not button.isVisible())
    assert ink_of(window, button) == 0
    QTest.mouseMove(window.windowHandle(), QPoint(300, 300))
    QTest.mouseMove(window.windowHandle(), QPoint(310, 300))
    assert button.isVisible()
    assert ink_of(window, button) == whole


def ink_of(window: MainWindow, widget: QWidget) -> float:
    """How far the middle of a widget stands out from the bar that it lies on."""
    image = window.grab().toImage()
    middle = widget.mapTo(window, QPoint(6, widget.height() // 2))
    bar = widget.mapTo(window, QPoint(-3, widget.height() // 2))
    return abs(image.pixelColor(middle).lightness() - image.pixelColor(bar).lightness())


def test_a_touch_in_the_midst_of_fading_brings_all_back(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fading, "REST", 60_000)
    window = presented(open_window, "rosenbrock", (1280, 720))
    named(window, "step_button").setFocus()
    fading_of(window).fade()
    assert window.focusWidget() is not named(window, "step_button")
    QTest.qWait(100)
    assert 0.0 < fading_of(window).opacity < 1.0
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert fading_of(window).opacity == 1.0
    QTest.qWait(100)
    assert fading_of(window).opacity == 1.0


def test_while_it_plays_faded_controls_are_not_painted(
    open_window: OpenWindow, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fading, "REST", 60_000)
    window = presented(open_window, "rosenbrock", (1280, 720))
    window.session.set_speed(60.0)
    window.animation.play()
    fading_of(window).fade()
    qtbot.waitUntil(lambda: not named(window, "timeline").isVisible())
    seen = count_events(qapp, qtbot, 200)
    assert any("readout" in each for each in seen)
    assert not any("timeline" in each or "play_button" in each for each in seen)
    window.animation.pause()


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
