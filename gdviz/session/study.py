"""A question that is asked of the whole cost, beyond the runs: which one, as plain data."""

from __future__ import annotations

from enum import Enum
from typing import final


@final
class Study(Enum):
    """The value is its label, and what it answers."""

    NONE = ("None", "Only the runs")
    BASINS = ("Basins", "Which minimum does each start reach?")
    RATES = ("Learning rates", "Which learning rates converge, and how fast?")
    TRAINABILITY = ("Trainability", "Where does training end and divergence begin?")
    DIMENSIONS = ("Curse of dimensionality", "What does brute force cost with more parameters?")

    @property
    def label(self) -> str:
        return self.value[0]

    @property
    def asks(self) -> str:
        """The question in words."""
        return self.value[1]
