"""Which views of a network are shown."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.panel.check_box import CheckBox
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class TilesSection(QWidget):
    """A check box a view; those that have nothing to show for the data are greyed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._boxes = {tile: self._box(tile) for tile in Tile}
        session.tiles_changed.connect(self._show_scene)
        session.cost_changed.connect(self._show_scene)
        self._show_scene()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)

    def _box(self, tile: Tile) -> CheckBox:
        box = CheckBox(f"show_{tile.name.lower()}", translated(tile.label), self)
        box.toggled.connect(partial(self._session.show_tile, tile))
        self._layout.addWidget(box)
        return box

    def _show_scene(self) -> None:
        scene = self._session.scene
        if isinstance(scene.task, NetworkTask):
            for tile, box in self._boxes.items():
                box.setChecked(tile in scene.tiles)
                box.setEnabled(tile.suits(scene.task.data))
