"""The page of backpropagation: the network with its numbers, and the formula of the moment."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.canvas.backpropagation.pass_card import PassCard
from gdviz.canvas.backpropagation.pass_picture import PassPicture
from gdviz.canvas.backpropagation.pass_sentence import pass_sentence
from gdviz.session.backpropagation import Backpropagation
from gdviz.theme import Look

#: Keys that choose another neuron of the layer, and with Shift another sample.
_NEURONS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SAMPLES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@final
class BackpropagationView(QWidget):
    """Shown while a sample is followed; it asks the session for all that it shows."""

    def __init__(self, backpropagation: Backpropagation) -> None:
        super().__init__()
        self.setObjectName("backpropagation")
        self.setAccessibleName(self.tr("Backpropagation step by step"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pass = backpropagation
        self._picture, self._card = PassPicture(backpropagation), PassCard(backpropagation)
        self.setFocusProxy(self._picture)
        self._picture.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._picture, stretch=1)
        layout.addWidget(self._card)
        self.hide()

    @property
    def picture(self) -> PassPicture:
        """The network with its numbers."""
        return self._picture

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._picture.set_look(look)
        self._card.set_look(look)
        self._card.show_beat()

    def show_beat(self) -> None:
        """Show the moment of now, or hide where no sample is followed."""
        begun = self._pass.active and self.isHidden()
        parent = self.parentWidget()
        if not self._pass.active and self._picture.hasFocus() and parent is not None:
            parent.setFocus()  # else Qt gives the keys to the next control
        self.setVisible(self._pass.active)
        if begun:
            self._picture.setFocus()
        self._card.show_beat()
        self._picture.show_beat()

    def sentence(self) -> str:
        """What is said above."""
        told, beat = self._pass.told, self._pass.beat
        return "" if told is None or beat is None else pass_sentence(told, beat)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Take the keys for neurons and samples before the window's own have a look at them."""
        if not isinstance(event, QKeyEvent):
            return False
        wish = _wish(event)
        if event.type() == QEvent.Type.ShortcutOverride and any(wish):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and any(wish):
            neurons, samples = wish
            self._pass.choose_next(neurons) if neurons else self._pass.go_to_sample(samples)
            return True
        return False


def _wish(event: QKeyEvent) -> tuple[int, int]:
    """By how many neurons and by how many samples a key goes on."""
    key = Qt.Key(event.key())
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return (0, _SAMPLES.get(key, 0)) if shift else (_NEURONS.get(key, 0), 0)
