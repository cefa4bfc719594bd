"""A frame around the control that has the keyboard's focus, for whoever works without a mouse."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from gdviz.theme import Look

_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
}


@final
class FocusFrame(QWidget):
    """Lies over the whole window's widgets, in the accent's colour; a mouse does not feel it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("focus_frame")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._colour, self._thick, self._gap = QColor(), 2, 2
        self._covered = parent
        self._framed: QWidget | None = None
        self._watched: list[QObject] = []
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self.hide()

    @property
    def framed(self) -> QWidget | None:
        """The widget that is framed."""
        return self._framed

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._colour = QColor(look.theme.accent)
        self._thick = max(2, round(look.sizes.trail))
        self._gap = max(1, look.sizes.spacing // 4)
        self._place()

    def frame(self, widget: QWidget) -> None:
        """Frame a widget, wherever it moves, until another one gets the focus."""
        self.clear()
        self._framed = widget
        each: QObject | None = widget
        while each is not None and each is not self._covered:
            each.installEventFilter(self)
            self._watched.append(each)
            each = each.parent()
        self._place()

    def clear(self) -> None:
        """Frame nothing."""
        for each in self._watched:
            each.removeEventFilter(self)
        self._watched, self._framed = [], None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour)
        painter.end()

    def _place(self) -> None:
        if self._framed is None or not self._framed.isVisible():
            self.hide()
            return
        # The line lies outside the widget, or at the window's edge where there is no room.
        around = self._gap + self._thick
        place = self._seen(self._framed).adjusted(-around, -around, around, around)
        self.setGeometry(place.intersected(self._covered.rect()))
        inner = self.rect().adjusted(self._thick, self._thick, -self._thick, -self._thick)
        self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))
        self.show()
        self.raise_()
        self.update()

    def _seen(self, widget: QWidget) -> QRect:
        """The part of a widget that is not scrolled away, in pixels of the window."""
        place = QRect(widget.mapTo(self._covered, QPoint()), widget.size())
        each: QWidget | None = widget
        while each is not None and each is not self._covered:
            if isinstance(each, QScrollArea):
                view = each.viewport()
                shown = QRect(view.mapTo(self._covered, QPoint()), view.size())
                place = place.intersected(shown)
            each = each.parentWidget()
        return place

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        # A list that a picker opens, or another window, borrows the focus and gives it back.
        elsewhere = now is not None and now.window() is not self.window()
        borrowed = (
            QApplication.activePopupWidget() is not None or not self.window().isActiveWindow()
        )
        if now is not self._framed and not elsewhere and not borrowed:
            self.clear()
