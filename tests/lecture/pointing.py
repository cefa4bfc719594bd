"""A lecturer's hand over the whole window: moves, and strokes of the pen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gdviz.window import MainWindow
from tests.conftest import settle
from tests.pointer import UNHURRIED

LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def part(window: MainWindow, name: str) -> QWidget:
    return window.findChild(QWidget, name)


def key(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window, QKeySequence(keys))
    settle()


def move(window: MainWindow, x: int, y: int) -> None:
    # From beside it: Qt swallows a move to where the pointer is already.
    for place in (QPoint(x + 1, y), QPoint(x, y)):
        QTest.qWait(UNHURRIED)
        QTest.mouseMove(window.windowHandle(), place)
    settle()


def draw(window: MainWindow, places: Sequence[tuple[int, int]]) -> None:
    """A stroke through pixels of the window."""
    handle, points = window.windowHandle(), [QPoint(*each) for each in places]
    QTest.mousePress(handle, LEFT, NO_KEY, points[0])
    for point in points[1:]:
        QTest.mouseMove(handle, point)
    QTest.mouseRelease(handle, LEFT, NO_KEY, points[-1])
    settle()


def picture(window: MainWindow) -> np.ndarray:
    """The colours of the window's pixels, as bytes: (height, width, 3)."""
    settle()
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), -1, 3).copy()


def coloured(picture: np.ndarray, colour: str) -> np.ndarray:
    """Which pixels have a colour: (height, width)."""
    wanted = QColor(colour)
    return (picture == (wanted.red(), wanted.green(), wanted.blue())).all(axis=2)
