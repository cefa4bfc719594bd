"""Frames at the rate of the display on which the window stands."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QWidget

from gdviz.session.animation import Animation


@final
class FrameClock(QObject):
    """Tells an animation the refresh rate of the screen that shows a widget."""

    def __init__(self, widget: QWidget, animation: Animation) -> None:
        super().__init__(widget)
        self._widget, self._animation = widget, animation
        self._watching = False
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self._on_screen_changed(self._widget.screen())
            self._watch_window()
        return False

    def _watch_window(self) -> None:
        window = self._widget.window().windowHandle()
        if window is not None and not self._watching:
            window.screenChanged.connect(self._on_screen_changed)
            self._watching = True

    def _on_screen_changed(self, screen: QScreen | None) -> None:
        if screen is not None:
            self._animation.set_refresh_rate(screen.refreshRate())
