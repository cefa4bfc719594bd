"""What every update rule has: hyper-parameters that describe themselves, and a pure update."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any, ClassVar, NamedTuple, final

from gdviz.engine.cost import Array, CostFunction


@final
@dataclass(frozen=True)
class Hyperparameter:
    """What a person, a form and a check need to know of one hyper-parameter.

    The value lies between `low` and `high`; `low` itself is refused when `low_open`, and `high`
    when `high_open`. A slider runs over `slider`, on a log scale when `log`.
    """

    label: str
    symbol: str
    help: str
    low: float
    high: float
    slider: tuple[float, float]
    low_open: bool = False
    high_open: bool = False
    log: bool = False

    def accepts(self, value: float) -> bool:
        """Whether the value is a finite number in the range."""
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return math.isfinite(value) and above and below

    @property
    def range_template(self) -> str:
        """The allowed range in words, with the fields `low` and `high` to be filled in."""
        if math.isinf(self.high):
            return "above {low:g}" if self.low_open else "{low:g} or more"
        if self.low_open:
            return (
                "above {low:g} and below {high:g}"
                if self.high_open
                else "above {low:g}, at most {high:g}"
            )
        return "from {low:g} to below {high:g}" if self.high_open else "from {low:g} to {high:g}"


def hyperparameter(default: float, about: Hyperparameter) -> Any:
    """A dataclass field with the default and the description of a hyper-parameter."""
    return field(default=default, metadata={"about": about})


class Pace(Enum):
    """What a learning rate measures, and so which one suits a cost function to begin with."""

    SLOPE = "A move is the learning rate times the slope."
    SLOPE_WITH_MEMORY = "Moves add up over about ten steps."
    DISTANCE = "A move is about the learning rate itself, however steep the slope."

    def suited_to(self, cost: CostFunction) -> float:
        """A learning rate with which the first steps on `cost` are instructive."""
        if self is Pace.DISTANCE:
            return _round(float(cost.domain.span.max()) / 50)
        return _round(cost.learning_rate * (0.1 if self is Pace.SLOPE_WITH_MEMORY else 1.0))


@dataclass(frozen=True)
class Optimizer(ABC):
    """An update rule: a frozen value of hyper-parameters that owns no position and no loop.

    `update` gives the move; somebody else adds it to the point. It works elementwise on
    gradients of shape (..., d), so a batch goes through the same lines as a single point.
    ValueError names a hyper-parameter that is out of range.
    """

    title: ClassVar[str]
    latex: ClassVar[str]
    pace: ClassVar[Pace]

    learning_rate: float = hyperparameter(
        0.001,
        Hyperparameter(
            label="Learning rate",
            symbol="η",
            help="How far to move for a given slope.",
            low=0.0,
            high=math.inf,
            slider=(1e-4, 10.0),
            low_open=True,
            log=True,
        ),
    )

    def __post_init__(self) -> None:
        for name, about in describe(type(self)).items():
            value = getattr(self, name)
            if not about.accepts(value):
                allowed = about.range_template.format(low=about.low, high=about.high)
                raise ValueError(f"{name} must be {allowed}, not {value:g}")

    @abstractmethod
    def initial_state(self, point: Array) -> NamedTuple:
        """What the rule remembers before its first step from `point`, shape (..., d)."""

    @abstractmethod
    def update(self, gradient: Array, state: Any) -> tuple[Array, Any]:
        """The move for a gradient, both (..., d), and what the rule remembers after it."""

    @abstractmethod
    def parts(self, gradient: Array, state: Any) -> Mapping[str, Array]:
        """The named vectors that made up a move, from its gradient and the state after it."""


def describe(rule: type[Optimizer]) -> dict[str, Hyperparameter]:
    """The description of each hyper-parameter of an update rule, by field name."""
    return {each.name: each.metadata["about"] for each in fields(rule)}


def _round(value: float) -> float:
    """To two significant digits: a number that can be read out."""
    return float(f"{value:.1e}")
