"""The key to the marks of verdicts: in one line where there is room, else in two."""

from __future__ import annotations

from math import ceil
from typing import final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gdviz.canvas.studies.verdict_marks import LABELS, paint_mark
from gdviz.session.words import translated
from gdviz.theme import Look

#: Height of a line, and room of a mark before its words, in heights of the text.
LINE, MARK = 1.3, 1.0


@final
class VerdictKey(QWidget):
    """Paints each mark in the colour of the text, for it is told by its form."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("verdict_key")
        self._look: Look | None = None
        self._columns = len(LABELS)
        texts = [translated(each) for each in LABELS.values()]
        self.setAccessibleName(", ".join(texts))

    @property
    def columns(self) -> int:
        """How many marks stand in a line."""
        return self._columns

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines where it is narrow."""
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint marks and words in columns of one width."""
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font(self._look))
        text = self._look.sizes.text
        width, height = self.width() / self._columns, LINE * text
        for place, (verdict, words) in enumerate(LABELS.items()):
            row, column = divmod(place, self._columns)
            box = QRectF(column * width, row * height, width, height)
            middle = QPointF(box.left() + 0.5 * MARK * text, box.center().y())
            paint_mark(painter, middle, verdict, self._look.theme.text, self._look)
            painter.setPen(QColor(self._look.theme.text))
            room = box.adjusted(1.2 * MARK * text, 0, 0, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, translated(words))

    def _fit(self) -> None:
        if self._look is None:
            return
        text, metrics = self._look.sizes.text, QFontMetricsF(self._font(self._look))
        widest = max(metrics.horizontalAdvance(translated(each)) for each in LABELS.values())
        needed = len(LABELS) * (widest + 1.7 * MARK * text)
        self._columns = len(LABELS) if needed <= self.width() else len(LABELS) // 2
        self.setFixedHeight(round(ceil(len(LABELS) / self._columns) * LINE * text))

    @staticmethod
    def _font(look: Look) -> QFont:
        font = QFont(look.sizes.family)
        font.setPixelSize(look.sizes.text)
        return font
