"""The colour bar: which colour stands for which cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviz.session.words import round_number
from gdviz.theme import Look


@final
class ColourBar(QWidget):
    """One field a band, the cost of each border between them beside it; empty, it takes no room."""

    def __init__(self) -> None:
        super().__init__()
        self._key: tuple[tuple[float, str], ...] = ()
        self._look: Look | None = None
        self._font = QFont()

    @property
    def key(self) -> tuple[tuple[float, str], ...]:
        """The bands that are shown: the lower border and the colour of each."""
        return self._key

    @property
    def labels(self) -> list[tuple[str, QRectF]]:
        """The costs that are written beside it, and where."""
        return [(self._text(index), self._label_box(index)) for index in self._labelled()]

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._font.setFamily(look.sizes.family)
        self._font.setPixelSize(look.sizes.text)
        self._take_room()

    def show_key(self, key: Sequence[tuple[float, str]]) -> None:
        """Show the bands: the lower border and the colour of each."""
        if tuple(key) != self._key:
            self._key = tuple(key)
            self._take_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None or not self._key:
            return
        painter = QPainter(self)
        painter.setFont(self._font)
        for index, (_, colour) in enumerate(self._key):
            painter.fillRect(self._field(index), QColor(colour))
        painter.setPen(QColor(self._look.theme.text))
        for text, box in self.labels:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _take_room(self) -> None:
        self.setVisible(bool(self._key))
        if self._look is not None and self._key:
            metrics = QFontMetricsF(self._font)
            widest = max(metrics.horizontalAdvance(self._text(i)) for i in range(len(self._key)))
            self.setFixedWidth(round(self._bar_width() + widest + 3 * self._look.sizes.spacing))
        self.update()

    def _bar_width(self) -> float:
        return 2.0 * self._look.sizes.spacing if self._look else 0.0

    def _margin(self) -> float:
        return QFontMetricsF(self._font).height()

    def _border(self, index: int) -> float:
        """Where band `index` begins, in pixels from the top."""
        height = self.height() - 2 * self._margin()
        return self._margin() + height * (1 - index / len(self._key))

    def _field(self, index: int) -> QRectF:
        top, bottom = self._border(index + 1), self._border(index)
        return QRectF(self._bar_width() / 2, top, self._bar_width(), bottom - top + 1)

    def _label_box(self, index: int) -> QRectF:
        height = self._margin()
        left = 2 * self._bar_width()
        return QRectF(left, self._border(index) - height / 2, self.width() - left, height)

    def _labelled(self) -> range:
        """The borders that get a label: all, or every second, third ... where there is no room."""
        band = (self.height() - 2 * self._margin()) / max(len(self._key), 1)
        return range(1, len(self._key), max(1, round(1.3 * self._margin() / max(band, 1))))

    def _text(self, index: int) -> str:
        return round_number(self._key[index][0]) if index else ""
