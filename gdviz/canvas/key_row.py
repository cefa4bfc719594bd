"""A key in a line of text: a painted mark before each of its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gdviz.theme import Look

#: Height of a line, room between a mark and its words, and from entry to entry, in heights of text.
LINE, BEFORE, APART = 1.3, 0.3, 0.8
#: Lines that a key takes at most; what has no room is left out.
MOST_LINES = 2


@final
@dataclass(frozen=True)
class KeyEntry:
    """Words, and how the mark before them is painted around a middle in heights of the text."""

    words: str
    width: float
    paint: Callable[[QPainter, QPointF, Look], None]


@final
class KeyRow(QWidget):
    """In as many lines as its width asks for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._look: Look | None = None
        self._font = QFont()
        self._entries: Sequence[KeyEntry] = ()
        self._places: list[QPointF] = []

    @property
    def words(self) -> tuple[str, ...]:
        """What can be read on it."""
        return tuple(each.words for each, _ in zip(self._entries, self._places, strict=False))

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self._font.setFamily(look.sizes.family)
        self._font.setPixelSize(look.sizes.text)
        self._fit()

    def show_entries(self, entries: Sequence[KeyEntry]) -> None:
        """Show other entries."""
        changed = [each.words for each in entries] != [each.words for each in self._entries]
        self._entries = entries
        if changed:
            self.setAccessibleName(", ".join(each.words for each in entries))
            self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(1, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for entry, place in zip(self._entries, self._places, strict=False):
            self._paint_entry(painter, entry, place, self._look)
        painter.end()

    def _paint_entry(self, painter: QPainter, entry: KeyEntry, place: QPointF, look: Look) -> None:
        text = look.sizes.text
        middle = place + QPointF(entry.width * text / 2, LINE * text / 2)
        entry.paint(painter, middle, look)
        left = place.x() + (entry.width + BEFORE) * text
        painter.setFont(self._font)
        painter.setPen(QColor(look.theme.text))
        box = QRectF(left, place.y(), self.width() - left, LINE * text)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, entry.words)

    def _fit(self) -> None:
        """Give each entry its place: a new line begins where one does not fit any more."""
        if self._look is None:
            return
        text, metrics = self._look.sizes.text, QFontMetricsF(self._font)
        x, line, self._places = 0.0, 0, []
        for entry in self._entries:
            width = (entry.width + BEFORE) * text + metrics.horizontalAdvance(entry.words)
            if x and x + width > self.width():
                x, line = 0.0, line + 1
            if line == MOST_LINES:
                break
            self._places.append(QPointF(x, line * LINE * text))
            x += width + APART * text
        lines = min(line + 1, MOST_LINES) if self._entries else 0
        self.setFixedHeight(round(lines * LINE * text))
        self.update()
