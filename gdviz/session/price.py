"""How long a step takes: expected of its cost, and measured of those that were taken."""

from __future__ import annotations

import math
from collections import deque
from typing import final

from gdviz.engine.cost import CostFunction

#: Seconds of a frame that steps may take; what takes longer is done on a thread of its own.
SHARE = 0.008
#: A cost with its gradient takes about so many times as long as the cost alone.
WITH_GRADIENT = 3
#: The last steps that are measured, and how many times as long as expected they may take.
MEASURED, SLOWER = 3, 5


def look_price(cost: CostFunction) -> float:
    """About how many seconds one value of a cost with its gradient takes."""
    return WITH_GRADIENT * cost.expected_seconds


@final
class Pace:
    """How long the last steps of a run have taken; written on any thread."""

    def __init__(self) -> None:
        self._last: deque[float] = deque(maxlen=MEASURED)

    def note(self, seconds: float) -> None:
        """A step took so long."""
        self._last.append(seconds)

    def seconds(self, cost: CostFunction) -> float:
        """How long the next step takes: before there are enough, what is expected of its cost.

        The median of the last ones, and of a network no more than so many times what is expected:
        a machine that stalls, or has much else to do, makes no step dear.
        """
        expected, last = look_price(cost), sorted(self._last)
        if len(last) < MEASURED:
            return expected
        return min(last[MEASURED // 2], SLOWER * expected or math.inf)
