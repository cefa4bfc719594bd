"""What covers the whole window until a key ends it: a blank screen, and the list of all keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, final

from PySide6.QtWidgets import QWidget

from gdviz.later import Later
from gdviz.later_view import LaterView
from gdviz.theme import Look

if TYPE_CHECKING:
    from gdviz.lecture.blank import Blank
    from gdviz.lecture.keys_overlay import KeysOverlay


@final
class Covers:
    """Makes each when it is first called for; what is made belongs to the window."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._blank = Later(self._make_blank)
        self._keys = LaterView(self._make_keys)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._keys.set_look(look)

    def blank(self, colour: str) -> None:
        """Show nothing but a colour."""
        self._blank().cover(colour)

    def list_keys(self) -> None:
        """Show all keys."""
        self._keys().open()

    def _make_blank(self) -> Blank:
        from gdviz.lecture.blank import Blank

        return Blank(self._window)

    def _make_keys(self) -> KeysOverlay:
        from gdviz.lecture.keys_overlay import KeysOverlay

        return KeysOverlay(self._window)
