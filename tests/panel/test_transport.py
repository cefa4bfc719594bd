"""The transport bar moves the playhead and shows where it is."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from gdviz.session.words import number
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.panel.conftest import Find, noted


def test_the_buttons_step_back_step_and_reset(window: MainWindow, find: Find) -> None:
    for _ in range(3):
        find("step_button").click()
    find("step_back_button").click()
    assert (window.session.playhead, window.session.length) == (2, 3)
    find("reset_button").click()
    assert (window.session.playhead, window.session.length) == (0, 3)


def test_the_play_button_plays_and_pauses_and_says_which(window: MainWindow, find: Find) -> None:
    button = find("play_button")
    button.click()
    assert (window.animation.playing, button.accessibleName()) == (True, "Pause (Space)")
    button.click()
    assert (window.animation.playing, button.accessibleName()) == (False, "Play (Space)")


@pytest.mark.parametrize("name", ["reset_button", "step_button", "step_back_button"])
def test_a_step_by_hand_pauses(window: MainWindow, find: Find, name: str) -> None:
    window.session.advance(3)
    window.animation.play()
    QTest.mouseClick(find(name), Qt.MouseButton.LeftButton)
    assert not window.animation.playing
    assert window.session.playhead == {"reset": 0, "step": 4, "step_back": 2}[name[:-7]]


def test_play_after_the_end_begins_at_the_start(window: MainWindow, find: Find) -> None:
    window.session.set_cost("prediction")
    window.session.set_optimizer("gradient_descent")
    while not window.session.finished:
        window.session.advance(100)
    length = window.session.length
    find("play_button").click()
    assert (window.session.playhead, window.session.length) == (0, length)
    assert find("play_button").accessibleName() == "Pause (Space)"


def test_where_the_run_ends_the_play_button_offers_to_play(
    window: MainWindow, find: Find, qtbot: QtBot
) -> None:
    window.session.set_speed(240.0)
    window.session.set_hyperparameter("learning_rate", 1e9)
    find("play_button").click()
    qtbot.waitUntil(lambda: find("play_button").accessibleName() == "Play (Space)")
    assert find("play_button").toolTip() == "Play (Space)"
    assert window.session.finished


def test_the_readout_tells_step_and_cost(window: MainWindow, find: Find) -> None:
    window.session.place_start((0.0, 0.0))
    assert find("readout").text() == "step 0   cost 170"
    window.session.advance(3)
    cost = window.session.cost.value(window.session.runs[0].point_at(3))
    assert find("readout").text() == f"step 3   cost {cost:.0f}"


def test_the_timeline_holds_every_step_and_seeks(window: MainWindow, find: Find) -> None:
    timeline: QSlider = find("timeline")
    window.session.advance(9)
    assert (timeline.maximum(), timeline.value()) == (9, 9)
    window.animation.play()
    timeline.setValue(4)
    assert (window.session.playhead, window.session.length) == (4, 9)
    assert not window.animation.playing


def test_a_scrub_over_the_timeline_shows_the_points_of_the_history(
    window: MainWindow, find: Find
) -> None:
    timeline, session = find("timeline"), window.session
    session.advance(40)
    costs = session.runs[0].costs(0, 41).copy()
    for index in (13, 0, 40, 27):
        place = QPoint(round(timeline.place_of(index)), timeline.height() // 2)
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=place)
        assert (session.playhead, session.length) == (index, 40)
        assert find("readout").text() == f"step {index}   cost {number(costs[index])}"


@pytest.mark.parametrize(("key", "place"), [(Qt.Key.Key_Up, 5), (Qt.Key.Key_Down, 3)])
def test_up_and_down_on_the_timeline_seek(
    window: MainWindow, find: Find, key: Qt.Key, place: int
) -> None:
    window.session.advance(9)
    window.session.seek(4)
    QTest.keyClick(find("timeline"), key)
    assert (window.session.playhead, window.session.length) == (place, 9)


def test_the_timeline_follows_every_move_without_a_wish(window: MainWindow, find: Find) -> None:
    heard = noted(window.session.playhead_changed)
    for act, place in (
        (partial(window.session.advance, 6), 6),
        (window.session.step_back, 5),
        (partial(window.session.seek, 1), 1),
        (window.session.place_random_start, 0),
        (window.session.withdraw_start, 1),
    ):
        act()
        assert find("timeline").value() == place
    assert heard == [6, -1, -4, 0, 0]


def test_a_new_run_empties_the_timeline_without_a_wish(window: MainWindow, find: Find) -> None:
    window.session.advance(9)
    window.session.place_start((1.0, 1.0))
    assert (find("timeline").maximum(), window.session.playhead) == (0, 0)


@pytest.mark.parametrize("notch", [0, 400, 1000])
def test_the_speed_slider_and_the_session_agree(window: MainWindow, find: Find, notch: int) -> None:
    slider = find("speed")
    slider.setValue(notch)
    assert window.session.scene.speed == slider.number_at(notch)
    assert find("speed_text").text() == f"{window.session.scene.speed:g} steps/s"
    window.session.set_speed(30.0)
    assert slider.number_at(slider.value()) == pytest.approx(30.0, rel=0.01)


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1920, 1080)])
def test_the_readout_has_room_for_a_long_run(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    window = open_window(size=size)
    settle()
    readout = window.findChild(object, "readout")
    widest = QFontMetrics(readout.font()).horizontalAdvance("step 10000   cost −0.00444")
    assert readout.width() >= widest


def test_icons_follow_the_theme(window: MainWindow, find: Find) -> None:
    window.animation.pause()
    settle()
    light = find("step_button").icon().pixmap(24).toImage()
    window.set_theme("dark")
    assert find("step_button").icon().pixmap(24).toImage() != light


def test_the_loop_button_the_key_and_the_session_agree(window: MainWindow, find: Find) -> None:
    button = find("loop_button")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (window.session.scene.loop, button.isChecked()) == (True, True)
    QTest.keyClick(window, Qt.Key.Key_L)
    assert (window.session.scene.loop, button.isChecked()) == (False, False)
    window.session.set_loop(True)
    assert button.isChecked()


def test_playing_in_a_loop_starts_over(window: MainWindow, find: Find, qtbot: QtBot) -> None:
    window.session.set_speed(240.0)
    window.session.set_cost("prediction")
    window.session.set_optimizer("gradient_descent")
    window.session.set_hyperparameter("learning_rate", 0.9)
    find("loop_button").click()
    heard = noted(window.session.playhead_changed)
    find("play_button").click()
    qtbot.waitUntil(lambda: any(moved < 0 for moved in heard))
    assert window.animation.playing
    window.animation.pause()
