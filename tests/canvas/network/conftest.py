"""What the tests of a network's views share: a window, and its tiles when they are at rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gdviz.canvas.network.boundary import Boundary
from gdviz.canvas.network.learning_curves import LearningCurves
from gdviz.canvas.network.network_page import NetworkPage
from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.window import MainWindow
from tests.canvas.network.strokes import pictures
from tests.conftest import OpenWindow, settle

__all__ = ["pictures"]

OpenNetwork = Callable[..., MainWindow]


@pytest.fixture
def open_network(open_window: OpenWindow) -> OpenNetwork:
    """Open a window that shows some tiles of a network that learns from a set of data."""

    def make(data: str = "moons", tiles: tuple[Tile, ...] = (), **fields: object) -> MainWindow:
        window = open_window(replace(Scene.opening("network"), tiles=frozenset(tiles)))
        task = NetworkTask(LearningData(data))
        window.session.set_task(replace(task, **fields))
        settle()
        return window

    return make


def task_of(window: MainWindow) -> NetworkTask:
    task = window.session.scene.task
    assert isinstance(task, NetworkTask)
    return task


def page_of(window: MainWindow) -> NetworkPage:
    page = window.canvas.pages.page
    assert isinstance(page, NetworkPage)
    return page


def boundary_of(window: MainWindow, qtbot: QtBot) -> Boundary:
    """The tile when its newest drawing is there."""
    tile = page_of(window).tile(Tile.BOUNDARY)
    assert isinstance(tile, Boundary)
    window.animation.tick(1.0)
    qtbot.waitUntil(lambda: not tile.busy)
    settle()
    return tile


def curves_of(window: MainWindow, qtbot: QtBot) -> LearningCurves:
    """The tile when it shows all its places."""
    tile = page_of(window).tile(Tile.CURVES)
    assert isinstance(tile, LearningCurves)
    qtbot.waitUntil(lambda: tile.curves.complete and tile.current)
    settle()
    return tile
