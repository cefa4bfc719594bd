"""How fast the needs of searches grow with the dimension: what is measured, carried on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self, final

import numpy as np

#: Measured dimensions from which the law of random search is fitted without help.
ENOUGH = 3
#: So many of the highest dimensions measured carry the law of the grid.
LAST = 3


@final
@dataclass(frozen=True)
class RandomGrowth:
    """Random search needs N(d) tries on average: ln N(d) = a + b d + ln Γ(1 + d/2).

    N is one over the share of the domain that is good enough. Near a smooth minimum that region is
    an ellipsoid, whose volume is π^(d/2) / Γ(1 + d/2) times its half axes. The volume of the
    domain and the product of the half axes are powers of d, or nearly so: they make the line a + b
    d, fitted to what was measured, and Γ is what no line would foresee. On the sphere the law is
    exact, with a = 0.
    """

    intercept: float
    slope: float

    @classmethod
    def fitted(cls, needed: Mapping[int, float], hits: Mapping[int, int]) -> Self | None:
        """The law through the measured needs by dimension; None where nothing was measured.

        Each counts as much as the hits it rests on: the error of ln N is one over their root.
        """
        if not needed:
            return None
        dimensions = np.array(list(needed), dtype=float)
        excess = np.array([math.log(n) - math.lgamma(1 + d / 2) for d, n in needed.items()])
        weights = np.sqrt([float(hits[d]) for d in needed])
        if len(needed) < ENOUGH:
            # In no dimension at all the first try would do.
            dimensions, excess = np.append(dimensions, 0.0), np.append(excess, 0.0)
            weights = np.append(weights, weights.max())
        slope, intercept = np.polyfit(dimensions, excess, 1, w=weights)
        return cls(float(intercept), float(slope))

    def log10_evaluations(self, dimension: int) -> float:
        """The decimal logarithm of the tries needed in so many dimensions; at least 0."""
        ln = self.intercept + self.slope * dimension + math.lgamma(1 + dimension / 2)
        return max(ln / math.log(10), 0.0)


@final
@dataclass(frozen=True)
class GridGrowth:
    """A grid needs m(d)^d points with m(d) = c √d along every axis, rounded up.

    In each coordinate the nearest grid point misses the minimum by some share of the spacing, and
    the squares of these misses add up over the coordinates: for the cost to stay within the error,
    the square of the spacing has to shrink as 1/d. On the sphere of width w, c = w / √(12 ε), since
    a miss that is uniform over a spacing h has a mean square of h²/12.
    """

    per_root: float

    @classmethod
    def fitted(cls, per_axis: Mapping[int, int]) -> Self | None:
        """The law through the measured points per axis by dimension; None where there are none.

        The mean over the highest dimensions measured: they are nearest to what is asked for.
        """
        last = sorted(per_axis)[-LAST:]
        return cls(float(np.mean([per_axis[d] / math.sqrt(d) for d in last]))) if last else None

    def log10_evaluations(self, dimension: int) -> float:
        """The decimal logarithm of the points needed in so many dimensions."""
        per_axis = max(math.ceil(self.per_root * math.sqrt(dimension) - 1e-9), 1)
        return dimension * math.log10(per_axis)
