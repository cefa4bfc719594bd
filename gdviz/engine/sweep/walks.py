"""The descents of a sweep: side by side where the rule allows it, else one by one."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from enum import Enum
from typing import cast, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.chunks import Tell
from gdviz.engine.cost import Array
from gdviz.engine.descent import Descent
from gdviz.engine.optimizer import Optimizer, UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.side_by_side import SideBySide
from gdviz.engine.sweep.asked import Asked, optimizer_of
from gdviz.engine.sweep.outcomes import KEPT, Outcomes, swings_at_the_end
from gdviz.engine.trajectory import Status
from gdviz.engine.vectors import dot

#: Steps and learning rates, in shares of the rule's own, of a trial: does a rule take one a row?
TRIAL_STEPS, TRIAL_RATES = 3, np.array([0.7, 1.0, 1.3, 0.9])

#: Steps after which it is looked up whether any descent within bounds still runs.
LOOKS_EVERY = 16


@final
class Layout(Enum):
    """How a rule may take a learning rate a row; the value is the shape for n rows."""

    COLUMN = (-1, 1)  # as most rules multiply: with vectors, shape (n, d)
    ROW = (-1,)  # as those do that search along a direction: with shares of it, shape (n,)


def with_rates(rule: UpdateRule, rates: Array, layout: Layout) -> UpdateRule:
    """The rule with a learning rate for every row, (n,), of a batch of n starts."""
    if isinstance(rule, Recipe):
        inner = with_rates(rule.optimizer, rates, layout)
        return replace(rule, optimizer=cast(Optimizer, inner))
    rowwise = copy(rule)
    # Not by `replace`, which would hold the array against the range of a single number.
    object.__setattr__(rowwise, "learning_rate", rates.reshape(layout.value))
    return rowwise


def layout_for(asked: Asked) -> Layout | None:
    """How the rule gives, to the last bit, the same with a rate a row as alone; None if nohow.

    Found out by trial, so that rules of other packages need not say it.
    """
    rates = TRIAL_RATES * float(getattr(optimizer_of(asked.rule), "learning_rate", 1.0))
    alone = np.array([_alone(asked, rate) for rate in rates.tolist()])
    for layout in Layout:
        together = _together(asked, rates, layout)
        if together is not None and np.array_equal(together, alone, equal_nan=True):
            return layout
    return None


@np.errstate(all="ignore")
def _together(asked: Asked, rates: Array, layout: Layout) -> Array | None:
    """The points after the trial, (n, d); None where the rule does not take a rate a row."""
    starts = np.repeat(asked.start[np.newaxis], len(rates), axis=0)
    try:
        side = SideBySide(asked.cost, starts, with_rates(asked.rule, rates, layout), 0.0)
        for _ in range(TRIAL_STEPS):
            side.advance()
    except (ValueError, TypeError):  # what numpy and Python say of shapes that do not fit
        return None
    return side.points


def _alone(asked: Asked, rate: float) -> Array:
    descent = Descent(asked.cost, asked.rule.with_rate(rate), asked.start)
    for _ in range(TRIAL_STEPS):
        if descent.status is Status.RUNNING:
            descent.advance()
    return descent.point


@np.errstate(all="ignore")
def walk_together(layout: Layout, asked: Asked, rates: Array, tell: Tell) -> Outcomes:
    """The descents at all rates, (n,), side by side, each to the last bit what it is alone."""
    starts = np.repeat(asked.start[np.newaxis], len(rates), axis=0)
    side = SideBySide(asked.cost, starts, with_rates(asked.rule, rates, layout), asked.tolerance)
    record = _Record(asked, side)
    for step in range(asked.steps):
        if not record.goes_on():
            break
        side.advance()
        record.take_down(step)
        tell((step + 1) / asked.steps)
    return record.outcomes(rates)


def walk_alone(asked: Asked, rates: Array, tell: Tell) -> Outcomes:
    """The descents at all rates, (n,), one after another."""
    outcomes = Outcomes.none(len(asked.start))
    for done, rate in enumerate(rates.tolist()):
        rule = asked.rule.with_rate(rate)
        descent = Descent(
            asked.cost,
            rule,
            asked.start,
            step_limit=asked.steps,
            tolerance=asked.tolerance,
            bound=asked.bound,
        )
        while descent.status is Status.RUNNING:
            descent.advance()
            tell((done + descent.step_count / asked.steps) / len(rates))
        outcomes = outcomes.joined(_outcome(rate, descent))
    tell(1.0)
    return outcomes


def _outcome(rate: float, descent: Descent) -> Outcomes:
    path = descent.trajectory
    moves = np.diff(path.points, axis=0)
    turned = np.zeros(len(path.points), dtype=bool)
    turned[2:] = dot(moves[1:], moves[:-1]) < 0
    last = np.array([len(path)])
    slopes = np.sqrt(dot(path.gradients, path.gradients))
    swings = swings_at_the_end(slopes[:, np.newaxis], turned[:, np.newaxis], last)
    status = np.array([descent.status], dtype=object)
    return Outcomes(np.array([rate]), path.costs[-1:], path.points[-1:], last, status, swings)


@final
class _Record:
    """What is kept of descents side by side; those that are out of bounds have diverged."""

    def __init__(self, asked: Asked, side: SideBySide) -> None:
        self._asked, self._side = asked, side
        count = len(side.points)
        self._out: NDArray[np.bool_] = self._beyond()
        self._points, self._costs = side.points.copy(), side.costs.copy()
        self._steps = np.zeros(count, dtype=np.intp)
        self._slopes, self._turned = np.empty((KEPT, count)), np.zeros((KEPT, count), dtype=bool)
        self._slopes[0] = self._steepness()
        self._looked = 0
        self._moves = np.zeros_like(side.points)

    def goes_on(self) -> bool:
        """Whether any descent is under way, or may be."""
        self._looked += 1
        if self._looked % LOOKS_EVERY:
            return self._side.running_count > 0
        return not bool((self._out | (self._side.status != Status.STALLED)).all())

    def take_down(self, step: int) -> None:
        """Keep what the last step led to, of those that took it."""
        side = self._side
        stepped = (side.step_counts > step) & ~self._out
        beyond = stepped & self._beyond()
        went_on = stepped & ~beyond
        moves = side.points - self._points
        place = (step + 1) % KEPT
        np.copyto(self._turned[place], dot(moves, self._moves) < 0, where=went_on)
        np.copyto(self._slopes[place], self._steepness(), where=went_on)
        rows = went_on[:, np.newaxis]
        np.copyto(self._points, side.points, where=rows)
        np.copyto(self._moves, moves, where=rows)
        np.copyto(self._costs, side.costs, where=went_on)
        self._steps[went_on] += 1
        self._out |= beyond

    def outcomes(self, rates: Array) -> Outcomes:
        """What has become of all."""
        status = self._side.status
        status[self._out] = Status.DIVERGED
        swings = swings_at_the_end(self._slopes, self._turned, self._steps)
        return Outcomes(rates, self._costs, self._points, self._steps, status, swings)

    def _steepness(self) -> Array:
        steepness: Array = np.sqrt(dot(self._side.gradients, self._side.gradients))
        return steepness

    def _beyond(self) -> NDArray[np.bool_]:
        beyond: NDArray[np.bool_] = ~(np.abs(self._side.points).max(axis=1) <= self._asked.bound)
        return beyond
