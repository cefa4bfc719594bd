"""The real window, by key, by menu and by object name."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from gdviz.session.scene import Scene
from gdviz.theme import COLOUR_MAPS, load_theme, theme_names
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

PROMISED_NAMES = (
    "canvas",
    "cost_picker",
    "formula_edit",
    "optimizer_picker",
    "learning_rate",
    "start_x",
    "start_y",
    "play_button",
    "step_button",
    "step_back_button",
    "reset_button",
    "speed",
    "timeline",
    "readout",
)


@pytest.mark.parametrize("name", PROMISED_NAMES)
def test_a_promised_widget_is_there_once(open_window: OpenWindow, name: str) -> None:
    window = open_window(Scene.opening("rosenbrock"))
    (widget,) = window.findChildren(QWidget, name)
    assert widget.isVisible()


def test_arrows_step_and_step_back(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Right)
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.session.playhead == 2
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert (window.session.playhead, window.session.length) == (1, 2)


def test_space_plays_on_the_timer_and_pauses(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_speed(60.0)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert window.animation.playing
    qtbot.waitUntil(lambda: window.session.playhead >= 5)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert not window.animation.playing
    qtbot.waitUntil(lambda: window.animation.idle)
    stopped = window.session.playhead
    settle()
    assert window.session.playhead == stopped


def test_home_goes_back_to_the_start_and_keeps_the_history(window: MainWindow) -> None:
    window.session.advance(7)
    QTest.keyClick(window, Qt.Key.Key_Home)
    assert (window.session.playhead, window.session.length) == (0, 7)


def test_r_starts_from_a_random_point(window: MainWindow) -> None:
    seen = set()
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_R)
        seen.add(window.session.scene.start)
    assert len(seen) == 3
    assert all(window.session.cost.domain.contains(start) for start in seen)


def test_control_q_closes_the_window(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not window.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home])
def test_a_step_by_hand_pauses(window: MainWindow, key: Qt.Key) -> None:
    window.session.advance(3)
    window.animation.play()
    QTest.keyClick(window, key)
    assert not window.animation.playing


@pytest.mark.parametrize("focused", ["canvas", "speed", "timeline", "play_button", "start_x"])
def test_space_and_r_work_wherever_the_focus_is(window: MainWindow, focused: str) -> None:
    widget = window.findChild(QWidget, focused)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Space)
    assert window.animation.playing
    before = window.session.scene.start
    QTest.keyClick(widget, Qt.Key.Key_R)
    assert window.session.scene.start != before


def test_every_key_stands_in_a_menu(window: MainWindow) -> None:
    keys = {
        action.shortcut().toString()
        for menu in window.menuBar().findChildren(QMenu)
        for action in menu.actions()
    }
    assert {"Space", "Right", "Left", "Home", "R", "Ctrl+Q"} <= keys


def test_the_view_menu_changes_the_theme(window: MainWindow) -> None:
    pictures = []
    titles = {load_theme(name).title for name in theme_names()}
    themes = [action for action in window.findChildren(QAction) if action.text() in titles]
    for action in themes:
        action.trigger()
        settle()
        assert [each.isChecked() for each in themes].count(True) == 1
        pictures.append(window.grab().toImage())
    assert len(themes) == len(theme_names())
    assert pictures[0] != pictures[1]


def test_the_view_menu_changes_the_colour_map(window: MainWindow) -> None:
    window.session.set_cost("himmelblau")
    pictures = []
    for name in COLOUR_MAPS:
        (action,) = [each for each in window.findChildren(QAction) if each.text() == name]
        action.trigger()
        settle()
        pictures.append(window.canvas.grab().toImage().pixelColor(400, 300).name())
    assert len(set(pictures)) == len(COLOUR_MAPS)


def test_scrubbing_shows_the_points_of_the_history(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "momentum"))
    session, view = window.session, window.canvas.view
    session.advance(40)
    points = session.runs[0].points(0, 41).copy()
    timeline = window.findChild(QWidget, "timeline")
    for index in (0, 40, 17, 3, 39):
        timeline.setValue(index)
        ball = view.marks[0].ball.pos()
        seen = view.plot.map.to_numbers((ball.x(), ball.y()))
        np.testing.assert_allclose(seen, points[index], rtol=1e-12)
    assert session.length == 40


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
@pytest.mark.parametrize("cost", ["prediction", "rosenbrock", "penguins"])
def test_the_canvas_has_most_of_the_width_and_nothing_is_cut_off(
    open_window: OpenWindow, cost: str, size: tuple[int, int]
) -> None:
    window = open_window(Scene.opening(cost, "adam"), size)
    assert window.size() == QSize(*size)
    assert window.canvas.width() >= 0.7 * size[0]
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.parent().layout() is not None:
            assert widget.parent().rect().contains(widget.geometry()), widget.objectName()


def test_a_message_is_shown_in_the_status_bar(window: MainWindow) -> None:
    window.session.place_start((99.0,))
    assert "moved into the domain" in window.statusBar().currentMessage()


def test_a_start_outside_from_the_command_line_is_said_when_the_window_opens(
    open_window: OpenWindow,
) -> None:
    scene = Scene.opening("prediction")
    window = open_window(Scene(scene.cost, (50.0,), scene.race))
    assert window.session.scene.start == (6.0,)
    assert "moved into the domain" in window.statusBar().currentMessage()


def test_icons_are_drawn_after_the_first_frame(window: MainWindow, qtbot: QtBot) -> None:
    buttons = ("reset_button", "step_back_button", "play_button", "step_button")
    for name in buttons:
        button = window.findChild(QWidget, name)
        qtbot.waitUntil(lambda button=button: not button.icon().isNull())
