"""What moves over the surface: the start, the arrows of the run that is spoken of, the balls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import final

import numpy as np
from PySide6.QtGui import QPainter

from gdviz.canvas.surface.arrows import Arrow, gradient_tip, paint_arrows
from gdviz.canvas.surface.balls import Ball, paint_ball, paint_landing
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.guess_cross import paint_guess
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.shown import Shown
from gdviz.canvas.surface.sight import opacities
from gdviz.canvas.surface.start_ring import paint_start
from gdviz.engine.cost import Array
from gdviz.engine.trajectory import Step
from gdviz.session.animation import Animation
from gdviz.session.scene import Layer
from gdviz.theme import Look

#: A mark at a point, (2,), and what paints it so opaque.
Mark = tuple[Array, Callable[[float], None]]


@final
class Marks:
    """Paints what the session's layers and playhead and the glide ask for."""

    def __init__(self, session: Shown, animation: Animation) -> None:
        self._session, self._animation = session, animation
        self._withheld: frozenset[Layer] = frozenset()
        self._guess: Array | None = None

    def withhold(self, layers: frozenset[Layer]) -> None:
        """Draw some layers no more, whatever the scene says."""
        self._withheld = layers

    def show_guess(self, guess: Array | None) -> None:
        """Mark a guess, (2,), or none."""
        self._guess = guess

    def balls(self) -> Sequence[Ball]:
        """The balls of the runs that are drawn, the one that is spoken of last."""
        session, glide = self._session, self._animation.glide
        balls = [
            Ball(run, run.point_on_way(session.playhead, glide), run is session.run)
            for run in reversed(session.shown_runs)
        ]
        return sorted(balls, key=lambda ball: ball.selected)

    def paint(self, painter: QPainter, field: HeightField, camera: Camera, look: Look) -> None:
        """Paint all marks; what a hill hides is dimmed."""
        arrows = list(self._arrows(field, look))
        if arrows:
            paint_arrows(painter, field, camera, arrows, look)
        marks = list(self._marks(painter, field, camera, look))
        places = field.ground(np.array([point for point, _ in marks]))
        sights = opacities(field, camera, places).tolist()
        for (_, paint), opacity in zip(marks, sights, strict=True):
            paint(opacity)
        painter.setOpacity(1.0)

    def _marks(
        self, painter: QPainter, field: HeightField, camera: Camera, look: Look
    ) -> Iterator[Mark]:
        start, step = np.array(self._session.start), self._coming_step()
        yield start, partial(paint_start, painter, field, camera, start, look)
        if self._guess is not None:
            yield self._guess, partial(paint_guess, painter, field, camera, self._guess, look)
        if step is not None and field.domain.contains(step.next_point):
            landing = Ball(self._session.run, step.next_point, selected=True)
            yield landing.point, partial(paint_landing, painter, field, camera, landing, look)
        for ball in self.balls():
            yield ball.point, partial(paint_ball, painter, field, camera, ball, look)

    def _arrows(self, field: HeightField, look: Look) -> Iterator[Arrow]:
        """Only the run that is spoken of has arrows: those of many would hide one another."""
        run, step = self._session.run, self._coming_step()
        if Layer.GRADIENT in self._session.scene.layers and not run.hidden:
            point = run.point_on_way(self._session.playhead, self._animation.glide)
            with np.errstate(all="ignore"):
                tip = gradient_tip(field, point, self._session.cost.gradient(point))
            if tip is not None:
                yield Arrow(point, tip, look.theme.gradient)
        if step is not None and np.isfinite(step.next_point).all():
            yield Arrow(step.point, step.next_point, look.theme.next_step)

    def _coming_step(self) -> Step | None:
        """The step that is to be shown, if any; while the ball moves there is none."""
        session = self._session
        layers = session.scene.layers - self._withheld
        shown = Layer.NEXT_STEP in layers and self._animation.glide >= 1.0
        return session.run.step_at(session.playhead) if shown and not session.run.hidden else None
