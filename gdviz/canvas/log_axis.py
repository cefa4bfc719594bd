"""An axis whose places are decades, with the numbers themselves beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from gdviz.canvas.round_numbers import round_places
from gdviz.session.words import number

#: Heights of the text from one number to the next, across and up.
ACROSS, UP = 3.6, 2.0
#: Numbers that are also written between decades when there is room.
BETWEEN = (1, 2, 5)
#: The digits of a float, and the share by which powers of places miss a round number.
MOST_DIGITS, EQUAL = 15, 1e-11
#: Below so many decades in sight the numbers are evenly spaced.
NARROW = 0.7


def make_log(axis: Any, text: int, across: bool) -> None:
    """Let a pyqtgraph axis of decades write the numbers; `text` is the height of its font."""
    apart = text * (ACROSS if across else UP)

    def places(low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        return [(high - low, log_places(low, high, max(2, int(size / apart))))]

    def strings(values: Sequence[float], scale: float, spacing: float) -> list[str]:
        return [round_text(10.0**each) for each in values]

    # Put on the axis itself: pyqtgraph asks it for both whenever it is painted.
    axis.tickValues, axis.tickStrings = places, strings
    axis.picture = None
    axis.update()


def make_linear(axis: Any) -> None:
    """Let it write its places again."""
    for name in ("tickValues", "tickStrings"):
        axis.__dict__.pop(name, None)
    axis.picture = None
    axis.update()


def log_places(low: float, high: float, most: int) -> list[float]:
    """At most about so many decades from `low` to `high` at which round numbers stand."""
    if high - low < NARROW:
        numbers = round_places(10.0**low, 10.0**high, most)
        return [math.log10(each) for each in numbers if each > 0]
    first, last = math.floor(low), math.ceil(high)
    if (high - low) * len(BETWEEN) <= most:
        decades = range(first, last + 1)
        numbers = [each * 10.0**decade for decade in decades for each in BETWEEN]
        return [place for place in map(math.log10, numbers) if low <= place <= high]
    step = max(1, math.ceil((high - low) / most))
    return [float(each) for each in range(first, last + 1) if each % step == 0 and each >= low]


def round_text(value: float) -> str:
    """A round number with no more digits than it has."""
    digits = 1
    while digits < MOST_DIGITS and abs(float(f"{value:.{digits}g}") - value) > EQUAL * value:
        digits += 1
    return number(value, digits)
