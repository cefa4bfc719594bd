"""Final cost, and steps to converge, against the learning rate; a click takes a rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import final

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gdviz.canvas.studies.rate_plot import RateCurve, RateLine, RatePlot
from gdviz.canvas.studies.verdict_key import VerdictKey
from gdviz.engine.cost import Array
from gdviz.engine.sweep import Sweep, Theory, Verdict
from gdviz.session.session import Session
from gdviz.session.studies.rates import STEPS, RunSweep
from gdviz.session.words import number, translated
from gdviz.theme import Look

#: What lies nearer to the lowest cost than a float can tell is drawn here, in decades.
LOWEST = -16.0
#: Decades above the cost at the start that are shown: what diverges has a mark at the edge.
ABOVE = 1.0


@final
class Rates(QWidget):
    """Two plots with one axis of learning rates."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("rates")
        self.setAccessibleName(self.tr("Learning-rate sweep"))
        self._session = session
        self._sweeps: Sequence[RunSweep] = ()
        self._shown = (0.0, 0.0)  # the learning rates at both ends
        self.costs, self.steps = RatePlot(self), RatePlot(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._key = VerdictKey()
        layout.addWidget(self._key)
        layout.addWidget(self.costs.plot.widget, stretch=3)
        layout.addWidget(self.steps.plot.widget, stretch=2)
        self.costs.plot.set_labels("", self.tr("final cost"))
        self.steps.plot.set_labels(self.tr("learning rate"), self.tr("steps"))
        for each in (self.costs, self.steps):
            each.plot.clicked.connect(self._on_clicked)
            each.plot.double_clicked.connect(self._go_home)

    def set_look(self, look: Look) -> None:
        """Take colours and sizes."""
        self._key.set_look(look)
        for each in (self.costs, self.steps):
            each.set_look(look)

    def begin(self) -> None:
        """Show no curves until there are some."""
        self._sweeps = ()
        for each in (self.costs, self.steps):
            each.show((), ())
        self.place()

    def show_answer(self, answer: object) -> None:
        """Show the sweeps of the runs, as far as they are known."""
        if not isinstance(answer, tuple):
            return
        first, self._sweeps = not self._sweeps, answer
        self._draw()
        if first or self._span() != self._shown:
            self._set_homes(self._lowest())
        self.place()

    def place(self) -> None:
        """Mark the learning rate of the selected run."""
        rate = getattr(self._session.optimizer, "learning_rate", None)
        for each in (self.costs, self.steps):
            each.show_rate(rate)
        if self._sweeps and self.costs.selected != self._style:
            self._draw()

    def words(self) -> str:
        """What the selected run's sweep says, and theory."""
        swept, theory = self._selected(), self._theory()
        if swept is None:
            return ""
        measured = ", ".join(self._measured_in_words(swept.sweep))
        texts = [f"{translated(swept.title)}: {measured}"] if measured else []
        if theory is not None:
            text = self.tr("gradient descent in theory: up to 2/λmax = {0}, best {1}")
            texts.append(text.format(number(theory.limit), number(theory.best)))
        return "; ".join(texts)

    def _measured_in_words(self, sweep: Sweep) -> Iterator[str]:
        if sweep.border is not None:
            yield self.tr("comes down up to {0}").format(number(sweep.border[0]))
        fastest = _fastest(sweep)
        if fastest is None:
            yield self.tr("converges nowhere in {0} steps").format(STEPS)
        else:
            rate, steps = fastest
            yield self.tr("fastest at {0} in {1} steps").format(number(rate), steps)

    def _draw(self) -> None:
        base, lines = self._lowest(), self._lines()
        costs = [_cost_curve(each, base) for each in self._sweeps]
        self.costs.show(costs, lines, self._style)
        plain = [RateLine(each.rate, "") for each in lines]
        self.steps.show([_step_curve(each) for each in self._sweeps], plain, self._style)

    @property
    def _style(self) -> int:
        """That of the selected run."""
        return self._session.scene.race.plan.style

    def _selected(self) -> RunSweep | None:
        return next((each for each in self._sweeps if each.style == self._style), None)

    def _theory(self) -> Theory | None:
        swept = self._selected() or (self._sweeps[0] if self._sweeps else None)
        return swept.sweep.theory if swept is not None else None

    def _lines(self) -> list[RateLine]:
        theory = self._theory()
        if theory is None:
            return []
        return [
            RateLine(theory.best, self.tr("2/(λmin+λmax)")),
            RateLine(theory.limit, self.tr("2/λmax")),
        ]

    def _lowest(self) -> float:
        known = [each.value for each in self._session.cost.minima]
        reached = [each.sweep.outcomes.costs for each in self._sweeps]
        finite = np.concatenate([np.empty(0), *reached])
        return float(min([*known, *finite[np.isfinite(finite)].tolist()], default=0.0))

    def _span(self) -> tuple[float, float]:
        """The lowest and the highest learning rate of all sweeps."""
        ends = [(each.sweep.low, each.sweep.high) for each in self._sweeps]
        return min(low for low, _ in ends), max(high for _, high in ends)

    def _set_homes(self, base: float) -> None:
        self._shown = self._span()
        low, high = (float(np.log10(each)) for each in self._shown)
        first = float(self._session.cost.value(np.array(self._session.start)))
        top = float(np.log10(max(first - base, 1e-3))) + ABOVE
        self.costs.plot.set_home((low, high), (LOWEST - 0.5, top))
        self.steps.plot.set_home((low, high), (-0.1, float(np.log10(STEPS)) + 0.2))

    def _go_home(self) -> None:
        for each in (self.costs, self.steps):
            each.plot.go_home()

    def _on_clicked(self, x: float, y: float) -> None:
        self._session.set_hyperparameter("learning_rate", float(f"{10.0**x:.3g}"))


def _cost_curve(swept: RunSweep, base: float) -> RateCurve:
    outcomes = swept.sweep.outcomes
    with np.errstate(all="ignore"):
        above = np.log10(np.maximum(outcomes.costs - base, 10.0**LOWEST))
    diverged = np.array([each is Verdict.DIVERGED for each in outcomes.verdicts], dtype=bool)
    # What has diverged has no final cost: it stands at the upper edge.
    values: Array = np.where(diverged, np.finfo(float).max, above)
    return RateCurve(swept.style, np.log10(outcomes.rates), values, outcomes.verdicts)


def _step_curve(swept: RunSweep) -> RateCurve:
    outcomes = swept.sweep.outcomes
    converged = np.array([each is Verdict.CONVERGED for each in outcomes.verdicts], dtype=bool)
    steps = np.log10(np.maximum(outcomes.step_counts, 1))
    values: Array = np.where(converged, steps, np.nan)
    return RateCurve(swept.style, np.log10(outcomes.rates), values, outcomes.verdicts)


def _fastest(sweep: Sweep) -> tuple[float, int] | None:
    """The learning rate that converges in the fewest steps, and how many they are."""
    outcomes = sweep.outcomes
    converged = [
        (int(steps), float(rate))
        for steps, rate, verdict in zip(
            outcomes.step_counts, outcomes.rates, outcomes.verdicts, strict=True
        )
        if verdict is Verdict.CONVERGED
    ]
    if not converged:
        return None
    steps, rate = min(converged)
    return rate, steps
