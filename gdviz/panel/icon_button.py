"""A button with an icon in the theme's colours; its words are in its tool tip."""

from __future__ import annotations

from collections.abc import Callable
from typing import final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from gdviz.panel.icons import icon
from gdviz.theme import Look


@final
class IconButton(QToolButton):
    """Reached by Tab, not by a click: whoever clicks it keeps the focus where it was.

    It has no icon before `show_icon` was called: the icons' font takes longer to load than a frame.
    """

    def __init__(self, name: str, picture: str, words: str, act: Callable[[], object]) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._picture, self._filled = picture, False
        self._look: Look | None = None
        self.say(words)
        self.clicked.connect(lambda: act())
        self.toggled.connect(self._refresh)

    def fill(self) -> IconButton:
        """Expect a ground in the accent's colour, as a checked button has it; the button itself."""
        self._filled = True
        return self

    def say(self, words: str) -> None:
        """Tell what it does, and its key, to the pointer and to screen readers."""
        self.setToolTip(words)
        self.setAccessibleName(words)

    def set_look(self, look: Look, size: int) -> None:
        """Take colours, and the size of the icon in pixels."""
        self._look = look
        self.setIconSize(QSize(size, size))
        self._refresh()

    def set_picture(self, picture: str) -> None:
        """Mean something else from now on."""
        self._picture = picture
        self._refresh()

    def show_icon(self) -> None:
        """Draw the icon, from now on with every change."""
        if self._look is None:
            return
        theme = self._look.theme
        colour = theme.on_accent if self._filled or self.isChecked() else theme.text
        self.setIcon(icon(self._picture, colour, theme.rule))

    def _refresh(self) -> None:
        if not self.icon().isNull():
            self.show_icon()
