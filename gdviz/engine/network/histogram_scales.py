"""Axes for histograms of all layers of a network, which stay where they are from step to step."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Self, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array

#: An odd number of bins of weights, so that one lies around zero; bins in a decade of gradients.
WEIGHT_BINS, BINS_IN_DECADE = 41, 4
#: A shorter axis is taken when it would hold so many times what there is, or saves so many decades
#: and keeps one of them: gradients of mini-batch training go up and down by two.
SPARE, DECADES = 1.25, 3
#: Decades below the smallest mean size that are shown, and the fewest in all.
BELOW, FEWEST = 2, 4
#: What is shown where all gradients are zero.
NOTHING = (-8, 0)
#: The outermost decades of an axis: powers of ten beyond them are no numbers any more.
OUTERMOST = 300


@final
@dataclass(frozen=True)
class Scales:
    """Weights from −`reach` to `reach`; sizes of gradients from 10^`low` to 10^`high`.

    One scale serves all layers, so that they can be compared.
    """

    reach: float
    low: int
    high: int

    @classmethod
    def around(cls, weights: list[Array], gradients: list[Array]) -> Self:
        """The scales of these alone, arrays of any shape, one a layer."""
        largest = max(float(np.abs(each).max()) for each in weights)
        return cls(round_above(largest), *_decades(gradients))

    def kept_for(self, weights: list[Array], gradients: list[Array]) -> Scales:
        """These, or others where something lies beyond or where much room would be left."""
        wanted = Scales.around(weights, gradients)
        low, high = min(self.low, wanted.low), max(self.high, wanted.high)
        if wanted.low >= low + DECADES:
            low = wanted.low - 1
        if wanted.high <= high - DECADES:
            high = wanted.high + 1
        return Scales(self._reach_for(weights, wanted), low, high)

    def count_weights(self, weights: Array) -> NDArray[np.intp]:
        """How many lie in each of the `WEIGHT_BINS` bins, those beyond the axis in its end bins."""
        return _counts((weights + self.reach) * (WEIGHT_BINS / (2 * self.reach)), WEIGHT_BINS)

    def count_gradients(self, gradients: Array) -> NDArray[np.intp]:
        """The same for sizes, in `BINS_IN_DECADE` bins a decade; zeros are in the first bin."""
        with np.errstate(divide="ignore"):
            decades = np.log10(np.abs(gradients))
        bins = (self.high - self.low) * BINS_IN_DECADE
        return _counts((decades - self.low) * BINS_IN_DECADE, bins)

    def _reach_for(self, weights: list[Array], wanted: Scales) -> float:
        if wanted.reach > self.reach:
            return wanted.reach
        roomy = round_above(SPARE * max(float(np.abs(each).max()) for each in weights))
        return min(roomy, self.reach)


def round_above(value: float) -> float:
    """The least of 1, 2 and 5 times a power of ten that is not below `value`; 1 for zero."""
    if value <= 0:
        return 1.0
    decade = 10.0 ** math.floor(math.log10(value))
    return next(each * decade for each in (1, 2, 5, 10, 20) if each * decade >= value)


def _decades(gradients: list[Array]) -> tuple[int, int]:
    sizes = [np.abs(each) for each in gradients]
    means = [mean for each in gradients if (mean := mean_size(each)) > 0]
    if not means:
        return NOTHING
    high = math.ceil(_decade(max(float(each.max()) for each in sizes)))
    return min(math.floor(_decade(min(means))) - BELOW, high - FEWEST), high


def mean_size(numbers: Array) -> float:
    """The mean of their sizes; infinite where these are too large to be added up."""
    with np.errstate(over="ignore"):
        return float(np.abs(numbers).mean())


def _decade(size: float) -> float:
    return math.log10(min(max(size, 10.0**-OUTERMOST), 10.0**OUTERMOST))


def _counts(places: Array, bins: int) -> NDArray[np.intp]:
    """How many places, in bins, lie in each bin from 0 to `bins`; the outermost take the rest."""
    inside = np.clip(places.ravel(), 0, bins - 1).astype(np.intp)
    counts: NDArray[np.intp] = np.bincount(inside, minlength=bins)
    return counts
