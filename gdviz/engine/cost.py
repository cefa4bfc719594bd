"""What is minimised: a cost function, its domain and its known minima."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]


@final
@dataclass(frozen=True)
class Coordinate:
    """One parameter as a person reads it: the symbol in formulas and the words in sentences."""

    symbol: str
    words: str
    label: str

    @classmethod
    def plain(cls, symbol: str) -> Coordinate:
        """A coordinate that is called by its symbol everywhere."""
        return cls(symbol, symbol, symbol)


@final
@dataclass(frozen=True, eq=False)
class Minimum:
    """A known minimum: its place, shape (d,), and the cost there."""

    point: Array
    value: float

    @classmethod
    def at(cls, *coordinates: float, value: float) -> Minimum:
        """The minimum at the given coordinates."""
        return cls(_frozen(coordinates), value)


@final
@dataclass(frozen=True, eq=False)
class Domain:
    """The box of points that is shown and searched; `lower` and `upper` have shape (d,)."""

    lower: Array
    upper: Array

    @classmethod
    def of(cls, *bounds: tuple[float, float]) -> Domain:
        """A domain from one (low, high) pair a coordinate; ValueError unless low < high."""
        lower, upper = _frozen([low for low, _ in bounds]), _frozen([high for _, high in bounds])
        if not (np.isfinite(lower).all() and np.isfinite(upper).all() and (lower < upper).all()):
            raise ValueError(f"a domain needs finite bounds with low < high, not {bounds}")
        return cls(lower, upper)

    @property
    def dimension(self) -> int:
        return len(self.lower)

    @property
    def span(self) -> Array:
        """Width along each coordinate, shape (d,)."""
        return self.upper - self.lower

    def contains(self, points: ArrayLike) -> NDArray[np.bool_]:
        """Whether each point lies in the box: (..., d) -> (...)."""
        points = np.asarray(points)
        inside = (points >= self.lower) & (points <= self.upper)
        return np.asarray(inside.all(axis=-1))

    def clamp(self, points: ArrayLike) -> Array:
        """The nearest points of the box: (..., d) -> (..., d)."""
        clamped: Array = np.clip(np.asarray(points, dtype=float), self.lower, self.upper)
        return clamped

    def sample(self, generator: np.random.Generator, count: int) -> Array:
        """Points drawn evenly from the box: (count, d)."""
        return generator.uniform(self.lower, self.upper, (count, self.dimension))


@dataclass(frozen=True, eq=False, kw_only=True)
class CostFunction(ABC):
    """C(θ): value, gradient and Hessian at points whose trailing axis is the dimension.

    `title` is its name for people, `formula` plain text for the screen, `latex` the same typeset.
    `start` is a point, shape (d,), from which the descent is instructive, and `learning_rate` one
    with which plain gradient descent from there is. `stride` is how far rules whose moves are as
    long as their learning rate go at first: a fiftieth of the domain where it is None, less where
    the cost has valleys narrower than a few such moves. `minima` are those known, deepest first;
    none where the cost has no minimum. `smooth` is False where it has kinks, at which the gradient
    is the middle of its one-sided values. ValueError when these contradict one another.
    """

    title: str
    formula: str
    latex: str
    coordinates: Sequence[Coordinate]
    domain: Domain
    start: Array
    learning_rate: float
    minima: tuple[Minimum, ...]
    smooth: bool = True
    stride: float | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "start", _frozen(self.start))
        if self.start.shape != (self.dimension,) or len(self.coordinates) != self.dimension:
            raise ValueError(f"{self.title}: start, coordinates and domain differ in dimension")
        if not self.domain.contains(self.start):
            raise ValueError(f"{self.title}: the default start lies outside the domain")

    @property
    def dimension(self) -> int:
        """The number of parameters, d."""
        return self.domain.dimension

    @property
    def expected_seconds(self) -> float:
        """About how long one value takes; nothing where that is far less than a frame."""
        return 0.0

    @abstractmethod
    def value(self, points: ArrayLike) -> Array:
        """Cost at each point: (..., d) -> (...)."""

    @abstractmethod
    def gradient(self, points: ArrayLike) -> Array:
        """Gradient at each point: (..., d) -> (..., d)."""

    @abstractmethod
    def hessian(self, points: ArrayLike) -> Array:
        """Matrix of second derivatives at each point: (..., d) -> (..., d, d)."""

    def value_and_gradient(self, points: ArrayLike) -> tuple[Array, Array]:
        """Both at each point, to the last bit as if asked one by one.

        A cost that would do the same work for both overrides this.
        """
        return self.value(points), self.gradient(points)


def as_points(points: ArrayLike, dimension: int) -> Array:
    """Points as a floating array; ValueError unless the trailing axis has `dimension` entries."""
    array = np.asarray(points)
    if array.dtype.kind not in "fc":
        array = array.astype(float)
    if array.ndim == 0 or array.shape[-1] != dimension:
        raise ValueError(f"points have shape {array.shape}; the last axis must be {dimension}")
    return array


def _frozen(numbers: Sequence[float] | Array) -> Array:
    array = np.array(numbers, dtype=float)
    array.setflags(write=False)
    return array
