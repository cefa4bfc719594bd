"""The data of a fit and the model's present line through them, beside the cost's surface."""

from __future__ import annotations

from typing import final

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.canvas.flat.backdrop import Backdrop
from gdviz.canvas.marks import Line
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array
from gdviz.engine.regression import DataCost
from gdviz.session.animation import Animation
from gdviz.session.session import Session
from gdviz.session.words import translated
from gdviz.theme import Look


@final
class FitView(QWidget):
    """Shown only with a cost that has data."""

    def __init__(self, session: Session, animation: Animation) -> None:
        super().__init__()
        self._session, self._animation = session, animation
        self._look: Look | None = None
        self._plot = PlotArea(self)
        self._backdrop = Backdrop(self._plot, self._paint)
        self._line = Line()
        self._plot.add(self._line, 10)
        self._plot.map_changed.connect(self.place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._plot.widget)
        self.setAccessibleName(self.tr("The data and the model's line"))

    @property
    def plot(self) -> PlotArea:
        return self._plot

    @property
    def line(self) -> Line:
        """The model's line on the plot."""
        return self._line

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._plot.set_look(look)
        self._line.set_style(look.sizes.line, look.theme.runs[0], look.theme.casing)
        self._backdrop.repaint()

    def show_cost(self) -> None:
        """Show the data of the session's cost, or hide; must not emit."""
        cost = self._session.cost
        self.setVisible(isinstance(cost, DataCost))
        if isinstance(cost, DataCost):
            data = cost.data
            self._plot.set_labels(translated(data.x_label), translated(data.y_label))
            self._plot.set_home(_padded(data.x + data.x_origin), _padded(data.y))
            self._backdrop.repaint()

    def place(self) -> None:
        """Draw the line of the point where the ball is; must not emit."""
        cost, view = self._session.cost, self._plot.map
        if isinstance(cost, DataCost):
            x = np.array(view.x_range)
            run, playhead = self._session.run, self._session.playhead
            point = run.point_on_way(playhead, self._animation.glide)
            y = cost.predict(point, x - cost.data.x_origin)
            self._line.set_ends(view.to_pixels(np.stack([x, y], axis=1)))

    def _paint(self, painter: QPainter, view: ViewMap) -> None:
        cost = self._session.cost
        if self._look is None or not isinstance(cost, DataCost):
            return
        theme, data = self._look.theme, cost.data
        painter.fillRect(0, 0, round(view.width) + 1, round(view.height) + 1, theme.surface)
        colour = QColor(theme.data)
        colour.setAlphaF(0.55)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        radius = 0.55 * self._look.sizes.dot
        for place in view.to_pixels(np.stack([data.x + data.x_origin, data.y], axis=1)):
            painter.drawEllipse(QPointF(*place), radius, radius)


def _padded(values: Array) -> tuple[float, float]:
    low, high = float(values.min()), float(values.max())
    room = 0.05 * (high - low)
    return low - room, high + room
