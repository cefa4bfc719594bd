"""The cost as a surface in space on which the runs descend."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib import import_module
from typing import final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from gdviz.canvas.surface.balls import middle
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.pick import point_under
from gdviz.canvas.surface.scenery import NoSurface
from gdviz.canvas.surface.shown import Shown, ShownRun
from gdviz.canvas.surface.surface_picture import SurfacePicture
from gdviz.engine.chunks import OnProgress
from gdviz.engine.cost import Array
from gdviz.session.animation import Animation
from gdviz.session.background import Background, Deliver
from gdviz.session.scene import Layer
from gdviz.theme import Look

#: Degrees a pixel of a drag, and a press of a key.
TURN, KEY_TURN = 0.35, 6.0
#: How much nearer a notch of the wheel and a press of a key bring the box.
ZOOM = 1.15
#: Milliseconds after which a camera that moves no more is at rest.
REST = 150
#: Pixels that a hand may tremble while it clicks.
TREMBLE = 5
#: Room around the box for numbers and names, in heights of the text.
MARGIN = 2.2


@final
class SurfaceView(QWidget):
    """Paints by its own painter over a picture of the surface; no OpenGL, no computing unseen."""

    start_requested = Signal(object)  # a point, shape (d,)
    start_withdrawn = Signal()  # the click was the first of a double click
    pointed = Signal(object)  # the point under the pointer, or None
    refused = Signal()  # there is no OpenGL: no surface will be seen

    def __init__(self, session: Shown, animation: Animation, margin: float = MARGIN) -> None:
        super().__init__()
        self._margin = margin
        self.setObjectName("surface_view")
        self.setAccessibleName(self.tr("The cost as a surface"))
        self._session, self._animation = session, animation
        self._look: Look | None = None
        self._camera = Camera()
        self._picture = SurfacePicture(session, animation)
        self._picture.close_with(self)
        self._sentence = ""
        self._ahead = Background(self, kept=0)
        self._grip: tuple[QPointF, Camera] | None = None
        self._turning = False
        # While the camera moves, its pictures are quick; the one that stays is smooth.
        self._moving = QTimer(self, singleShot=True, interval=REST)
        self._moving.timeout.connect(self.update)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def camera(self) -> Camera:
        return self._camera

    @property
    def sentence(self) -> str:
        """What is said instead of a picture where there is no OpenGL."""
        return self._sentence

    def prepare(self) -> None:
        """Have OpenGL loaded by when a surface is to be shown: it takes longer than many frames."""
        self._ahead.start("OpenGL", _load)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._camera = replace(self._camera, margin=self._margin * look.sizes.text)
        self._picture.forget()
        self.update()

    def show_cost(self) -> None:
        """Show the session's cost function, or other layers of it; must not emit."""
        self._picture.forget()
        self.update()

    def show_runs(self) -> None:
        """Show the session's runs, which began anew; must not emit."""
        self._picture.forget_runs()
        self.update()

    def place(self) -> None:
        """Put every ball where the playhead and the glide say; must not emit."""
        if self.isVisible():
            self.update()

    def withhold(self, layers: frozenset[Layer]) -> None:
        """Draw some layers no more, whatever the scene says."""
        self._picture.marks.withhold(layers)

    def show_guess(self, guess: Array | None) -> None:
        """Mark a guess, (2,), or none."""
        self._picture.marks.show_guess(guess)
        self.place()

    def reset_camera(self) -> None:
        """Undo every turn and zoom."""
        self._moving.stop()
        self._see(self._camera.home())

    def turn(self, right: float, up: float) -> None:
        """Turn the camera around the box by so many degrees."""
        self._move(self._camera.orbited(right, up))

    def pixel_of(self, point: Array) -> QPointF:
        """Where a point of the surface is drawn."""
        return QPointF(*self._camera.project(self._field.rest(point[np.newaxis])[0]))

    def ball_place(self, run: ShownRun) -> QPointF:
        """The middle of a run's ball."""
        look = self._look
        if look is None:
            return QPointF()
        ball = next(ball for ball in self._picture.marks.balls() if ball.run is run)
        return QPointF(*middle(self._field, self._camera, ball, look))

    @property
    def _field(self) -> HeightField:
        return self._picture.field

    def _move(self, camera: Camera) -> None:
        if camera != self._camera:
            self._moving.start()
        self._see(camera)

    def _see(self, camera: Camera) -> None:
        if camera != self._camera:
            self._camera = camera
            self._picture.forget_camera()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None or self._session.cost.dimension != 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._sentence:
            self._paint(painter, self._look)
        if self._sentence:
            self._paint_sentence(painter, self._look)
        painter.end()

    def _paint(self, painter: QPainter, look: Look) -> None:
        ratio, moving = self.devicePixelRatioF(), self._moving.isActive()
        try:
            stays = self._picture.paint(painter, self._camera, look, ratio, moving)
        except NoSurface:
            self._explain()
        else:
            if not stays and not moving:
                # Queued: an update that is asked for while painting may be lost.
                QTimer.singleShot(0, self, self.update)

    def _explain(self) -> None:
        self._sentence = self.tr(
            "The surface needs OpenGL, which cannot be used here. The contour shows the same cost."
        )
        self.setAccessibleDescription(self._sentence)
        QTimer.singleShot(
            0, self, self.refused.emit
        )  # queued: no layout changes while it is painted

    def _paint_sentence(self, painter: QPainter, look: Look) -> None:
        painter.fillRect(self.rect(), QColor(look.theme.surface))
        font = QFont(look.sizes.family)
        font.setPixelSize(look.sizes.text)
        painter.setFont(font)
        painter.setPen(QColor(look.theme.text))
        room = QRectF(self.rect()).adjusted(*np.multiply(look.sizes.text, (2, 2, -2, -2)).tolist())
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, self._sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        size = event.size()
        self._see(replace(self._camera, width=float(size.width()), height=float(size.height())))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip, self._turning = (event.position(), self._camera), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is None:
            self.pointed.emit(self._under(event.position()))
            return
        begin, camera = self._grip
        way = event.position() - begin
        self._turning = self._turning or way.manhattanLength() > TREMBLE
        if self._turning:
            self._move(camera.orbited(-TURN * way.x(), TURN * way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked = self._grip is not None and not self._turning
        self._grip = None
        if clicked and event.button() == Qt.MouseButton.LeftButton:
            point = self._under(event.position())
            if point is not None:
                self.start_requested.emit(point)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._under(event.position()) is not None:
            self.start_withdrawn.emit()
        self.reset_camera()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._move(self._camera.zoomed(ZOOM ** (event.angleDelta().y() / 120)))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift with an arrow turns the box; plus and minus zoom."""
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        act = self._key_acts(shift).get(Qt.Key(event.key()))
        if act is None:
            event.ignore()
        else:
            self._move(act())

    def _key_acts(self, shift: bool) -> dict[Qt.Key, partial[Camera]]:
        camera, key = self._camera, Qt.Key
        acts = {
            key.Key_Plus: partial(camera.zoomed, ZOOM),
            key.Key_Minus: partial(camera.zoomed, 1 / ZOOM),
        }
        if shift:
            acts[key.Key_Left] = partial(camera.orbited, KEY_TURN, 0)
            acts[key.Key_Right] = partial(camera.orbited, -KEY_TURN, 0)
            acts[key.Key_Up] = partial(camera.orbited, 0, -KEY_TURN)
            acts[key.Key_Down] = partial(camera.orbited, 0, KEY_TURN)
        return acts

    def _under(self, place: QPointF) -> Array | None:
        if self._sentence or self._session.cost.dimension != 2:
            return None
        return point_under(self._field, self._camera, (place.x(), place.y()))

    def sizeHint(self) -> QSize:
        return QSize(640, 480)


def _load(deliver: Deliver, on_progress: OnProgress) -> None:
    """On a thread: what is loaded stays loaded; what cannot be is said when it is shown."""
    with suppress(Exception):
        import_module("gdviz.canvas.surface.relief")
