"""The way that a descent would take from the place under the pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

import numpy as np
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.canvas.plot_area import PlotArea
from gdviz.engine.cost import Array
from gdviz.session.run import Run
from gdviz.theme import Look

#: Seconds of a frame that the steps of a way under the pointer may take.
SHARE = 0.006
#: A way this long has shown where it goes; Qt strokes no more corners in a frame.
LONGEST = 500
#: Above the trails of the runs and below their balls.
HEIGHT = 18

#: Positions of points in the numbers of the plot: (n, d) -> (n, 2).
Positions = Callable[[Array], Array]


@final
class HoverTrail(QObject):
    """Steps in pieces of a frame, so that the pointer never waits for them."""

    def __init__(self, plot: PlotArea, positions: Positions) -> None:
        super().__init__(plot)
        self._plot, self._positions = plot, positions
        self._run: Run | None = None
        self._item = _Way()
        plot.add(self._item, HEIGHT)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        plot.map_changed.connect(self._draw)

    @property
    def points(self) -> Array:
        """The points of the way that is shown: (n, d); none of them when nothing is."""
        if self._run is None:
            return np.empty((0, 2))
        return self._run.points(0, self._run.length + 1)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        theme, sizes = look.theme, look.sizes
        self._item.set_style(sizes.trail, theme.next_step, theme.casing)

    def follow(self, run: Run | None) -> None:
        """Show where a run that stands at its start will go; None shows nothing."""
        self._run = run
        self._timer.stop()
        if run is not None:
            self._timer.start()
            self._go_on()
        self._draw()

    def _go_on(self) -> None:
        if self._run is None or not self._run.behind(LONGEST):
            self._timer.stop()
            return
        self._run.reach(LONGEST, SHARE)
        self._draw()

    def _draw(self) -> None:
        if self._run is None:
            self._item.show_pixels(np.empty((0, 2)))
            return
        with np.errstate(all="ignore"):
            pixels = self._plot.map.to_pixels(self._positions(self.points))
        self._item.show_pixels(pixels[np.isfinite(pixels).all(axis=1)])


@final
class _Way(QGraphicsItem):
    """A line through pixels, thinner than the trail of a run and without its points."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._path = QPainterPath()
        self._width = 1.0
        self._colour, self._casing = QColor(), QColor()

    def set_style(self, width: float, colour: str, casing: str) -> None:
        """Width in pixels."""
        self.prepareGeometryChange()
        self._width = width
        self._colour, self._casing = QColor(colour), QColor(casing)

    def show_pixels(self, pixels: Array) -> None:
        """Go through these pixels, shape (n, 2)."""
        self.prepareGeometryChange()
        self._path = QPainterPath()
        for index, pixel in enumerate(np.clip(pixels, -1e5, 1e5)):
            place = QPointF(*pixel)
            self._path.lineTo(place) if index else self._path.moveTo(place)

    def boundingRect(self) -> QRectF:
        margin = 2 * self._width
        return self._path.boundingRect().adjusted(-margin, -margin, margin, margin)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((self._casing, 2.2 * self._width), (self._colour, self._width)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPath(self._path)
