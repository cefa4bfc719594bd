"""What a descent needs, measured by descending."""

from __future__ import annotations

from math import log10
from time import perf_counter

import numpy as np

from gdviz.engine.cost import CostFunction
from gdviz.engine.curse.measured import Check, Known, Need
from gdviz.engine.descent import Descent
from gdviz.engine.evaluations import as_evaluations
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.trajectory import Status

#: A descent that is as level as this has come to rest.
LEVEL = 1e-9
#: Steps between two looks at the clock and at what was reached.
LOOKS_EVERY = 32


def descent_need(
    cost: CostFunction,
    rule: UpdateRule,
    target: float,
    seconds: float,
    check: Check,
    seed: int = 0,
) -> Need:
    """The evaluations of a descent from the cost's own start until it costs at most `target`.

    Where it comes to rest elsewhere or diverges, another one begins at a random start, and what was
    spent in vain counts too. Gradients count as their measured price in evaluations. Known to be
    `AT_LEAST` what was spent when time was up.
    """
    generator = np.random.default_rng((seed, cost.dimension))
    start, spent, reached = cost.start, np.zeros(3), False
    began = now = perf_counter()
    while not reached and now <= began + seconds:
        descent = Descent(cost, rule, start, tolerance=LEVEL, step_limit=2**62)
        last = _descend(descent, target, began + seconds, check)
        reached = descent.trajectory.costs[last] <= target
        spent += descent.evaluations_to(last, last + 1)[0]
        start, now = cost.domain.sample(generator, 1)[0], perf_counter()
    taken = max(now - began, 1e-9)
    evaluations = as_evaluations(spent).in_values(cost)
    known = Known.MEASURED if reached else Known.AT_LEAST
    return Need(log10(evaluations), known, evaluations / taken)


def _descend(descent: Descent, target: float, end: float, check: Check) -> int:
    """Descend to the target, to rest or to the end of time; the number of the last point."""
    while True:
        seen = max(descent.step_count - LOOKS_EVERY, 0)
        there = np.flatnonzero(descent.trajectory.costs[seen:] <= target)
        if len(there):
            return seen + int(there[0])
        check()
        if descent.status is not Status.RUNNING or perf_counter() > end:
            return descent.step_count
        for _ in range(LOOKS_EVERY):
            if descent.status is Status.RUNNING:
                descent.advance()
