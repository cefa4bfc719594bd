"""What is fitted to pairs of numbers, and with which losses; each kind of fit is one entry here."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeAlias, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array, Coordinate, Domain, Minimum
from gdviz.engine.losses.loss import Loss, losses
from gdviz.engine.losses.loss_cost import LossCost
from gdviz.engine.losses.lowest import minima_of
from gdviz.engine.losses.outliers import far_margins, far_residuals
from gdviz.engine.losses.samples import CLASSES, LINE, Pair
from gdviz.engine.losses.terms import Terms
from gdviz.engine.network.activations import sigmoid
from gdviz.engine.registry import Registry

#: Fewer points than these leave nothing to be fitted; more, nobody can drag.
FEWEST_POINTS, MOST_POINTS = 3, 100
#: How far out a point may lie: beyond, nothing can be told apart on a picture.
FAR_OUT = 1e4

#: A box that is larger than a first one so many times shows nothing that can be told apart.
LARGEST = 4.0
#: The least distance of a minimum from the box's edge, as a share of its width: for a flag.
MARGIN = 0.1

#: Bounds of two numbers, (low, high) for each.
Box: TypeAlias = tuple[tuple[float, float], tuple[float, float]]


@final
@dataclass(frozen=True, eq=False)
class Fit:
    """A line that is fitted to pairs (x, y), as its height or as the score of a classifier.

    `losses` are the names of those that suit it. `read(x, y)` gives signs and offsets of the
    terms; `link` makes answers of heights. `answers` are those that a pair may have, all if none
    are named, and all lie in the `window`. `box` holds the parameters that are worth seeing of
    `points`, the pairs at first, and `start` where they are descended from. Moves are `reach` of
    what keeps them from swinging apart, or, where a loss has a kink, `stride` at most.
    """

    title: str
    losses: tuple[str, ...]
    coordinates: tuple[Coordinate, Coordinate]
    input_label: str
    answer_label: str
    line: str
    line_latex: str
    link: Callable[[Array], Array]
    read: Callable[[Array, Array], tuple[Array, Array]]
    outliers: Callable[[Terms], NDArray[np.bool_]]
    telling: Callable[[Array], float]
    said: str
    reference: str
    points: tuple[Pair, ...]
    window: Box
    box: Box
    start: Pair
    answers: tuple[float, ...] = ()
    reach: float = 0.3
    stride: float = 0.18

    def terms(self, points: Sequence[Pair]) -> Terms:
        """The terms of pairs; ValueError says what is wrong with them."""
        return _terms(self, tuple(points))

    def cost(self, name: str, points: Sequence[Pair], box: Box | None = None) -> LossCost:
        """The cost of a loss, with its defaults, on pairs; ValueError for pairs or a box."""
        return self.cost_of(losses[name](), points, box)

    def cost_of(self, loss: Loss, points: Sequence[Pair], box: Box | None = None) -> LossCost:
        """The cost of a loss on pairs; ValueError for what does not suit."""
        terms = self.terms(points)
        domain = Domain.of(*(box or self.box))
        mean = r"\frac{1}{n} \sum_{i=1}^{n}"
        return LossCost(
            title=loss.title,
            formula=f"C({self._letters}) = mean of {loss.formula}, {self.line}",
            latex=rf"C({self._letters}) = {mean} {loss.latex}, \quad {self.line_latex}",
            coordinates=self.coordinates,
            domain=domain,
            start=domain.clamp(self.start),
            learning_rate=self._learning_rate(loss, terms),
            minima=minima_of(terms, loss),
            smooth=loss.kink is None,
            loss=loss,
            terms=terms,
            link=self.link,
        )

    def _learning_rate(self, loss: Loss, terms: Terms) -> float:
        """A share of 2 / λ with a bound λ of the curvature; with a kink, a stride a full slope."""
        moments = terms.hessian_bound
        if loss.kink is None:
            return self.reach * 2.0 / (loss.bend * moments)
        return self.stride / (loss.steepest * math.sqrt(moments))

    @property
    def straight(self) -> bool:
        """Whether answers lie on a straight line."""
        return self.link is _as_it_is

    @property
    def _letters(self) -> str:
        return ", ".join(each.symbol for each in self.coordinates)

    def check(self, points: Sequence[Pair]) -> None:
        """ValueError says what is wrong with pairs."""
        if not FEWEST_POINTS <= len(points) <= MOST_POINTS:
            raise ValueError(f"{FEWEST_POINTS} to {MOST_POINTS} points, not {len(points)}")
        for index, (x, y) in enumerate(points):
            if not (abs(x) <= FAR_OUT and abs(y) <= FAR_OUT):
                raise ValueError(
                    f"point {index + 1} lies at ({x:g}, {y:g}); coordinates go from "
                    f"{-FAR_OUT:g} to {FAR_OUT:g}"
                )
            if self.answers and y not in self.answers:
                allowed = " or ".join(f"{each:g}" for each in self.answers)
                raise ValueError(f"the class of point {index + 1} is {y:g}; {allowed} is allowed")
        if np.ptp([x for x, _ in points]) <= 1e-6:
            raise ValueError("all points have the same x: no slope is better than another")


@lru_cache(maxsize=16)  # the same for all losses
def _terms(fit: Fit, points: tuple[Pair, ...]) -> Terms:
    fit.check(points)
    x, y = np.array(points, dtype=float).T.copy()
    return Terms(x, *fit.read(x, y))


def holding(minima: Sequence[Minimum], box: Box, first: Box) -> Box:
    """The box, widened in quarters of the first one's width until every minimum lies well inside.

    Those that are too far out are left there.
    """
    low, high = np.array(box).T
    width = np.diff(first)[:, 0]
    quarter, room = width / 4, MARGIN * width
    for each in minima:
        if (np.abs(each.point - np.mean(first, axis=1)) <= LARGEST / 2 * width).all():
            low = low - quarter * _whole((low + room - each.point) / quarter)
            high = high + quarter * _whole((each.point + room - high) / quarter)
    (a, b), (c, d) = zip(low.tolist(), high.tolist(), strict=True)
    return (a, b), (c, d)


def _whole(shares: Array) -> Array:
    """Rounded up to 0, 1, 2, ...; a little more than a whole number is rounding."""
    whole: Array = np.ceil(np.maximum(shares - 1e-9, 0.0))
    return whole


def _measured(x: Array, y: Array) -> tuple[Array, Array]:
    return np.ones_like(x), y


def _classified(x: Array, y: Array) -> tuple[Array, Array]:
    return 2.0 * y - 1.0, np.zeros_like(x)


def _as_it_is(heights: Array) -> Array:
    return heights


def _slope(point: Array) -> float:
    return float(point[0])


def _threshold(point: Array) -> float:
    """Where the score changes sign; infinite where it never does."""
    return -float(point[1]) / float(point[0]) if point[0] else math.inf


#: Every kind of fit by name.
fits: Registry[Fit] = Registry("fit")

ENTRIES = {
    "line_losses": Fit(
        title="Losses of a line fit",
        losses=("mean_squared_error", "mean_absolute_error", "huber", "log_cosh", "quantile"),
        coordinates=(Coordinate("a", "a", "slope a"), Coordinate("b", "b", "intercept b")),
        input_label="x",
        answer_label="y",
        line="r = a x + b − y",
        line_latex="r = a x_i + b - y_i",
        link=_as_it_is,
        read=_measured,
        outliers=far_residuals,
        telling=_slope,
        said="slope",
        reference="mean_absolute_error",
        points=LINE,
        window=((-3.0, 4.0), (-3.0, 5.0)),
        box=((-2.0, 2.0), (-1.5, 2.5)),
        start=(-1.6, -1.0),
    ),
    "class_losses": Fit(
        title="Losses of a classifier",
        losses=("cross_entropy", "squared_probability", "hinge"),
        coordinates=(Coordinate("w", "w", "weight w"), Coordinate("b", "b", "bias b")),
        input_label="x",
        answer_label="P(class 1)",
        line="m = ±(w x + b)",
        line_latex=r"m = \pm (w x_i + b)",
        link=sigmoid,
        read=_classified,
        outliers=far_margins,
        telling=_threshold,
        said="threshold",
        reference="cross_entropy",
        points=CLASSES,
        window=((-4.0, 4.0), (-0.25, 1.25)),
        box=((-2.0, 6.0), (-4.0, 4.0)),
        start=(-1.0, 2.5),
        answers=(0.0, 1.0),
        stride=0.35,
    ),
}

for _name in ENTRIES:
    fits.add(_name, partial(ENTRIES.__getitem__, _name))
