"""The step and the cost at the playhead, in large type."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from gdviz.theme import Look

_FLAGS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@final
class Readout(QLabel):
    """A label that changes with every frame: of one size, so that nothing is laid out anew.

    It paints its ground itself, so that nothing below it is painted either.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("readout")
        self.setAlignment(_FLAGS)
        self._look: Look | None = None

    def set_look(self, look: Look) -> None:
        """Take colours."""
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.update()

    def make_room_for(self, widest: str) -> None:
        """Be as large as a text needs."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        self.setFixedSize(metrics.horizontalAdvance(widest), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._look.theme.window))
        painter.setPen(QColor(self._look.theme.text))
        painter.drawText(QRectF(self.rect()), _FLAGS, self.text())
        painter.end()
