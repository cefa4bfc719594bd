"""The two actions of guessing: what they ask of what is shown, and why they cannot."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from gdviz.session.prediction import Phase, Prediction
from gdviz.session.session import Session


@final
class GuessActions(QObject):
    """Disables them where nothing can be guessed; a key that does nothing then says why."""

    refused = Signal(str)

    def __init__(
        self, window: QWidget, session: Session, prediction: Prediction, several: list[QAction]
    ) -> None:
        super().__init__(window)
        self._prediction, self._actions = prediction, several
        for changed in (
            prediction.changed,
            session.runs_changed,
            session.selection_changed,
            session.playhead_changed,
            session.tiles_changed,
            session.study_changed,
        ):
            changed.connect(self._refresh)
        prediction.refused.connect(self.refused)
        window.installEventFilter(self)
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The key of a disabled action comes to the window as any other that nobody wants.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            hindrance = self._hindrance
            if hindrance and any(_is_key_of(each, event) for each in self._actions):
                self.refused.emit(hindrance)
        return False

    @property
    def _hindrance(self) -> str:
        """One that is asked can always be ended."""
        asked = self._prediction.phase is not Phase.OFF
        return "" if asked else self._prediction.hindrance

    def _refresh(self) -> None:
        hindrance, steps = self._hindrance, self._prediction.next_steps
        following, last = self._actions
        if steps == 1:
            following.setText(self.tr("&Guess the next step"))
        else:
            following.setText(self.tr("&Guess what comes after {0} steps").format(steps))
        for action in (following, last):
            action.setEnabled(not hindrance)
            action.setToolTip(hindrance or action.text().replace("&", ""))
            action.setStatusTip(hindrance)


def _is_key_of(action: QAction, event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) in action.shortcuts()
