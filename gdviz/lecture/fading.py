"""Controls that hide while nobody touches key or pointer, and come back at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

#: Milliseconds without a key or a movement of the pointer after which the controls hide.
REST = 4000

#: A key that calls an action arrives as an override alone, never as a press.
_TOUCHES = {
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
}


@final
class Fading(QObject):
    """Hides widgets, which keep their room: the picture beside them does not move."""

    def __init__(self, widgets: Sequence[QWidget], refuge: QWidget) -> None:
        super().__init__(refuge)
        self._widgets, self._refuge = tuple(widgets), refuge
        self._timer = QTimer(self, interval=REST, singleShot=True)
        self._timer.timeout.connect(self.hide)
        for widget in self._widgets:
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)

    def set_active(self, active: bool) -> None:
        """Begin to wait, or show the controls for good."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            if active:
                application.installEventFilter(self)
        self._show()
        self._timer.start() if active else self._timer.stop()

    def hide(self) -> None:
        """Hide the controls now; the focus goes where a key brings them back."""
        self._timer.stop()
        if any(widget.hasFocus() for widget in self._widgets):
            self._refuge.setFocus()
        for widget in self._widgets:
            widget.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._show()
            self._timer.start()
        return False

    def _show(self) -> None:
        for widget in self._widgets:
            widget.show()
