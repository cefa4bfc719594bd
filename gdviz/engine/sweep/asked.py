"""What a sweep is asked for, checked."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import cast, final

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.descent import UNBOUNDED, checked_start
from gdviz.engine.hyperparameter import Hyperparameter, describe
from gdviz.engine.optimizer import Optimizer, UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.resolve import resolve_cost

#: The fewest and the most learning rates of a sweep.
FEWEST, MOST = 3, 100_000


@final
@dataclass(frozen=True, eq=False)
class Asked:
    """Descents of `cost` by `rule` from `start`, (d,), that differ in their learning rate alone.

    Each ends as a `Descent` with these limits does.
    """

    cost: CostFunction
    rule: UpdateRule
    start: Array
    steps: int = 1000
    tolerance: float = 1e-7
    bound: float = UNBOUNDED

    @classmethod
    def of(
        cls,
        cost: str | CostFunction,
        rule: UpdateRule,
        start: ArrayLike,
        steps: int,
        tolerance: float,
        bound: float | None,
    ) -> Asked:
        """What is asked for; ValueError names what is not possible and says what is."""
        cost = resolve_cost(cost)
        if optimizer_of(rule) is None:
            raise ValueError(f"a sweep needs an update rule with a learning rate, not {rule!r}")
        if not (1 <= steps < math.inf and steps == int(steps)):
            raise ValueError(f"a sweep needs a whole number of steps from 1, not {steps}")
        if not (tolerance >= 0 and math.isfinite(tolerance)):
            raise ValueError(f"the tolerance of a sweep must be 0 or more, not {tolerance}")
        far = _far_out(cost) if bound is None else bound
        if not far > 0:
            raise ValueError(f"the bound of a sweep must be above 0, not {bound}")
        return cls(cost, rule, checked_start(start, cost), int(steps), tolerance, far)


def optimizer_of(rule: object) -> Optimizer | None:
    """The optimizer that has the learning rate."""
    inner = rule.optimizer if isinstance(rule, Recipe) else rule
    return inner if isinstance(inner, Optimizer) else None


def checked_range(
    rule: UpdateRule, low: float | None, high: float | None, count: int
) -> tuple[float, float, int]:
    """A range of learning rates and how many; an end that is None is that of the rule's slider.

    ValueError says what is allowed.
    """
    slider = _slider(rule)
    low, high = slider[0] if low is None else low, slider[1] if high is None else high
    if not (0 < low < high < math.inf):
        raise ValueError(
            "the learning rates of a sweep must go from a number above 0 to a larger finite one,"
            f" not from {low} to {high}"
        )
    if not (FEWEST <= count <= MOST and count == int(count)):
        raise ValueError(f"a sweep takes from {FEWEST} to {MOST:,} learning rates, not {count}")
    return float(low), float(high), int(count)


def _slider(rule: UpdateRule) -> tuple[float, float]:
    about = describe(type(optimizer_of(rule))).get("learning_rate")
    # A rule of another package may not describe its learning rate: then as all others do.
    known = about if isinstance(about, Hyperparameter) else describe(Optimizer)["learning_rate"]
    return cast(Hyperparameter, known).slider


def rates_between(low: float, high: float, count: int) -> Array:
    """So many learning rates, evenly spaced on a log axis, both ends among them: (count,)."""
    rates: Array = np.geomspace(low, high, count)
    return rates


def _far_out(cost: CostFunction) -> float:
    """A thousand times as far out as the domain reaches: where runs on screen have diverged."""
    return 1e3 * float(np.abs([cost.domain.lower, cost.domain.upper]).max())
