"""From values to places along an axis, and the numbers that are written beside it."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import final

import numpy as np

from gdviz.canvas.round_numbers import round_places, round_step
from gdviz.engine.cost import Array
from gdviz.session.words import number, round_number

#: What lies nearer to the bottom of a log axis than a float can tell is drawn here.
LOWEST = 1e-16
#: Around zero a signed log axis is even.
EVEN = 1e-4


class Scale(ABC):
    """A way from values to places; the same distance of places is the same length on screen."""

    @abstractmethod
    def places(self, values: Array) -> Array:
        """Where values stand: (n,) -> (n,)."""

    @abstractmethod
    def value(self, place: float) -> float:
        """The value that stands at a place."""

    @abstractmethod
    def around(self, low: float, high: float) -> tuple[float, float]:
        """A range of places with room around two places, from one round number to another."""

    @abstractmethod
    def ticks(self, low: float, high: float, most: int) -> list[tuple[float, str]]:
        """At most so many round places in a range, each with the number that stands there."""


@final
@dataclass(frozen=True)
class LinearScale(Scale):
    """Values are their own places."""

    def places(self, values: Array) -> Array:
        return values

    def value(self, place: float) -> float:
        return place

    def around(self, low: float, high: float) -> tuple[float, float]:
        # Zero is shown where it is near; a single value stands above it or below it.
        if low < high / 2 or low == high:
            low, high = min(low, 0.0), max(high, 0.0)
        step = round_step((high - low or 1.0) / 4)
        return step * math.floor(low / step), step * math.ceil(high / step + 0.05)

    def ticks(self, low: float, high: float, most: int) -> list[tuple[float, str]]:
        return [(each, _round_text(each)) for each in round_places(low, high, most)]


@final
@dataclass(frozen=True)
class LogScale(Scale):
    """Decades of the distance above a base."""

    base: float = 0.0

    def places(self, values: Array) -> Array:
        places: Array = np.log10(np.maximum(values - self.base, LOWEST))
        return places

    def value(self, place: float) -> float:
        return self.base + float(10.0**place)

    def around(self, low: float, high: float) -> tuple[float, float]:
        step = max(1, math.ceil((high - low) / 5))
        low, high = step * math.floor(low / step), step * math.ceil(high / step)
        return low, max(high, low + 1)

    def ticks(self, low: float, high: float, most: int) -> list[tuple[float, str]]:
        step = max(1, math.ceil((high - low) / max(most, 1)))
        decades = range(step * math.ceil(low / step), math.floor(high) + 1, step)
        return [(float(each), number(10.0**each, 1)) for each in decades]


@final
@dataclass(frozen=True)
class SignedLogScale(Scale):
    """Decades away from zero on both sides of it, and even very near to zero."""

    def places(self, values: Array) -> Array:
        places: Array = np.sign(values) * np.log10(1 + np.abs(values) / EVEN)
        return places

    def value(self, place: float) -> float:
        return math.copysign(EVEN * (10.0 ** abs(place) - 1), place)

    def around(self, low: float, high: float) -> tuple[float, float]:
        low, high = math.floor(low), math.ceil(high)
        return low, max(high, low + 1)

    def ticks(self, low: float, high: float, most: int) -> list[tuple[float, str]]:
        furthest = math.ceil(max(abs(low), abs(high)))
        step = max(1, math.ceil((high - low) / max(most, 1)))
        decades = [EVEN * 10.0**each for each in range(step, furthest + 1, step)]
        values = [*(-each for each in reversed(decades)), 0.0, *decades]
        places = self.places(np.array(values)).tolist()
        return [
            (place, number(value, 1))
            for place, value in zip(places, values, strict=True)
            if low <= place <= high
        ]


def _round_text(value: float) -> str:
    small = value == 0 or 1e-3 <= abs(value) < 1e5
    return round_number(value) if small else number(value, 2).replace(".0e", "e")
