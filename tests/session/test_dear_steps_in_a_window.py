"""A window whose steps take longer than a frame: closed at any time, and it says how long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gdviz.session.price import Pace
from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.window import MainWindow
from tests.conftest import OpenWindow
from tests.session.threads import hear_all, make_all_dear, own_threads, wait_for, wait_for_quiet

SMALL = NetworkTask(LearningData(count=60), hidden=(4,))


@pytest.fixture
def dear_window(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    wait_for_quiet(qtbot)
    make_all_dear(monkeypatch)
    return open_window(replace(Scene.opening("network").with_task(SMALL), speed=240.0))


def test_a_window_that_is_closed_during_a_step_leaves_no_thread(
    dear_window: MainWindow, qtbot: QtBot
) -> None:
    dear_window.animation.play()
    qtbot.waitUntil(lambda: dear_window.session.playhead > 2)
    dear_window.close()
    length = dear_window.session.length
    hear_all()
    assert not own_threads()
    assert not dear_window.animation.playing
    assert dear_window.session.length == length


def test_steps_that_come_later_than_the_speed_asks_are_spoken_of(
    dear_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, text = dear_window.session, dear_window.findChild(QLabel, "speed_text")
    session.advance()
    wait_for(session, qtbot)
    assert (text.text(), text.toolTip()) == ("240 steps/s", "")
    monkeypatch.setattr(Pace, "seconds", lambda pace, cost: 0.4)
    session.advance()
    wait_for(session, qtbot)
    assert text.text() == "0.4 s/step"
    assert text.toolTip() == "2 steps a second: each takes 0.4 s"
    assert text.fontMetrics().horizontalAdvance(text.text()) <= text.width()
    session.set_speed(1.0)
    assert (text.text(), text.toolTip()) == ("1 steps/s", "")
