"""What a lesson is shown with: its words, what fades from slide to slide, the speaker's screen."""

from __future__ import annotations

from typing import final

from PySide6.QtWidgets import QWidget

from gdviz.lecture.slides.crossfade import Crossfade
from gdviz.lecture.slides.slide_panel import SlidePanel
from gdviz.lecture.speaker.speaker_window import SpeakerWindow
from gdviz.lecture.speaker.two_screens import TwoScreens
from gdviz.theme import Look, sizes_for

#: Width of the words as a share of the window's, in a wide and in a narrow window, and the shape,
#: width over height, below which one counts as narrow.
WIDE, NARROW, SHAPE = 0.36, 0.42, 1.5


@final
class LessonSet:
    """Made for the window with its first lesson; what is in it belongs to Qt."""

    def __init__(self, window: QWidget, house: QWidget) -> None:
        self._window = window
        self.panel = SlidePanel()
        self.panel.hide()
        self.crossfade = Crossfade(house)
        self.speaker = SpeakerWindow(window, house)
        self.screens = TwoScreens(window, self.speaker)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.panel.set_look(look)
        self.crossfade.set_look(look)
        screen = self.speaker.screen().size()
        self.speaker.set_look(Look(look.theme, sizes_for(screen.width(), screen.height())))
        width, height = self._window.width(), self._window.height()
        share = WIDE if width >= SHAPE * height else NARROW
        self.panel.setFixedWidth(round(share * width))

    def close(self) -> None:
        """Leave no window behind."""
        self.screens.set_wanted(False)
        self.speaker.close()
