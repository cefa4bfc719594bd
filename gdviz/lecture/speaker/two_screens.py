"""Which window is on which screen: the hall's on the projector, the speaker's at the desk."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

#: What finds out which screens there are, the lecturer's own first.
Screens = Callable[[], Sequence[QScreen]]


def known_screens() -> Sequence[QScreen]:
    """All screens, the primary one first: a desk's own screen is that on most machines."""
    return QGuiApplication.screens()


@final
class TwoScreens(QObject):
    """Moves two windows when full screen begins or ends, and when a screen comes or goes."""

    rearranged = Signal()  # windows have moved to other screens

    def __init__(self, hall: QWidget, speaker: QWidget, screens: Screens = known_screens) -> None:
        super().__init__(hall)
        self._hall, self._speaker, self._screens = hall, speaker, screens
        self._wanted = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            # Queued: while the signal is given, a screen that is gone may still be in the list.
            queued = Qt.ConnectionType.QueuedConnection
            application.screenAdded.connect(self._on_screens_changed, queued)
            application.screenRemoved.connect(self._on_screens_changed, queued)

    @property
    def used(self) -> bool:
        """Whether both windows are shown, each on its own screen."""
        return self._wanted and len(self._screens()) > 1

    def set_wanted(self, wanted: bool) -> None:
        """Show the speaker's window from now on if there are two screens, or no more."""
        if wanted != self._wanted:
            self._wanted = wanted
            self.arrange()

    def _on_screens_changed(self) -> None:
        if self._wanted:
            self.arrange()

    def arrange(self) -> None:
        """Put each window where it belongs with the screens that there are."""
        screens = self._screens()
        if not self.used:
            self._speaker.hide()
        else:
            _fill(self._speaker, screens[0])
            _fill(self._hall, screens[-1])
        self.rearranged.emit()


def _fill(window: QWidget, screen: QScreen) -> None:
    """Full screen there; a window that fills another screen has to leave it first."""
    if window.isHidden() or window.screen() is not screen or not window.isFullScreen():
        window.showNormal()
        window.setScreen(screen)
        window.setGeometry(screen.geometry())
        window.showFullScreen()
