"""Costs of fitting a model to data."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.engine.cost import Array, Coordinate, CostFunction, Domain, Minimum, as_points


@final
@dataclass(frozen=True, eq=False)
class Dataset:
    """Pairs of measurements, each of shape (n,), with their axis labels, source and licence.

    `x` counts from `x_origin`, so that x = 0 lies near the data and the intercept is a value
    that one could measure; add it back to get the number in the file.
    """

    title: str
    x: Array
    y: Array
    x_label: str
    y_label: str
    x_origin: float
    source: str
    licence: str

    @property
    def count(self) -> int:
        """The number of pairs, n."""
        return len(self.x)


@dataclass(frozen=True, eq=False, kw_only=True)
class SampledCost(CostFunction):
    """A cost that is a mean over samples, whose slope can be taken on some of them alone."""

    @property
    @abstractmethod
    def sample_count(self) -> int:
        """The number of samples, n."""

    @abstractmethod
    def gradient_on(self, points: ArrayLike, rows: NDArray[np.intp]) -> Array:
        """Gradient of the error on some of the data, given by their indices: (..., d) -> (..., d).

        On all rows it is the gradient itself, up to rounding.
        """


@dataclass(frozen=True, eq=False, kw_only=True)
class DataCost(SampledCost):
    """A cost that compares a model's predictions with data."""

    data: Dataset

    @property
    def sample_count(self) -> int:
        return self.data.count

    @abstractmethod
    def predict(self, point: Array, x: Array) -> Array:
        """The model's prediction at each x, shape (n,), with the parameters `point`, shape (d,)."""


@final
@dataclass(frozen=True, eq=False, kw_only=True)
class LineFit(DataCost):
    """Mean squared error of the line y = a x + b, as a function of the point (a, b).

    With the least-squares solution θ* and its error C*, the mean squared error is exactly
    C* + (θ − θ*)ᵀ M (θ − θ*), where M = [[mean x², mean x], [mean x, 1]]: no pass over the data
    per point, and no cancellation near the minimum (Bishop, Pattern Recognition and Machine
    Learning, 2006, section 3.1).
    """

    moments: Array

    def value(self, points: ArrayLike) -> Array:
        slope, intercept = self._offsets(points)
        (xx, x), _ = self.moments
        excess = xx * slope * slope + 2 * x * slope * intercept + intercept * intercept
        value: Array = self.minima[0].value + excess
        return value.T

    def gradient(self, points: ArrayLike) -> Array:
        offsets = self._offsets(points)
        (xx, x), _ = self.moments
        gradient = np.empty_like(offsets)
        gradient[0] = 2 * (xx * offsets[0] + x * offsets[1])
        gradient[1] = 2 * (x * offsets[0] + offsets[1])
        return gradient.T

    def hessian(self, points: ArrayLike) -> Array:
        shape = as_points(points, self.dimension).shape[:-1]
        return np.broadcast_to(2 * self.moments, (*shape, 2, 2))

    def gradient_on(self, points: ArrayLike, rows: NDArray[np.intp]) -> Array:
        x, y = self.data.x[rows], self.data.y[rows]
        slope, intercept = as_points(points, self.dimension).T
        xx, mean_x = np.mean(x * x), np.mean(x)
        along_slope = 2 * (xx * slope + mean_x * intercept - np.mean(x * y))
        along_intercept = 2 * (mean_x * slope + intercept - np.mean(y))
        return np.stack([along_slope, along_intercept]).T

    def predict(self, point: Array, x: Array) -> Array:
        line: Array = point[0] * x + point[1]
        return line

    def _offsets(self, points: ArrayLike) -> Array:
        return (as_points(points, self.dimension) - self.minima[0].point).T


def fit_line(data: Dataset) -> LineFit:
    """The mean squared error of a straight line through `data`; its minimum by least squares."""
    design = np.stack([data.x, np.ones_like(data.x)], axis=1)
    best, *_ = np.linalg.lstsq(design, data.y, rcond=None)
    error = float(np.mean(np.square(design @ best - data.y)))
    moments = design.T @ design / len(data.x)
    # Twice the distance at which the error has grown by the data's own variance: everything
    # worth seeing, from hopeless lines to the best one.
    reach = 2 * np.sqrt(np.var(data.y) * np.diag(np.linalg.inv(moments)))
    return LineFit(
        title=data.title,
        formula="C(a, b) = mean of (a x + b − y)²",
        latex=r"C(a, b) = \frac{1}{n} \sum_{i=1}^{n} (a x_i + b - y_i)^2",
        coordinates=(Coordinate("a", "a", "slope a"), Coordinate("b", "b", "intercept b")),
        domain=Domain.of(*zip(best - reach, best + reach, strict=True)),
        start=best + reach * (-0.75, 0.8),
        learning_rate=float(0.85 / np.linalg.eigvalsh(moments)[-1]),
        minima=(Minimum.at(*best, value=error),),
        moments=moments,
        data=data,
    )
