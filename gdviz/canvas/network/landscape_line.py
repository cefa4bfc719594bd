"""The straight line between two solutions: cost, and accuracy below it, against the way."""

from __future__ import annotations

from functools import partial
from typing import final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.canvas.flat.backdrop import Backdrop
from gdviz.canvas.flat.run_marks import BESIDE
from gdviz.canvas.flat.trail import TrailLayer
from gdviz.canvas.marks import Ball
from gdviz.canvas.network.projected_run import ProjectedRun
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.view_map import ViewMap
from gdviz.canvas.way import reckonable
from gdviz.engine.cost import Array
from gdviz.session.landscape import Landscape
from gdviz.session.run import Run
from gdviz.session.scene import Layer
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look

#: Room on the left for numbers and names, in heights of the text: both plots begin at one place.
LEFT = 4.2
#: Room above the highest cost and accuracy, as a share of their range.
ROOM = 0.1
#: Lower than so many heights of the text, there is room for the cost alone.
LOW = 18


@final
class LandscapeLine(QWidget):
    """Curves with a ball at either end; the ways of the runs lie above the line with their cost."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("landscape_line")
        self._session = session
        self._landscape: Landscape | None = None
        self._look: Look | None = None
        self._runs: list[ProjectedRun] = []
        self._placed = (0, 1.0)
        self._build()

    @property
    def costs(self) -> PlotArea:
        """The plot of the cost."""
        return self._costs

    @property
    def accuracies(self) -> PlotArea:
        """The plot of the accuracy."""
        return self._accuracies

    @property
    def balls(self) -> tuple[Ball, Ball]:
        """The selected run's ball, and the solution at the far end."""
        return self._here, self._there

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        for plot in (self._costs, self._accuracies):
            plot.set_left_room(LEFT)
            plot.set_look(look)
        self._trails.set_look(look)
        for backdrop in self._backdrops:
            backdrop.repaint()
        self._fit()
        self._show_runs()

    def show_landscape(self, landscape: Landscape | None) -> None:
        """Show another line, or none; must not emit."""
        self._landscape = landscape
        if landscape is not None:
            self._show_axes(landscape)
        for backdrop in self._backdrops:
            backdrop.repaint()
        self.show_runs()

    def show_runs(self) -> None:
        """Show other runs above the same line; must not emit."""
        known = self._landscape
        runs = self._session.shown_runs if known is not None else ()
        self._runs = [
            ProjectedRun(run, known.slice, known.ways.get(run)) for run in runs if known is not None
        ]
        self._show_runs()

    def place(self, playhead: int, glide: float) -> None:
        """Put the balls where the playhead and the glide say; must not emit."""
        self._placed = playhead, glide
        if self._landscape is None:
            return
        for each in self._runs:
            each.follow()
        view = self._costs.map
        box = QRectF(0, 0, view.width, view.height)
        self._here.place(reckonable(view.to_pixels(self._place_here(playhead))), box)
        self._there.place(reckonable(view.to_pixels(self._place_there())), box)
        self._trails.setVisible(Layer.TRAIL in self._session.scene.layers)
        self._trails.show_points(playhead + (glide >= 1.0))

    def _build(self) -> None:
        self._costs, self._accuracies = PlotArea(self), PlotArea(self)
        self._costs.widget.setObjectName("landscape_costs")
        self._accuracies.widget.setObjectName("landscape_accuracies")
        self._backdrops = (
            Backdrop(self._costs, self._paint_costs),
            Backdrop(self._accuracies, self._paint_accuracies),
        )
        self._trails, self._here, self._there = TrailLayer(self._costs), Ball(), Ball()
        for height, item in ((10, self._trails), (29, self._there), (30, self._here)):
            self._costs.add(item, height)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._costs.widget, stretch=3)
        layout.addWidget(self._accuracies.widget, stretch=2)
        self._costs.double_clicked.connect(self._costs.go_home)
        self._accuracies.double_clicked.connect(self._accuracies.go_home)
        self._costs.map_changed.connect(self._on_map_changed)

    def _show_axes(self, landscape: Landscape) -> None:
        across = landscape.found.axes[0]
        x = float(across[0]), float(across[-1])
        self._fit()
        costs = landscape.found.costs
        finite = costs[np.isfinite(costs)]
        low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 1.0)
        room = ROOM * (high - low or 1.0)
        self._costs.set_home(x, (low - room, high + room))
        self._accuracies.set_home(x, (-ROOM, 1.0 + ROOM))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Show the accuracy below the cost where there is one, and room for it."""
        landscape, look = self._landscape, self._look
        if landscape is None or look is None:
            return
        both = landscape.accuracies is not None and self.height() >= LOW * look.sizes.text
        name = translated(landscape.slice.names[0])
        self._accuracies.widget.setVisible(both)
        self._costs.set_labels("" if both else name, self.tr("cost"))
        self._accuracies.set_labels(name, self.tr("accuracy"))

    def _show_runs(self) -> None:
        look, landscape = self._look, self._landscape
        if look is None or landscape is None:
            self._trails.set_trails(())
            return
        self._trails.set_trails(
            [
                (partial(_above, each), QColor(_colour(each.run, look)), each.run.colour)
                for each in self._runs
            ]
        )
        here, there = self._session.run, landscape.opposite or self._session.run
        sizes, casing = look.sizes, look.theme.casing
        self._here.set_style(sizes.ball, sizes.trail, _colour(here, look), casing, here.colour)
        size, colour = BESIDE * sizes.ball, _colour(there, look)
        self._there.set_style(size, sizes.trail, colour, casing, there.colour)

    def _place_here(self, playhead: int) -> Array:
        """Where the selected run is above the line, with its own cost."""
        run = self._session.run
        own = next((each for each in self._runs if each.run is run), None)
        share = np.nan if own is None else float(own.point_at(playhead)[0])
        return np.array([share, run.cost_at(playhead)])

    def _place_there(self) -> Array:
        if self._landscape is None:
            return np.zeros(2)
        found = self._landscape.found
        return np.array([1.0, float(np.interp(1.0, found.axes[0], found.costs))])

    def _paint_costs(self, painter: QPainter, view: ViewMap) -> None:
        self._paint(painter, view, self._landscape and self._landscape.found.costs)

    def _paint_accuracies(self, painter: QPainter, view: ViewMap) -> None:
        self._paint(painter, view, self._landscape and self._landscape.accuracies)

    def _paint(self, painter: QPainter, view: ViewMap, values: Array | None) -> None:
        look = self._look
        if look is None:
            return
        theme, sizes = look.theme, look.sizes
        painter.fillRect(0, 0, round(view.width) + 1, round(view.height) + 1, theme.surface)
        if self._landscape is None or values is None:
            return
        painter.setPen(QPen(QColor(theme.rule), sizes.line))
        for x, _ in view.to_pixels(np.array([(0.0, 0.0), (1.0, 0.0)])).tolist():
            painter.drawLine(QLineF(x, 0, x, view.height))
        pixels = view.to_pixels(np.stack([self._landscape.found.axes[0], values], axis=1))
        painter.setPen(QPen(QColor(theme.curve), sizes.line, j=Qt.PenJoinStyle.RoundJoin))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(pg.arrayToQPath(*pixels.T, connect="finite"))

    def _on_map_changed(self) -> None:
        self._trails.clear()
        self.place(*self._placed)


def _above(run: ProjectedRun, begin: int, end: int) -> Array:
    """Shares of the way, and the costs that the run really had: (n, 2)."""
    shares = run.points(begin, end)[:, 0]
    costs = run.run.costs(begin, begin + len(shares))
    return np.stack([shares, np.nan_to_num(costs)], axis=1)


def _colour(run: Run, look: Look) -> str:
    return look.theme.runs[run.colour % len(look.theme.runs)]
