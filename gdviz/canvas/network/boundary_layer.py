"""The newest drawing of what a network has learned, stretched to the plot."""

from __future__ import annotations

from typing import final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.canvas.network.boundary_drawing import Drawing
from gdviz.canvas.network.region_marks import RegionMarks
from gdviz.canvas.view_map import ViewMap
from gdviz.theme import Look

#: A picture lies below the samples; a curve, which would be lost among them, over them.
PICTURE, SAMPLES, CURVE = -10.0, 10.0, 20.0
#: Lines are cut at this many pixels: a painter's numbers end before those of a network do.
FAR = 1e5


@final
class BoundaryLayer(QGraphicsItem):
    """Counts the drawings that have been seen as `frames`."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._look: Look | None = None
        self._marks: RegionMarks | None = None
        self._view = ViewMap((0, 1), (0, 1), 1, 1)
        self._drawing: Drawing | None = None
        self._paths: list[QPainterPath] = []
        self.frames = 0
        self._painted: Drawing | None = None

    @property
    def drawing(self) -> Drawing | None:
        """What is shown."""
        return self._drawing

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look, self._marks = look, None
        self.update()

    def show_in(self, view: ViewMap) -> None:
        """Show the drawing in another view."""
        self.prepareGeometryChange()
        self._view = view
        self._trace()

    def take(self, drawing: Drawing | None) -> None:
        """Show another drawing, or none."""
        self._drawing = drawing
        pictured = drawing is None or drawing.image is not None
        self.setZValue(PICTURE if pictured else CURVE)
        self._trace()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._view.width, self._view.height)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._look is None or self._drawing is None:
            return
        if self._painted is not self._drawing:
            self._painted, self.frames = self._drawing, self.frames + 1
        painter.setClipRect(self.boundingRect())
        if self._drawing.image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self._place(self._drawing), self._drawing.image)
        if self._drawing.classes is not None:
            ratio = painter.device().devicePixelRatio()
            self._marks = self._marks or RegionMarks(self._look, ratio)
            self._marks.paint(
                painter, self._view, self._drawing.wish.grid.axes, self._drawing.classes
            )
        self._paint_lines(painter, self._look)

    def _place(self, drawing: Drawing) -> QRectF:
        """The cells' rectangle: their middles reach from edge to edge, so it is wider by one."""
        x, y = drawing.wish.grid.axes
        (left, bottom), (right, top) = self._view.to_pixels([(x[0], y[0]), (x[-1], y[-1])])
        across, up = (right - left) / (len(x) - 1) / 2, (bottom - top) / (len(y) - 1) / 2
        return QRectF(left, top, right - left, bottom - top).adjusted(-across, -up, across, up)

    def _paint_lines(self, painter: QPainter, look: Look) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = look.sizes.line if self._drawing and not self._drawing.image else look.sizes.trail
        for colour, each in ((look.theme.casing, 2.2 * width), (look.theme.curve, width)):
            painter.setPen(QPen(QColor(colour), each, j=Qt.PenJoinStyle.BevelJoin))
            for path in self._paths:
                painter.drawPath(path)

    def _trace(self) -> None:
        """Lines in pixels, once a drawing and view."""
        lines = self._drawing.lines if self._drawing is not None else ()
        pixels = (self._view.to_pixels(line) for line in lines if len(line) > 1)
        self._paths = [pg.arrayToQPath(*np.clip(each, -FAR, FAR).T) for each in pixels]
        self.update()
