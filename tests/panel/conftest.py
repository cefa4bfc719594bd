"""The window that the panel's tests work on, and how they find its widgets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gdviz.panel.data_section import DataSection
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow
from tests.panel.own_data import stones, wait

Find = Callable[[str], Any]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """A surface and an optimizer with several hyper-parameters."""
    return open_window(Scene.opening("himmelblau", "adam"))


@pytest.fixture
def find(window: MainWindow) -> Find:
    """Widgets by the names that scripts know them by."""
    return lambda name: window.findChild(QWidget, name)


#: Opens a file as a drop or the dialog does, and waits until it is read or refused.
Open = Callable[[Path], None]


@pytest.fixture
def section(window: MainWindow) -> DataSection:
    return window.findChild(DataSection)


@pytest.fixture
def open_file(section: DataSection, qtbot: QtBot) -> Open:
    def opened(path: Path) -> None:
        section.open_file(str(path))
        wait(section, qtbot)

    return opened


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "stones.csv"
    path.write_text(stones())
    return path


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
