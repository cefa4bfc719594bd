"""The lecturer's window: the hall's picture small, notes, what comes next, and the time."""

from __future__ import annotations

from time import monotonic
from typing import final

from PySide6.QtCore import Qt, QTime, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from gdviz.lecture.slides.marked_text import spoken
from gdviz.lecture.speaker.mirror import Mirror
from gdviz.lecture.speaker.prompt import Prompt
from gdviz.style_sheet import style_sheet
from gdviz.theme import Look

#: Milliseconds between two looks at the clock.
TICK = 1000


@final
class SpeakerWindow(QWidget):
    """A window of its own with the actions of the hall's, so that its keys act here too."""

    def __init__(self, window: QWidget, part: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self.setObjectName("speaker_window")
        self.setWindowTitle(self.tr("gdviz: the speaker's screen"))
        self._mirror = Mirror(window, part)
        self._notes, self._coming = _label("speaker_notes"), _label("speaker_coming")
        self._clock, self._elapsed = _label("speaker_clock"), _label("speaker_elapsed")
        self._place = _label("speaker_place")
        self._began = monotonic()
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._show_time)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._arrange()
        self.addActions(window.actions())

    @property
    def mirror(self) -> Mirror:
        """The picture of what the hall sees."""
        return self._mirror

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self.setStyleSheet(style_sheet(look))
        spacing = look.sizes.spacing
        self._layout.setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing)
        self._layout.setSpacing(2 * spacing)
        self._line.setSpacing(4 * spacing)

    def begin(self) -> None:
        """Count the time from now."""
        self._began = monotonic()
        self._show_time()

    def show_prompt(self, prompt: Prompt) -> None:
        """Show what the lecturer is told now."""
        self._notes.setText(spoken(prompt.notes))
        coming = spoken(prompt.coming) or self.tr("the end")
        self._coming.setText(self.tr("Next: {0}").format(coming))
        self._place.setText(self.tr("{0} / {1}").format(prompt.number, prompt.count))

    def showEvent(self, event: QShowEvent) -> None:
        self._timer.start()
        self._show_time()
        self._mirror.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def _arrange(self) -> None:
        self._layout, self._line = QGridLayout(self), QHBoxLayout()
        for label in (self._clock, self._elapsed, self._place):
            label.setWordWrap(False)
            self._line.addWidget(label)
        self._line.addStretch(1)
        self._layout.addLayout(self._line, 0, 0, 1, 2)
        self._layout.addWidget(self._mirror, 1, 0)
        self._layout.addWidget(self._notes, 1, 1)
        self._layout.addWidget(self._coming, 2, 0, 1, 2)
        self._layout.setRowStretch(1, 1)
        self._layout.setColumnStretch(0, 3)
        self._layout.setColumnStretch(1, 2)

    def _show_time(self) -> None:
        self._clock.setText(QTime.currentTime().toString("HH:mm"))
        minutes, seconds = divmod(round(monotonic() - self._began), 60)
        self._elapsed.setText(self.tr("{0} min {1:02d}").format(minutes, seconds))


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
    return label
