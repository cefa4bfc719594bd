"""A blank screen, so that the hall looks at the lecturer: any key or click ends it."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget


@final
class Blank(QWidget):
    """Covers its parent in one colour."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("blank")
        self.setAccessibleName(self.tr("Blank screen: any key ends it"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._covered, self._colour = parent, QColor()
        self._before: QWidget | None = None
        parent.installEventFilter(self)
        self.hide()

    def cover(self, colour: str) -> None:
        """Show nothing but a colour."""
        self._colour = QColor(colour)
        if not self.isVisible():
            self._before = self.window().focusWidget()
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.setFocus()
        self.update()

    def uncover(self) -> None:
        """Show the program again."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def event(self, event: QEvent) -> bool:
        # Accepted here, no key reaches the program's actions: what ends it does no more.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # Tab is a key like any other: the focus stays until all is shown again

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.uncover()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.uncover()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()
