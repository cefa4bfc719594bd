"""What a gradient and a Hessian of a cost cost: their time over that of a value, as measured."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from time import perf_counter
from weakref import WeakKeyDictionary

import numpy as np

from gdviz.engine.cost import Array, CostFunction

#: Coordinates that are evaluated at once: so many that the arithmetic outweighs the calls, so few
#: that everything stays in the cache.
NUMBERS = 2**13
#: Pairs of measurements; the median of their ratios does not mind a few that were disturbed.
ROUNDS = 15
#: Seconds after which no further pair is taken.
LONGEST = 0.25

_gradient_prices: WeakKeyDictionary[CostFunction, float] = WeakKeyDictionary()
_hessian_prices: WeakKeyDictionary[CostFunction, float] = WeakKeyDictionary()
_measuring = Lock()


def gradient_price(cost: CostFunction) -> float:
    """How many evaluations of this cost take as long as one of its gradient.

    The median of ratios of times measured side by side, at points drawn from its domain; measured
    when first asked for, then remembered as long as the cost lives.
    """
    return _remembered(_gradient_prices, cost, cost.gradient, 1)


def hessian_price(cost: CostFunction) -> float:
    """How many evaluations of this cost take as long as one of its Hessian; see above."""
    return _remembered(_hessian_prices, cost, cost.hessian, cost.dimension)


def _remembered(
    prices: WeakKeyDictionary[CostFunction, float],
    cost: CostFunction,
    function: Callable[[Array], Array],
    numbers: int,
) -> float:
    # One at a time: two that measure at once would disturb each other.
    with _measuring:
        if cost not in prices:
            prices[cost] = _measure(cost, function, numbers)
        return prices[cost]


@np.errstate(all="ignore")
def _measure(cost: CostFunction, function: Callable[[Array], Array], numbers: int) -> float:
    """The price of a function that gives so many numbers for each coordinate of a point."""
    count = max(NUMBERS // (cost.dimension * numbers), 1)
    points = cost.domain.sample(np.random.default_rng(0), count)
    points = np.asfortranarray(points)  # each coordinate contiguous, as in all work on many
    ratios: list[float] = []
    end = perf_counter() + LONGEST
    while len(ratios) < ROUNDS and (len(ratios) < 3 or perf_counter() < end):
        ratios.append(_seconds(function, points) / _seconds(cost.value, points))
    # The first pair finds cold caches.
    return float(np.median(ratios[1:]))


def _seconds(function: Callable[[Array], Array], points: Array) -> float:
    began = perf_counter()
    function(points)
    return max(perf_counter() - began, 1e-9)
