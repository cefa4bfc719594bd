"""An optimizer with what is done to its gradients before it and to its moves after it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple, Self, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.line import RATE, RATE_NOW, SHOWN, SLOPE, UPDATE_LETTER, Line
from gdviz.engine.optimizer import Optimizer, Place, UpdateRule
from gdviz.engine.schedules import Constant, Schedule
from gdviz.engine.transforms import Transform


class RecipeState(NamedTuple):
    """Steps taken, the gradient that the optimizer was shown, (..., d), and what all remember.

    `between` are the gradients that all transforms but the last have made, (..., n - 1, d).
    """

    step: int
    shown: Array
    between: Array
    optimizer: Any
    schedule: Any


@final
@dataclass(frozen=True)
class Recipe(UpdateRule):
    """Transforms change the gradient one after another; the schedule multiplies the move.

    In every rule here whose memory does not depend on the learning rate, that is the same as
    multiplying the learning rate.
    """

    optimizer: Optimizer
    transforms: tuple[Transform, ...] = ()
    schedule: Schedule = field(default_factory=Constant)

    def initial_state(self, point: Array) -> RecipeState:
        return RecipeState(
            0,
            np.zeros_like(point),
            _stages([np.zeros_like(point)] * len(self.transforms), point),
            self.optimizer.initial_state(point),
            self.schedule.initial_state(point.shape[:-1]),
        )

    def move(self, here: Place, state: RecipeState) -> tuple[Array, RecipeState]:
        made = []
        for transform in self.transforms:
            here = here._replace(gradient=transform.apply(here, int(state.step)))
            made.append(here.gradient)
        move, remembered = self.optimizer.move(here, state.optimizer)
        factor, clock = self.schedule.factor(here.cost, state.schedule)
        between = _stages(made, here.gradient)
        after = RecipeState(state.step + 1, here.gradient, between, remembered, clock)
        return np.asarray(factor)[..., np.newaxis] * move, after

    def parts(self, gradient: Array, state: RecipeState) -> Mapping[str, Array]:
        parts = self.optimizer.parts(state.shown, state.optimizer)
        shown = {"shown_gradient": state.shown} if self.transforms else {}
        return {**parts, "gradient": gradient, **shown}

    def rate_state(self, state: RecipeState) -> Any:
        return self.optimizer.rate_state(state.optimizer), state.schedule

    def learning_rates(self, states: Any, count: int) -> Array:
        of_optimizer, of_schedule = states
        rates = self.optimizer.learning_rates(of_optimizer, count)
        return rates * self.schedule.factors(of_schedule)

    def remark(self, state: RecipeState) -> str:
        return self.optimizer.remark(state.optimizer)

    def with_rate(self, learning_rate: float) -> Self:
        return replace(self, optimizer=self.optimizer.with_rate(learning_rate))

    def letters(self, before: RecipeState, after: RecipeState) -> Mapping[str, Any]:
        letters = self.optimizer.letters(before.optimizer, after.optimizer)
        return {self._slope_as_shown(letter): value for letter, value in letters.items()}

    def lines(self, gradient: Array, before: RecipeState, after: RecipeState) -> Sequence[Line]:
        """Those of the transforms, of the schedule, and of the optimizer with what they made."""
        lines = self.optimizer.lines(after.shown, before.optimizer, after.optimizer)
        shown = [replace(each, latex=self._slope_as_shown(each.latex)) for each in lines]
        return (
            *self._transform_lines(gradient, before, after),
            *shown[:-1],
            *self._scheduled(shown[-1], before.schedule),
        )

    def _slope_as_shown(self, latex: str) -> str:
        if not self.transforms:
            return latex
        return latex.replace(f"({SLOPE})", SHOWN).replace(SLOPE, SHOWN)

    def _transform_lines(
        self, gradient: Array, before: RecipeState, after: RecipeState
    ) -> Iterator[Line]:
        made = (gradient, *after.between, after.shown)
        for place, transform in enumerate(self.transforms):
            how = transform.formula(made[place], made[place + 1], int(before.step))
            # The first is given the slope itself; what the others are given has its own letter.
            letter = SHOWN if place else SLOPE
            letters = {name.replace(SLOPE, letter): each for name, each in how.letters.items()}
            latex = rf"{SHOWN} \leftarrow {how.latex.replace(SLOPE, letter)}"
            part = "shown_gradient" if place + 1 == len(self.transforms) else ""
            yield Line(latex, made[place + 1], part, letters)

    def _scheduled(self, last: Line, before: Any) -> tuple[Line, ...]:
        """The last line with the learning rate of this step, after the line that works it out."""
        if self.schedule == Constant() or UPDATE_LETTER in last.latex:
            return (last,)
        factor = float(self.schedule.factors(_stacked(before))[0])
        how = self.schedule.formula(before)
        rated = re.sub(rf"{re.escape(RATE)}(?![A-Za-z_^])", lambda _: RATE_NOW, last.latex)
        if rated == last.latex:  # a rule whose moves are not measured by its learning rate
            multiplied = re.sub(r"(?<=\\theta )([+-])", r"\1 f\\,", last.latex)
            share = Line(rf"f \leftarrow {how.latex}", factor, "", how.letters)
            return (share, replace(last, latex=multiplied))
        now = rf"{RATE_NOW} \leftarrow {RATE}\, {how.latex}"
        rate = factor * self.optimizer.learning_rate
        return (Line(now, rate, "", how.letters), replace(last, latex=rated))


def _stages(made: Sequence[Array], like: Array) -> Array:
    """All but the last in one array, (..., n - 1, d), which is empty where there are no others."""
    if len(made) > 1:
        return np.stack(made[:-1], axis=-2)
    return np.zeros((*like.shape[:-1], 0, like.shape[-1]))


def _stacked(state: Any) -> Any:
    """One state as a stack of one."""
    return type(state)(*(np.asarray(each)[np.newaxis] for each in state))
