"""The tile on which a network's landscape is seen, cut by a plane or along a line."""

from __future__ import annotations

from functools import partial
from typing import final

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gdviz.canvas.network.grid_cost import GridCost
from gdviz.canvas.network.landscape_foot import LandscapeFoot
from gdviz.canvas.network.landscape_line import LandscapeLine
from gdviz.canvas.network.landscape_plane import LandscapePlane
from gdviz.canvas.network.landscape_words import complaint_in_words, words_for
from gdviz.canvas.network.sliced_session import SlicedSession, axis_labels
from gdviz.canvas.surface.surface_view import SurfaceView
from gdviz.session.animation import Animation
from gdviz.session.landscape import Landscape
from gdviz.session.scene import View
from gdviz.session.session import Session
from gdviz.session.slicing import Slicing
from gdviz.session.tasks.cut import CutKind
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class LandscapeTile(QWidget):
    """Shows the newest answer of a `Slicing`, which it watches while it is seen itself."""

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self.setObjectName("landscape")
        self._session, self._animation = session, animation
        self._slicing = Slicing(session, self)
        self._shown: SlicedSession | None = None
        self._look: Look | None = None
        self._surface: SurfaceView | None = None
        self._build()
        self._arrange()
        self._connect()

    @property
    def slicing(self) -> Slicing:
        """What computes it."""
        return self._slicing

    @property
    def shown(self) -> SlicedSession | None:
        """The plane that is shown, with the runs on it."""
        return self._shown

    @property
    def plane(self) -> LandscapePlane:
        """The plane from above."""
        return self._plane

    @property
    def line(self) -> LandscapeLine:
        """The line between two solutions."""
        return self._line

    @property
    def surface(self) -> SurfaceView | None:
        """The plane as a surface, made when it is first asked for."""
        return self._surface
