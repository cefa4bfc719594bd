"""All keys at a glance, read from the window's own actions, so that none can be forgotten."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviz.theme import Look


@final
class KeysOverlay(QWidget):
    """Two columns of keys and words over the whole window; any key or click closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys_overlay")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._covered = parent
        self._look: Look | None = None
        self._before: QWidget | None = None
        self.hide()

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.update()

    def rows(self) -> list[tuple[str, str]]:
        """Keys and words of every action of the window that has a key."""
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (" / ".join(key.toString(native) for key in keys), action.text().replace("&", ""))
            for action in self.window().actions()
            if (keys := action.shortcuts())
        ]

    def open(self) -> None:
        """Show it, and tell screen readers what it says."""
        self._before = self.window().focusWidget()
        self.setAccessibleName(", ".join(f"{words}: {keys}" for keys, words in self.rows()))
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        # Accepted here, no key reaches the program's actions: what closes it does no more.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._close()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._look is None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.theme.surface))
        painter.setPen(QColor(self._look.theme.text))
        rows = self.rows()
        half = -(-len(rows) // 2)
        for index, row in enumerate(rows):
            self._paint_row(painter, row, index // half, index % half, half)
        painter.end()

    def _paint_row(
        self, painter: QPainter, row: tuple[str, str], column: int, line: int, lines: int
    ) -> None:
        margin, width = self.width() // 20, self.width() * 9 // 20
        height = (self.height() - 2 * margin) // lines
        font = QFont(self._look.sizes.family if self._look else "")
        font.setPixelSize(max(1, min(height * 6 // 10, width // 22)))
        left, top = margin + column * width, margin + line * height
        for share, words, weight in (
            (0.0, row[0], QFont.Weight.DemiBold),
            (0.45, row[1], QFont.Weight.Normal),
        ):
            font.setWeight(weight)
            painter.setFont(font)
            box = QRect(left + round(share * width), top, width, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()
