"""The window that the panel's tests work on, and how they find its widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QWidget

from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow

Find = Callable[[str], Any]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A surface and an optimizer with several hyper-parameters."""
    return open_window(Scene.opening("himmelblau", "adam"))


@pytest.fixture
def find(window: MainWindow) -> Find:
    """Widgets by the names that scripts know them by."""
    return lambda name: window.findChild(QWidget, name)


def type_into(box: QDoubleSpinBox, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    """Type over what a number box holds, as a person does, and end with a key."""
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, key)


def noted(signal: Signal) -> list[Any]:
    """A list that grows by what the signal says from now on: a value, or a tuple of several."""
    heard: list[Any] = []
    signal.connect(lambda *said: heard.append(said[0] if len(said) == 1 else said))
    return heard
