"""The desk at which the scene's study is worked on, anew whenever what it depends on changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, final

from PySide6.QtCore import QObject, Signal

from gdviz.session.background import Background, Job
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.study import Study


@final
@dataclass(frozen=True)
class Question:
    """All that the answer depends on, and the work that finds it."""

    key: Hashable
    job: Job


#: What a study asks of a scene; ValueError says why it cannot be asked of this one.
Ask: TypeAlias = Callable[[Scene], Question]


@final
class Desk(QObject):
    """Asks the question of the scene's study in the background, and passes its answers on."""

    asked = Signal()  # another question, or none: the answer is gone
    began = Signal()  # an answer is being worked on
    answered = Signal()  # `answer` is new, or finer than before
    progressed = Signal(float, float)  # the share done, from 0 to 1, and the seconds left
    rested = Signal()  # nothing is being computed any more: done, cancelled or failed

    def __init__(
        self, session: Session, asks: Mapping[Study, Ask], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._asks = session, asks
        self._background = Background(self)
        self._study = Study.NONE
        self._key: Hashable = None
        self._answer: object = None
        self._complaint, self._whole = "", False
        self._connect()

    @property
    def study(self) -> Study:
        """The study that the answer belongs to."""
        return self._study

    @property
    def answer(self) -> object:
        """The best that is known; None before the first delivery."""
        return self._answer

    @property
    def whole(self) -> bool:
        """Whether the answer is as fine as it gets, so that there is nothing to compute again."""
        return self._whole

    @property
    def complaint(self) -> str:
        """Why there is no answer: an error's own words, or nothing."""
        return self._complaint

    @property
    def busy(self) -> bool:
        """Whether an answer is being worked on."""
        return self._background.busy

    def cancel(self) -> None:
        """Work no more on this question; what is known of its answer stays."""
        self._background.cancel()

    def again(self) -> None:
        """Work on the question once more, as after Cancel."""
        self._key = None
        self._ask()

    def close(self) -> None:
        """Leave no thread behind."""
        self._background.close()

    def _connect(self) -> None:
        for changed in (self._session.cost_changed, self._session.runs_changed):
            changed.connect(self._ask)
        self._session.selection_changed.connect(self._ask)
        self._session.study_changed.connect(self._ask)
        self._background.started.connect(self.began)
        self._background.delivered.connect(self._on_delivered)
        self._background.progressed.connect(self.progressed)
        self._background.failed.connect(self._on_failed)
        self._background.finished.connect(self._on_finished)
        self._background.cancelled.connect(self.rested)

    def _ask(self) -> None:
        scene = self._session.scene
        try:
            question = self._asks[scene.study](scene) if scene.study is not Study.NONE else None
        except ValueError as error:
            self._begin(scene.study, ("refused", str(error)))
            self._on_failed(str(error))
            return
        if question is None:
            self._begin(Study.NONE, None)
        elif (scene.study, question.key) != self._key:
            self._begin(scene.study, (scene.study, question.key))
            self._background.start(self._key, question.job)

    def _begin(self, study: Study, key: Hashable) -> None:
        """Forget the former question; must come before the next one is begun."""
        if key == self._key and study is self._study:
            return
        self._background.cancel()
        self._study, self._key = study, key
        self._answer, self._complaint, self._whole = None, "", False
        self.asked.emit()

    def _on_delivered(self, answer: object) -> None:
        self._answer = answer
        self.answered.emit()

    def _on_finished(self) -> None:
        self._whole = True
        self.rested.emit()

    def _on_failed(self, words: str) -> None:
        self._complaint = words
        self.rested.emit()
