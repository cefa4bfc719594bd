"""A label whose words always fit into the room that they have: they are set smaller."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from gdviz.canvas.fitted_type import fitted
from gdviz.theme import Look

_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


@final
class FittedLabel(QLabel):
    """Painted by hand: a plain label cuts off what does not fit."""

    def __init__(self, name: str, text: str = "", faint: bool = False) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self._faint = faint
        self.setMinimumWidth(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._look: Look | None = None

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter, room = QPainter(self), QRectF(self.rect())
        font = QFont(self._look.sizes.family)
        painter.setFont(fitted(font, self._look.sizes.text, room, int(_FLAGS), self.text()))
        theme = self._look.theme
        painter.setPen(QColor(theme.muted if self._faint else theme.text))
        painter.drawText(room, _FLAGS, self.text())
        painter.end()
