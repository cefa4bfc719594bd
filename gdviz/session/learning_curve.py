"""How well the weights of a run do from step to step, on training and on held-out samples."""

from __future__ import annotations

from time import perf_counter
from typing import NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.scores import accuracy
from gdviz.session.run import Run

#: Places of a curve: more than these a tile has no pixels for.
MOST = 512


class Score(NamedTuple):
    """What is measured at a step; shares are NaN where the answers are numbers."""

    held_out_cost: float
    training_share: float
    held_out_share: float


class Lowest(NamedTuple):
    """The step at which the cost on held-out samples was lowest, and that cost."""

    step: int
    cost: float


@final
class LearningCurve:
    """Costs and shares of right answers at every `stride`-th step of a run, newest first.

    The training cost is known at every step; all else takes a forward pass, so that the stride
    doubles whenever there are `MOST` places.
    """

    def __init__(self, run: Run, trained: NetworkCost, tested: NetworkCost) -> None:
        self.run = run
        self._trained, self._tested = trained, tested
        self._scores: dict[int, Score] = {}
        self._lowest: Lowest | None = None
        self._version = 0

    @property
    def version(self) -> int:
        """Another number whenever other places are known."""
        return self._version

    @property
    def stride(self) -> int:
        """Steps from one place to the next, a power of two."""
        places = -(-(self.run.length + 1) // MOST)
        return 1 << (places - 1).bit_length()

    @property
    def missing(self) -> bool:
        """Whether a place has not been looked at yet."""
        return self.next() is not None

    @property
    def lowest(self) -> Lowest | None:
        """The best place of all that were ever looked at; None while there is no number."""
        return self._lowest

    @property
    def price(self) -> float:
        """About how many seconds it takes to look at a place."""
        return self._trained.expected_seconds + 2 * self._tested.expected_seconds

    def fill(self, end: float) -> None:
        """Look at places that are missing until the clock, `perf_counter`, has come to `end`."""
        while perf_counter() < end and (step := self.next()) is not None:
            self.enter(step, self.score(step))

    @property
    def steps(self) -> Array:
        """The steps that have been looked at, ascending: (n,)."""
        return np.array(sorted(self._scores), dtype=float)

    @property
    def scores(self) -> Array:
        """What was measured there, in the order of `Score`: (n, 3)."""
        rows = [self._scores[step] for step in sorted(self._scores)]
        return np.array(rows, dtype=float).reshape(-1, len(Score._fields))

    @property
    def training(self) -> tuple[Array, Array]:
        """Every `stride`-th step so far, and the cost on training samples there: (n,) each."""
        steps = np.arange(0, self.run.length + 1, self.stride)
        costs = self.run.costs(0, self.run.length + 1)[:: self.stride]
        return steps.astype(float), costs

    def next(self) -> int | None:
        """The newest step that is missing."""
        self._thin()
        last = self.run.length - self.run.length % self.stride
        steps = range(last, -1, -self.stride)
        return next((step for step in steps if step not in self._scores), None)

    def _thin(self) -> None:
        stride = self.stride
        if any(step % stride for step in self._scores):
            kept = {step: each for step, each in self._scores.items() if step % stride == 0}
            self._scores = kept

    def score(self, step: int) -> Score:
        """How the weights do at a step; any thread may ask."""
        point = self.run.point_at(step)
        with np.errstate(all="ignore"):  # weights that diverge have costs that are no numbers
            cost = float(self._tested.value(point))
            shares = (self._share(self._trained, point), self._share(self._tested, point))
        return Score(cost, *shares)

    def enter(self, step: int, score: Score) -> None:
        """Know how the weights do at a step."""
        self._scores[step] = score
        self._version += 1
        best = Lowest(step, score.held_out_cost)
        if np.isfinite(best.cost) and (self._lowest is None or self._beats(best)):
            self._lowest = best

    def _beats(self, other: Lowest) -> bool:
        """Whether a place is better than the best: of equal ones the first counts."""
        best = self._lowest
        return best is None or (other.cost, other.step) < (best.cost, best.step)

    @staticmethod
    def _share(cost: NetworkCost, point: Array) -> float:
        return accuracy(cost, point) if cost.samples.classes else float("nan")
