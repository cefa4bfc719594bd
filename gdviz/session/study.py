"""A question that is asked of the whole cost, beyond the runs: which one, as plain data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import final

from gdviz.engine.maps.grid import Axis


@final
class Study(Enum):
    """The value is its label, and what it answers."""

    NONE = ("None", "Only the runs")
    BASINS = ("Basins", "Which minimum does each start reach?")
    RATES = ("Learning rates", "Which learning rates converge, and how fast?")
    TRAINABILITY = ("Trainability", "Where does training end and divergence begin?")
    # The last one speaks of costs that no picture can show: it takes the picture's place.
    DIMENSIONS = ("Curse of dimensionality", "What does brute force cost with more parameters?")

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def alone(self) -> bool:
        """Whether its answer takes the place of the picture."""
        return self is Study.DIMENSIONS

    @property
    def beside(self) -> bool:
        """Whether its answer stands beside the picture, where there is room for both."""
        return self in (Study.RATES, Study.TRAINABILITY)

    @property
    def asks(self) -> str:
        """The question in words."""
        return self.value[1]


@final
class Pair(Enum):
    """What a trainability map varies across and up; the value is its label and their names.

    `{0}` and `{1}` stand for the symbols of the cost's coordinates.
    """

    # Of the first two the learning rate is the other: the axis says so.
    FIRST_START = ("Start {0}", "start_{0}", "learning_rate")
    SECOND_START = ("Start {1}", "start_{1}", "learning_rate")
    RATES = ("Two rates", "learning_rate_{0}", "learning_rate_{1}")

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def dimension(self) -> int:
        """The fewest parameters of a cost with which it can be asked."""
        return 2 if "{1}" in "".join(self.value[1:]) else 1

    def axes(self, symbols: Sequence[str]) -> tuple[str, str]:
        """The names of what is varied across and up."""
        across, up = (each.format(*symbols) for each in self.value[1:])
        return across, up


@final
@dataclass(frozen=True)
class Sight:
    """What is seen of the trainability map: what is varied, and in which window.

    An axis that is None shows what suits the cost and the optimizer.
    """

    pair: Pair = Pair.FIRST_START
    window: tuple[Axis | None, Axis | None] = (None, None)
