"""Which widget shows which tile of a network."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from gdviz.canvas.network.boundary import Boundary
from gdviz.canvas.network.confusion import Confusion
from gdviz.canvas.network.histograms import Histograms
from gdviz.canvas.network.landscape_tile import LandscapeTile
from gdviz.canvas.network.learning_curves import LearningCurves
from gdviz.canvas.network.network_tile import NetworkTile
from gdviz.canvas.network.units import Units
from gdviz.canvas.pages.page import Part
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.session.tasks.tile import Tile

#: Makes the widget of a tile.
MakeTile: TypeAlias = Callable[[Session, Animation], Part]

#: The tiles in the order in which they are laid out.
TILES: Mapping[Tile, MakeTile] = {
    Tile.BOUNDARY: Boundary,
    Tile.UNITS: Units,
    Tile.NETWORK: NetworkTile,
    Tile.CURVES: LearningCurves,
    Tile.CONFUSION: Confusion,
    Tile.HISTOGRAMS: Histograms,
    Tile.LANDSCAPE: LandscapeTile,
}
