"""The trails behind the balls, kept in pixmaps: a frame costs the same after any many steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.canvas.flat.trail_shapes import APART, TrailShapes
from gdviz.canvas.plot_area import PlotArea
from gdviz.canvas.run_shapes import paint_shape
from gdviz.engine.cost import Array
from gdviz.theme import Look

#: The positions of a run's points from one index up to, not including, another: (n, 2), in numbers.
Positions = Callable[[int, int], Array]

#: Lines between places, and the places, in pixels.
Way = tuple[list[QLineF], list[QPointF]]

#: Fewer rows than this are drawn as they are: looking for repetitions would take longer.
FEW = 64


@final
class TrailLayer(QGraphicsItem):
    """Polylines with a dot at every point. New segments are added to what is drawn already.

    Where there are several, each bears the shape of its run now and then.

    Casings and lines are kept apart, so that the casing of a new segment does not cover the line
    that it continues.
    """

    def __init__(self, plot: PlotArea) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._plot = plot
        self._look: Look | None = None
        self._trails: Sequence[tuple[Positions, QColor, int]] = ()
        self._shapes = TrailShapes()
        self._drawn: list[int] = []  # points of each trail
        self._pixmaps: tuple[QPixmap, QPixmap] | None = None
        self._size = QRectF()

    def set_look(self, look: Look) -> None:
        """Take sizes and the casing's colour; the trails have to be shown anew."""
        self._look = look
        self.clear()

    def set_trails(self, trails: Sequence[tuple[Positions, QColor, int]]) -> None:
        """Replace all trails, colours and shapes; nothing is drawn until `show_points`."""
        self._trails = trails
        self.clear()

    def clear(self) -> None:
        """Forget what is drawn, as when the view has changed."""
        view = self._plot.map
        self.prepareGeometryChange()
        self._size = QRectF(0, 0, view.width, view.height)
        self._pixmaps = None
        self._shapes.clear()
        self._drawn = [0] * len(self._trails)
        self.update()

    def show_points(self, count: int) -> None:
        """Draw the first `count` points of every trail and the lines between them."""
        if count < max(self._drawn, default=0):
            self.clear()
        # A single point is under the ball: a click costs no pixmaps.
        if count > 1 and self._look is not None:
            rows = [self._new_rows(trail, count) for trail in range(len(self._trails))]
            if any(len(each) > 1 for each in rows):
                self._draw(rows, self._look)

    def _new_rows(self, trail: int, count: int) -> Array:
        """The points that are not yet drawn, after the last one that is: each run has its own."""
        begin = max(self._drawn[trail] - 1, 0)
        rows = self._trails[trail][0](begin, count)
        self._drawn[trail] = begin + len(rows)
        return rows

    def boundingRect(self) -> QRectF:
        return self._size

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        for pixmap in self._pixmaps or ():
            painter.drawPixmap(QPointF(0, 0), pixmap)

    def _blank(self) -> QPixmap:
        ratio = self._plot.pixel_ratio
        size = (self._size.size() * ratio).toSize()
        pixmap = QPixmap(max(size.width(), 1), max(size.height(), 1))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        return pixmap

    def _draw(self, rows: Sequence[Array], look: Look) -> None:
        """Draw the new points of each trail, of which the first is drawn already."""
        pixels = [self._plot.map.to_pixels(each) for each in rows]
        casing = QColor(look.theme.casing)
        rim = look.sizes.trail
        below, above = self._pixmaps = self._pixmaps or (self._blank(), self._blank())
        ways = [way_through(each) for each in pixels]
        with _painting(below) as painter:
            for way in ways:
                stroke(painter, way, casing, look.sizes.trail + rim, look.sizes.dot + rim)
        with _painting(above) as painter:
            for way, (_, colour, _) in zip(ways, self._trails, strict=True):
                stroke(painter, way, colour, look.sizes.trail, look.sizes.dot)
            if len(pixels) > 1:
                self._paint_shapes(painter, pixels, look)
        for each in pixels:
            self._update_around(each, 1.5 * look.sizes.dot + rim)

    def _paint_shapes(self, painter: QPainter, pixels: Sequence[Array], look: Look) -> None:
        apart = APART * look.sizes.ball
        for trail, (each, (_, colour, style)) in enumerate(zip(pixels, self._trails, strict=True)):
            places = self._shapes.places(trail, each, apart)
            for place in distinct(places, 0.5 * apart).tolist():
                paint_shape(painter, QPointF(*place), style, colour.name(), look)

    def _update_around(self, pixels: Array, margin: float) -> None:
        if len(pixels):
            x, y = pixels.T.tolist()  # mostly two: Python is quicker with them than numpy
            around = QRectF(QPointF(min(x), min(y)), QPointF(max(x), max(y)))
            around = around.adjusted(-margin, -margin, margin, margin) & self._size
            # Not the item's `update`: that joins the boxes of all trails to one, mostly the view.
            self.scene().update(self.mapRectToScene(around))


@final
class _painting:
    """A painter that ends with its block: a pixmap that is still painted on cannot be shown."""

    def __init__(self, pixmap: QPixmap) -> None:
        self._painter = QPainter(pixmap)

    def __enter__(self) -> QPainter:
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return self._painter

    def __exit__(self, *_: object) -> None:
        self._painter.end()


def way_through(pixels: Array) -> Way:
    """The lines between successive pixels, (n, 2), and the pixels."""
    lines = [QLineF(*ends) for ends in visible_segments(pixels).tolist()]
    return lines, [QPointF(*place) for place in distinct(pixels, 1.0).tolist()]


def stroke(painter: QPainter, way: Way, colour: QColor, width: float, dot: float) -> None:
    """Paint the lines of a way, and a dot at each of its places."""
    lines, places = way
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLines(lines)
    painter.setPen(QPen(colour, dot, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPoints(places)


def visible_segments(pixels: Array) -> Array:
    """The lines (x1, y1, x2, y2) between successive points, each place once."""
    return distinct(np.concatenate([pixels[:-1], pixels[1:]], axis=1), 0.5)


def distinct(rows: Array, step: float) -> Array:
    """Rows without repetitions, once rounded to `step` pixels: at most as many as fit a screen."""
    if len(rows) < FEW:
        return rows
    _, first = np.unique(np.round(rows / step), axis=0, return_index=True)
    kept: Array = rows[np.sort(first)]
    return kept
