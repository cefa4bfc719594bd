"""An optimizer with what is done to its gradients before it and to its moves after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.optimizer import Optimizer, Place, UpdateRule
from gdviz.engine.schedules import Constant, Schedule
from gdviz.engine.transforms import Transform


class RecipeState(NamedTuple):
    """Steps taken, the gradient that the optimizer was shown, (..., d), and what all remember."""

    step: int
    shown: Array
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
            self.optimizer.initial_state(point),
            self.schedule.initial_state(point.shape[:-1]),
        )

    def move(self, here: Place, state: RecipeState) -> tuple[Array, RecipeState]:
        for transform in self.transforms:
            here = here._replace(gradient=transform.apply(here, int(state.step)))
        move, remembered = self.optimizer.move(here, state.optimizer)
        factor, clock = self.schedule.factor(here.cost, state.schedule)
        after = RecipeState(state.step + 1, here.gradient, remembered, clock)
        return np.asarray(factor)[..., np.newaxis] * move, after

    def parts(self, gradient: Array, state: RecipeState) -> Mapping[str, Array]:
        parts = self.optimizer.parts(state.shown, state.optimizer)
        return {**parts, "gradient": gradient, "shown_gradient": state.shown}

    def rate_state(self, state: RecipeState) -> Any:
        return self.optimizer.rate_state(state.optimizer), state.schedule

    def learning_rates(self, states: Any, count: int) -> Array:
        of_optimizer, of_schedule = states
        rates = self.optimizer.learning_rates(of_optimizer, count)
        return rates * self.schedule.factors(of_schedule)

    def remark(self, state: RecipeState) -> str:
        return self.optimizer.remark(state.optimizer)
