"""A window that shows nothing moving does nothing, and frames leave nothing behind."""

from __future__ import annotations

import gc
import sys
from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

TRIES = 6
LONGER_THAN_A_BLINK = 600  # milliseconds


class EventCounter(QObject):
    """Counts what an idle program must not do: paint, and tick; but not its own timer."""

    def __init__(self, milliseconds: int) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()
        self.timer = QTimer(singleShot=True, interval=milliseconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        busy = event.type() in {QEvent.Type.Paint, QEvent.Type.Timer, QEvent.Type.UpdateRequest}
        if busy and watched is not self.timer:
            interval = watched.interval() if isinstance(watched, QTimer) else None
            self.seen[f"{event.type()} {watched} {interval} of {watched.parent()}"] += 1
        return False


def count_events(qapp: QApplication, qtbot: QtBot, milliseconds: int) -> Counter[str]:
    counter = EventCounter(milliseconds)
    qapp.installEventFilter(counter)
    with qtbot.waitSignal(counter.timer.timeout):
        counter.timer.start()
    qapp.removeEventFilter(counter)
    return counter.seen


def events_at_rest(qapp: QApplication, qtbot: QtBot) -> Counter[str]:
    """What is seen once what was already on its way is over: a hover, an icon that is loaded.

    A busy machine delivers those late, so it may take some tries; what repeats itself, be it as
    slowly as a text cursor blinks, is in all of them.
    """
    for _ in range(TRIES):
        seen = count_events(qapp, qtbot, LONGER_THAN_A_BLINK)
        if not seen:
            break
    return seen


@pytest.mark.parametrize("cost", ["prediction", "rosenbrock", "penguins"])
def test_nothing_moving_means_no_repaints_and_no_ticks(
    open_window: OpenWindow, qapp: QApplication, qtbot: QtBot, cost: str
) -> None:
    window = open_window(Scene.opening(cost))
    window.session.set_speed(60.0)
    window.animation.play()
    qtbot.waitUntil(lambda: window.session.playhead >= 2)
    window.animation.pause()
    qtbot.waitUntil(lambda: window.animation.idle)
    assert events_at_rest(qapp, qtbot) == {}


def test_a_playing_window_is_seen_to_tick(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    window.animation.play()
    assert events_at_rest(qapp, qtbot)


def test_none_true_and_false_are_not_released_too_often(open_window: OpenWindow) -> None:
    # PySide6 6.12 on Python 3.11 takes references that it does not own, and then aborts.
    window = open_window(Scene.opening("rosenbrock", "adam"))
    frames(window, 50)
    before = {each: sys.getrefcount(each) for each in (None, True, False)}
    frames(window, 300)
    for each, count in before.items():
        assert sys.getrefcount(each) > count - 20, each


def test_frames_do_not_pile_up_objects(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("rosenbrock", "adam"))
    frames(window, 50)
    gc.collect()
    before = len(gc.get_objects())
    frames(window, 300)
    gc.collect()
    assert len(gc.get_objects()) < before + 300


def frames(window: MainWindow, count: int) -> None:
    for _ in range(count):
        window.session.advance()
        window.animation.tick(1 / 60)
        settle()
