"""A pointer that the back row sees, in place of the system's."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.lecture.follower import Follower
from gdviz.theme import Look

#: The corners of an arrow whose tip is the first, in heights of it.
ARROW = (
    (0.0, 0.0),
    (0.0, 0.85),
    (0.19, 0.67),
    (0.33, 1.0),
    (0.47, 0.94),
    (0.33, 0.61),
    (0.6, 0.61),
)
#: Its casing, in heights of it.
CASING = 0.09


@final
class LargePointer(Follower):
    """An arrow in the pointer's colour with a casing; where it is, the system's is not shown."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, "large_pointer")
        self.setAccessibleName(self.tr("Large pointer"))
        self._arrow: QPixmap | None = None
        self._blank = False

    def set_look(self, look: Look) -> None:
        self._arrow = None
        super().set_look(look)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None or self._place is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(self._footprint().topLeft(), self._made_arrow(self._look))
        painter.end()

    def _go(self, place: QPoint | None) -> None:
        super()._go(place)
        self._blank_system(place is not None)

    def _put_down(self) -> None:
        self._blank_system(False)
        super()._put_down()

    def _blank_system(self, blank: bool) -> None:
        """Hide the system's pointer, or show it: over a list that drops down there is no other."""
        if blank != self._blank:
            self._blank = blank
            if blank:
                QApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
            else:
                QApplication.restoreOverrideCursor()

    def _footprint(self) -> QRect:
        if self._look is None or self._place is None:
            return QRect()
        height = round(self._look.sizes.pointer)
        return _around(height).translated(self._place)

    def _made_arrow(self, look: Look) -> QPixmap:
        """The arrow, painted once a look and screen."""
        ratio = self.devicePixelRatioF()
        if self._arrow is None or self._arrow.devicePixelRatioF() != ratio:
            height = round(look.sizes.pointer)
            arrow = QPixmap(_around(height).size() * ratio)
            arrow.setDevicePixelRatio(ratio)
            arrow.fill(Qt.GlobalColor.transparent)
            _paint(arrow, height, look)
            self._arrow = arrow
        return self._arrow


def _around(height: int) -> QRect:
    """The pixels around an arrow whose tip is at (0, 0)."""
    margin = round(CASING * height) + 1
    return QRect(-margin, -margin, height + 2 * margin, height + 2 * margin)


def _paint(arrow: QPixmap, height: int, look: Look) -> None:
    painter = QPainter(arrow)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-_around(height).topLeft())
    shape = QPolygonF([QPointF(x * height, y * height) for x, y in ARROW])
    casing = QPen(QColor(look.theme.casing), 2 * CASING * height)
    casing.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(casing)
    painter.setBrush(QColor(look.theme.casing))
    painter.drawPolygon(shape)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.pointer))
    painter.drawPolygon(shape)
    painter.end()
