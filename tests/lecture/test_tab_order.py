"""Without a mouse: Tab finds every control, the focus can be seen, keys work what has it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QComboBox,
    QSlider,
    QWidget,
)

from gdviz.engine.schedules import schedules
from gdviz.panel.number_box import NumberBox
from gdviz.panel.section import Section
from gdviz.session.chart import Chart
from gdviz.session.scene import Scene
from gdviz.theme import theme_names
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

TAB, BACK = Qt.Key.Key_Tab, Qt.Key.Key_Backtab
#: What is operated by hand, by what it is; all of it must be within reach of Tab.
CONTROLS = (QAbstractButton, QComboBox, QSlider, NumberBox)
#: Buttons inside Qt's own widgets, which their keys stand for.
INSIDE = ("qt_toolbar_ext_button", "qt_menubar_ext_button")


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """All that there is to operate: a race, the chart, every section open."""
    scene = Scene.opening("himmelblau", "adam", "momentum")
    window = open_window(replace(scene, chart=Chart(open=True)))
    window.session.set_schedule(list(schedules)[1])  # one with settings of its own
    for section in window.findChildren(Section):
        section.set_open(True)
    settle()
    return window


def press(window: MainWindow, key: Qt.Key) -> QWidget | None:
    """A key for what has the focus, and what has it then."""
    QTest.keyClick(window.focusWidget() or window, key)
    return window.focusWidget()


def round_trip(window: MainWindow, key: Qt.Key) -> list[QWidget]:
    """The widgets that have the focus one after another until the first has it again."""
    first = press(window, key)
    seen = [first]
    while (now := press(window, key)) is not first:
        seen.append(now)
        assert len(seen) < 200
    return seen


def name(widget: QWidget) -> str:
    return widget.objectName() or type(widget).__name__


def test_tab_finds_every_control_that_can_be_operated(window: MainWindow) -> None:
    seen = round_trip(window, TAB)
    controls = [
        each
        for kind in CONTROLS
        for each in window.findChildren(kind)
        if each.isVisible() and each.isEnabled() and each.objectName() not in INSIDE
    ]
    assert len(controls) > 45
    for group in window.findChildren(QButtonGroup):
        # Tab finds the checked one of several, which arrow keys leave.
        if group.checkedButton() in seen:
            controls = [each for each in controls if each not in group.buttons()]
    assert [name(each) for each in controls if each not in seen] == []
    expected = {"formula_edit", "picture", "race_table", "timeline", "schedule_picker", "chart_log"}
    assert expected <= {name(each) for each in seen}


def test_tab_goes_through_the_rooms_in_their_order(window: MainWindow) -> None:
    seen = [name(each) for each in round_trip(window, TAB)]
    landmarks = [
        "cost_picker",
        "formula_edit",
        "view_flat",
        "picture",
        "chart_cost",
        "add_run_button",
        "race_table",
        "optimizer_picker",
        "learning_rate",
        "start_x",
        "show_trail",
        "schedule_picker",
        "reset_button",
        "play_button",
        "timeline",
    ]
    first = seen.index("cost_picker")
    order = seen[first:] + seen[:first]
    places = [order.index(each) for each in landmarks]
    assert places == sorted(places)
    forward = round_trip(window, TAB)
    back = round_trip(window, BACK)[::-1]
    turned = back.index(forward[0])
    assert back[turned:] + back[:turned] == forward


def test_controls_made_late_stand_where_they_are_seen(window: MainWindow) -> None:
    window.session.set_optimizer("gradient_descent")
    window.session.set_optimizer("adam")
    settle()
    seen = [name(each) for each in round_trip(window, TAB)]
    place = seen.index("optimizer_picker")
    assert seen[place + 1 : place + 4] == ["learning_rate", "learning_rate_slider", "beta1"]


def test_after_return_tab_goes_on_from_the_box(window: MainWindow) -> None:
    box = window.findChild(QWidget, "start_x")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert window.focusWidget() is None
    assert name(press(window, TAB)) == "start_y"


def test_tab_scrolls_to_what_has_the_focus(window: MainWindow) -> None:
    panel = window.findChild(QWidget, "control_panel")
    inside = [each for each in round_trip(window, TAB) if panel.isAncestorOf(each)]
    assert panel.verticalScrollBar().maximum() > 0
    for widget in inside:
        while press(window, TAB) is not widget:
            pass
        settle()
        place = QRect(widget.mapTo(panel, QPoint()), widget.size())
        assert panel.viewport().geometry().contains(place), name(widget)


def grab(window: MainWindow, place: QRect) -> np.ndarray:
    """Luminances of the pixels of a part of a window (WCAG 2.2): (height, width)."""
    image = window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    colours = rows[:, : 3 * image.width()].reshape(image.height(), -1, 3) / 255
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return linear @ (0.2126, 0.7152, 0.0722)


@pytest.mark.parametrize("theme", theme_names())
def test_what_has_the_focus_is_seen_in_every_theme(window: MainWindow, theme: str) -> None:
    # At least as many pixels change as a line of two pixels around the widget has, and by a
    # contrast of three or more (WCAG 2.2, 2.4.13); less where a part is scrolled away.
    window.set_theme(theme)
    frame = window.findChild(QWidget, "focus_frame")
    for _ in round_trip(window, TAB):
        widget = press(window, TAB)
        assert frame.isVisible(), name(widget)
        with_frame = grab(window, frame.geometry())
        frame.hide()
        without = grab(window, frame.geometry())
        high, low = np.maximum(with_frame, without), np.minimum(with_frame, without)
        changed = int(((high + 0.05) / (low + 0.05) >= 3.0).sum())
        around = 2 * 2 * (widget.width() + widget.height())
        assert changed >= 0.8 * around, name(widget)


def test_a_mouse_takes_the_frame_away(window: MainWindow) -> None:
    frame = window.findChild(QWidget, "focus_frame")
    assert press(window, TAB) is not None
    assert frame.isVisible()
    QTest.mouseClick(window.findChild(QWidget, "start_x"), Qt.MouseButton.LeftButton)
    assert not frame.isVisible()


def test_screen_readers_have_a_name_for_every_stop(window: MainWindow) -> None:
    for widget in round_trip(window, TAB):
        told = QAccessible.queryAccessibleInterface(widget)
        assert told.text(QAccessible.Text.Name), name(widget)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_keys_press_the_button_that_has_the_focus_and_do_no_more(
    window: MainWindow, key: Qt.Key
) -> None:
    pressed = 0
    for widget in round_trip(window, TAB):
        button = isinstance(widget, QAbstractButton) and name(widget) != "play_button"
        if not button or not widget.isVisible():
            continue  # a button before it has taken it away, as that of a run's settings
        heard: list[bool] = []
        pressed += 1
        widget.clicked.connect(lambda *said, heard=heard: heard.append(True))
        widget.setFocus()
        QTest.keyClick(widget, key)
        assert heard == [True], name(widget)
        assert not window.animation.playing
        settle()
    assert pressed > 15


def test_arrow_keys_choose_among_buttons_of_which_one_is_checked(window: MainWindow) -> None:
    first = window.findChild(QAbstractButton, "view_flat")
    buttons, seen = first.group().buttons(), [first]
    first.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        seen.append(press(window, key))
        assert seen[-1].isChecked()
    assert seen == [buttons[0], buttons[1], buttons[2], buttons[1]]
    assert window.session.playhead == 0


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_keys_open_a_picker_and_pick(window: MainWindow, key: Qt.Key) -> None:
    picker = window.findChild(QComboBox, "optimizer_picker")
    picker.setFocus()
    QTest.keyClick(picker, key)
    assert picker.view().isVisible()
    assert not window.animation.playing
    QTest.keyClick(picker.view(), Qt.Key.Key_Down)
    QTest.keyClick(picker.view(), Qt.Key.Key_Return)
    assert type(window.session.optimizer).__name__ == "AMSGrad"
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize("cost", ["prediction", "penguins"])
def test_other_pictures_too_have_no_dead_end(open_window: OpenWindow, cost: str) -> None:
    seen = [name(each) for each in round_trip(open_window(Scene.opening(cost)), TAB)]
    assert {"picture", "cost_picker", "timeline", "start_x"} <= set(seen)
    assert "start_y" in seen or cost == "prediction"
