"""A tile with its title above it."""

from __future__ import annotations

from typing import final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.canvas.fitted_label import FittedLabel
from gdviz.canvas.pages.page import Part
from gdviz.session.tasks.tile import Tile
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class TileFrame(QWidget):
    """Names what is seen below; no box is drawn around it."""

    def __init__(self, tile: Tile, part: Part) -> None:
        super().__init__()
        self.setObjectName(f"tile_{tile.name.lower()}")
        self.part = part
        self._title = FittedLabel("tile_title", translated(tile.label))
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._title)
        if isinstance(part, QWidget):
            part.setAccessibleName(self._title.text())
            self._layout.addWidget(part, stretch=1)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        spacing = look.sizes.spacing
        self._layout.setContentsMargins(spacing, 0, spacing, spacing // 2)
        self._layout.setSpacing(spacing // 4)
        self._title.set_look(look)
        self.part.set_look(look)
