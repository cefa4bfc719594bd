"""What a descent or a search has asked of its cost, counted, and in one currency."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple, TypeVar, final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.prices import gradient_price, hessian_price
from gdviz.engine.regression import SampledCost

C = TypeVar("C", bound=CostFunction)


@final
class Evaluations(NamedTuple):
    """How many points a cost was asked for its value, its gradient and its Hessian.

    A gradient on some of the data counts as that share of a gradient.
    """

    values: int
    gradients: float
    hessians: int

    def in_values(self, cost: CostFunction) -> float:
        """The same as a number of cost evaluations, at the measured prices of this cost."""
        return float(in_values(np.array([self], dtype=float), cost)[0])


@final
@dataclass
class Tally:
    """Counts that go up; `numbers` are values, gradients and Hessians, shape (3,).

    `breathe` is called before anything is asked; by raising it ends the work.
    """

    numbers: Array
    breathe: Callable[[], None] = field(default=lambda: None)

    @classmethod
    def empty(cls) -> Tally:
        """Nothing was asked yet."""
        return cls(np.zeros(3))

    @property
    def evaluations(self) -> Evaluations:
        """The counts so far."""
        return as_evaluations(self.numbers)


def in_values(counts: Array, cost: CostFunction) -> Array:
    """Counts of values, gradients and Hessians as numbers of cost evaluations: (n, 3) -> (n,)."""
    values, gradients, hessians = counts.T
    total: Array = values.copy()
    # What was not used is not measured: the Hessian of a large network would not fit anywhere.
    if gradients.any():
        total += gradients * gradient_price(cost)
    if hessians.any():
        total += hessians * hessian_price(cost)
    return total


def as_evaluations(numbers: Array) -> Evaluations:
    """Counts by name, from an array of shape (3,)."""
    values, gradients, hessians = numbers.tolist()
    return Evaluations(int(values), gradients, int(hessians))


def watched(cost: C, tally: Tally) -> C:
    """The same cost, of the same class, that enters what it is asked into a tally.

    Its own inner calls do not count: they are made by the cost that stands behind it.
    """
    watcher = copy(cost)
    for place, name in enumerate(("value", "gradient", "hessian")):
        _watch(watcher, name, _counting(getattr(cost, name), tally, place, cost.dimension))
    # Asked one by one, so that both are counted.
    _watch(watcher, "value_and_gradient", partial(CostFunction.value_and_gradient, watcher))
    if isinstance(cost, SampledCost):
        _watch(watcher, "gradient_on", _counting_shares(cost, tally))
    return watcher


def _watch(watcher: CostFunction, name: str, function: Callable[..., Any]) -> None:
    # On the instance, where it comes before the method of the class, which stays as it is.
    object.__setattr__(watcher, name, function)


def _counting(
    function: Callable[[ArrayLike], Array], tally: Tally, place: int, dimension: int
) -> Callable[[ArrayLike], Array]:
    def ask(points: ArrayLike) -> Array:
        tally.breathe()
        tally.numbers[place] += np.size(points) // dimension
        return function(points)

    return ask


def _counting_shares(cost: SampledCost, tally: Tally) -> Callable[..., Any]:
    def ask(points: ArrayLike, rows: NDArray[np.intp]) -> Array:
        tally.breathe()
        tally.numbers[1] += np.size(points) // cost.dimension * len(rows) / cost.sample_count
        return cost.gradient_on(points, rows)

    return ask
