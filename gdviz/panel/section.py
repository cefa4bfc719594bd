"""A part of the control panel under its heading, which folds it away and opens it."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from gdviz.panel.named import named
from gdviz.theme import Look


@final
class Heading(QAbstractButton):
    """Bold words and a chevron; checked, what is below it is open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("heading")
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._font, self._colour, self._accent = QFont(), QColor(), QColor()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._font = QFont(look.sizes.family, weight=QFont.Weight.DemiBold)
        self._font.setPixelSize(look.sizes.text)
        self._colour, self._accent = QColor(look.theme.text), QColor(look.theme.accent)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font)
        return QSize(
            metrics.horizontalAdvance(self.text()) + 2 * metrics.height(), metrics.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        colour = self._accent if self.hasFocus() else self._colour
        painter.setPen(colour)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.text())
        size = self.height() / 5
        painter.setPen(QPen(colour, size / 2.5))
        painter.translate(self.width() - 2 * size, self.height() / 2)
        painter.rotate(0 if self.isChecked() else -90)
        painter.drawPolyline(
            [QPointF(-size, -size / 2), QPointF(0, size / 2), QPointF(size, -size / 2)]
        )
        painter.end()


@final
class Section(QWidget):
    """A heading and what belongs to it."""

    def __init__(self, name: str, text: str, content: QWidget, opened: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self._suits = True
        self._heading, self._content = Heading(text), named(f"{name}_content", content)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._heading)
        self._layout.addWidget(self._content)
        self._heading.toggled.connect(self._content.setVisible)
        self._heading.setChecked(opened)
        self._content.setVisible(opened)

    @property
    def suits(self) -> bool:
        """Whether it means something for what is shown."""
        return self._suits

    def set_suits(self, suits: bool) -> None:
        """Hide it where it means nothing, or show it."""
        self._suits = suits
        self.setVisible(suits)

    @property
    def heading(self) -> Heading:
        """The line that folds it away and opens it."""
        return self._heading

    def set_open(self, opened: bool) -> None:
        """Show what belongs to the heading, or fold it away."""
        self._heading.setChecked(opened)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._heading.set_look(look)
        self._layout.setContentsMargins(0, look.sizes.spacing // 2, 0, 0)
        self._layout.setSpacing(look.sizes.spacing // 2)
