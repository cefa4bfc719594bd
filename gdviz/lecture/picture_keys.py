"""The keys of the picture: nearer and farther, the view moved or turned, the start moved."""

from __future__ import annotations

from functools import partial
from typing import final

import numpy as np
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from gdviz.canvas.canvas import Canvas
from gdviz.engine.cost import Array
from gdviz.lecture.actions import Entry
from gdviz.session.prediction import Prediction
from gdviz.session.scene import View
from gdviz.session.session import Session

#: How much nearer a key brings the picture.
ZOOM = 1.25
#: By which share of its width or height a key moves the view, and the start.
PAN, NUDGE = 0.1, 0.01
#: Directions, to the right and upwards, and their keys.
_WAYS = {"Left": (-1, 0), "Right": (1, 0), "Up": (0, 1), "Down": (0, -1)}


@final
class PictureKeys(QObject):
    """Acts on the flat picture, or on the surface where it alone is seen or has the focus."""

    def __init__(self, canvas: Canvas, session: Session, prediction: Prediction) -> None:
        super().__init__(canvas)
        self._canvas, self._session, self._prediction = canvas, session, prediction
        flat = canvas.view.plot.widget
        flat.setObjectName("picture")
        flat.setAccessibleName(_tr("The cost and the way down"))
        flat.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def entries(self) -> list[Entry]:
        """What the keys do, as rows of a menu."""
        turn, start = _tr("Move or turn the picture"), _tr("Move the start")
        return [
            Entry(_tr("&Nearer"), ("+", "="), partial(self.zoom, True)),
            Entry(_tr("&Farther"), ("-",), partial(self.zoom, False)),
            Entry(_tr("&Whole picture"), ("Z",), self.go_home),
            Entry(_tr("View &left"), ("Shift+Left",), partial(self.move, "Left"), turn),
            Entry(_tr("View &right"), ("Shift+Right",), partial(self.move, "Right"), turn),
            Entry(_tr("View &up"), ("Shift+Up",), partial(self.move, "Up"), turn),
            Entry(_tr("View &down"), ("Shift+Down",), partial(self.move, "Down"), turn),
            Entry(_tr("Start l&eft"), ("Ctrl+Left",), partial(self.nudge, "Left"), start),
            Entry(_tr("Start ri&ght"), ("Ctrl+Right",), partial(self.nudge, "Right"), start),
            Entry(_tr("Start u&p"), ("Ctrl+Up",), partial(self.nudge, "Up"), start),
            Entry(_tr("Start d&own"), ("Ctrl+Down",), partial(self.nudge, "Down"), start),
        ]

    def zoom(self, near: bool) -> None:
        """Come nearer, or go farther away."""
        if self._session.scene.task is not None:
            return
        if self._on_surface:
            self._tell_surface("Plus" if near else "Minus")
        else:
            self._canvas.view.plot.zoom(ZOOM if near else 1 / ZOOM)

    def move(self, way: str) -> None:
        """Move the view over the flat picture, or turn the surface."""
        if self._session.scene.task is not None:
            return
        if self._on_surface:
            self._tell_surface(way, Qt.KeyboardModifier.ShiftModifier)
        else:
            right, up = _WAYS[way]
            self._canvas.view.plot.pan(PAN * right, PAN * up)

    def go_home(self) -> None:
        """Undo every zoom and turn of every picture."""
        self._canvas.view.plot.go_home()
        self._canvas.reset_camera()

    def nudge(self, way: str) -> None:
        """Ask for a start that lies a little beside the present one, or for such a guess."""
        if self._prediction.hides_the_coming:
            self._nudge_guess(way)
            return
        task = self._session.scene.task
        if task is not None and not task.keeps_start:
            return
        start = np.array(self._session.start)
        moved = start + self._lengths(way)
        if not np.array_equal(moved, start):
            self._session.place_start(moved.tolist())

    def _nudge_guess(self, way: str) -> None:
        """Of what has no place on the picture but a height, the arrows across choose another."""
        spans = self._prediction.of.spans
        if spans is None:
            self._prediction.nudge(self._lengths(way))
        elif _WAYS[way][0]:
            self._prediction.guess_another()
        else:
            self._prediction.nudge(NUDGE * np.array(_WAYS[way]) * spans)

    def _lengths(self, way: str) -> Array:
        """How far a key moves each of the coordinates that are seen: (d,)."""
        cost, alone = self._session.cost, self._session.scene.task is None
        spans = self._spans() if alone else cost.domain.span.tolist()
        moved = [NUDGE * sign * span for sign, span in zip(_WAYS[way], spans, strict=False)]
        return np.array(moved[: cost.dimension])

    def _spans(self) -> list[float]:
        """Width and height of the flat picture in numbers."""
        view = self._canvas.view.plot.map
        return [view.x_range[1] - view.x_range[0], view.y_range[1] - view.y_range[0]]

    @property
    def _on_surface(self) -> bool:
        view, surface = self._session.scene.shown_view, self._canvas.surface_view
        return view is View.SURFACE or (view is View.BOTH and surface.hasFocus())

    def _tell_surface(
        self, key: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        # The surface knows these keys itself; shortcuts of the window come before it.
        pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key[f"Key_{key}"], modifier)
        self._canvas.surface_view.keyPressEvent(pressed)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PictureKeys", text)
