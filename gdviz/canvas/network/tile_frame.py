"""A tile with its title above it."""

from __future__ import annotations

from typing import Protocol, final, runtime_checkable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gdviz.canvas.fitted_label import FittedLabel
from gdviz.canvas.key_row import KeyRow
from gdviz.canvas.pages.page import Part
from gdviz.session.tasks.tile import Tile
from gdviz.session.words import translated
from gdviz.theme import Look

#: A tile that has less room below its title and its key, in heights of the text, is left without
#: title: its key says more. One that is lower than so many has its title beside its buttons.
LOW, LOWER = 12.0, 17.0


@runtime_checkable
class Keyed(Protocol):
    """A part with a key at its top, which also says what the part is about."""

    @property
    def key(self) -> KeyRow: ...


@runtime_checkable
class Titled(Protocol):
    """A part with a row of its own at its top, in which there is room for the title."""

    def take_title(self, title: QLabel | None) -> None:
        """Have the title at the left of that row, or give it back."""


@final
class TileFrame(QWidget):
    """Names what is seen below; no box is drawn around it."""

    def __init__(self, tile: Tile, part: Part) -> None:
        super().__init__()
        self.setObjectName(f"tile_{tile.name.lower()}")
        self.part = part
        self._look: Look | None = None
        self._title = FittedLabel("tile_title", translated(tile.label))
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._title)
        self._beside = False  # whether the part has the title
        if isinstance(part, QWidget):
            part.setAccessibleName(self._title.text())
            self._layout.addWidget(part, stretch=1)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look, spacing = look, look.sizes.spacing
        self._layout.setContentsMargins(spacing, 0, spacing, spacing // 2)
        self._layout.setSpacing(spacing // 4)
        self._title.set_look(look)
        self.part.set_look(look)
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share_room()

    def _share_room(self) -> None:
        """Show the title above, unless what is below would be too low."""
        if self._look is None:
            return
        height, text = self.height(), self._look.sizes.text
        if isinstance(self.part, Keyed):
            rest = height - self._title.sizeHint().height() - self.part.key.height()
            self._title.setVisible(rest >= LOW * text)
        if isinstance(self.part, Titled) and self._beside != (height < LOWER * text):
            self._beside = not self._beside
            self.part.take_title(self._title if self._beside else None)
            if not self._beside:
                self._layout.insertWidget(0, self._title)
