"""What every update rule has: hyper-parameters that describe themselves, and a pure move."""

from __future__ import annotations

import math
from abc import abstractmethod
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, ClassVar, NamedTuple, Self

import numpy as np

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.hyperparameter import Hyperparameter, check_ranges, hyperparameter
from gdviz.engine.method import Method


class Pace(Enum):
    """What a learning rate measures, and so which one suits a cost function to begin with."""

    SLOPE = "A move is the learning rate times the slope."
    SLOPE_WITH_MEMORY = "Moves add up over about ten steps."
    DISTANCE = "A move is about the learning rate itself, however steep the slope."
    SLOPE_TRIED = "A move is at most the learning rate times the slope, and shortened as needed."
    SHARE = "A move is a share of the step that the rule itself thinks best."

    def suited_to(self, cost: CostFunction) -> float:
        """A learning rate with which the first steps on `cost` are instructive."""
        if self is Pace.SHARE:
            return 1.0
        if self is Pace.DISTANCE:
            return _round(cost.stride or float(cost.domain.span.max()) / 50)
        return _round(cost.learning_rate * _SHARES[self])


#: Shares of the learning rate that suits plain gradient descent.
_SHARES = {Pace.SLOPE: 1.0, Pace.SLOPE_WITH_MEMORY: 0.1, Pace.SLOPE_TRIED: 10.0}


class Place(NamedTuple):
    """Where a descent stands, and all that a rule may look at before it moves.

    `point` and `gradient` have shape (..., d), `cost` has shape (...); `function` can be asked
    for costs and slopes elsewhere.
    """

    point: Array
    cost: Array
    gradient: Array
    function: CostFunction


@dataclass(frozen=True)
class UpdateRule(Method):
    """A frozen value that owns no position and no loop.

    `move` gives the move; somebody else adds it to the point. It works on places of shape
    (..., d), so a batch goes through the same lines as a single point.
    """

    @abstractmethod
    def initial_state(self, point: Array) -> NamedTuple:
        """What the rule remembers before its first step from `point`, shape (..., d).

        Its arrays begin with the axes (...), so that a batch can let go of starts that have ended.
        """

    @abstractmethod
    def move(self, here: Place, state: Any) -> tuple[Array, Any]:
        """The move from a place, shape (..., d), and what the rule remembers after it."""

    def rate_state(self, state: Any) -> Any:
        """What of a state the learning rate hangs on, as a state of its own; mostly nothing."""
        return ()

    @abstractmethod
    def learning_rates(self, states: Any, count: int) -> Array:
        """The learning rates of the steps that follow `count` states: (count,).

        `states` are what `rate_state` gave for them, stacked in one.
        """


def rate(default: float, help_text: str = "How far to move for a given slope.") -> Any:
    """The field that every optimizer has, with a default and a meaning of its own."""
    about = Hyperparameter(
        label="Learning rate",
        symbol="η",
        help=help_text,
        low=0.0,
        high=math.inf,
        slider=(1e-4, 10.0),
        low_open=True,
        log=True,
    )
    return hyperparameter(default, about)


@dataclass(frozen=True)
class Optimizer(UpdateRule):
    """An update rule with a name and hyper-parameters that describe themselves.

    ValueError names a hyper-parameter that is out of range.
    """

    title: ClassVar[str]
    latex: ClassVar[str]
    pace: ClassVar[Pace]

    learning_rate: float = rate(0.001)

    def __post_init__(self) -> None:
        check_ranges(self)

    def learning_rates(self, states: Any, count: int) -> Array:
        return np.full(count, self.learning_rate)

    def with_rate(self, learning_rate: float) -> Self:
        return replace(self, learning_rate=learning_rate)

    def suited_to(self, cost: CostFunction) -> Self:
        return self.with_rate(self.pace.suited_to(cost))


@dataclass(frozen=True)
class SlopeRule(Optimizer):
    """An optimizer that looks at nothing but the gradient where it stands."""

    def move(self, here: Place, state: Any) -> tuple[Array, Any]:
        return self.update(here.gradient, state)

    @abstractmethod
    def update(self, gradient: Array, state: Any) -> tuple[Array, Any]:
        """The move for a gradient, both (..., d), and what the rule remembers after it."""


def _round(value: float) -> float:
    """To two significant digits: a number that can be read out."""
    return float(f"{value:.1e}")
