"""The points that searches have tried, kept in a pixmap: a frame costs the same after many."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.canvas.plot_area import PlotArea
from gdviz.engine.cost import Array
from gdviz.shapes import WIDEST, shape
from gdviz.theme import Look

#: The positions that steps from one index up to, not including, another have tried: (n, 2).
TriedPositions = Callable[[int, int], Array]

#: Diameter of the mark of a point that was tried, in sizes of a dot of a trail.
SIZE = 0.95


@final
class TriedLayer(QGraphicsItem):
    """The run's shape in its colour for every try; the ball alone marks the best of them."""

    def __init__(self, plot: PlotArea) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._plot = plot
        self._look: Look | None = None
        self._searches: Sequence[tuple[TriedPositions, QColor, int]] = ()
        self._drawn = 0  # steps
        self._pixmap: QPixmap | None = None
        self._size = QRectF()

    def set_look(self, look: Look) -> None:
        """Take sizes and the casing's colour; the points have to be shown anew."""
        self._look = look
        self.clear()

    def set_searches(self, searches: Sequence[tuple[TriedPositions, QColor, int]]) -> None:
        """Replace all searches, colours and shapes; nothing is drawn until `show_steps`."""
        self._searches = searches
        self.clear()

    def clear(self) -> None:
        """Forget what is drawn, as when the view has changed."""
        view = self._plot.map
        self.prepareGeometryChange()
        self._size = QRectF(0, 0, view.width, view.height)
        self._pixmap, self._drawn = None, 0
        self.update()

    @property
    def wanted(self) -> bool:
        """Whether there is a search whose points could be shown."""
        return bool(self._searches)

    def show_steps(self, count: int) -> None:
        """Draw what the first `count` steps of every search have tried."""
        if count < self._drawn:
            self.clear()
        if not self._searches or count == self._drawn or self._look is None:
            return
        self._pixmap = self._pixmap or self._blank()
        painter = QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for positions, colour, style in self._searches:
            pixels = self._plot.map.to_pixels(positions(self._drawn, count))
            known = pixels[np.isfinite(pixels).all(axis=1)]
            self._paint_marks(painter, known, colour, style, self._look)
        painter.end()
        self._drawn = count

    def boundingRect(self) -> QRectF:
        return self._size

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._pixmap is not None:
            painter.drawPixmap(QPointF(0, 0), self._pixmap)

    def _blank(self) -> QPixmap:
        ratio = self._plot.pixel_ratio
        size = (self._size.size() * ratio).toSize()
        pixmap = QPixmap(max(size.width(), 1), max(size.height(), 1))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _paint_marks(
        self, painter: QPainter, pixels: Array, colour: QColor, style: int, look: Look
    ) -> None:
        reach = WIDEST * SIZE * look.sizes.dot / 2 + look.sizes.trail
        corners = [QPointF(*each) for each in (pixels - reach).tolist()]
        # First all casings, so that none lies over a mark.
        for ink, rim in ((QColor(look.theme.casing), look.sizes.trail), (colour, 0.0)):
            stamp = self._stamp(style, ink, rim, reach, look)
            for corner in corners:
                painter.drawPixmap(corner, stamp)
        self._update_around(pixels, reach)

    def _stamp(self, style: int, ink: QColor, rim: float, reach: float, look: Look) -> QPixmap:
        """A shape with a rim of its own colour, in the middle of a square: quick to be drawn."""
        ratio, radius = self._plot.pixel_ratio, SIZE * look.sizes.dot / 2
        side = ceil(2 * reach * ratio)
        stamp = QPixmap(side, side)
        stamp.setDevicePixelRatio(ratio)
        stamp.fill(Qt.GlobalColor.transparent)
        painter = QPainter(stamp)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(reach, reach)
        outline = QTransform.fromScale(radius, radius).map(shape(style))
        painter.fillPath(outline, ink)
        if rim:
            painter.strokePath(outline, QPen(ink, rim))
        painter.end()
        return stamp

    def _update_around(self, pixels: Array, margin: float) -> None:
        if len(pixels):
            low, high = pixels.min(axis=0) - margin, pixels.max(axis=0) + margin
            around = QRectF(QPointF(*low), QPointF(*high)) & self._size
            self.scene().update(self.mapRectToScene(around))
