"""The views of a plain cost: curve or contours, and once they are wanted surface and data."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QBoxLayout

from gdviz.canvas import first_shown
from gdviz.canvas.flat.descent_view import DescentView
from gdviz.engine.cost import Array
from gdviz.engine.regression import DataCost
from gdviz.later_view import LaterView
from gdviz.session.animation import Animation
from gdviz.session.scene import Layer, View
from gdviz.session.session import Session
from gdviz.theme import Look

if TYPE_CHECKING:
    from gdviz.canvas.flat.fit_view import FitView
    from gdviz.canvas.surface.surface_view import SurfaceView


@final
class CostViews(QObject):
    """Shows the session's cost while no task takes its place; `place` is a frame."""

    start_requested = Signal(object)  # a point, shape (d,)
    start_withdrawn = Signal()
    pointed = Signal(object)  # the point under the pointer, or None
    made = Signal()  # a view is there from now on that was not
    refused = Signal()  # the surface cannot be shown

    def __init__(
        self, session: Session, animation: Animation, room: QBoxLayout, parent: QObject
    ) -> None:
        """Views stand in the room, the curve or the contours first."""
        super().__init__(parent)
        self._session, self._animation, self._room = session, animation, room
        self._left = False  # whether they may have missed another look
        self._look: Look | None = None
        self._withheld: frozenset[Layer] = frozenset()
        self._guess: Array | None = None
        self.flat = DescentView(session, animation)
        self.surface = LaterView(self._make_surface)
        self.fit = LaterView(self._make_fit_view)
        room.addWidget(self.flat, stretch=5)
        self._connect(self.flat)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes; not before the task is left, whose cost they cannot draw."""
        self._look = look
        if self._session.scene.task is None:
            self._set_look_of_all(look)

    def _set_look_of_all(self, look: Look) -> None:
        for view in (self.flat, self.surface, self.fit):
            view.set_look(look)

    def leave(self) -> None:
        """A task takes their place."""
        self._left = True
        self.flat.clear()
        self.fit.tell(lambda fit: fit.hide())

    def show_cost(self) -> None:
        """Show another cost; which of the views are seen is said by `show_views`."""
        if self._left and self._look is not None:
            self._set_look_of_all(self._look)
        self._left = False
        self.flat.show_cost()
        self.surface.tell(lambda surface: surface.show_cost())
        if isinstance(self._session.cost, DataCost):
            self.fit()
        self.fit.tell(lambda fit: fit.show_cost())

    def show_views(self, hidden: bool) -> None:
        """Show those that the scene asks for, or neither; the flat one if there is no surface."""
        view = self._session.scene.shown_view
        shown = view is not View.FLAT and not hidden
        refused = shown and bool(self.surface().sentence)
        self.flat.setVisible((view is not View.SURFACE or refused) and not hidden)
        self.surface.tell(lambda surface: surface.setVisible(shown))

    def show_surface(self) -> None:
        """Have the surface show what it stands on anew."""
        self.surface.tell(lambda surface: surface.show_cost())

    def show_runs(self) -> None:
        """Show runs that began anew."""
        self.flat.show_runs()
        self.surface.tell(lambda surface: surface.show_runs())

    def show_layers(self) -> None:
        """Show other layers."""
        self.flat.repaint_backdrop()
        self.show_surface()
        self.flat.place()

    def show_guess(self, guess: Array | None, truth: Array | None) -> None:
        """Mark a guess, (d,), and how far it was from the truth, or mark nothing."""
        self._guess = guess
        self.flat.show_guess(guess, truth)
        self.surface.tell(lambda surface: surface.show_guess(guess))

    def withhold(self, layers: frozenset[Layer]) -> None:
        """Leave layers out, whatever the scene says."""
        self._withheld = layers
        self.flat.withhold(layers)
        self.surface.tell(lambda surface: surface.withhold(layers))

    def place(self) -> None:
        """Show the balls where the playhead is and the share of a step that they have come."""
        if not self.flat.isHidden():
            self.flat.place()
        self.surface.tell(lambda surface: surface.place())
        self.fit.tell(lambda fit: fit.place())

    def _connect(self, view: DescentView | SurfaceView) -> None:
        view.start_requested.connect(self.start_requested)
        view.start_withdrawn.connect(self.start_withdrawn)
        view.pointed.connect(self.pointed)

    def _make_surface(self) -> SurfaceView:
        surface = first_shown.surface_view(self._session, self._animation)
        self._connect(surface)
        surface.refused.connect(self.refused)
        surface.withhold(self._withheld)
        surface.show_guess(self._guess)
        self._room.insertWidget(self._room.indexOf(self.flat) + 1, surface, stretch=5)
        self.made.emit()
        return surface

    def _make_fit_view(self) -> FitView:
        fit = first_shown.fit_view(self._session, self._animation)
        self._room.addWidget(fit, stretch=3)
        self.made.emit()
        return fit
