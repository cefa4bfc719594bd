"""The marks of one run: its ball, the slope at it, and the step to come."""

from __future__ import annotations

from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from gdviz.canvas.marks import Ball, Line
from gdviz.canvas.picture import Picture
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.way import reckonable
from gdviz.engine.cost import Array, CostFunction
from gdviz.session.run import Run
from gdviz.session.scene import Layer
from gdviz.theme import Look

#: The ball of a run that is not spoken of, in sizes of the one that is.
BESIDE = 0.75
#: Heights of the marks of the selected run above those of the others.
ABOVE = 10


@final
class RunMarks:
    """Owns the items of one run on one plot; `show` puts them where a playhead says."""

    def __init__(self, plot: PlotArea, picture: Picture, run: Run, selected: bool) -> None:
        self._plot, self._picture, self._run = plot, picture, run
        self._selected = selected
        self._position = np.zeros(2)
        self.ball = Ball()
        self.landing = Ball(hollow=True)
        self.slope = Line(head=picture.slope_is_arrow)
        self.step = Line(head=True)
        self.drop = Line(dashed=True)
        self._items = (self.slope, self.drop, self.step, self.landing, self.ball)
        for height, item in enumerate(self._items, start=20 + ABOVE * selected):
            plot.add(item, height)

    @property
    def run(self) -> Run:
        return self._run

    @property
    def selected(self) -> bool:
        """Whether it is the run that is spoken of."""
        return self._selected

    @property
    def position(self) -> Array:
        """Where the ball is, in the plot's numbers, also beyond the edge: (2,)."""
        return self._position

    def discard(self) -> None:
        """Take the items off the plot."""
        for item in self._items:
            self._plot.remove(item)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        theme, sizes = look.theme, look.sizes
        colour = theme.runs[self._run.colour % len(theme.runs)]
        slope = theme.gradient if self._picture.slope_is_arrow else theme.tangent
        style, size = self._run.colour, sizes.ball * (1.0 if self._selected else BESIDE)
        self.ball.set_style(size, sizes.trail, colour, theme.casing, style)
        self.landing.set_style(0.8 * sizes.ball, 0.8 * sizes.trail, colour, theme.casing, style)
        self.slope.set_style(sizes.line, slope, theme.casing)
        self.step.set_style(sizes.line, theme.next_step, theme.casing)
        self.drop.set_style(sizes.trail, colour, theme.casing)

    def show(self, cost: CostFunction, playhead: int, glide: float, layers: set[Layer]) -> None:
        """Place everything for a ball that has come the share `glide` of its way to `playhead`."""
        view = self._plot.map
        point = self._run.point_on_way(playhead, glide)
        with np.errstate(all="ignore"):
            position = self._picture.positions(cost, point[np.newaxis])[0]
            gradient = self._gradient(cost, point, playhead, glide)
        self._position = position
        pixel = reckonable(view.to_pixels(position))
        self.ball.place(pixel, QRectF(0, 0, view.width, view.height))
        if np.isfinite(position).all():
            self.slope.set_ends(self._picture.slope_ends(position, gradient, view))
        # Arrows of many runs would hide one another: only the one that is spoken of has them.
        sloped = self._selected and self._run.follows_slope
        self.slope.setVisible(sloped and self._picture.slope_layer in layers)
        wanted = sloped and glide >= 1.0 and Layer.NEXT_STEP in layers
        self._show_step(cost, playhead, wanted)

    def _gradient(self, cost: CostFunction, point: Array, playhead: int, glide: float) -> Array:
        """At the ball: known where it sets out or has come, (d,)."""
        if glide >= 1.0 or playhead > self._run.length:
            return self._run.gradient_at(playhead)
        if glide <= 0.0 < playhead:
            return self._run.gradient_at(playhead - 1)
        return cost.gradient(point)

    def _show_step(self, cost: CostFunction, playhead: int, wanted: bool) -> None:
        step = self._run.step_at(playhead) if wanted else None
        for item in (self.step, self.drop, self.landing):
            item.setVisible(step is not None)
        if step is None:
            return
        view = self._plot.map
        ends = view.to_pixels(self._picture.step_ends(cost, step))
        with np.errstate(all="ignore"):
            landing = view.to_pixels(self._picture.positions(cost, step.next_point[np.newaxis])[0])
        if np.isfinite(landing).all():
            self.step.set_ends(ends)
            self.drop.set_ends(np.stack([ends[1], landing]))
            self.landing.setPos(QPointF(*landing))
