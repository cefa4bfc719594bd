"""The values of every run as the chart needs them: each is read once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import final

import numpy as np

from gdviz.canvas.chart.envelope import Envelope
from gdviz.canvas.chart.scale import LinearScale, LogScale, Scale, SignedLogScale
from gdviz.engine.cost import Array, CostFunction
from gdviz.session.chart import Chart, Quantity
from gdviz.session.run import Run


def scale_for(chart: Chart, cost: CostFunction) -> Scale:
    """The scale of a chart: a log axis of costs begins at the lowest known minimum.

    Where none is known, costs may come to lie below zero, and the axis takes both signs.
    """
    if not chart.log:
        return LinearScale()
    if chart.quantity is not Quantity.COST:
        return LogScale()
    if not cost.minima:
        return SignedLogScale()
    return LogScale(min(float(cost.value(np.array(each.point))) for each in cost.minima))


def scales_for(chart: Chart, runs: Sequence[Run]) -> list[Scale]:
    """The scale of each run, so that all can stand on one axis.

    Where runs descend several costs, each counts from the minimum of its own.
    """
    costs = [run.descent.cost for run in runs]
    unknown = next((cost for cost in costs if not cost.minima), None)
    return [scale_for(chart, unknown or cost) for cost in costs]


@final
@dataclass(eq=False)
class Series:
    """What has been read of one run, as places of its scale."""

    run: Run
    index: int
    scale: Scale
    envelope: Envelope = field(default_factory=Envelope)
    last: float = 0.0


@final
@dataclass(frozen=True, eq=False)
class NewPart:
    """Places that a run has come to, from a step on; the first of them was drawn before."""

    series: Series
    begin: int
    places: Array

    @property
    def end(self) -> int:
        """The step after its last one."""
        return self.begin + len(self.places)


@final
class ChartData:
    """Reads what the runs have come to since it was last asked."""

    def __init__(self, runs: Sequence[Run], chart: Chart) -> None:
        self._quantity = chart.quantity
        told = list(filter(chart.quantity.belongs_to, runs))
        scales = scales_for(chart, told)
        self.series = tuple(map(Series, told, range(len(told)), scales))
        self._low, self._high = np.inf, -np.inf

    @property
    def low(self) -> float:
        """The lowest place that was read; of an empty axis where there was none."""
        return self._low if self._low <= self._high else 0.0

    @property
    def high(self) -> float:
        """The highest place that was read."""
        return self._high if self._low <= self._high else 1.0

    def take_in(self) -> list[NewPart]:
        """What is new; the lowest and highest place are those of all that was ever read."""
        return [part for each in self.series for part in self._news(each)]

    def value_at(self, run: Run, playhead: int) -> float:
        """The value at the playhead, or the last one of a run that ended before."""
        step = min(playhead, run.length)
        return float(self._quantity.values(run, step, step + 1)[0])

    def places_at(self, series: Series, steps: Array) -> Array:
        """The places of a run's values at a few whole steps, none beyond its end: (n,) -> (n,)."""
        values = [self.value_at(series.run, step) for step in steps.tolist()]
        return series.scale.places(np.array(values))

    def place_at(self, series: Series, step: int) -> float:
        """The place of a run's value at a step."""
        return float(self.places_at(series, np.array([step]))[0])

    def _news(self, series: Series) -> list[NewPart]:
        seen, length = len(series.envelope), series.run.length + 1
        if seen == length:
            return []
        values = self._quantity.values(series.run, seen, length)
        places = series.scale.places(values)
        series.envelope.extend(places)
        # `fmin` and `fmax` pass over NaN, the cost of a start in a hole.
        self._low = float(np.fmin.reduce(places, initial=self._low))
        self._high = float(np.fmax.reduce(places, initial=self._high))
        known = [series.last] if seen else []
        series.last = float(places[-1])
        joined = np.concatenate([known, places])
        return [NewPart(series, max(seen - 1, 0), joined)]
