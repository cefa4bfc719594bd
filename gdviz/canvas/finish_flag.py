"""The chequered flag at the ball of the run that converged first."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from gdviz.theme import Look

#: The foot of the pole from the ball's middle, and the pole, in radii of the ball.
FOOT, POLE = 0.8, 3.3
#: Checks along and across, and their side in radii.
COLUMNS, ROWS, CHECK = 4, 3, 0.65

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

    @property
    def side(self) -> Side:
        return self._side

    def boundingRect(self) -> QRectF:
        rim = self._look.sizes.trail if self._look else 0.0
        return flag_box(QPointF(), self._radius, self._side).adjusted(-rim, -rim, rim, rim)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        if self._look is None:
            return
        theme, rim = self._look.theme, self._look.sizes.trail
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot, top = self._pole()
        cloth = self._cloth()
        for colour, width in ((theme.casing, 2.4 * rim), (theme.text, rim)):
            painter.setPen(QPen(QColor(colour), width, j=Qt.PenJoinStyle.MiterJoin))
            painter.setBrush(QColor(theme.surface))
            painter.drawLine(foot, top)
            painter.drawRect(cloth)
        for check in self._checks(cloth):
            painter.fillRect(check, QColor(theme.text))

    def _pole(self) -> tuple[QPointF, QPointF]:
        """Foot and top of the pole."""
        x, y = self._side
        foot = self._radius * FOOT
        return QPointF(x * foot, y * foot), QPointF(x * foot, y * (foot + self._radius * POLE))

    def _cloth(self) -> QRectF:
        (x, y), check = self._side, CHECK * self._radius
        _, top = self._pole()
        corner = QPointF(top.x() + x * COLUMNS * check, top.y() - y * ROWS * check)
        return QRectF(top, corner).normalized()

    def _checks(self, cloth: QRectF) -> list[QRectF]:
        """The dark checks, every second one."""
        width, height = cloth.width() / COLUMNS, cloth.height() / ROWS
        return [
            QRectF(cloth.left() + column * width, cloth.top() + row * height, width, height)
            for column in range(COLUMNS)
            for row in range(ROWS)
            if (column + row) % 2 == 0
        ]


def flag_box(ball: QPointF, radius: float, side: Side) -> QRectF:
    """The box around a flag beside a ball."""
    x, y = side
    foot = FOOT * radius
    far = QPointF(x * (foot + COLUMNS * CHECK * radius), y * (foot + POLE * radius))
    return QRectF(ball + QPointF(x * foot, y * foot), ball + far).normalized()
