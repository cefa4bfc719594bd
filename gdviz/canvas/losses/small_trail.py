"""The trails of the runs on a small plot: what is drawn is kept, and new steps are added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from gdviz.canvas.flat.trail import stroke, way_through
from gdviz.canvas.losses.frame import Frame
from gdviz.canvas.way import reckonable
from gdviz.engine.cost import Array
from gdviz.session.run import Run
from gdviz.theme import Look


@final
class SmallTrail:
    """Two pixmaps as large as the widget, casings below, lines above, and where they are not blank.

    They are kept for the next trails: while data are dragged, all are drawn anew for each picture.
    """

    def __init__(self) -> None:
        self._layers: tuple[QPixmap, QPixmap] | None = None
        self._reach = QRectF()  # what is drawn on
        self._drawn = 0  # points of each run

    def clear(self) -> None:
        """Forget what is drawn."""
        self._drawn = 0

    def show_points(
        self, runs: Sequence[Run], count: int, frame: Frame, size: QSize, look: Look, ratio: float
    ) -> None:
        """Draw the first `count` points of every run and the lines between them."""
        if count < self._drawn:
            self.clear()
        if not self._drawn:
            self._make_blank(size, ratio)
        # Runs that are behind the playhead will come to it: only what all have is kept as drawn.
        there = min((min(run.length + 1, count) for run in runs if not _ended(run)), default=count)
        if count > 1 and count > self._drawn:
            self._layers = self._layers or (blank(size, ratio), blank(size, ratio))
            begin = max(self._drawn - 1, 0)
            for run in runs:
                self._draw(run, begin, count, frame, look)
            self._drawn = there

    def paint(self, painter: QPainter) -> None:
        """Copy what is drawn."""
        if self._reach.isEmpty():
            return
        for layer in self._layers or ():
            ratio, reach = layer.devicePixelRatio(), self._reach
            source = QRectF(reach.topLeft() * ratio, reach.size() * ratio)
            painter.drawPixmap(reach, layer, source)

    def _make_blank(self, size: QSize, ratio: float) -> None:
        """Wipe what was drawn on, which is quicker than other pixmaps."""
        layers, reach = self._layers or (), self._reach
        self._reach = QRectF()
        if any(each.size() != size * ratio or each.devicePixelRatio() != ratio for each in layers):
            self._layers = None
        elif not reach.isEmpty():
            for layer in layers:
                painter = QPainter(layer)
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                painter.fillRect(reach, Qt.GlobalColor.transparent)
                painter.end()

    def _draw(self, run: Run, begin: int, count: int, frame: Frame, look: Look) -> None:
        pixels = reckonable(frame.view.to_pixels(run.points(begin, count)))
        if len(pixels) < 2 or self._layers is None:
            return
        theme, line, dot = look.theme, look.sizes.trail, look.sizes.dot
        colour = QColor(theme.runs[run.colour % len(theme.runs)])
        pens = ((QColor(theme.casing), 2 * line, dot + line), (colour, line, dot))
        way = way_through(pixels)
        for layer, (pen, width, spot) in zip(self._layers, pens, strict=True):
            painter = QPainter(layer)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(frame.box)
            painter.translate(frame.box.topLeft())
            stroke(painter, way, pen, width, spot)
            painter.end()
        self._reach |= _around(pixels, frame, dot + 2 * line)


def _around(pixels: Array, frame: Frame, margin: float) -> QRectF:
    """The part of the widget, in whole pixels, on which a trail of pixels of the box is drawn."""
    low, high = pixels.min(axis=0) - margin, pixels.max(axis=0) + margin
    reach = QRectF(QPointF(*low.tolist()), QPointF(*high.tolist()))
    reach.translate(frame.box.topLeft())
    return QRectF((reach & frame.box).toAlignedRect())


def _ended(run: Run) -> bool:
    return not run.behind(run.length + 1)


def blank(size: QSize, ratio: float) -> QPixmap:
    """A picture of a size in pixels of the widget, with nothing on it."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap
