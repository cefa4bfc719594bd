"""What lies over a part of the window without being in the way, until it is put down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gdviz.theme import Look


class Overlay(QWidget):
    """Covers its parent, wherever that goes; a mouse does not feel it and it takes no focus.

    Put down, it is hidden: it costs nothing.
    """

    changed = Signal()  # taken up or put down

    def __init__(self, covered: QWidget, name: str) -> None:
        super().__init__(covered)
        self.setObjectName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._covered, self._on = covered, False
        self._look: Look | None = None
        self.hide()
        covered.installEventFilter(self)

    @property
    def on(self) -> bool:
        """Whether it is in use."""
        return self._on

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._look = look
        self.update()

    def set_on(self, on: bool) -> None:
        """Take it up, or put it down."""
        if on != self._on:
            self._on = on
            self._take_up() if on else self._put_down()
            self.changed.emit()

    def toggle(self) -> None:
        """Take it up or put it down."""
        self.set_on(not self._on)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._covered and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        if watched is self._covered and event.type() == QEvent.Type.ChildPolished:
            self._rise()  # what is made later lies below, too
        return False

    def _take_up(self) -> None:
        self._lay_over()

    def _put_down(self) -> None:
        self.hide()

    def _lay_over(self) -> None:
        """Show it on top of all that its parent holds."""
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()

    def _rise(self) -> None:
        if self.isVisible():
            self.raise_()
