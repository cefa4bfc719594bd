"""A plane through the landscape seen from above, with the ways of training projected on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gdviz.canvas.colour_bar import ColourBar
from gdviz.canvas.flat.backdrop import Backdrop
from gdviz.canvas.flat.contour_picture import ContourPicture
from gdviz.canvas.flat.run_marks import BESIDE
from gdviz.canvas.flat.trail import TrailLayer
from gdviz.canvas.marks import Ball
from gdviz.canvas.network.projected_run import ProjectedRun
from gdviz.canvas.network.sliced_session import SlicedSession
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.view_map import ViewMap
from gdviz.canvas.way import reckonable
from gdviz.engine.cost import Array
from gdviz.session.scene import Layer
from gdviz.theme import Look

#: Narrower than so many heights of the text, there is no room for a colour bar.
NARROW = 24
#: Room on the left for numbers and the name, in heights of the text: always as much, so that the
#: picture does not move when a new plane has shorter numbers.
LEFT = 4.0
#: Diameter of the ring around the start in sizes of the ball.
START = 1.7


@final
class LandscapePlane(QWidget):
    """Bands of cost, trails, and a ball for each run; it reports nothing."""

    def __init__(self, shown: SlicedSession) -> None:
        super().__init__()
        self.setObjectName("landscape_plane")
        self._shown = shown
        self._look: Look | None = None
        self._balls: list[tuple[ProjectedRun, Ball]] = []
        self._placed = (0, 1.0)  # the playhead and the glide of the last time
        self._picture = ContourPicture()
        self._build()

    @property
    def plot(self) -> PlotArea:
        return self._plot

    @property
    def colour_bar(self) -> ColourBar:
        """The bar beside the plot."""
        return self._bar

    @property
    def key(self) -> Sequence[tuple[float, str]]:
        """The bands of colour: each one's lower cost and colour."""
        return self._picture.key(self._look) if self._look is not None else ()

    @property
    def balls(self) -> list[tuple[ProjectedRun, Ball]]:
        """Each run on the plane with its ball."""
        return self._balls

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._plot.set_left_room(LEFT)
        self._plot.set_look(look)
        self._bar.set_look(look)
        self._trails.set_look(look)
        theme, sizes = look.theme, look.sizes
        self._start.set_style(START * sizes.ball, 0.4 * sizes.line, theme.next_step, theme.casing)
        self._backdrop.repaint()
        self._show_runs()

    def show_landscape(self) -> None:
        """Show the newest plane in its whole extent, or none; must not emit."""
        self._clear_balls()
        if self._any:
            cost = self._shown.cost
            self._picture.begin(cost)
            self._plot.set_labels(*self._picture.labels(cost))
            self._plot.set_home(*self._picture.home(cost))
        self._backdrop.repaint()
        self._show_runs()

    def show_runs(self) -> None:
        """Show other runs on the same landscape; must not emit."""
        self._clear_balls()
        self._show_runs()

    def place(self, playhead: int, glide: float) -> None:
        """Put every ball where its run is projected; must not emit."""
        self._placed = playhead, glide
        if not self._any:
            return
        view = self._plot.map
        box = QRectF(0, 0, view.width, view.height)
        for run, ball in self._balls:
            ball.place(reckonable(view.to_pixels(run.point_on_way(playhead, glide))), box)
        self._trails.setVisible(Layer.TRAIL in self._shown.scene.layers)
        self._trails.show_points(playhead + (glide >= 1.0))
        start = QPointF(*reckonable(view.to_pixels(np.array(self._shown.start))))
        self._start.setPos(start)
        self._start.setVisible(box.contains(start))

    @property
    def _any(self) -> bool:
        return self._shown.landscape is not None

    def _build(self) -> None:
        self._plot, self._bar = PlotArea(self), ColourBar()
        self._plot.widget.setObjectName("landscape_plot")
        self._backdrop = Backdrop(self._plot, self._paint)
        self._trails, self._start = TrailLayer(self._plot), Ball(hollow=True)
        self._plot.add(self._trails, 10)
        self._plot.add(self._start, 15)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot.widget, stretch=1)
        layout.addWidget(self._bar)
        self._plot.double_clicked.connect(self._plot.go_home)
        self._plot.map_changed.connect(self._on_map_changed)
        # Queued: a new key moves the layout, which must not happen while a frame is painted.
        self._backdrop.painted.connect(self._show_key, Qt.ConnectionType.QueuedConnection)

    def _clear_balls(self) -> None:
        for _, ball in self._balls:
            self._plot.remove(ball)
        self._balls = []
        self._trails.set_trails(())

    def _show_runs(self) -> None:
        if self._look is None or not self._any:
            return
        runs = self._shown.shown_runs
        if [run for run, _ in self._balls] != list(runs):
            self._clear_balls()
            self._balls = [(run, self._ball(run is self._shown.run)) for run in runs]
        for run, ball in self._balls:
            self._style(run, ball, self._look)
        self._trails.set_trails(
            [
                (partial(_places, each), QColor(_colour(each, self._look)), each.run.colour)
                for each in runs
            ]
        )

    def _ball(self, selected: bool) -> Ball:
        ball = Ball()
        self._plot.add(ball, 30 + selected)
        return ball

    def _style(self, run: ProjectedRun, ball: Ball, look: Look) -> None:
        selected = run is self._shown.run
        size = look.sizes.ball * (1.0 if selected else BESIDE)
        colour, casing = _colour(run, look), look.theme.casing
        ball.set_style(size, look.sizes.trail, colour, casing, run.colour)

    def _paint(self, painter: QPainter, view: ViewMap) -> None:
        if self._look is not None and self._any:
            self._picture.paint(painter, view, self._shown.cost, self._look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._show_key()

    def _show_key(self) -> None:
        if self._look is not None:
            room = self._any and self.width() >= NARROW * self._look.sizes.text
            self._bar.show_key(self._picture.key(self._look) if room else ())

    def _on_map_changed(self) -> None:
        self._trails.clear()
        self.place(*self._placed)


def _places(run: ProjectedRun, begin: int, end: int) -> Array:
    return run.points(begin, end)


def _colour(run: ProjectedRun, look: Look) -> str:
    return look.theme.runs[run.colour % len(look.theme.runs)]
