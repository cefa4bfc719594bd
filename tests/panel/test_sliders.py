"""Sliders: a click goes where it points, and numbers come out."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviz.panel.scale_slider import NOTCHES, ScaleSlider
from gdviz.panel.slider import Slider

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def slider(qtbot: QtBot) -> Slider:
    made = Slider("timeline")
    qtbot.addWidget(made)
    made.setRange(0, 40)
    made.resize(400, 30)
    return made


def make_scale(qtbot: QtBot, log: bool) -> tuple[ScaleSlider, list[float]]:
    made = ScaleSlider("speed", *((0.001, 10.0) if log else (0.0, 0.999)), log)
    qtbot.addWidget(made)
    heard: list[float] = []
    made.moved.connect(heard.append)
    return made, heard


@pytest.mark.parametrize("value", [0, 1, 13, 40])
def test_a_click_goes_where_it_points(slider: Slider, value: int) -> None:
    slider.setValue(20)
    QTest.mouseClick(slider, LEFT, pos=QPoint(round(slider.place_of(value)), 15))
    assert slider.value() == value


def test_a_drag_follows_the_pointer_and_stops_at_the_ends(slider: Slider) -> None:
    QTest.mousePress(slider, LEFT, pos=QPoint(round(slider.place_of(5)), 15))
    QTest.mouseMove(slider, QPoint(round(slider.place_of(30)), 15))
    QTest.qWait(10)
    QTest.mouseMove(slider, QPoint(5000, 15))
    QTest.qWait(10)
    QTest.mouseRelease(slider, LEFT, pos=QPoint(round(slider.place_of(30)), 15))
    assert slider.value() in {30, 40}
    assert not slider.isSliderDown()


def test_other_buttons_do_nothing(slider: Slider) -> None:
    slider.setValue(7)
    QTest.mouseClick(slider, Qt.MouseButton.RightButton, pos=QPoint(390, 15))
    assert slider.value() == 7


def test_up_and_down_keys_move_it(slider: Slider) -> None:
    slider.setValue(7)
    QTest.keyClick(slider, Qt.Key.Key_Up)
    assert slider.value() == 8
    QTest.keyClick(slider, Qt.Key.Key_Down)
    assert slider.value() == 7


@pytest.mark.parametrize("log", [True, False])
def test_both_ends_are_the_ends_of_the_range(qtbot: QtBot, log: bool) -> None:
    made, _ = make_scale(qtbot, log)
    assert (made.number_at(0), made.number_at(NOTCHES)) == ((0.001, 10.0) if log else (0.0, 0.999))


@pytest.mark.parametrize("notch", [1, 250, 500, 777, 999])
def test_a_log_scale_is_even_in_ratios(qtbot: QtBot, notch: int) -> None:
    made, _ = make_scale(qtbot, log=True)
    expected = math.log10(0.001) + 4 * notch / NOTCHES
    assert math.log10(made.number_at(notch)) == pytest.approx(expected, abs=0.03)
    assert float(f"{made.number_at(notch):.1e}") == made.number_at(notch)


@pytest.mark.parametrize("log", [True, False])
def test_showing_a_number_moves_there_and_says_nothing(qtbot: QtBot, log: bool) -> None:
    made, heard = make_scale(qtbot, log)
    for value in (0.01, 0.5, -3.0, 1e9):
        made.show_number(value)
    made.show_number(0.1)
    assert made.number_at(made.value()) == pytest.approx(0.1, rel=0.05)
    assert heard == []


def test_moving_says_the_number_once(qtbot: QtBot) -> None:
    made, heard = make_scale(qtbot, log=True)
    made.setValue(500)
    assert heard == [0.1]
