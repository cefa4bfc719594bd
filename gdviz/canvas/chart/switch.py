"""A switch above the chart that is reached by Tab and turned by Return."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton

from gdviz.theme import Look


@final
class Switch(QToolButton):
    """Space belongs to the window, which plays and pauses with it wherever the focus is."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._look: Look | None = None

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        # The style sheet's border of the focus has the colour of a switch that is on.
        if self._look is not None and self.hasFocus() and self.isChecked():
            self._paint_focus(self._look)

    def _paint_focus(self, look: Look) -> None:
        width, inset = look.sizes.trail, 1.5 * look.sizes.trail
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look.theme.on_accent), width))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, look.sizes.spacing / 3, look.sizes.spacing / 3)
        painter.end()
