"""What the 3-D view shows at a moment: the surface, the trails, the start and the balls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

import numpy as np
from PySide6.QtGui import QPainter, QPixmap

from gdviz.canvas.surface.arrows import gradient_ends, paint_arrow, step_ends
from gdviz.canvas.surface.balls import Ball, paint_balls, paint_landing
from gdviz.canvas.surface.bands import SIDE
from gdviz.canvas.surface.camera import DISTANCE, Camera
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.scenery import Scenery
from gdviz.canvas.surface.start_ring import paint_start
from gdviz.canvas.surface.trail_map import TrailMap
from gdviz.canvas.surface.trails import Trails
from gdviz.engine.trajectory import Step
from gdviz.session.animation import Animation
from gdviz.session.run import Run
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.theme import Look

#: Trails on a quick picture are drawn anew when their width would be wrong by this factor.
TOO_WIDE = 1.4


@final
class SurfacePicture:
    """Keeps what stays between two frames; whatever changes that has to be told."""

    def __init__(self, session: Session, animation: Animation) -> None:
        self._session, self._animation = session, animation
        self._scenery = Scenery()
        self._picture: QPixmap | None = None
        self._trails: Trails | None = None
        self._map: TrailMap | None = None

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

    def balls(self) -> Sequence[Ball]:
        """The balls of the runs that are drawn, the one that is spoken of last."""
        session, glide = self._session, self._animation.glide
        balls = [
            Ball(run, run.point_on_way(session.playhead, glide), run is session.run)
            for run in reversed(session.shown_runs)
        ]
        return sorted(balls, key=lambda ball: ball.selected)

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
        self._paint_marks(painter, camera, look)
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

    def _paint_marks(self, painter: QPainter, camera: Camera, look: Look) -> None:
        session, balls = self._session, self.balls()
        paint_start(painter, self.field, camera, np.array(session.start), look)
        if not session.run.hidden:
            self._paint_arrows(painter, camera, look, session.run)
        if balls:
            paint_balls(painter, self.field, camera, balls, look)

    def _paint_arrows(self, painter: QPainter, camera: Camera, look: Look, run: Run) -> None:
        """Paint what only the run that is spoken of has: many would hide one another."""
        layers = self._session.scene.layers
        if Layer.GRADIENT in layers:
            self._paint_gradient(painter, camera, look, run)
        if Layer.NEXT_STEP in layers and self._animation.glide >= 1.0:
            step = run.step_at(self._session.playhead)
            if step is not None:
                self._paint_step(painter, camera, look, run, step)

    def _paint_gradient(self, painter: QPainter, camera: Camera, look: Look, run: Run) -> None:
        point = run.point_on_way(self._session.playhead, self._animation.glide)
        with np.errstate(all="ignore"):
            gradient = self._session.cost.gradient(point)
        ends = gradient_ends(self.field, point, gradient)
        paint_arrow(painter, self.field, camera, ends, look.theme.gradient, look)

    def _paint_step(
        self, painter: QPainter, camera: Camera, look: Look, run: Run, step: Step
    ) -> None:
        ends = step_ends(self.field, step.point, step.next_point)
        paint_arrow(painter, self.field, camera, ends, look.theme.next_step, look)
        if self.field.domain.contains(step.next_point):
            landing = Ball(run, step.next_point, selected=True)
            paint_landing(painter, self.field, camera, landing, look)
