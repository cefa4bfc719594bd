"""Durations as one would say them, from a millionth of a second to ages of the universe."""

from __future__ import annotations

import math
from enum import Enum
from typing import NamedTuple, final

YEAR = 365.25 * 86_400.0


@final
class Unit(Enum):
    """A unit of time: its words, with the place of the number, and its seconds."""

    MICROSECONDS = ("{0} microseconds", 1e-6)
    MILLISECONDS = ("{0} milliseconds", 1e-3)
    SECONDS = ("{0} seconds", 1.0)
    MINUTES = ("{0} minutes", 60.0)
    HOURS = ("{0} hours", 3_600.0)
    DAYS = ("{0} days", 86_400.0)
    YEARS = ("{0} years", YEAR)
    THOUSAND_YEARS = ("{0} thousand years", 1e3 * YEAR)
    MILLION_YEARS = ("{0} million years", 1e6 * YEAR)
    BILLION_YEARS = ("{0} billion years", 1e9 * YEAR)
    #: 13.8 billion years: Planck Collaboration, "Planck 2018 results VI", 2020.
    AGES_OF_THE_UNIVERSE = ("{0} times the age of the universe", 13.8e9 * YEAR)

    @property
    def template(self) -> str:
        """The words, to be translated before the number is put in."""
        return self.value[0]

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.value[1]


@final
class Duration(NamedTuple):
    """So many of a unit; the number is kept as its logarithm, for it may be beyond all floats."""

    log10_number: float
    unit: Unit

    @property
    def number(self) -> float:
        """How many; infinity beyond 1e308."""
        return power_of_ten(self.log10_number)


def in_words(seconds: float) -> Duration:
    """A duration in the largest unit of which it is at least one, such as 3.1 million years.

    ValueError unless it is above 0 and finite; `log10_in_words` takes what is longer.
    """
    if not 0 < seconds < math.inf:
        raise ValueError(f"a duration must be above 0 and finite, not {seconds}")
    return log10_in_words(math.log10(seconds))


def log10_in_words(log10_seconds: float) -> Duration:
    """The same from the decimal logarithm of the seconds."""
    # Rounded up by a hair: a thousand microseconds are one millisecond.
    units = [unit for unit in Unit if math.log10(unit.seconds) <= log10_seconds + 1e-9]
    unit = units[-1] if units else Unit.MICROSECONDS
    return Duration(log10_seconds - math.log10(unit.seconds), unit)


def power_of_ten(exponent: float) -> float:
    """Ten to that power; infinity where it is beyond all floats."""
    return 10.0**exponent if exponent < 308.0 else math.inf
