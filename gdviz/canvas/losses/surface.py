"""The picture of a loss's surface with its axes, which is kept until the loss is another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from gdviz.canvas.losses.bands import COARSE, FINE, paint_bands
from gdviz.canvas.losses.frame import Axis, Frame, paint_axes
from gdviz.engine.cost import CostFunction
from gdviz.session.words import translated
from gdviz.theme import Look


@final
@dataclass(frozen=True)
class Ground:
    """Where a surface is painted: the widget's frame, size and device pixels a pixel, and the look.

    As long as it is the same, so are the axes.
    """

    frame: Frame
    size: QSize
    ratio: float
    look: Look


@final
class Surface:
    """Axes are painted once a ground, bands of colour once a cost: coarse first, then exactly."""

    def __init__(self) -> None:
        self._picture: QPixmap | None = None
        self._ground: Ground | None = None
        self._shown: tuple[CostFunction, float] | None = None  # the cost, and how coarsely

    def shows(self, cost: CostFunction | None) -> bool:
        """Whether it is the surface of a cost."""
        return self._shown is not None and self._shown[0] is cost

    def exact(self, cost: CostFunction | None) -> bool:
        """Whether it is that surface and cannot be painted more exactly."""
        return self.shows(cost) and self._shown == (cost, FINE)

    def stands_on(self, ground: Ground) -> bool:
        """Whether it was painted for a ground."""
        return self._ground == ground

    def forget(self) -> None:
        """Show nothing until it is painted anew."""
        self._shown = self._ground = None

    def paint_anew(self, cost: CostFunction, fine: bool, ground: Ground) -> None:
        """Paint the surface of a cost, on a fine grid or a coarse one."""
        if self._picture is None or not self.stands_on(ground):
            self._picture, self._ground = _with_axes(cost, ground), ground
        cell, box = FINE if fine else COARSE, ground.frame.box
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(ground.frame.inside)
        painter.translate(box.topLeft())
        paint_bands(painter, ground.frame.view, cost, cell, ground.look)
        painter.end()
        self._shown = cost, cell

    def paint(self, painter: QPainter) -> None:
        """Copy the picture."""
        if self._picture is not None:
            painter.drawPixmap(0, 0, self._picture)


def _with_axes(cost: CostFunction, ground: Ground) -> QPixmap:
    picture = QPixmap(ground.size * ground.ratio)
    picture.setDevicePixelRatio(ground.ratio)
    picture.fill(QColor(ground.look.theme.surface))
    view = ground.frame.view
    ranges = zip(cost.coordinates, (view.x_range, view.y_range), strict=True)
    across, up = (Axis(translated(each.label), ends, each.symbol) for each, ends in ranges)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_axes(painter, ground.frame, across, up, ground.look)
    painter.end()
    return picture
