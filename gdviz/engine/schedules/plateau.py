"""A schedule that looks at the cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import hyperparameter
from gdviz.engine.line import Formula
from gdviz.engine.schedules.schedule import Schedule, named, share_field, steps_field


class Patience(NamedTuple):
    """The factor now, the lowest cost so far and the steps without a lower one; shapes (...)."""

    factor: Array
    best: Array
    bad: Array


@final
@named("plateau")
@dataclass(frozen=True)
class ReduceOnPlateau(Schedule):
    """Falls when the cost has not fallen for a while; as `ReduceLROnPlateau`."""

    title = "Reduce on a plateau"
    latex = r"\eta \leftarrow \gamma\, \eta"

    gamma: float = hyperparameter(0.1, share_field("Factor", "γ", "What it is multiplied with."))
    patience: float = hyperparameter(
        10, steps_field("Patience", help="Steps without a lower cost that are borne.")
    )
    threshold: float = hyperparameter(
        1e-4, share_field("Threshold", "", "Share by which a cost has to be lower to count.")
    )

    def initial_state(self, costs_shape: tuple[int, ...]) -> Patience:
        return Patience(np.ones(costs_shape), np.full(costs_shape, np.inf), np.zeros(costs_shape))

    def factor(self, cost: Array, state: Patience) -> tuple[Array, Patience]:
        better = cost < state.best * (1 - self.threshold)
        bad = np.where(better, 0.0, state.bad + 1)
        tired = bad > self.patience
        after = Patience(
            np.where(tired, self.gamma * state.factor, state.factor),
            np.where(better, cost, state.best),
            np.where(tired, 0.0, bad),
        )
        return state.factor, after

    def factors(self, states: Patience) -> Array:
        return states.factor

    def formula(self, before: Patience) -> Formula:
        return Formula(r"\phi", {r"\phi": float(before.factor)})
