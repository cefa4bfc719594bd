"""What is painted from beat to beat: only what has changed, and what is seen is the whole."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion
from pytestqt.qtbot import QtBot

from gdviz.engine.network.pass_beats import Stage
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.window import MainWindow
from tests.canvas.backpropagation.passes import SMALL, arrangement, followed, picture, press
from tests.conftest import OpenWindow, settle


class Painted(QObject):
    """Where a widget is painted."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.region = QRegion()
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.region += event.region()
        return False


def array(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].astype(int)


def on_screen(window: MainWindow) -> np.ndarray:
    """What the screen shows of the picture: all that was painted one above the other."""
    shown = picture(window)
    at = shown.mapTo(window, QPoint())
    grabbed = window.screen().grabWindow(
        window.winId(), at.x(), at.y(), shown.width(), shown.height()
    )
    return array(grabbed.toImage())


def anew(window: MainWindow) -> np.ndarray:
    """The same painted at once."""
    shown = picture(window)
    return array(window.grab(QRect(shown.mapTo(window, QPoint()), shown.size())).toImage())


@pytest.mark.parametrize(
    "task", [SMALL["2-4-4-1"], NetworkTask(hidden=(3,)), NetworkTask(hidden=(16, 12))]
)
def test_what_is_painted_beat_by_beat_is_the_picture(
    open_window: OpenWindow, task: NetworkTask
) -> None:
    window = followed(open_window, task, (1280, 720))
    steps = [Qt.Key.Key_Right] * (len(window.backpropagation.beats) - 1)
    for key in (*steps, Qt.Key.Key_Down, Qt.Key.Key_Up, *[Qt.Key.Key_Left] * 4):
        press(window, key)
        seen, whole = on_screen(window), anew(window)
        assert seen.shape == whole.shape
        # A line that is painted again in a part of it may differ by a shade where it is cut.
        assert (np.abs(seen - whole) > 24).mean() < 1e-4, window.backpropagation.beat


def test_only_what_a_beat_changes_is_painted(open_window: OpenWindow) -> None:
    window = followed(open_window, SMALL["2-4-4-1"], (1280, 720))
    told = window.backpropagation
    beats = [(beat.stage, beat.layer) for beat in told.beats]
    told.go_to(beats.index((Stage.SUMS, 2)))
    settle()
    painted = Painted(picture(window))
    told.forward()
    settle()
    assert (told.beat.stage, told.beat.layer) == (Stage.ACTIVATIONS, 2)
    for column in arrangement(window).layout.columns:
        for place in column:
            inner = place.box.toRect().adjusted(12, 12, -12, -12)
            assert painted.region.intersects(inner) == (place.layer == 2), place
    area = sum(rect.width() * rect.height() for rect in painted.region)
    assert area < 0.7 * picture(window).width() * picture(window).height()


def test_a_beat_that_changes_nothing_on_the_picture_paints_nothing(
    open_window: OpenWindow,
) -> None:
    window = followed(open_window, SMALL["2-4-4-1"], (1280, 720))
    told = window.backpropagation
    told.go_to(next(i for i, beat in enumerate(told.beats) if beat.stage is Stage.UPDATE))
    settle()
    painted = Painted(picture(window))
    told.forward()
    settle()
    assert (told.beat.stage, told.beat.line) == (Stage.UPDATE, 1)
    assert painted.region.isEmpty()


def test_another_size_and_another_look_paint_it_all(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = followed(open_window, SMALL["2-4-4-1"], (1280, 720))
    before = anew(window)
    window.set_theme("dark")
    settle()
    assert before.mean() > 150 > 100 > on_screen(window).mean()
    window.resize(1500, 800)
    qtbot.waitUntil(lambda: window.width() == 1500)
    settle()
    assert (np.abs(on_screen(window) - anew(window)) > 24).mean() < 1e-4
