"""The numbers that a loss is given: one for each sample, linear in the two parameters."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.losses.loss import Loss

#: Numbers that are looked at in one go: more leave the caches of a core.
BLOCK = 2**15


@final
@dataclass(frozen=True, eq=False)
class Terms:
    """u = sign (a x + b) − offset for each of n samples; every array is (n,).

    The parameters (a, b) are given as points in rows, (m, 2), contiguous, so that one and many are
    computed alike, to the last bit.
    """

    x: Array
    sign: Array
    offset: Array

    @property
    def count(self) -> int:
        """The number of samples, n."""
        return len(self.x)

    @cached_property
    def along_slope(self) -> Array:
        """How u grows along a, (n,); along b it grows as the sign."""
        return self.sign * self.x

    def taken(self, rows: NDArray[np.intp]) -> Terms:
        """Some of the samples."""
        return Terms(self.x[rows], self.sign[rows], self.offset[rows])

    def at(self, points: Array) -> Array:
        """The numbers u at each point for each sample: (m, 2) -> (m, n)."""
        slope, intercept = points[:, :1], points[:, 1:]
        u: Array = slope * self.along_slope + intercept * self.sign
        u -= self.offset
        return u

    def value(self, loss: Loss, points: Array) -> Array:
        """The mean loss: (m, 2) -> (m,)."""
        value = np.empty(len(points))
        size = max(1, BLOCK // self.count)
        for begin in range(0, len(points), size):
            rows = slice(begin, begin + size)
            value[rows] = self._mean(loss.value(self.at(points[rows])))
        return value

    def gradient(self, loss: Loss, points: Array) -> Array:
        """The gradient of the mean loss: (m, 2) -> (m, 2)."""
        return self._gradient(loss.slope(self.at(points)))

    def value_and_gradient(self, loss: Loss, points: Array) -> tuple[Array, Array]:
        """Both, of few points: (m, 2) -> (m,), (m, 2)."""
        u = self.at(points)
        return self._mean(loss.value(u)), self._gradient(loss.slope(u))

    def hessian(self, loss: Loss, points: Array) -> Array:
        """The second derivatives of the mean loss: (m, 2) -> (m, 2, 2)."""
        bends = loss.curvature(self.at(points))
        sums = self._mean(bends[:, np.newaxis] * self._squares)
        return sums[:, [0, 1, 1, 2]].reshape(-1, 2, 2)

    def _gradient(self, slopes: Array) -> Array:
        """From the slopes of the losses: (m, n) -> (m, 2)."""
        return self._mean(slopes[:, np.newaxis] * self._along)

    @cached_property
    def _along(self) -> Array:
        """How u grows along a and along b, (2, n)."""
        return np.stack([self.along_slope, self.sign])

    @cached_property
    def _squares(self) -> Array:
        """The products x², x and 1 of that, whatever the sign, (3, n)."""
        return np.stack([self.x * self.x, self.x, np.ones_like(self.x)])

    def _mean(self, numbers: Array) -> Array:
        """The mean over the samples: (..., n) -> (...); numpy's own asks many questions before."""
        mean: Array = np.add.reduce(numbers, axis=-1) / self.count
        return mean

    @cached_property
    def scale(self) -> tuple[float, float]:
        """Mean and standard deviation of x."""
        return float(np.mean(self.x)), float(np.std(self.x))

    @cached_property
    def standardized(self) -> Terms:
        """The same samples with x of mean 0 and standard deviation 1."""
        mean, spread = self.scale
        return Terms((self.x - mean) / spread, self.sign, self.offset)

    def unscaled(self, points: Array) -> Array:
        """Parameters (m, 2) for standardized x as parameters for x itself."""
        mean, spread = self.scale
        slope = points[:, 0] / spread
        return np.stack([slope, points[:, 1] - mean * slope], axis=1)

    @cached_property
    def hessian_bound(self) -> float:
        """The largest eigenvalue of the mean of (x, 1)(x, 1)ᵀ: curvatures 1 come to no more."""
        xx, x = float(np.mean(self.x * self.x)), float(np.mean(self.x))
        return 0.5 * (xx + 1.0) + math.hypot(0.5 * (xx - 1.0), x)
