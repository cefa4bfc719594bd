"""The line below a slice: what is seen, and where it takes long, how far the work is."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from gdviz.theme import Look

#: The bar's own numbers: finer than the pixels of any screen.
FULL = 10_000
#: Height of the line, and width of the bar, in heights of the text.
HEIGHT, BAR = 2.7, 4
#: Work that takes no longer than so many seconds is done before anybody would cancel it.
SHORT = 3.0
#: Narrower than so many heights of the text, it has no room for words beside a bar.
NARROW = 24


@final
class LandscapeFoot(QWidget):
    """Of one height whatever is said, so that no picture moves."""

    cancel_requested = Signal()
    again_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._room, self._narrow = True, 0
        self._words = QLabel()
        self._words.setObjectName("slice_words")
        self._words.setMinimumWidth(1)
        self._words.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setObjectName("slice_progress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, FULL)
        self._bar.setTextVisible(False)
        self._cancel = _button("slice_cancel", self.tr("Cancel"))
        self._again = _button("slice_again", self.tr("Go on"))
        self._cancel.clicked.connect(self.cancel_requested)
        self._again.clicked.connect(self.again_requested)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._words, stretch=1)
        for part in (self._bar, self._cancel, self._again):
            self._layout.addWidget(part)
        self.show_rest(called_off=False)

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        sizes, self._narrow = look.sizes, NARROW * look.sizes.text
        self.setFixedHeight(round(HEIGHT * sizes.text))
        self._bar.setFixedSize(BAR * sizes.text, sizes.text // 2)
        self._layout.setSpacing(sizes.spacing)

    def show_words(self, words: str) -> None:
        """Say what is seen."""
        if words != self._words.text():
            self._words.setText(words)
            self._words.setToolTip(words)

    def show_work(self, share: float, seconds_left: float) -> None:
        """Show how far the work is: a share from 0 to 1, and the seconds that it still takes."""
        self._bar.setValue(round(FULL * share))
        self._bar.setToolTip(self.tr("{0} s left").format(f"{seconds_left:.0f}"))
        long = share < 1 and SHORT * (1 - share) < seconds_left < float("inf")
        self._show_parts(busy=long, again=False)

    def show_rest(self, called_off: bool) -> None:
        """Nothing is computed; what was called off can go on."""
        self._show_parts(busy=False, again=called_off)

    def give_room(self, room: bool) -> None:
        """Say it in words, or only what has to be said, where the tile is low."""
        self._room = room
        self._show_parts(not self._bar.isHidden(), not self._again.isHidden())

    def _show_parts(self, busy: bool, again: bool) -> None:
        for part in (self._bar, self._cancel):
            part.setVisible(busy)
        self._again.setVisible(again)
        self._words.setVisible(not (busy or again) or self.width() >= self._narrow)
        self.setVisible(self._room or busy or again)


def _button(name: str, text: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setAccessibleName(text)
    return button
