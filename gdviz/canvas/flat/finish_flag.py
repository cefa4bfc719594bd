"""The chequered flag at the ball of the run that converged first."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.theme import Look

#: The foot of the pole from the ball's middle, across and along, in radii of the ball.
FOOT = 0.8
#: Length of the pole, checks along and across, and their side, in sizes of the selected ball.
POLE, COLUMNS, ROWS, CHECK = 1.7, 4, 3, 0.36

#: Where a flag stands beside a ball: the direction of its cloth along x, and of its pole along y.
Side = tuple[int, int]

#: In the order in which they are tried; the minima's own pennants wave up and to the right.
SIDES: tuple[Side, ...] = ((-1, -1), (-1, 1), (1, 1), (1, -1))


@final
class FinishFlag(QGraphicsItem):
    """Stands beside the ball, on whichever side there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._look: Look | None = None
        self._radius, self._side = 1.0, SIDES[0]

    def stand(self, ball: QPointF, radius: float, side: Side, look: Look) -> None:
        """Put it on one side of a ball's pixel."""
        self.prepareGeometryChange()
        self._look, self._radius, self._side = look, radius, side
        self.setPos(ball)
        self.update()

    def boundingRect(self) -> QRectF:
        if self._look is None:
            return QRectF()
        return flag_box(QPointF(), self._radius, self._side, self._look)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._look is None:
            return
        theme, rim = self._look.theme, self._look.sizes.trail
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot, top = _pole(self._radius, self._side, self._look)
        cloth = _cloth(top, self._side, self._look)
        for colour, width in ((theme.casing, 2.4 * rim), (theme.text, rim)):
            painter.setPen(QPen(QColor(colour), width, j=Qt.PenJoinStyle.MiterJoin))
            painter.setBrush(QColor(theme.surface))
            painter.drawLine(foot, top)
            painter.drawRect(cloth)
        for check in _checks(cloth):
            painter.fillRect(check, QColor(theme.text))


def flag_box(ball: QPointF, radius: float, side: Side, look: Look) -> QRectF:
    """The box around a flag beside a ball of a radius at a pixel."""
    foot, top = _pole(radius, side, look)
    rim = 1.2 * look.sizes.trail
    whole = QRectF(foot, top).normalized() | _cloth(top, side, look)
    return whole.adjusted(-rim, -rim, rim, rim).translated(ball)


def _pole(radius: float, side: Side, look: Look) -> tuple[QPointF, QPointF]:
    """Foot and top of the pole, from the middle of the ball."""
    x, y = side
    foot = QPointF(x * FOOT * radius, y * FOOT * radius)
    return foot, foot + QPointF(0, y * POLE * look.sizes.ball)


def _cloth(top: QPointF, side: Side, look: Look) -> QRectF:
    (x, y), check = side, CHECK * look.sizes.ball
    return QRectF(top, top + QPointF(x * COLUMNS * check, -y * ROWS * check)).normalized()


def _checks(cloth: QRectF) -> list[QRectF]:
    """The dark checks, every second one."""
    width, height = cloth.width() / COLUMNS, cloth.height() / ROWS
    return [
        QRectF(cloth.left() + column * width, cloth.top() + row * height, width, height)
        for column in range(COLUMNS)
        for row in range(ROWS)
        if (column + row) % 2 == 0
    ]
