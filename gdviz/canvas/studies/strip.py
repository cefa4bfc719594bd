"""The line below a study: its answer in words, how far the work is, and an end to it."""

from __future__ import annotations

from math import ceil
from typing import final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from gdviz.canvas.fitted_label import FittedLabel
from gdviz.theme import Look

#: The bar's own numbers: finer than the pixels of any screen.
FULL = 10_000
#: Height of the line, in heights of the text; width of the bar, wide and where there is less width
#: than that.
HEIGHT = 2.9
BAR, SHORT_BAR, NARROW = 8, 3, 50
#: From so many seconds on, the time left is told in minutes.
MINUTES = 90


@final
class Strip(QWidget):
    """Of one height whether or not something is computed, so that no picture moves."""

    cancel_requested = Signal()
    again_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("study_strip")
        self._look: Look | None = None
        self._words, self._left = FittedLabel("study_words"), _label("study_time_left")
        self._bar = QProgressBar()
        self._bar.setObjectName("study_progress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, FULL)
        self._bar.setTextVisible(False)
        self._cancel = self._button("study_cancel", self.tr("Cancel"))
        self._again = self._button("study_again", self.tr("Compute again"))
        self._layout = QHBoxLayout(self)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._layout.addWidget(self._words, stretch=1)
        for part in (self._left, self._bar, self._cancel, self._again):
            self._layout.addWidget(part)
        self._cancel.clicked.connect(self.cancel_requested)
        self._again.clicked.connect(self.again_requested)

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._look, sizes = look, look.sizes
        self._words.set_look(look)
        self.setFixedHeight(round(HEIGHT * sizes.text))
        self._take_width()
        self._layout.setContentsMargins(2 * sizes.spacing, 0, 2 * sizes.spacing, 0)
        self._layout.setSpacing(sizes.spacing)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_width()

    def show_words(self, words: str) -> None:
        """Show the answer in words, or why there is none."""
        if words != self._words.text():
            self._words.setText(words)
            self._words.setToolTip(words)

    def show_work(self, share: float, seconds_left: float) -> None:
        """Show how far the work is: a share from 0 to 1, and the seconds it still takes."""
        self._bar.setValue(round(FULL * share))
        self._left.setText(self._in_words(seconds_left))
        self._show_parts(busy=True, again=False)

    def show_rest(self, whole: bool) -> None:
        """Nothing is computed; what was called off can be computed again."""
        self._show_parts(busy=False, again=not whole)

    def _take_width(self) -> None:
        """A narrow line leaves its width to the words."""
        if self._look is not None:
            text = self._look.sizes.text
            bar = SHORT_BAR if self.width() < NARROW * text else BAR
            self._bar.setFixedSize(bar * text, text // 2)

    def _show_parts(self, busy: bool, again: bool) -> None:
        for part in (self._left, self._bar, self._cancel):
            part.setVisible(busy)
        self._again.setVisible(again)

    def _in_words(self, seconds: float) -> str:
        if seconds == float("inf"):
            return ""
        if seconds < MINUTES:
            return self.tr("{0} s left").format(ceil(seconds))
        return self.tr("{0} min left").format(ceil(seconds / 60))

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    return label
