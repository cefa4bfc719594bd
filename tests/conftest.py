"""What all tests share: a screen to draw on, windows that are closed again, nothing left behind."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or shutil.which("Xvfb")):
    # pytest-xvfb starts a virtual screen where the program is installed; elsewhere Qt has its own.
    screen = Path(__file__).with_name("screen.json")
    os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={screen}")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gdviz.app import create_window
from gdviz.session.scene import Scene
from gdviz.session.settings_file import VARIABLE
from gdviz.window import MainWindow

# The machines of CI are noisy: how long an example took says nothing of the code.
settings.register_profile("gdviz", deadline=None, max_examples=60)
settings.load_profile("gdviz")

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a program that a test starts keeps its settings: never where a person's are."""
    place = tmp_path / "settings" / "settings.json"
    monkeypatch.setenv(VARIABLE, str(place))
    return place


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[OpenWindow]:
    """Open windows of a scene, active and painted; they are closed after the test."""
    windows: list[MainWindow] = []

    def make(scene: Scene | None = None, size: tuple[int, int] = (1280, 720)) -> MainWindow:
        window = create_window(scene)
        windows.append(window)
        # The screen's own pointer waits in the far corner: simulated ones are not disturbed by it.
        QCursor.setPos(window.screen().geometry().bottomRight())
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: window.ahead.done)  # what comes after the first frame is there
        settle()
        return window

    yield make
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """The window as a lecturer first meets it."""
    return open_window()


@pytest.fixture(autouse=True)
def nothing_left_over() -> Iterator[None]:
    """A test leaves no widget behind that a later test could trip over."""
    yield
    if QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
        assert not left


def settle() -> None:
    """Let everything that is due at once happen: layouts, paint events, timers of zero."""
    for _ in range(5):
        QApplication.processEvents()
