"""The window that the panel's tests work on, and how they find its widgets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

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
