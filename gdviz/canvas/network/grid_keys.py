"""The keys with which one moves about in a grid that has the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

#: Columns and rows that a key leads on.
_WAYS = {
    Qt.Key.Key_Left.value: (-1, 0),
    Qt.Key.Key_Right.value: (1, 0),
    Qt.Key.Key_Up.value: (0, -1),
    Qt.Key.Key_Down.value: (0, 1),
}


def is_grid_key(event: QEvent, chosen: bool) -> bool:
    """Whether an event is of an arrow key, or of Esc while something is chosen."""
    if not isinstance(event, QKeyEvent) or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    return event.key() in _WAYS or (chosen and event.key() == Qt.Key.Key_Escape.value)


def moved(place: int | None, key: int, columns: int, count: int) -> int:
    """The place that an arrow key leads to, within the grid; the first one from nowhere."""
    if place is None:
        return 0
    across, down = _WAYS[key]
    row, column = divmod(place, columns)
    column = min(max(column + across, 0), columns - 1)
    wished = max(row + down, 0) * columns + column
    return wished if wished < count else place
