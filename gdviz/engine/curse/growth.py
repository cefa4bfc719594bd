"""How fast the needs of searches grow with the dimension: what is measured, carried on."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self, final

import numpy as np

from gdviz.engine.cost import CostFunction

#: So many of the highest dimensions measured carry the law of the grid.
LAST = 3


@final
class Bowl(NamedTuple):
    """What the Hessian at the minimum says of how narrow the region of good points is.

    Half the logarithm of its determinant, and its trace.
    """

    half_log_determinant: float
    trace: float


def bowls_of(functions: Mapping[int, CostFunction]) -> dict[int, Bowl]:
    """The bowl around the deepest minimum of each cost, by dimension.

    Where one of the Hessians is not positive definite, as at a kink, all are taken for round bowls
    of the same curvature: laws compare dimensions, so they need one measure for all.
    """
    bowls = {}
    for dimension, cost in functions.items():
        with np.errstate(all="ignore"):
            hessian = cost.hessian(cost.minima[0].point)
        whole = cost.smooth and bool(np.isfinite(hessian).all())
        curvatures = np.linalg.eigvalsh(hessian) if whole else np.zeros(dimension)
        if not curvatures[0] > 0:
            return {each: Bowl(0.0, float(each)) for each in functions}
        bowls[dimension] = Bowl(0.5 * float(np.log(curvatures).sum()), float(curvatures.sum()))
    return bowls


@final
@dataclass(frozen=True)
class RandomGrowth:
    """Random search needs N tries on average: ln N = a + b d + ln Γ(1 + d/2) + ½ ln det H.

    N is one over the share of the domain that is good enough. Near a smooth minimum with Hessian H
    the points that cost at most ε more fill an ellipsoid of volume
    (2πε)^(d/2) / (Γ(1 + d/2) √det H) in a domain of volume w^d. So ln N is linear in d, with the
    slope ln w − ½ ln 2πε, but for the two terms that are known; the line is fitted to what was
    measured, which takes in how the region departs from an ellipsoid. On the sphere the law is
    exact, with a = 0.
    """

    intercept: float
    slope: float

    @classmethod
    def fitted(
        cls, needed: Mapping[int, float], hits: Mapping[int, int], bowls: Mapping[int, Bowl]
    ) -> Self | None:
        """The law through the measured needs by dimension; None where nothing was measured.

        Each counts as much as the hits it rests on, for the error of ln N is one over their root;
        the point a = 0, of an exact ellipsoid, counts as much as the weakest of them.
        """
        if not needed:
            return None
        excess = [math.log(n) - _known_terms(d, bowls[d]) for d, n in needed.items()]
        weights = np.sqrt([float(hits[d]) for d in needed])
        dimensions = np.array([0, *needed], dtype=float)
        weights = np.array([weights.min(), *weights])
        slope, intercept = np.polyfit(dimensions, [0.0, *excess], 1, w=weights)
        return cls(float(intercept), float(slope))

    def log10_evaluations(self, dimension: int, bowl: Bowl) -> float:
        """The decimal logarithm of the tries needed in so many dimensions; at least 0."""
        ln = self.intercept + self.slope * dimension + _known_terms(dimension, bowl)
        return max(ln / math.log(10), 0.0)


@final
@dataclass(frozen=True)
class GridGrowth:
    """A grid needs m^d points with m = c √(trace H) along every axis, rounded up.

    In each coordinate the nearest grid point misses the minimum by some share of the spacing h.
    These misses are independent, and a miss that is uniform over h has a mean square of h²/12, so
    the cost there is h²/24 times the trace of the Hessian H on average: for it to stay within ε,
    c = w / √(24 ε) in a domain of width w. Here c is taken from what was measured.
    """

    per_root: float

    @classmethod
    def fitted(cls, per_axis: Mapping[int, int], bowls: Mapping[int, Bowl]) -> Self | None:
        """The law through the measured points per axis by dimension; None where there are none.

        The mean over the highest dimensions measured: they are nearest to what is asked for.
        """
        roots = [per_axis[d] / math.sqrt(bowls[d].trace) for d in sorted(per_axis)]
        return cls(float(np.mean(roots[-LAST:]))) if roots else None

    def log10_evaluations(self, dimension: int, bowl: Bowl) -> float:
        """The decimal logarithm of the points needed in so many dimensions."""
        per_axis = max(math.ceil(self.per_root * math.sqrt(bowl.trace) - 1e-9), 1)
        return dimension * math.log10(per_axis)


def _known_terms(dimension: int, bowl: Bowl) -> float:
    return math.lgamma(1 + dimension / 2) + bowl.half_log_determinant
