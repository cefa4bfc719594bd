"""Which widget shows which tile of a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from gdviz.canvas.pages.page import Part
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.session.tasks.tile import Tile

#: Makes the widget of a tile.
MakeTile: TypeAlias = Callable[[Session, Animation], Part]

#: The tiles in the order in which they are laid out.
TILES: Mapping[Tile, MakeTile] = {}
