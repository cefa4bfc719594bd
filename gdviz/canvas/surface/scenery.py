"""What stays when the balls move: the surface in its box, with the flags of the minima."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from gdviz.canvas.minima import paint_minima
from gdviz.canvas.surface.axes import Axes
from gdviz.canvas.surface.bands import bands
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.pick import hidden
from gdviz.canvas.surface.shown import ShownScene
from gdviz.engine.cost import CostFunction
from gdviz.session.scene import Layer
from gdviz.theme import Look, Theme

if TYPE_CHECKING:
    from gdviz.canvas.surface.relief import Relief


class NoSurface(Exception):
    """The surface cannot be drawn here: there is no OpenGL."""


@final
class Scenery:
    """One cost on one height; it asks OpenGL for a picture where the camera or the look is new."""

    def __init__(self) -> None:
        self._relief: Relief | None = None
        self._cost: CostFunction | None = None
        self._field: HeightField | None = None
        self._bands: tuple[CostFunction, Theme, QImage] | None = None

    def close(self) -> None:
        """Let go of OpenGL, on the thread that drew; it is asked for anew if need be."""
        relief, self._relief = self._relief, None
        if relief is not None:
            relief.close()

    def field(self, cost: CostFunction, log: bool) -> HeightField:
        """The heights of a cost, computed once."""
        field = self._field
        if field is None or cost is not self._cost or field.scale.log != log:
            self._cost, self._field = cost, HeightField.of(cost, log)
            field = self._field
            if self._relief is not None:
                self._relief.show_shape(field)
        return field

    def bands(self, cost: CostFunction, look: Look) -> QImage:
        """The bands of a cost, which lie on its surface, painted once."""
        if self._bands is None or self._bands[:2] != (cost, look.theme):
            self._bands = (cost, look.theme, bands(cost, look))
        return self._bands[2]

    def smooth(self, scene: ShownScene, camera: Camera, look: Look, ratio: float) -> QPixmap:
        """A picture without runs that is to stay; NoSurface where OpenGL fails."""
        surface = self._seen(scene, camera, self.bands(scene.function, look), ratio, False)
        picture = blank(camera, ratio, QColor(look.theme.surface))
        with painting(picture) as painter:
            self._paint_around(painter, scene, camera, look, surface)
        return picture

    def paint_quick(
        self, painter: QPainter, scene: ShownScene, camera: Camera, look: Look, below: QImage
    ) -> None:
        """Paint a picture that will soon be another; what lies below is on the surface."""
        ratio = painter.device().devicePixelRatioF()
        surface = self._seen(scene, camera, below, ratio, True)
        painter.fillRect(QRectF(0, 0, camera.width, camera.height), QColor(look.theme.surface))
        self._paint_around(painter, scene, camera, look, surface)

    def _paint_around(
        self, painter: QPainter, scene: ShownScene, camera: Camera, look: Look, surface: QImage
    ) -> None:
        cost = scene.function
        field = self.field(cost, scene.log_height)
        axes = Axes(cost, field, camera, look)
        axes.paint_floor(painter)
        painter.drawImage(QRectF(0, 0, camera.width, camera.height), surface)
        axes.paint_numbers(painter)
        if cost.minima and Layer.MINIMA in scene.layers:
            self._plant_flags(painter, cost, field, camera, look)

    def _seen(
        self, scene: ShownScene, camera: Camera, below: QImage, ratio: float, quick: bool
    ) -> QImage:
        """The surface as OpenGL draws it."""
        try:
            return self._shaped(scene).picture(camera, below, ratio, quick)
        # The library may be missing, its context refused, or any of its calls fail: whatever the
        # machine's OpenGL objects to, the rest of the program does not need it.
        except Exception as error:
            raise NoSurface(str(error)) from error

    def _shaped(self, scene: ShownScene) -> Relief:
        """What draws the surface, with its shape."""
        field = self.field(scene.function, scene.log_height)
        if self._relief is None:
            # Not before a 3-D view is shown: OpenGL takes a third of a second to import.
            from gdviz.canvas.surface.relief import Relief

            self._relief = Relief()
            self._relief.show_shape(field)
        return self._relief

    @staticmethod
    def _plant_flags(
        painter: QPainter, cost: CostFunction, field: HeightField, camera: Camera, look: Look
    ) -> None:
        feet = field.rest(np.array([each.point for each in cost.minima]))
        feet = feet[np.isfinite(feet).all(axis=1)]
        paint_minima(painter, camera.project(feet[~hidden(field, camera, feet)]), look)


def blank(camera: Camera, ratio: float, colour: QColor | Qt.GlobalColor) -> QPixmap:
    """A picture of one colour in the camera's size."""
    pixmap = QPixmap(max(round(camera.width * ratio), 1), max(round(camera.height * ratio), 1))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(colour)
    return pixmap


@contextmanager
def painting(picture: QPixmap | QImage) -> Iterator[QPainter]:
    """A painter of a picture that ends with its block."""
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        yield painter
    finally:
        painter.end()
