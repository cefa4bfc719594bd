"""The learning curves of all runs that are shown, filled as time goes on."""

from __future__ import annotations

from time import perf_counter
from typing import final

from PySide6.QtCore import QObject, QTimer, Signal

from gdviz.engine.chunks import OnProgress
from gdviz.session.background import Background, Deliver
from gdviz.session.learning_curve import LearningCurve, Score
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.session.tasks.network_task import NetworkTask

#: Seconds of a frame that forward passes may take.
SHARE = 0.003
#: Milliseconds from one part to the next where no frame asks for one.
FRAME = 16


@final
class LearningCurves(QObject):
    """Asks only when it is told that there is something new; its timer ends with the last place.

    A part of each frame is theirs; where one place takes longer, a thread looks at it.
    """

    grown = Signal()  # places were looked at after `follow` had returned

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._curves: tuple[LearningCurve, ...] = ()
        self._timer = QTimer(self, interval=FRAME, singleShot=True)
        self._timer.timeout.connect(self._on_timeout)
        self._background = Background(self, kept=0)
        self._background.delivered.connect(self._on_delivered)

    @property
    def curves(self) -> tuple[LearningCurve, ...]:
        """A curve a run that is shown, the selected run's last, so that it is drawn over them."""
        return self._curves

    @property
    def complete(self) -> bool:
        """Whether no place is missing."""
        return not any(each.missing for each in self._curves)

    def follow(self) -> None:
        """Take in how far the runs have come, and those that began anew; look at what is new."""
        task, session = self._session.scene.task, self._session
        if not isinstance(task, NetworkTask):
            self._curves = ()
            return
        runs = sorted(session.shown_runs, key=lambda run: run is session.run)
        self._curves = tuple(self._curve(run, task) for run in runs)
        self._look()

    def rest(self) -> None:
        """Nobody looks at the curves: look at nothing until the next `follow`."""
        self._timer.stop()
        self._background.cancel()

    def _curve(self, run: Run, task: NetworkTask) -> LearningCurve:
        """That of before where the run went on; data and network are part of the run's cost."""
        known = (each for each in self._curves if each.run.descent is run.descent)
        return next(known, None) or LearningCurve(run, task.function(), task.held_out_cost)

    def _look(self) -> None:
        end = perf_counter() + SHARE
        for curve in reversed(self._curves):
            if curve.price <= SHARE:
                curve.fill(end)
            elif not (self._background.busy or self._timer.isActive()):
                self._look_apart(curve)
        if any(each.missing for each in self._curves if each.price <= SHARE):
            self._timer.start()

    def _look_apart(self, curve: LearningCurve) -> None:
        step = curve.next()
        if step is not None:

            def job(deliver: Deliver, on_progress: OnProgress) -> None:
                deliver((curve, step, curve.score(step), perf_counter() - begun))

            begun = perf_counter()
            self._background.start((curve, step), job)

    def _on_delivered(self, found: tuple[LearningCurve, int, Score, float]) -> None:
        curve, step, score, seconds = found
        curve.enter(step, score)
        self.grown.emit()
        # The training is not to wait for its own curve: the thread rests as long as it worked.
        self._timer.start(max(FRAME, round(1000 * seconds)))

    def _on_timeout(self) -> None:
        self._look()
        self.grown.emit()
