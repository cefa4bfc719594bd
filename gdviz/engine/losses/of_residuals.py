"""Losses of a fit: functions of the residual r, prediction minus measurement."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter, hyperparameter
from gdviz.engine.losses.loss import Loss, named


@final
@named("mean_squared_error")
@dataclass(frozen=True)
class SquaredError(Loss):
    """r²: twice as far costs four times as much, and so outliers count most."""

    title = "Mean squared error"
    short = "Squared"
    steepest = math.inf
    bend = 2.0
    formula = "r²"
    latex = "r^2"

    def value(self, u: Array) -> Array:
        return u * u

    def slope(self, u: Array) -> Array:
        return 2.0 * u

    def curvature(self, u: Array) -> Array:
        return np.full_like(u, 2.0)


@final
@named("mean_absolute_error")
@dataclass(frozen=True)
class AbsoluteError(Loss):
    """|r|: an outlier counts by its side alone. Boscovich 1757; Laplace 1793."""

    title = "Mean absolute error"
    short = "Absolute"
    kink = 0.0
    steepest = 1.0
    bend = 0.0
    formula = "|r|"
    latex = "|r|"

    def value(self, u: Array) -> Array:
        return np.abs(u)

    def slope(self, u: Array) -> Array:
        return np.sign(u)

    def curvature(self, u: Array) -> Array:
        return np.zeros_like(u)


@final
@named("huber")
@dataclass(frozen=True)
class Huber(Loss):
    """A square near 0 that goes on as a straight line.

    Huber, "Robust estimation of a location parameter", Annals of Mathematical Statistics 35,
    1964, page 75.
    """

    title = "Huber"
    short = "Huber"
    bend = 1.0

    delta: float = hyperparameter(
        0.5,
        Hyperparameter(
            "Huber's limit",
            "δ",
            "Residuals below it cost their square, larger ones in proportion.",
            low=0.0,
            high=math.inf,
            slider=(0.05, 5.0),
            low_open=True,
            log=True,
        ),
    )

    @property
    def steepest(self) -> float:  # type: ignore[override]  # elsewhere a constant
        """It goes on as steep as it is at δ."""
        return self.delta

    @property
    def formula(self) -> str:
        return f"r²/2 up to |r| = {self.delta:g}, then straight on"

    @property
    def latex(self) -> str:
        d = f"{self.delta:g}"
        return rf"\frac{{1}}{{2}} r^2 \text{{ if }} |r| \leq {d} \text{{ else }} {d} (|r| - {d}/2)"

    def value(self, u: Array) -> Array:
        inside = np.minimum(np.abs(u), self.delta)
        value: Array = inside * (np.abs(u) - 0.5 * inside)
        return value

    def slope(self, u: Array) -> Array:
        return np.clip(u, -self.delta, self.delta)

    def curvature(self, u: Array) -> Array:
        curvature: Array = np.heaviside(self.delta - np.abs(u), 0.5)
        return curvature


@final
@named("log_cosh")
@dataclass(frozen=True)
class LogCosh(Loss):
    """log cosh r: half the square near 0, |r| − log 2 far out, and smooth all the way.

    Its slope is tanh r, the ψ of the logistic distribution's likelihood: Huber, Robust Statistics,
    1981, section 4.5.
    """

    title = "Log-cosh"
    short = "Log-cosh"
    steepest = 1.0
    bend = 1.0
    formula = "log cosh r"
    latex = r"\ln \cosh r"

    def value(self, u: Array) -> Array:
        """That is |r| + log(1 + exp(−2|r|)) − log 2, which overflows nowhere.

        Near 0, where the terms cancel, log(1 + 2 sinh²(r/2)) is the same.
        """
        size = np.abs(u)
        near = np.sinh(0.5 * np.minimum(size, 1.0))
        far = size + np.log1p(np.exp(-2.0 * size)) - math.log(2.0)
        value: Array = np.where(size < 1.0, np.log1p(2.0 * near * near), far)
        return value

    def slope(self, u: Array) -> Array:
        return np.tanh(u)

    def curvature(self, u: Array) -> Array:
        tangent = np.tanh(u)
        curvature: Array = (1.0 - tangent) * (1.0 + tangent)
        return curvature


@final
@named("quantile")
@dataclass(frozen=True)
class Quantile(Loss):
    """Lines of different slopes: below its lowest fit lies the given share of the data.

    Koenker and Bassett, "Regression quantiles", Econometrica 46, 1978, equation 2.1.
    """

    title = "Quantile"
    short = "Quantile"
    kink = 0.0
    bend = 0.0

    share: float = hyperparameter(
        0.75,
        Hyperparameter(
            "Quantile",
            "τ",
            "The share of the data that the line wants below it.",
            low=0.0,
            high=1.0,
            slider=(0.05, 0.95),
            low_open=True,
            high_open=True,
        ),
    )

    @property
    def steepest(self) -> float:  # type: ignore[override]  # elsewhere a constant
        """The steeper of its sides."""
        return max(self.share, 1.0 - self.share)

    @property
    def formula(self) -> str:
        return f"{1 - self.share:g} r above the point, {self.share:g} |r| below it"

    @property
    def latex(self) -> str:
        return rf"\max({1 - self.share:g} \, r, -{self.share:g} \, r)"

    def value(self, u: Array) -> Array:
        return np.maximum((1.0 - self.share) * u, -self.share * u)

    def slope(self, u: Array) -> Array:
        slope: Array = np.heaviside(u, 0.5) - self.share
        return slope

    def curvature(self, u: Array) -> Array:
        return np.zeros_like(u)
