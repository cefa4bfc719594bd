"""What a lecturer points with, at 1920x1080: a move of it, and what it adds to a playing frame."""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.window import MainWindow
from tests.benchmarks.bench_frames import rosenbrock

#: Where a hand moves to and fro, in pixels.
WAY = cycle([QPoint(500 + 9 * step, 400 + 5 * step) for step in range(60)])


def taken_up(window: MainWindow, keys: str, name: str) -> QWidget:
    QTest.keySequence(window, QKeySequence(keys))
    QTest.mouseMove(window.windowHandle(), next(WAY))
    QApplication.processEvents()
    return window.findChild(QWidget, name)


@pytest.mark.parametrize(("keys", "name"), [("G", "spotlight"), ("Q", "large_pointer")])
def bench_move_of_the_pointer(
    measure, painted, open_window: Callable, keys: str, name: str
) -> None:
    window = open_window(rosenbrock())
    overlay = taken_up(window, keys, name)
    move = painted(lambda: QTest.mouseMove(window.windowHandle(), next(WAY)), overlay)
    measure(move, aim="under 4 ms")


def bench_piece_of_a_stroke(measure, painted, open_window: Callable) -> None:
    window = open_window(rosenbrock())
    pen = taken_up(window, "Ctrl+D", "pen")
    handle, hand = window.windowHandle(), Qt.MouseButton.LeftButton
    QTest.mousePress(handle, hand, Qt.KeyboardModifier.NoModifier, next(WAY))
    measure(painted(lambda: QTest.mouseMove(handle, next(WAY)), pen), aim="under 4 ms")
    QTest.mouseRelease(handle, hand, Qt.KeyboardModifier.NoModifier, next(WAY))


def bench_frame_under_the_spotlight(measure, painted, open_window: Callable) -> None:
    window = open_window(rosenbrock())
    window.session.advance(100)
    taken_up(window, "G", "spotlight")
    frame = painted(window.session.advance, window.canvas.view.plot.widget.viewport())
    measure(frame, against="bench_frame_at_step_100", aim="4 ms more at most")
