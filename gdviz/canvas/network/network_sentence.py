"""What a network can do by now, in one sentence for the hall."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from PySide6.QtCore import QObject, Signal

from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.scores import accuracy
from gdviz.engine.trajectory import Status
from gdviz.session.background import Background, made_by
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.words import number, translated

#: Seconds of a frame that the samples may take; more of them are asked on a thread.
SHARE = 0.003


@final
@dataclass(frozen=True, eq=False)
class _Moment:
    """The weights of a run at a step, and the samples that they are asked about."""

    trained: NetworkCost
    tested: NetworkCost
    run: Run
    step: int

    @property
    def key(self) -> tuple[object, ...]:
        return self.trained, self.tested, self.run.descent, self.step

    @property
    def price(self) -> float:
        """About how many seconds the numbers take."""
        return self.trained.expected_seconds + self.tested.expected_seconds

    def numbers(self) -> tuple[float, float]:
        """Accuracies, or costs where answers are numbers: of training and held-out samples."""
        point = self.run.point_at(self.step)
        if self.trained.samples.classes:
            return accuracy(self.trained, point), accuracy(self.tested, point)
        return self.run.cost_at(self.step), float(self.tested.value(point))


@final
class NetworkSentence(QObject):
    """Accuracy, or cost where answers are numbers, on both kinds of samples at the playhead.

    While a thread asks many samples, the numbers of a little before are told.
    """

    changed = Signal()  # the words would be others now

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._told: tuple[_Moment, tuple[float, float]] | None = None
        self._background = Background(self, kept=0)
        self._background.delivered.connect(self._on_delivered)

    @property
    def current(self) -> bool:
        """Whether the words are those of the playhead."""
        moment = self._moment()
        return moment is None or (self._told is not None and self._told[0].key == moment.key)

    def words(self) -> str:
        """The sentence; of weights that have diverged only that is said."""
        moment = self._moment()
        if moment is None:
            return ""
        status = moment.run.status_at(self._session.playhead)
        if status is Status.DIVERGED:
            return translated(status.value)
        self._ask(moment)
        words = "" if self._told is None else self._in_words(*self._told)
        if status is Status.RUNNING or not words:
            return words
        return self.tr("{0}. {1}").format(words, translated(status.value))

    def _moment(self) -> _Moment | None:
        task, run = self._session.scene.task, self._session.run
        if not isinstance(task, NetworkTask):
            return None
        step = min(self._session.playhead, run.length)
        return _Moment(task.function(), task.held_out_cost, run, step)

    def _ask(self, moment: _Moment) -> None:
        if self.current:
            return
        if self._told is not None and self._told[0].trained is not moment.trained:
            self._told = None
        if moment.price <= SHARE:
            self._background.cancel()
            self._told = moment, moment.numbers()
        else:
            self._background.start_after(
                moment.key, made_by(lambda breathe: (moment, moment.numbers()))
            )

    def _in_words(self, moment: _Moment, numbers: tuple[float, float]) -> str:
        if moment.trained.samples.classes:
            text = self.tr("{0} of the training samples are right, {1} of those held out")
            return text.format(*(f"{100 * share:.0f}\N{NO-BREAK SPACE}%" for share in numbers))
        text = self.tr("cost {0} on the training samples, {1} on those held out")
        return text.format(*map(number, numbers))

    def _on_delivered(self, found: tuple[_Moment, tuple[float, float]]) -> None:
        self._told = found
        self.changed.emit()
