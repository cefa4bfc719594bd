"""What a key or a menu entry does, as a table: one row an action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

#: The properties under which an action keeps the family of its entry and the menu's title.
FAMILY, TITLE = "family", "title"


@final
@dataclass(frozen=True)
class Entry:
    """A translated text, the keys that call it, and what it does.

    Entries of one family differ in the direction only: a list of keys shows them as one.
    """

    text: str
    keys: tuple[str, ...]
    act: Callable[[], object]
    family: str = ""


def install(window: QMainWindow, title: str, entries: Sequence[Entry]) -> QMenu:
    """A menu with an action for every entry; the keys work where the menu bar is hidden too."""
    menu = window.menuBar().addMenu(title)
    for entry in entries:
        action = QAction(entry.text, window)
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        action.setProperty(FAMILY, entry.family)
        action.setProperty(TITLE, title.replace("&", ""))
        action.triggered.connect(lambda checked=False, act=entry.act: act())
        menu.addAction(action)
        window.addAction(action)
    return menu
