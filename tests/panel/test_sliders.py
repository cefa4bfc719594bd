"""Sliders: a click goes where it points, and numbers come out."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviz import optimizers
from gdviz.engine.hyperparameter import Hyperparameter, describe
from gdviz.panel.scale_slider import NOTCHES, ScaleSlider
from gdviz.panel.slider import Slider
from gdviz.session.scene import SPEEDS
from gdviz.theme import Look, load_theme, sizes_for
from tests.conftest import settle
from tests.panel.conftest import noted

LEFT = Qt.MouseButton.LeftButton
#: Every scale that is in use: low, high, and whether it is even in ratios.
SCALES = sorted(
    {(*SPEEDS, True)}
    | {
        (*each.slider, each.log)
        for rule in optimizers.values()
        for each in describe(rule).values()
        if isinstance(each, Hyperparameter)
    }
)


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
    return made, noted(made.moved)


@pytest.mark.parametrize("value", [0, 1, 13, 40])
def test_a_click_goes_where_it_points(slider: Slider, value: int) -> None:
    slider.setValue(20)
    QTest.mouseClick(slider, LEFT, pos=QPoint(round(slider.place_of(value)), 15))
    assert slider.value() == value


def test_a_drag_follows_the_pointer_and_stops_at_the_ends(slider: Slider, qtbot: QtBot) -> None:
    heard = noted(slider.valueChanged)
    QTest.mousePress(slider, LEFT, pos=QPoint(round(slider.place_of(5)), 15))
    for x in (round(slider.place_of(30)), 5000, -5000):
        QTest.mouseMove(slider, QPoint(x, 15))
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert heard == [5, 30, 40, 0]
    assert slider.isSliderDown()
    QTest.mouseRelease(slider, LEFT, pos=QPoint(200, 15))
    assert not slider.isSliderDown()


def test_a_drag_with_another_button_moves_nothing(slider: Slider) -> None:
    right = Qt.MouseButton.RightButton
    QTest.mousePress(slider, right, pos=QPoint(200, 15))
    QTest.mouseMove(slider, QPoint(300, 15))
    settle()
    QTest.mouseRelease(slider, right, pos=QPoint(300, 15))
    assert slider.value() == 0


def test_other_buttons_do_nothing(slider: Slider) -> None:
    slider.setValue(7)
    QTest.mouseClick(slider, Qt.MouseButton.RightButton, pos=QPoint(390, 15))
    assert slider.value() == 7


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_Up, 8),
        (Qt.Key.Key_Right, 8),
        (Qt.Key.Key_Down, 6),
        (Qt.Key.Key_Left, 6),
        (Qt.Key.Key_PageUp, 17),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 40),
    ],
)
def test_keys_move_it(slider: Slider, key: Qt.Key, value: int) -> None:
    slider.setValue(7)
    QTest.keyClick(slider, key)
    assert slider.value() == value


def test_a_place_is_shown_with_a_new_end_and_without_a_word(slider: Slider) -> None:
    slider.setValue(30)
    heard = noted(slider.valueChanged)
    slider.show_place(3, 5)
    assert (slider.value(), slider.minimum(), slider.maximum(), heard) == (3, 0, 5, [])


def test_the_knob_is_painted_at_its_place(slider: Slider) -> None:
    look = Look(load_theme("light"), sizes_for(1280, 720))
    slider.set_look(look)
    for value in (0, 25, 40):
        slider.setValue(value)
        # Above the bar there is only the knob: its middle is where its colour is.
        image, y = slider.grab().toImage(), 15 - look.sizes.spacing // 2
        row = [x for x in range(400) if image.pixelColor(x, y).name() == look.theme.accent]
        assert (row[0] + row[-1]) / 2 == pytest.approx(slider.place_of(value), abs=1)


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


@pytest.mark.parametrize(("low", "high", "log"), SCALES)
def test_every_place_comes_back_from_its_number(
    qtbot: QtBot, low: float, high: float, log: bool
) -> None:
    made = ScaleSlider("any", low, high, log)
    qtbot.addWidget(made)
    heard = noted(made.moved)
    for notch in range(0, NOTCHES + 1, 20):
        number = made.number_at(notch)
        made.show_number(number)
        assert low <= number <= high
        assert made.number_at(made.value()) == pytest.approx(number, rel=0.07)
    assert heard == []


@pytest.mark.parametrize(("low", "high", "log"), SCALES)
@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Left])
def test_a_key_always_gets_on_though_each_number_is_rounded(
    qtbot: QtBot, low: float, high: float, log: bool, key: Qt.Key
) -> None:
    made = ScaleSlider("any", low, high, log)
    qtbot.addWidget(made)
    made.show_number(low if key == Qt.Key.Key_Right else high)
    made.moved.connect(made.show_number)  # as the session does
    heard = noted(made.moved)
    for _ in range(150):
        QTest.keyClick(made, key)
    assert heard == sorted(set(heard), reverse=key == Qt.Key.Key_Left)
    assert heard[-1] == (high if key == Qt.Key.Key_Right else low)


def test_a_click_says_the_number_under_the_pointer(qtbot: QtBot) -> None:
    made, heard = make_scale(qtbot, log=True)
    made.resize(400, 30)
    for notch in (250, 750):
        QTest.mouseClick(made, LEFT, pos=QPoint(round(made.place_of(notch)), 15))
    assert heard == pytest.approx([0.01, 1.0], rel=0.05)
