"""What the 3-D view shows at a moment: the surface, the trails, the start and the balls."""

from __future__ import annotations

from functools import partial
from typing import final

from PySide6.QtCore import QObject
from PySide6.QtGui import QPainter, QPixmap

from gdviz.canvas.surface.bands import SIDE
from gdviz.canvas.surface.camera import DISTANCE, Camera
from gdviz.canvas.surface.marks import Marks
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.scenery import Scenery
from gdviz.canvas.surface.shown import Shown
from gdviz.canvas.surface.trail_map import TrailMap
from gdviz.canvas.surface.trails import Trails
from gdviz.session.animation import Animation
from gdviz.session.scene import Layer
from gdviz.theme import Look

#: Trails on a quick picture are drawn anew when their width would be wrong by this factor.
TOO_WIDE = 1.4


@final
class SurfacePicture:
    """Keeps what stays between two frames; whatever changes that has to be told."""

    def __init__(self, session: Shown, animation: Animation) -> None:
        self._session, self._animation = session, animation
        self._scenery = Scenery()
        self.marks = Marks(session, animation)
        self._picture: QPixmap | None = None
        self._trails: Trails | None = None
        self._map: TrailMap | None = None

    def close_with(self, widget: QObject) -> None:
        """Let go of OpenGL when a widget is destroyed, whenever Python collects this picture."""
        # A partial is held on to by the signal; of a method it would know but weakly its object.
        widget.destroyed.connect(partial(_close, self._scenery))

    @property
    def field(self) -> HeightField:
        """The heights of the session's cost."""
        return self._scenery.field(self._session.cost, self._session.scene.log_height)

    def forget_camera(self) -> None:
        """The surface is seen from elsewhere."""
        self._picture = self._trails = None

    def forget_runs(self) -> None:
        """Other runs are to be drawn."""
        self._trails = self._map = None

    def forget(self) -> None:
        """Everything has changed."""
        self.forget_camera()
        self.forget_runs()

    def paint(
        self, painter: QPainter, camera: Camera, look: Look, ratio: float, moving: bool
    ) -> bool:
        """Paint a frame; whether it can stay: else another one has to follow.

        A quick one while the camera moves or a long trail is not yet drawn for where it rests.
        """
        stays = not moving and self._draw_trails(camera, look, ratio)
        if stays:
            self._paint_kept(painter, camera, look, ratio)
        else:
            self._paint_quick(painter, camera, look)
        self.marks.paint(painter, self.field, camera, look)
        return stays

    def _draw_trails(self, camera: Camera, look: Look, ratio: float) -> bool:
        """Go on with the trails that are to stay; whether they are whole."""
        if Layer.TRAIL not in self._session.scene.layers:
            return True
        if self._trails is None or self._trails.longest > self._arrived:
            self._trails = Trails(self.field, camera, look, ratio)
        return self._trails.show_points(self._session.shown_runs, self._arrived)

    def _paint_kept(self, painter: QPainter, camera: Camera, look: Look, ratio: float) -> None:
        if self._picture is None:
            self._picture = self._scenery.smooth(self._session.scene, camera, look, ratio)
        painter.drawPixmap(0, 0, self._picture)
        if self._trails is not None and Layer.TRAIL in self._session.scene.layers:
            self._trails.paint(painter)

    def _paint_quick(self, painter: QPainter, camera: Camera, look: Look) -> None:
        below = self._scenery.bands(self._session.cost, look)
        if Layer.TRAIL in self._session.scene.layers:
            trails = self._trail_map(camera, look)
            trails.show_points(self._session.shown_runs, self._arrived)
            below = trails.picture
        self._scenery.paint_quick(painter, self._session.scene, camera, look, below)

    def _trail_map(self, camera: Camera, look: Look) -> TrailMap:
        width = look.sizes.trail * SIDE * DISTANCE / (2 * camera.focal)
        kept = self._map
        if (
            kept is None
            or kept.longest > self._arrived
            or not width / TOO_WIDE < kept.width < width * TOO_WIDE
        ):
            bands = self._scenery.bands(self._session.cost, look)
            kept = self._map = TrailMap(bands, self.field, look, width)
        return kept

    @property
    def _arrived(self) -> int:
        """The number of points of which a ball does not have to come to the last one."""
        return self._session.playhead + (self._animation.glide >= 1.0)


def _close(scenery: Scenery, _: object = None) -> None:
    scenery.close()
