"""The slice of a network's landscape that the scene asks for, anew as training goes on."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QObject, Signal

from gdviz.session.background import Background
from gdviz.session.landscape import Asked, Landscape
from gdviz.session.session import Session


@final
class Slicing(QObject):
    """Works on one answer at a time, and only while it is watched.

    When training has moved on in the meantime the next answer begins where the last one is done:
    nothing piles up, and an old answer stays until a new one is there. Another wish calls the work
    off and has a coarse answer first.
    """

    began = Signal()  # another wish: the answer is gone
    answered = Signal()  # `answer` is new
    progressed = Signal(float, float)  # the share done, from 0 to 1, and the seconds left
    rested = Signal()  # nothing is being computed: done, called off, or not possible

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._background = Background(self, kept=0)
        self._watched = self._called_off = False
        self._wish: object = None  # what a person chose
        self._moment: object = None  # what the last answer, or the work on it, is about
        self._answer: Landscape | None = None
        self._complaint = ""
        self._connect()

    @property
    def answer(self) -> Landscape | None:
        """The newest that is known; None before there is any."""
        return self._answer

    @property
    def complaint(self) -> str:
        """Why there is no answer: an error's own words, or nothing."""
        return self._complaint

    @property
    def busy(self) -> bool:
        """Whether an answer is being worked on."""
        return self._background.busy

    @property
    def called_off(self) -> bool:
        """Whether a person has called the work off."""
        return self._called_off

    def watch(self, watched: bool) -> None:
        """Work while somebody looks; else forget all, which holds on to runs that may be gone."""
        self._watched = watched
        if watched:
            self._consider()
        elif self._wish is not None:
            self._begin(None)

    def cancel(self) -> None:
        """Compute no more until another slice is wished, or `again`; the answer stays."""
        self._called_off, self._moment = True, None
        self._background.cancel()
        self.rested.emit()

    def again(self) -> None:
        """Go on to follow the training."""
        self._called_off = False
        self._consider()

    def _connect(self) -> None:
        session, work = self._session, self._background
        for changed in (session.cost_changed, session.runs_changed, session.cut_changed):
            changed.connect(self._consider)
        session.selection_changed.connect(self._consider)
        session.playhead_changed.connect(self._consider)
        work.delivered.connect(self._on_delivered)
        work.progressed.connect(self.progressed)
        work.failed.connect(self._on_failed)
        work.finished.connect(self._on_finished)

    def _consider(self) -> None:
        """Begin to work if there is something new and nothing is being worked on."""
        asked = Asked.of(self._session) if self._watched else None
        if asked is None:
            return
        wish = (asked.cut, asked.cost)
        if wish != self._wish:
            self._begin(wish)
        if not self._background.busy and not self._called_off and asked.moment != self._moment:
            self._moment = asked.moment
            self._background.start(object(), asked.job(in_stages=self._answer is None))

    def _begin(self, wish: object) -> None:
        """Forget the former wish."""
        self._wish, self._moment, self._called_off = wish, None, False
        self._answer, self._complaint = None, ""
        self._background.cancel()
        self.began.emit()

    def _on_delivered(self, answer: object) -> None:
        if isinstance(answer, Landscape):
            self._answer, self._complaint = answer, ""
            self.answered.emit()

    def _on_failed(self, words: str) -> None:
        self._complaint = words  # an old answer stays: training may go on to where there is one
        self._on_finished()

    def _on_finished(self) -> None:
        self._consider()
        if not self.busy:
            self.rested.emit()
