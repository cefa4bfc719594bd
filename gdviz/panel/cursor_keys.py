"""The keys that move the cursor in a text: while one is edited, they are not the program's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_SIDEWAYS = (Qt.Key.Key_Left.value, Qt.Key.Key_Right.value)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)


def keeps_cursor_keys(event: QEvent) -> bool:
    """Accept the question whether a cursor key is wanted here; whether it was that question.

    Qt's editors claim most of their keys themselves, but not these.
    """
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
        return False
    pure = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    kept = event.key() in _SIDEWAYS and pure in _PLAIN
    if kept:
        event.accept()
    return kept
