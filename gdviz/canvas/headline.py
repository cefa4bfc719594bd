"""One line of large type that always fits: too long for the width, it is set smaller."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.theme import Look


@final
class Headline(QWidget):
    """Painted by hand: a label would ask for a new layout with every new text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._text = ""
        self._look: Look | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        return self._text

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.setFixedHeight(round(1.7 * look.sizes.large))
        self.update()

    def show_text(self, text: str) -> None:
        """Show a text; screen readers are told it too."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setFont(self._fitting_font(self._look))
        painter.setPen(QColor(self._look.theme.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)
        painter.end()

    def _fitting_font(self, look: Look) -> QFont:
        font = QFont(look.sizes.family, weight=QFont.Weight.DemiBold)
        font.setPixelSize(look.sizes.large)
        room = self.width() - 2 * look.sizes.spacing
        width = QFontMetricsF(font).horizontalAdvance(self._text)
        if width > room:
            font.setPixelSize(max(1, int(look.sizes.large * room / width)))
        return font
