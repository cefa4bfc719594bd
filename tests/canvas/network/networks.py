"""Windows that show one view of a network, found by its object name."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from gdviz.session.scene import Scene
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.window import MainWindow


def network_scene(task: NetworkTask, *tiles: Tile) -> Scene:
    """The scene of a network with these views of it."""
    return replace(Scene.opening("network"), tiles=frozenset(tiles)).with_task(task)


def part_named(window: MainWindow, name: str) -> QWidget:
    """The view with an object name, which has to be seen."""
    part = window.findChild(QWidget, name)
    assert isinstance(part, QWidget)
    assert part.isVisible()
    return part
