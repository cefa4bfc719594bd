"""A table that is dropped on the window is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviz.panel.data_section import DataSection
from gdviz.session.scene import Scene
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.window import MainWindow
from tests.conftest import OpenWindow


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("himmelblau"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "stones.csv"
    path.write_text("size,kind\n" + "1,red\n2,grey\n" * 20)
    return path


def wait(window: MainWindow, qtbot: QtBot) -> None:
    section = window.findChild(DataSection)
    qtbot.waitUntil(lambda: not section.busy, timeout=20_000)


def drop(window: MainWindow, *paths: Path) -> tuple[bool, bool]:
    """Drag files onto the window and let go; whether they were taken, each time."""
    content = QMimeData()
    content.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(400, 300), copy, content, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    let_go = QDropEvent(QPointF(400, 300), copy, content, left, none, QEvent.Type.Drop)
    let_go.ignore()
    QApplication.sendEvent(window, let_go)
    return enter.isAccepted(), let_go.isAccepted()


def test_a_file_is_dropped_on_any_picture(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    assert drop(window, file) == (True, True)
    wait(window, qtbot)
    task = window.session.scene.task
    assert isinstance(task, NetworkTask)
    assert task.data.file == str(file)
    assert task.data.samples.count == 40


def test_a_bad_file_leaves_the_picture(window: MainWindow, qtbot: QtBot, file: Path) -> None:
    said: list[str] = []
    window.session.message.connect(said.append)
    file.write_text("")
    drop(window, file)
    wait(window, qtbot)
    assert window.session.scene == Scene.opening("himmelblau")
    assert said == ["stones.csv is empty"]


def test_what_is_no_table_is_not_taken(window: MainWindow, file: Path) -> None:
    assert drop(window, file.with_suffix(".png")) == (False, False)
    assert drop(window, file, file) == (False, False)
    assert drop(window) == (False, False)
    assert window.session.scene == Scene.opening("himmelblau")
