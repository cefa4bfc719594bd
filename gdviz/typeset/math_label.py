"""A line of mathematics, drawn from an SVG picture."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from gdviz.typeset.typesetter import SIZE

#: Height of a line of plain text in sizes of the text.
PLAIN = 1.4


@final
class MathLabel(QWidget):
    """As large as the text around it, or smaller where the line is too long for the width."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._renderer = QSvgRenderer(self)
        self._text = 16
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text_size(self, pixels: int) -> None:
        """Take the size of the text around it."""
        self._text = pixels
        self._take_height()

    def show_picture(self, svg: bytes, words: str) -> None:
        """Show a typeset line, or its words where there is no picture; screen readers hear them."""
        self._renderer.deleteLater()
        self._renderer = QSvgRenderer(self)
        if svg:
            self._renderer.load(QByteArray(svg))
        self.setAccessibleName(words)
        self._take_height()
        self.update()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw yet."""
        return not self._renderer.isValid()

    def sizeHint(self) -> QSize:
        return self._picture_size().toSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.empty:
            painter = QPainter(self)
            self._renderer.render(painter, QRectF(QRectF(self.rect()).topLeft(), self._fitting()))
            painter.end()
        elif self.accessibleName():
            painter = QPainter(self)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, self.accessibleName())
            painter.end()

    def _picture_size(self) -> QSizeF:
        if self.empty:
            return QSizeF(0, PLAIN * self._text if self.accessibleName() else 0)
        return self._renderer.viewBoxF().size() * (self._text / SIZE)

    def _fitting(self) -> QSizeF:
        size = self._picture_size()
        return size * min(1.0, self.width() / max(size.width(), 1.0))

    def _take_height(self) -> None:
        self.setFixedHeight(max(1, round(self._fitting().height())))
