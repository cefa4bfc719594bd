"""What is asked of a network's landscape at a moment, and the work that finds it."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import final

import numpy as np

from gdviz.engine.chunks import OnProgress
from gdviz.engine.cost import Array
from gdviz.engine.landscape_slice import (
    Slice,
    SliceCosts,
    line_between,
    principal_slice,
    random_slice,
    refine_slice,
    weights_slice,
)
from gdviz.engine.landscape_slice.principal import evenly
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.scores import accuracy
from gdviz.session.background import Deliver, Job
from gdviz.session.run import Run
from gdviz.session.session import Session
from gdviz.session.studies.basins import spare_threads
from gdviz.session.tasks.cut import Cut, CutKind

#: Grid lines a side, at most and at least.
SIZE, COARSEST = 101, 26
#: Seconds that a picture may take: a new one is to come all the time.
BUDGET = 1.5
#: Numbers of points that are projected in one go.
BLOCK = 2**20


@final
@dataclass(frozen=True, eq=False)
class Landscape:
    """The cost on a slice, and where the ways of the runs lie on it.

    `ways` are the coordinates, (n, m), of the points that each run had when this was asked for.
    `accuracies`, (size,), belong to a line and a network that tells classes apart; else None.
    The slice goes through the point of the selected run `run` at `step`; `opposite` is the run at
    the far end of a line, or the selected run itself if that is where it began.
    """

    cut: Cut
    found: SliceCosts
    ways: dict[Run, Array]
    run: Run
    step: int
    opposite: Run | None = None
    accuracies: Array | None = None

    @property
    def slice(self) -> Slice:
        """The line or the plane itself."""
        return self.found.cut


@final
@dataclass(frozen=True, eq=False)
class Asked:
    """One moment of training: the runs and the step that the slice is to go through."""

    cut: Cut
    cost: NetworkCost
    runs: tuple[Run, ...]
    run: Run
    step: int

    @classmethod
    def of(cls, session: Session) -> Asked | None:
        """What is to be asked now; None where no network is shown."""
        scene, run = session.scene, session.run
        cost = scene.function
        if not isinstance(cost, NetworkCost):
            return None
        # Principal components are those of the whole way: a look back does not turn the plane.
        step = run.length if scene.cut.kind is CutKind.PRINCIPAL else session.playhead
        shown = session.shown_runs if run in session.shown_runs else (*session.shown_runs, run)
        return cls(scene.cut, cost, shown, run, min(step, run.length))

    @property
    def opposite(self) -> Run | None:
        """The run at the far end of a line; the selected one stands for where it began."""
        if self.cut.kind is not CutKind.LINE:
            return None
        others = [run for run in self.runs if run is not self.run]
        wished = [run for run in self.runs if run.colour == self.cut.other]
        return (wished or others or [self.run])[0]

    @property
    def moment(self) -> tuple[object, ...]:
        """What the answer depends on beside the wish, and what changes while training goes on."""
        opposite = self.opposite
        far = opposite.length if opposite is not None and opposite is not self.run else 0
        return (self.cut, self.runs, self.run, self.step, far)

    def job(self, in_stages: bool) -> Job:
        """The work; in stages, a coarse answer comes before the whole."""

        def work(deliver: Deliver, on_progress: OnProgress) -> None:
            cut = _MAKERS[self.cut.kind](self)
            ways = {run: project(cut, run, 0, run.length + 1) for run in self.runs}
            size = size_for(self.cost)
            threads = spare_threads()
            for found in refine_slice(
                self.cost, cut, size, on_progress=on_progress, threads=threads
            ):
                if in_stages or len(found.costs) == size:
                    deliver(self._answer(found, ways))

        return work

    def _answer(self, found: SliceCosts, ways: dict[Run, Array]) -> Landscape:
        accuracies = None
        if found.cut.dimension == 1 and self.cost.samples.classes:
            points = found.cut.points(found.axes[0][:, np.newaxis])
            accuracies = np.array([accuracy(self.cost, point) for point in points])
        return Landscape(self.cut, found, ways, self.run, self.step, self.opposite, accuracies)


def project(cut: Slice, run: Run, begin: int, end: int) -> Array:
    """Where the points of a run from one index up to another lie on a slice, (n, m)."""
    size = max(BLOCK // len(cut.origin), 1)
    parts = [
        cut.coordinates_of(run.points(first, min(first + size, end)))
        for first in range(begin, end, size)
    ]
    return np.concatenate(parts) if parts else np.zeros((0, cut.dimension))


def size_for(cost: NetworkCost) -> int:
    """The number of grid lines a side: fewer where one value takes long."""
    return min(max(math.isqrt(int(BUDGET / cost.expected_seconds)), COARSEST), SIZE)


def _principal(asked: Asked) -> Slice:
    return principal_slice(asked.run.points(0, asked.step + 1))


def _random(asked: Asked) -> Slice:
    point = asked.run.point_at(asked.step)
    return random_slice(asked.cost.network, point, int(asked.cut.seed))


def _weights(asked: Asked) -> Slice:
    first, second = asked.cut.weights_among(asked.cost.dimension)
    cut = weights_slice(asked.run.point_at(asked.step), first, second, asked.cost.network.names)
    return cut.including(evenly(asked.run.points(0, asked.run.length + 1)), margin=0.1)


def _line(asked: Asked) -> Slice:
    here, opposite = asked.run.point_at(asked.step), asked.opposite
    if opposite is None or opposite is asked.run:
        return line_between(here, asked.run.point_at(0))
    return line_between(here, opposite.point_at(opposite.length))


_MAKERS: dict[CutKind, Callable[[Asked], Slice]] = {
    CutKind.PRINCIPAL: _principal,
    CutKind.RANDOM: _random,
    CutKind.WEIGHTS: _weights,
    CutKind.LINE: _line,
}
