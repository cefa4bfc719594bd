"""A spotlight: what the pointer is at stays bright, the rest of the window dims."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from gdviz.lecture.follower import Follower
from gdviz.theme import Look


@final
class Spotlight(Follower):
    """A bright circle with a rim. Where the pointer has left the window it stays where it was."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "spotlight")
        self.setAccessibleName(self.tr("Spotlight"))
        self._stencil: QPixmap | None = None

    @property
    def circle(self) -> QRect:
        """The square around what is bright, in pixels of the window."""
        size = round(self._look.sizes.spotlight) if self._look is not None else 0
        square = QRect(0, 0, size, size)
        square.moveCenter(self._middle)
        return square

    def set_look(self, look: Look) -> None:
        self._stencil = None
        super().set_look(look)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter, square = QPainter(self), self._footprint()
        # Away from the circle it is one plain colour, which costs least as rectangles.
        painter.setClipRegion(event.region().subtracted(QRegion(square)))
        painter.fillRect(self.rect(), QColor(self._look.theme.dim))
        painter.setClipping(False)
        painter.drawPixmap(square.topLeft(), self._made_stencil(self._look))
        painter.end()

    @property
    def _middle(self) -> QPoint:
        return self._place if self._place is not None else self.rect().center()

    def _go(self, place: QPoint | None) -> None:
        # A hall does not want to sit in the dark because the pointer is on another screen.
        if place is not None or self._place is None:
            super()._go(place)

    def _take_up(self) -> None:
        self._place = None
        super()._take_up()

    def _footprint(self) -> QRect:
        return self.circle.adjusted(-2, -2, 2, 2)

    def _made_stencil(self, look: Look) -> QPixmap:
        """The square around the circle, dimmed outside it: made once a look and screen."""
        ratio, size = self.devicePixelRatioF(), self._footprint().size()
        if self._stencil is None or self._stencil.devicePixelRatioF() != ratio:
            stencil = QPixmap(size * ratio)
            stencil.setDevicePixelRatio(ratio)
            stencil.fill(QColor(look.theme.dim))
            _open(stencil, QRectF(QRect(QPoint(), size)), look)
            self._stencil = stencil
        return self._stencil


def _open(stencil: QPixmap, square: QRectF, look: Look) -> None:
    """Cut the circle out and draw its rim, in the pointer's colour between two of the casing."""
    width = look.sizes.line
    circle = square.adjusted(width + 2, width + 2, -width - 2, -width - 2)
    painter = QPainter(stencil)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.black)
    painter.drawEllipse(circle)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, thick in ((look.theme.casing, 2 * width), (look.theme.pointer, width)):
        painter.setPen(QPen(QColor(colour), thick))
        painter.drawEllipse(circle)
    painter.end()
