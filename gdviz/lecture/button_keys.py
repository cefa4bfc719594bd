"""Space and Return press the button that has the focus, before they are the program's keys."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QMainWindow, QWidget

_RETURN = (Qt.Key.Key_Return.value, Qt.Key.Key_Enter.value)
_PRESSING = (Qt.Key.Key_Space.value, *_RETURN)
#: Of buttons of which one is checked, Tab finds that one; these keys lead to the others.
_CHOOSING = (Qt.Key.Key_Left.value, Qt.Key.Key_Right.value)


@final
class ButtonKeys(QObject):
    """Watches the keys that reach the window because nothing in it has taken them.

    Buttons get the focus by Tab alone: whoever works with the mouse plays with Space anywhere.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        focused = self._window.focusWidget()
        if not isinstance(event, QKeyEvent) or not isinstance(focused, QAbstractButton | QComboBox):
            return False
        if kind == QEvent.Type.ShortcutOverride:
            return _keep(event, focused)
        return event.key() in _RETURN and _press(focused)


def _keep(event: QKeyEvent, focused: QWidget) -> bool:
    keys = (*_PRESSING, *_CHOOSING) if _is_choice(focused) else _PRESSING
    kept = event.key() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if kept:
        event.accept()
    return kept


def _is_choice(widget: QWidget) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive()


def _press(widget: QWidget) -> bool:
    if isinstance(widget, QAbstractButton):
        widget.click()
    elif isinstance(widget, QComboBox):
        widget.showPopup()
    return True
