"""Schedules that fall from step to step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

from gdviz.engine.hyperparameter import Hyperparameter, hyperparameter
from gdviz.engine.line import Formula
from gdviz.engine.schedules.schedule import TimedSchedule, named, share_field, steps_field


@final
@named("step")
@dataclass(frozen=True)
class StepDecay(TimedSchedule):
    r"""Stairs: $\eta_t = \eta \gamma^{\lfloor t / n \rfloor}$, as `StepLR`."""

    title = "Stairs"
    latex = r"\eta_t = \eta\, \gamma^{\lfloor t / n \rfloor}"

    every: float = hyperparameter(
        30, steps_field("Every", help="Steps from one stair to the next.")
    )
    gamma: float = hyperparameter(0.1, share_field("Factor", "γ", "What a stair multiplies with."))

    def at(self, step: int) -> float:
        return float(self.gamma ** (step // self.every))

    def formula_at(self, step: int) -> Formula:
        letters = {r"\gamma": self.gamma, "t": step, "n": self.every}
        return Formula(r"\gamma^{\lfloor t / n \rfloor}", letters)


@final
@named("exponential")
@dataclass(frozen=True)
class Exponential(TimedSchedule):
    r"""The same factor in every step: $\eta_t = \eta \gamma^t$, as `ExponentialLR`."""

    title = "Exponential"
    latex = r"\eta_t = \eta\, \gamma^t"

    gamma: float = hyperparameter(0.98, share_field("Factor", "γ", "What a step multiplies with."))

    def at(self, step: int) -> float:
        return float(self.gamma**step)

    def formula_at(self, step: int) -> Formula:
        return Formula(r"\gamma^{t}", {r"\gamma": self.gamma, "t": step})


@final
@named("inverse_time")
@dataclass(frozen=True)
class InverseTime(TimedSchedule):
    r"""Slower and slower: $\eta_t = \eta / (1 + k t)$.

    Robbins and Monro, "A stochastic approximation method", 1951.
    """

    title = "Inverse time"
    latex = r"\eta_t = \eta / (1 + k t)"

    decay: float = hyperparameter(
        0.05,
        Hyperparameter("Decay", "k", "How fast it falls.", 0.0, 10.0, (1e-3, 1.0), log=True),
    )

    def at(self, step: int) -> float:
        return 1.0 / (1.0 + self.decay * step)

    def formula_at(self, step: int) -> Formula:
        return Formula(r"\frac{1}{1 + k t}", {"k": self.decay, "t": step})
