"""How far a file is read, or what is wrong with it and what can be done."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from gdviz.panel.named import named
from gdviz.session.reading import Reading
from gdviz.session.words import translated
from gdviz.tables.table_error import Remedy, TableError
from gdviz.theme import Look

#: The bar's own numbers: finer than the pixels of any screen.
FULL = 10_000
#: Milliseconds of reading after which it is spoken of: less is over before it is read.
SOON = 200


@final
class ReadingStrip(QWidget):
    """Takes no room while there is nothing to say."""

    remedy_chosen = Signal(object)  # a Remedy

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading, self._title = reading, ""
        self._words = named("data_words", QLabel())
        self._words.setWordWrap(True)
        self._bar = named("reading_progress", QProgressBar())
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setRange(0, FULL)
        self._bar.setTextVisible(False)
        self._cancel = named("cancel_reading", QPushButton(self.tr("Cancel")))
        self._remedies = {each: self._button(each) for each in Remedy}
        self._soon = QTimer(self, interval=SOON, singleShot=True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._words, self._bar, self._cancel, *self._remedies.values()):
            self._layout.addWidget(part)
        self._connect()
        self.clear()

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def set_look(self, look: Look) -> None:
        """Take sizes."""
        self._layout.setSpacing(look.sizes.spacing // 2)
        self._bar.setFixedHeight(look.sizes.text // 2)

    def show_error(self, error: ValueError) -> None:
        """Say what is wrong, and offer what can be done about it."""
        self._soon.stop()
        remedy = error.remedy if isinstance(error, TableError) else None
        self._say(in_words(error), remedy=remedy)

    def clear(self) -> None:
        """Say nothing."""
        self._soon.stop()
        self._say("")

    def forget(self) -> None:
        """Say nothing of what was wrong before; what is being read is still spoken of."""
        if not self._reading.busy:
            self.clear()

    def _connect(self) -> None:
        reading = self._reading
        self._cancel.clicked.connect(reading.cancel)
        self._soon.timeout.connect(partial(self._say_work, 0.0, float("inf")))
        reading.began.connect(self._on_began)
        reading.progressed.connect(self._on_progressed)
        reading.refused.connect(self.show_error)
        reading.done.connect(self.clear)
        reading.rested.connect(self._on_rested)

    def _button(self, remedy: Remedy) -> QPushButton:
        button = QPushButton(translated(remedy.value))
        button.setObjectName(f"remedy_{remedy.name.lower()}")
        button.clicked.connect(partial(self.remedy_chosen.emit, remedy))
        return button

    def _on_began(self, title: str) -> None:
        self.clear()
        self._title = title
        self._soon.start()

    def _on_progressed(self, share: float, seconds: float) -> None:
        if not self._soon.isActive():
            self._say_work(share, seconds)

    def _say_work(self, share: float, seconds: float) -> None:
        self._bar.setValue(round(FULL * share))
        known = seconds < float("inf")
        text = self.tr("Reading {0}: {1} s left") if known else self.tr("Reading {0}")
        self._say(text.format(self._title, f"{seconds:.0f}"), busy=True)

    def _on_rested(self) -> None:
        self._soon.stop()
        if not self._bar.isHidden():
            self.clear()  # it was called off

    def _say(self, words: str, busy: bool = False, remedy: Remedy | None = None) -> None:
        self._words.setText(words)
        self._words.setVisible(bool(words))
        for part in (self._bar, self._cancel):
            part.setVisible(busy)
        for each, button in self._remedies.items():
            button.setVisible(each is remedy)
        self.setVisible(bool(words))


def in_words(error: ValueError) -> str:
    """What an error says, in the language of the program."""
    return error.said(translated) if isinstance(error, TableError) else translated(str(error))


def file_name(file: str) -> str:
    """What a file is called, without its folder."""
    return Path(file).name
