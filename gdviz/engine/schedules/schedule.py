"""What every learning-rate schedule has: fields that describe themselves, and a factor a step."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, NamedTuple, TypeVar

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter, check_ranges
from gdviz.engine.line import Formula
from gdviz.engine.registry import Registry

#: Every schedule by name.
schedules: Registry[type[Schedule]] = Registry("schedule")

S = TypeVar("S", bound="type[Schedule]")


def named(name: str) -> Callable[[S], S]:
    """Enter a schedule under the name by which it is asked for."""

    def enter(schedule: S) -> S:
        schedules.add(name, lambda: schedule)
        return schedule

    return enter


#: A number of steps.
steps_field = partial(
    Hyperparameter, low=1, high=1e6, slider=(1, 1000), log=True, whole=True, symbol="steps"
)
#: A share from 0 to 1.
share_field = partial(Hyperparameter, low=0.0, high=1.0, slider=(0.0, 1.0))


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

    @abstractmethod
    def formula(self, before: Any) -> Formula:
        """The factor of the step that follows a state of one descent, as it is worked out."""


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

    def formula(self, before: Clock) -> Formula:
        return self.formula_at(int(before.step))

    @abstractmethod
    def at(self, step: int) -> float:
        """The factor of a step, counted from 0."""

    @abstractmethod
    def formula_at(self, step: int) -> Formula:
        """The same as it is worked out."""
