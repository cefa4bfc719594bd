"""Round numbers along an axis."""

from __future__ import annotations

import math


def round_step(least: float) -> float:
    """The least of 1, 2, 5, 10, 20 ... and their parts that is not below `least`."""
    decade: float = 10.0 ** math.floor(math.log10(least))
    return next(each * decade for each in (1, 2, 5, 10) if each * decade >= least * (1 - 1e-12))


def round_places(low: float, high: float, most: int) -> list[float]:
    """At most so many steps between round numbers from `low` to `high`."""
    step = round_step((high - low) / max(most, 1))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [step * each for each in range(first, last + 1)]
