"""A line for the sizes of hidden layers: numbers with commas between."""

from __future__ import annotations

import re
from typing import final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from gdviz.panel.cursor_keys import keeps_cursor_keys

#: A number that is longer can only be too large.
MOST_DIGITS = 9
_PARTS = re.compile(r"(?<=\d)\s*[x×–-]\s*(?=\d)|[\s,;]+")


@final
class LayersEdit(QLineEdit):
    """Return takes what was typed, Escape drops it."""

    entered = Signal(tuple)  # the sizes, first to last
    complained = Signal(str)  # what is wrong with what was typed

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(self.tr("Hidden layers"))
        self.setToolTip(
            self.tr("Neurons in each hidden layer, such as 16, 16; nothing for no hidden layer")
        )
        self._shown: tuple[int, ...] = ()
        self.editingFinished.connect(self._on_editing_finished)

    def show_sizes(self, sizes: tuple[int, ...]) -> None:
        """Show sizes; must not emit."""
        self._shown = sizes
        self.setText(_in_words(sizes))

    def event(self, event: QEvent) -> bool:
        return keeps_cursor_keys(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.setText(_in_words(self._shown))
            self.clearFocus()
        super().keyPressEvent(event)

    def _on_editing_finished(self) -> None:
        text = self.text()
        if text == _in_words(self._shown):
            return
        parts = [part for part in _PARTS.split(text.strip()) if part]
        wrong = next((each for each in parts if not _is_size(each)), None)
        if wrong is None:
            self.entered.emit(tuple(map(int, parts)))
            return
        self.show_sizes(self._shown)
        template = self.tr("Layers are whole numbers of neurons, such as 16, 16; {0} is none.")
        self.complained.emit(template.format(wrong[:MOST_DIGITS]))


def _is_size(text: str) -> bool:
    return text.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS


def _in_words(sizes: tuple[int, ...]) -> str:
    return ", ".join(map(str, sizes))
