"""What is done to a gradient before an optimizer sees it: mini-batches, noise and clipping.

Random choices depend on the seed and the number of the step alone, so a descent can be repeated,
and a batch of descents meets the same ones as its single runs.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, TypeVar, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter, check_ranges, hyperparameter
from gdviz.engine.line import SLOPE, Formula
from gdviz.engine.optimizer import Place
from gdviz.engine.registry import Registry
from gdviz.engine.regression import SampledCost
from gdviz.engine.vectors import dot, scaled

#: Every transform by name, in the order in which they act.
transforms: Registry[type[Transform]] = Registry("transform")

T = TypeVar("T", bound="type[Transform]")


def _named(name: str) -> Callable[[T], T]:
    def enter(transform: T) -> T:
        transforms.add(name, lambda: transform)
        return transform

    return enter


#: The seed of whatever is drawn at random.
seed = Hyperparameter(
    label="Seed",
    symbol="",
    help="Another seed draws other numbers; the same seed draws the same ones.",
    low=0,
    high=2**31 - 1,
    slider=(0, 100),
    whole=True,
)


@dataclass(frozen=True)
class Transform(ABC):
    """A frozen value that turns the gradient of a place into another one, (..., d) -> (..., d).

    ValueError names a field that is out of range.
    """

    title: ClassVar[str]
    #: Whether it does something only to a cost that has data.
    for_data: ClassVar[bool] = False

    def __post_init__(self) -> None:
        check_ranges(self)

    @abstractmethod
    def apply(self, here: Place, step: int) -> Array:
        """The gradient that the optimizer is shown in a step, counted from 0."""

    @abstractmethod
    def formula(self, given: Array, made: Array, step: int) -> Formula:
        """How a gradient was made of a given one, both (d,), which has the letter of the slope."""


@final
@_named("mini_batch")
@dataclass(frozen=True)
class MiniBatch(Transform):
    """The gradient of the error on a few of the data: another few in every step.

    All data are drawn once, in random order, before any is drawn again. A cost without data keeps
    its gradient. Bottou, "Large-scale machine learning with stochastic gradient descent", 2010.
    """

    title = "Mini-batch"
    for_data = True

    size: float = hyperparameter(
        16,
        Hyperparameter(
            "Batch size",
            "",
            "Data that are looked at in a step.",
            1,
            1e9,
            (1, 256),
            log=True,
            whole=True,
        ),
    )
    seed: float = hyperparameter(0, seed)

    def apply(self, here: Place, step: int) -> Array:
        if not isinstance(here.function, SampledCost):
            return here.gradient
        rows = draw_rows(here.function.sample_count, int(self.size), int(self.seed), step)
        return here.function.gradient_on(here.point, rows)

    def formula(self, given: Array, made: Array, step: int) -> Formula:
        if np.array_equal(given, made):  # all the data, or a cost that has none
            return Formula(SLOPE)
        mean = r"\frac{1}{|S|} \sum_{i \in S} \nabla C_i"
        return Formula(mean, {mean: made})


@final
@_named("noise")
@dataclass(frozen=True)
class GaussianNoise(Transform):
    r"""Noise from a normal distribution: $\nabla C + \sigma \xi$ with $\xi \sim N(0, I)$."""

    title = "Noise"

    sigma: float = hyperparameter(
        1.0,
        Hyperparameter(
            "Strength",
            "σ",
            "Standard deviation in every coordinate.",
            0.0,
            math.inf,
            (1e-3, 1e3),
            log=True,
        ),
    )
    seed: float = hyperparameter(0, seed)

    def apply(self, here: Place, step: int) -> Array:
        return here.gradient + self.sigma * self._noise(here.gradient.shape[-1], step)

    def formula(self, given: Array, made: Array, step: int) -> Formula:
        letters = {r"\sigma": self.sigma, r"\xi": self._noise(len(given), step)}
        return Formula(rf"{SLOPE} + \sigma \xi", letters)

    def _noise(self, dimension: int, step: int) -> Array:
        generator = np.random.default_rng((int(self.seed), step))
        noise: Array = generator.standard_normal(dimension)
        return noise


def _limit(help_text: str) -> Hyperparameter:
    return Hyperparameter(
        "Limit", "", help_text, 0.0, math.inf, (1e-2, 1e3), low_open=True, log=True
    )


@final
@_named("clip_by_norm")
@dataclass(frozen=True)
class ClipByNorm(Transform):
    """A gradient that is too long keeps its direction and gets the limit for its length.

    Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks", 2013,
    algorithm 1; the length is `torch.nn.utils.clip_grad_norm_`'s up to its 1e-6.
    """

    title = "Clip the length"

    limit: float = hyperparameter(1.0, _limit("The longest gradient that is let through."))

    def apply(self, here: Place, step: int) -> Array:
        length = np.sqrt(dot(here.gradient, here.gradient))
        # A length of zero divides nothing: such a gradient is short enough.
        share = self.limit / np.maximum(length, self.limit)
        return scaled(share, here.gradient)

    def formula(self, given: Array, made: Array, step: int) -> Formula:
        length = rf"\|{SLOPE}\|"
        letters = {"L": self.limit, length: np.sqrt(dot(given, given))}
        return Formula(rf"{SLOPE} \frac{{L}}{{\max({length}, L)}}", letters)


@final
@_named("clip_by_value")
@dataclass(frozen=True)
class ClipByValue(Transform):
    """Every coordinate of the gradient is kept between minus and plus the limit."""

    title = "Clip each slope"

    limit: float = hyperparameter(1.0, _limit("The steepest slope that is let through."))

    def apply(self, here: Place, step: int) -> Array:
        clipped: Array = np.clip(here.gradient, -self.limit, self.limit)
        return clipped

    def formula(self, given: Array, made: Array, step: int) -> Formula:
        return Formula(rf"\min(\max({SLOPE}, -L), L)", {"L": self.limit})


def draw_rows(count: int, size: int, seed: int, step: int) -> NDArray[np.intp]:
    """The data of a step's mini-batch: a part of the order in which this epoch draws them all."""
    size = min(size, count)
    epoch, batch = divmod(step, math.ceil(count / size))
    return _order(count, seed, epoch)[batch * size : (batch + 1) * size]


@lru_cache(maxsize=8)
def _order(count: int, seed: int, epoch: int) -> NDArray[np.intp]:
    order: NDArray[np.intp] = np.random.default_rng((seed, epoch)).permutation(count)
    return order
