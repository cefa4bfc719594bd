"""What follows the pointer over the whole window, and repaints no more than it has to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QCursor, QEnterEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.lecture.overlay import Overlay

_ARRIVALS = {QEvent.Type.MouseMove, QEvent.Type.MouseButtonPress, QEvent.Type.Enter}


class Follower(Overlay):
    """Listens to the pointer while it is on, however little the widgets below care for moves."""

    def __init__(self, covered: QWidget, name: str) -> None:
        super().__init__(covered, name)
        self._place: QPoint | None = None

    @property
    def place(self) -> QPoint | None:
        """Where the pointer is, in pixels of the window; None while it is outside."""
        return self._place

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Windows hear of every move; a widget hears of those alone that it asks for.
        if self.on and isinstance(watched, QWindow):
            self._hear(watched, event)
        return super().eventFilter(watched, event)

    def _hear(self, window: QWindow, event: QEvent) -> None:
        if event.type() in _ARRIVALS and isinstance(event, QMouseEvent | QEnterEvent):
            ours = window is self.window().windowHandle()
            place = self.mapFromGlobal(event.globalPosition().toPoint())
            self._go(place if ours and self.rect().contains(place) else None)
        elif event.type() == QEvent.Type.Leave and window is self.window().windowHandle():
            self._go(None)

    def _take_up(self) -> None:
        super()._take_up()
        _application().installEventFilter(self)
        place = self.mapFromGlobal(QCursor.pos())
        self._go(place if self.rect().contains(place) else None)

    def _put_down(self) -> None:
        _application().removeEventFilter(self)
        super()._put_down()

    def _go(self, place: QPoint | None) -> None:
        if place != self._place:
            self.update(self._footprint())
            self._place = place
            self.update(self._footprint())

    def _footprint(self) -> QRect:
        """The pixels that depend on where the pointer is."""
        raise NotImplementedError


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)  # noqa: S101 - a widget exists
    return application
