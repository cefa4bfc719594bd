"""What the runs have asked of the cost, counted, and as one number at measured prices."""

from __future__ import annotations

from typing import final

from PySide6.QtCore import QObject, Signal

from gdviz.engine.chunks import OnProgress
from gdviz.engine.cost import CostFunction
from gdviz.engine.evaluations import Evaluations
from gdviz.session.background import Background, Deliver
from gdviz.session.run import Run
from gdviz.session.session import Session


@final
class Budget(QObject):
    """Prices are measured in the background, once a cost, when a run first needs them."""

    measured = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._priced: CostFunction | None = None
        self._work = Background(self)
        self._work.delivered.connect(self._on_delivered)

    def spent(self, run: Run) -> Evaluations:
        """What a run has asked up to the playhead."""
        return run.evaluations_at(self._session.playhead)

    def in_values(self, run: Run) -> float | None:
        """The same as evaluations of the cost; None until prices have been measured."""
        spent, cost = self.spent(run), self._session.cost
        if not spent.gradients and not spent.hessians:
            return float(spent.values)
        if self._priced is not cost:
            self._measure(cost)
            return None
        return spent.in_values(cost)

    def share(self) -> None:
        """Let every search try as many points a step as the first descent spends on its own."""
        descents = [run for run in self._session.runs if run.follows_slope and run.length]
        values = self.in_values(descents[0]) if descents else None
        if values is not None:
            steps = min(max(self._session.playhead, 1), descents[0].length)
            self._session.set_tries(max(1, round(values / steps)))

    def _measure(self, cost: CostFunction) -> None:
        def job(deliver: Deliver, on_progress: OnProgress) -> None:
            Evaluations(0, 1, 1).in_values(cost)
            deliver(cost)

        self._work.start(cost, job)

    def _on_delivered(self, cost: object) -> None:
        if cost is self._session.cost:
            self._priced = self._session.cost
            self.measured.emit()
