"""A pen that draws over the canvas; what it drew stays until it is wiped."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import final

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QCursor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QWidget

from gdviz.lecture.ink import CASING, Ink
from gdviz.lecture.overlay import Overlay
from gdviz.lecture.stroke import Place, Stroke
from gdviz.theme import Look

#: The pen's own pointer is at least so many pixels wide.
SMALLEST_TIP = 9


@final
class Pen(Overlay):
    """Takes the mouse or the stylus while it is on; its strokes are seen when it is off, too."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas, "pen")
        self.setAccessibleName(self.tr("Pen over the picture"))
        self._strokes: tuple[Stroke, ...] = ()
        self._drawing = False  # the last stroke goes on
        self._ink: Ink | None = None

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What has been drawn, the latest last."""
        return self._strokes

    def set_look(self, look: Look) -> None:
        super().set_look(look)
        self.setCursor(_tip(look))

    def undo(self) -> None:
        """Take the last stroke back."""
        self._keep(self._strokes[:-1])

    def wipe(self) -> None:
        """Take all strokes back."""
        self._keep(())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            stroke = Stroke((self._share(event.position()),))
            self._strokes, self._drawing = (*self._strokes, stroke), True
            self._add(stroke.dot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawing:
            stroke = self._strokes[-1].going_on(self._share(event.position()))
            self._strokes = (*self._strokes[:-1], stroke)
            self._add(partial(stroke.piece, len(stroke.places) - 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._finish()

    def paintEvent(self, event: QPaintEvent) -> None:
        ink = self._made_ink()
        if ink is not None:
            painter = QPainter(self)
            ink.paint(painter, event.region())
            painter.end()

    def _take_up(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        super()._take_up()

    def _put_down(self) -> None:
        self._finish()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if not self._strokes:
            super()._put_down()

    def _keep(self, strokes: tuple[Stroke, ...]) -> None:
        if strokes != self._strokes:
            self._strokes, self._drawing, self._ink = strokes, False, None
            self.update()
        if not self._strokes and not self.on:
            self.hide()

    def _finish(self) -> None:
        """Draw the last half of the way: no more places follow."""
        if self._drawing and len(self._strokes[-1].places) > 1:
            self._add(self._strokes[-1].end)
        self._drawing = False

    def _add(self, piece: Callable[[QSizeF], QPainterPath]) -> None:
        """Draw one piece more, unless all has to be drawn anew."""
        before, ink = self._ink, self._made_ink()
        if ink is not None and ink is before:
            self.update(ink.draw(piece(ink.size)))

    def _made_ink(self) -> Ink | None:
        """The picture of all strokes, made anew for another size, screen or look."""
        if self._look is None or not self._strokes or self.size().isEmpty():
            self._ink = None
            return None
        ratio, ink = self.devicePixelRatioF(), self._ink
        known = ink is not None and (ink.size, ink.ratio) == (QSizeF(self.size()), ratio)
        if ink is None or not known or ink.look != self._look:
            ink = Ink(self.size(), ratio, self._look)
            ink.draw_all(self._strokes)
            self._ink = ink
            self.update()
        return ink

    def _share(self, place: QPointF) -> Place:
        return place.x() / max(self.width(), 1), place.y() / max(self.height(), 1)


def _tip(look: Look) -> QCursor:
    """A dot as wide as the line, in its colours."""
    width = max(SMALLEST_TIP, look.sizes.ink)
    casing = CASING * width
    size = round(width + 2 * casing) + 2
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.theme.casing), casing))
    painter.setBrush(QColor(look.theme.ink))
    middle = QPointF(size / 2, size / 2)
    painter.drawEllipse(middle, (width + casing) / 2, (width + casing) / 2)
    painter.end()
    return QCursor(picture)
