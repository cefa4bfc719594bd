"""Which costs get a level line: round numbers, close together where the surface is low."""

from __future__ import annotations

from typing import final

import numpy as np

from gdviz.engine.cost import Array

#: About so many bands of colour: enough to see the shape, few enough to tell apart from afar.
BANDS = 12
#: Fewer levels show no shape.
FEWEST = 4
#: Levels are spaced logarithmically when the highest cost is so many times the middle one.
WIDE = 4.0
#: Share of the usual height by which costs may lie below zero and still be counted from zero.
SHALLOW = 0.01


@final
class Levels:
    """Ascending level values; band i lies below level i, the last band above all of them."""

    def __init__(self, values: Array) -> None:
        self.values = values

    @classmethod
    def for_costs(cls, costs: Array, lowest: float) -> Levels:
        """Levels for a sample of costs, counted from the lowest cost there is."""
        finite = costs[np.isfinite(costs)]
        if finite.size == 0 or finite.max() <= finite.min():
            return cls(np.array([lowest]))
        # A little below zero is no reason for levels such as 9.98.
        shallow = lowest >= -SHALLOW * (np.median(finite) - lowest)
        floor = 0.0 if shallow else _rounded_down(lowest)
        if finite.max() - lowest > WIDE * (np.median(finite) - lowest):
            levels = _log_levels(finite - floor)
            if len(levels) >= FEWEST:
                return cls(_counted_from(floor, levels))
        return cls(_even_levels(lowest, finite.max()))

    @property
    def bands(self) -> int:
        """The number of bands of colour."""
        return len(self.values) + 1

    def bands_within(self, costs: Array) -> int:
        """How many bands a sample of costs touches."""
        finite = costs[np.isfinite(costs)]
        if finite.size == 0:
            return 0
        first, last = np.searchsorted(self.values, [finite.min(), finite.max()])
        return int(last - first) + 1


def _log_levels(heights: Array) -> Array:
    """1, 2, 5, 10 ... (1, 10, 100 ... where that gives too many) over most of the heights."""
    low, high = max(np.quantile(heights, 0.005), heights.max() * 1e-6), heights.max()
    decades = 10.0 ** np.arange(np.floor(np.log10(low)), np.ceil(np.log10(high)) + 1)
    for steps in ((1, 2, 5), (1, 3), (1,)):
        levels: Array = np.outer(decades, steps).ravel()
        levels = levels[(levels > low) & (levels < high)]
        if len(levels) <= BANDS:
            break
    return levels


def _counted_from(floor: float, heights: Array) -> Array:
    """Costs at heights above a floor; far above it they are round again."""
    values = floor + heights
    digits = 10.0 ** (np.floor(np.log10(heights)) - 1)
    high = heights > 10 * abs(floor)
    costs: Array = np.where(high, np.round(values / digits) * digits, values)
    return costs


def _rounded_down(value: float) -> float:
    """To one significant digit, downwards: heights above it give round costs again."""
    power = 10.0 ** np.floor(np.log10(abs(value)))
    return float(np.floor(value / power) * power)


def _even_levels(lowest: float, highest: float) -> Array:
    """Multiples of a round step."""
    rough = (highest - lowest) / BANDS
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(each * power for each in (1, 2, 5, 10) if each * power >= rough)
    first = np.floor(lowest / step) + 1
    # A plain that trembles around a round number gets no level there.
    count = int(np.ceil(highest / step - 0.01) - first)
    values: Array = (first + np.arange(max(count, 1))) * step
    return values
