"""Learning-rate schedules: what the learning rate is multiplied with, step by step.

A new schedule is a class here, entered under its name. Factors are those of
`torch.optim.lr_scheduler` where it has the schedule; after its last step a schedule stays where it
has come to.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, NamedTuple, TypeVar, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter, check_ranges, hyperparameter
from gdviz.engine.registry import Registry

#: Every schedule by name.
schedules: Registry[type[Schedule]] = Registry("schedule")

S = TypeVar("S", bound="type[Schedule]")


def _named(name: str) -> Callable[[S], S]:
    def enter(schedule: S) -> S:
        schedules.add(name, lambda: schedule)
        return schedule

    return enter


_steps = partial(
    Hyperparameter, low=1, high=1e6, slider=(1, 1000), log=True, whole=True, symbol="steps"
)
_share = partial(Hyperparameter, low=0.0, high=1.0, slider=(0.0, 1.0))


@dataclass(frozen=True)
class Schedule(ABC):
    """A frozen value that tells the factor of every step, from the steps and costs before it.

    ValueError names a field that is out of range.
    """

    title: ClassVar[str]
    latex: ClassVar[str]

    def __post_init__(self) -> None:
        check_ranges(self)

    @abstractmethod
    def initial_state(self, costs_shape: tuple[int, ...]) -> NamedTuple:
        """What the schedule remembers before the first step of descents of this shape."""

    @abstractmethod
    def factor(self, cost: Array, state: Any) -> tuple[Any, Any]:
        """The factor of this step, a number or of shape (...), and what is remembered after it."""

    @abstractmethod
    def factors(self, states: Any) -> Array:
        """The factors of the steps that follow n states, stacked in one: (n,)."""


class Clock(NamedTuple):
    """The number of steps taken."""

    step: int


@dataclass(frozen=True)
class TimedSchedule(Schedule):
    """A schedule that looks at nothing but the number of steps."""

    def initial_state(self, costs_shape: tuple[int, ...]) -> Clock:
        return Clock(0)

    def factor(self, cost: Array, state: Clock) -> tuple[float, Clock]:
        return self.at(int(state.step)), Clock(state.step + 1)

    def factors(self, states: Any) -> Array:
        return np.array([self.at(int(step)) for step in states.step], float)

    @abstractmethod
    def at(self, step: int) -> float:
        """The factor of a step, counted from 0."""


@final
@_named("constant")
@dataclass(frozen=True)
class Constant(TimedSchedule):
    """The learning rate stays what it is."""

    title = "Constant"
    latex = r"\eta_t = \eta"

    def at(self, step: int) -> float:
        return 1.0


@final
@_named("step")
@dataclass(frozen=True)
class StepDecay(TimedSchedule):
    r"""Stairs: $\eta_t = \eta \gamma^{\lfloor t / n \rfloor}$, as `StepLR`."""

    title = "Stairs"
    latex = r"\eta_t = \eta\, \gamma^{\lfloor t / n \rfloor}"

    every: float = hyperparameter(30, _steps("Every", help="Steps from one stair to the next."))
    gamma: float = hyperparameter(0.1, _share("Factor", "γ", "What a stair multiplies with."))

    def at(self, step: int) -> float:
        return float(self.gamma ** (step // self.every))


@final
@_named("exponential")
@dataclass(frozen=True)
class Exponential(TimedSchedule):
    r"""The same factor in every step: $\eta_t = \eta \gamma^t$, as `ExponentialLR`."""

    title = "Exponential"
    latex = r"\eta_t = \eta\, \gamma^t"

    gamma: float = hyperparameter(0.98, _share("Factor", "γ", "What a step multiplies with."))

    def at(self, step: int) -> float:
        return float(self.gamma**step)


@final
@_named("inverse_time")
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


_length = partial(_steps, "Length", help="Steps from the highest to the lowest learning rate.")
_floor = _share("Lowest", "", "Share of the learning rate that is left at the end.")


def _half_cosine(share: float, high: float, low: float) -> float:
    """From `high` to `low` along half a wave, as `share` goes from 0 to 1."""
    return low + (high - low) * (1 + math.cos(math.pi * share)) / 2


@final
@_named("cosine")
@dataclass(frozen=True)
class Cosine(TimedSchedule):
    r"""Half a wave: $\eta_t = \eta (1 + \cos(\pi t / T)) / 2$, as `CosineAnnealingLR`.

    Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.
    """

    title = "Cosine"
    latex = r"\eta_t = \frac{\eta}{2} (1 + \cos(\pi t / T))"

    length: float = hyperparameter(100, _length())
    floor: float = hyperparameter(0.0, _floor)

    def at(self, step: int) -> float:
        return _half_cosine(min(step / self.length, 1.0), 1.0, self.floor)


@final
@_named("warm_restarts")
@dataclass(frozen=True)
class WarmRestarts(TimedSchedule):
    """Half a wave again and again, each `growth` times as long; `CosineAnnealingWarmRestarts`.

    Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.
    """

    title = "Cosine with restarts"
    latex = r"\eta_t = \frac{\eta}{2} (1 + \cos(\pi\, t_{cur} / T_i))"

    length: float = hyperparameter(30, _length())
    growth: float = hyperparameter(
        2,
        Hyperparameter(
            "Growth", "×", "How many times as long the next wave is.", 1, 10, (1, 4), whole=True
        ),
    )
    floor: float = hyperparameter(0.0, _floor)

    def at(self, step: int) -> float:
        length = self.length
        while step >= length:
            step -= int(length)
            length *= self.growth
        return _half_cosine(step / length, 1.0, self.floor)


_warmup = _steps("Warm-up", help="Steps until the learning rate is reached.")


@final
@_named("warmup_cosine")
@dataclass(frozen=True)
class WarmupCosine(TimedSchedule):
    """A straight rise, then half a wave down.

    Goyal et al., "Accurate, large minibatch SGD: training ImageNet in 1 hour", 2017, section 2.2.
    """

    title = "Warm-up, then cosine"
    latex = r"\eta_t = \eta \min((t + 1) / w, \frac{1}{2} (1 + \cos(\pi (t - w) / T)))"

    warmup: float = hyperparameter(10, _warmup)
    length: float = hyperparameter(100, _length())
    floor: float = hyperparameter(0.0, _floor)

    def at(self, step: int) -> float:
        if step < self.warmup:
            return (step + 1) / self.warmup
        share = min((step - self.warmup) / self.length, 1.0)
        return _half_cosine(share, 1.0, self.floor)


@final
@_named("one_cycle")
@dataclass(frozen=True)
class OneCycle(TimedSchedule):
    """Up from a twenty-fifth along half a wave, then down to nearly nothing; as `OneCycleLR`.

    Smith and Topin, "Super-convergence: very fast training of neural networks using large learning
    rates", 2019.
    """

    title = "One cycle"
    latex = r"\eta / 25 \rightarrow \eta \rightarrow \eta / 250000"

    length: float = hyperparameter(100, _steps("Length", help="Steps of the whole cycle."))
    rise: float = hyperparameter(
        0.3,
        Hyperparameter(
            "Rise", "", "Share of the steps that go up.", 0, 1, (0.05, 0.95), True, True
        ),
    )

    def at(self, step: int) -> float:
        summit, end = self.rise * self.length - 1, self.length - 1
        if step <= summit:
            return _half_cosine(step / max(summit, 1e-9), 1 / START_DIVISOR, 1.0)
        share = min((step - summit) / max(end - summit, 1e-9), 1.0)
        return _half_cosine(share, 1.0, 1 / START_DIVISOR / END_DIVISOR)


#: By how much the cycle begins lower than its summit, and ends lower than it began.
START_DIVISOR, END_DIVISOR = 25.0, 1e4


class Patience(NamedTuple):
    """The factor now, the lowest cost so far and the steps without a lower one; shapes (...)."""

    factor: Array
    best: Array
    bad: Array


@final
@_named("plateau")
@dataclass(frozen=True)
class ReduceOnPlateau(Schedule):
    """Falls when the cost has not fallen for a while; as `ReduceLROnPlateau`."""

    title = "Reduce on a plateau"
    latex = r"\eta \leftarrow \gamma\, \eta"

    gamma: float = hyperparameter(0.1, _share("Factor", "γ", "What it is multiplied with."))
    patience: float = hyperparameter(
        10, _steps("Patience", help="Steps without a lower cost that are borne.")
    )
    threshold: float = hyperparameter(
        1e-4, _share("Threshold", "", "Share by which a cost has to be lower to count.")
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
