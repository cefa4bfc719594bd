"""The sweep itself: coarse first, then finer, then the border between good and bad as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial, reduce
from typing import TypeAlias, final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.chunks import OnProgress, Tell, work_in_chunks
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.sweep.asked import Asked, checked_range, rates_between
from gdviz.engine.sweep.outcomes import Outcomes, Verdict
from gdviz.engine.sweep.theory import Theory
from gdviz.engine.sweep.walks import layout_for, walk_alone, walk_together

#: Every so many of the learning rates are tried in the first stage, half of that in the next.
FIRST_STRIDE = 8
#: In how many parts, and how often, the gap around the border is divided in the end.
BORDER_PARTS, BORDER_ROUNDS = 12, 2
#: Takes descents at some rates to their ends.
Walk: TypeAlias = Callable[[Asked, Array, Tell], Outcomes]

#: With these verdicts the descent comes down.
GOOD = frozenset({Verdict.CONVERGED, Verdict.ON_ITS_WAY})


@final
@dataclass(frozen=True, eq=False)
class Sweep:
    """What is known so far of the learning rates from `low` to `high`.

    `share` is what is done of the work, 1 in the last one.
    """

    asked: Asked
    low: float
    high: float
    outcomes: Outcomes
    share: float

    @cached_property
    def border(self) -> tuple[float, float] | None:
        """The last good learning rate and the first bad one after it, between which it breaks.

        Good is where the descent converges or still comes down; bad where it oscillates or
        diverges. None where no bad one follows a good one.
        """
        rates = self.outcomes.rates
        good = [verdict in GOOD for verdict in self.outcomes.verdicts]
        for place in range(len(good) - 1):
            if good[place] and not good[place + 1]:
                return float(rates[place]), float(rates[place + 1])
        return None

    @cached_property
    def theory(self) -> Theory | None:
        """Limit and best rate of plain gradient descent, from the Hessian at the minimum reached.

        That is the lowest point at which a descent has converged, or else come to; None where
        the cost does not curve upwards there in every direction.
        """
        costs = self.outcomes.costs
        converged = [verdict is Verdict.CONVERGED for verdict in self.outcomes.verdicts]
        costs = np.where(converged, costs, np.inf) if any(converged) else costs
        if not np.isfinite(costs).any():
            return None
        lowest = int(np.where(np.isfinite(costs), costs, np.inf).argmin())
        return Theory.at(self.asked.cost, self.outcomes.points[lowest])


def sweep_learning_rates(
    cost: str | CostFunction,
    rule: UpdateRule,
    start: ArrayLike,
    low: float | None = None,
    high: float | None = None,
    count: int = 129,
    *,
    steps: int = 1000,
    tolerance: float = 1e-7,
    bound: float | None = None,
    on_progress: OnProgress | None = None,
    on_stage: Callable[[Sweep], object] | None = None,
) -> Sweep:
    """What becomes of the descent from `start` at learning rates from `low` to `high`.

    They are `count` rates evenly spaced on a log axis, by default over the range of the rule's
    slider, and a few more close to the border beyond which it comes down no more. Each descent
    is to the last bit the `Descent` with that learning rate and these limits; `bound` is by
    default a thousand times as far out as the domain reaches. `on_stage` is given a coarse sweep
    first and finer ones after it, `on_progress` the share that is done, and it answers whether to
    go on; both are called in the calling thread. ValueError says which argument is not possible
    and what is; CancelledError (of `concurrent.futures`) when the answer is no.
    """
    asked = Asked.of(cost, rule, start, steps, tolerance, bound)
    for sweep in _stages(asked, *checked_range(rule, low, high, count), on_progress):
        if on_stage is not None:
            on_stage(sweep)
    return sweep


def _stages(
    asked: Asked, low: float, high: float, count: int, on_progress: OnProgress | None
) -> Iterator[Sweep]:
    sweep = Sweep(asked, low, high, Outcomes.none(asked.cost.dimension), 0.0)
    layout = layout_for(asked)
    walk = walk_alone if layout is None else partial(walk_together, layout)
    rates = rates_between(low, high, count)
    total = count + BORDER_ROUNDS * (BORDER_PARTS - 1)
    for places in _places(count):
        sweep = _add(sweep, walk, rates[places], total, on_progress)
        yield sweep
    for last in range(BORDER_ROUNDS)[::-1]:
        between = (
            rates_between(*sweep.border, BORDER_PARTS + 1)[1:-1] if sweep.border else rates[:0]
        )
        sweep = _add(sweep, walk, between, total, on_progress)
        yield replace(sweep, share=sweep.share if last else 1.0)
    if on_progress is not None:
        on_progress(1.0)


def _places(count: int) -> Iterator[list[int]]:
    """The places that are new in each stage; the first stage has both ends."""
    seen: set[int] = set()
    stride = FIRST_STRIDE
    while stride:
        new = sorted({*range(0, count, stride), count - 1} - seen)
        seen.update(new)
        stride //= 2
        if new:
            yield new


def _add(
    sweep: Sweep, walk: Walk, rates: Array, total: int, on_progress: OnProgress | None
) -> Sweep:
    """The sweep with the outcomes at these rates, (n,), as well."""
    done, share = sweep.share, len(rates) / total
    hear = on_progress and partial(_part_of, on_progress, done, share)
    results: list[Outcomes] = []

    def work(rows: slice, tell: Tell) -> None:
        results.append(walk(sweep.asked, rates[rows], tell))

    work_in_chunks(work, len(rates), sweep.asked.cost.dimension, hear)
    outcomes = reduce(Outcomes.joined, results, sweep.outcomes)
    return replace(sweep, outcomes=outcomes, share=done + share)


def _part_of(on_progress: OnProgress, done: float, share: float, part: float) -> bool:
    return on_progress(min(done + share * part, 1.0))
