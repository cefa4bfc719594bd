"""Which points a search tries. A new search is a class here; it shows in every picker."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self, TypeVar, final

from gdviz.engine.brute_force.points import grid_points, per_axis_within, random_points
from gdviz.engine.cost import Array, CostFunction, Domain
from gdviz.engine.hyperparameter import Hyperparameter, check_ranges, hyperparameter
from gdviz.engine.method import Method
from gdviz.engine.registry import Registry
from gdviz.engine.transforms import seed

#: A grid that is shown has at most so many points, as many as a run has steps by default.
SHOWN = 10_000

searches: Registry[type[SearchMethod]] = Registry("search")

M = TypeVar("M", bound="type[SearchMethod]")


def _named(name: str) -> Callable[[M], M]:
    def enter(method: M) -> M:
        searches.add(name, lambda: method)
        return method

    return enter


def _whole(label: str, symbol: str, help_text: str, low: int, most: int, high: int) -> Any:
    return Hyperparameter(label, symbol, help_text, low, most, (low, high), log=True, whole=True)


_tries = _whole("Tries per step", "k", "How many points are tried in one step.", 1, 1000, 100)


@dataclass(frozen=True)
class SearchMethod(Method):
    """Gives the points to be tried, in their order; keeps no count and no best one.

    ValueError names a hyper-parameter that is out of range.
    """

    title: ClassVar[str]
    latex: ClassVar[str]
    follows_slope = False

    tries: float = hyperparameter(1, _tries)

    def __post_init__(self) -> None:
        check_ranges(self)

    @abstractmethod
    def count(self, dimension: int) -> int | None:
        """How many points there are to try; None if there is no end to them."""

    @abstractmethod
    def points(self, domain: Domain, begin: int, end: int) -> Array:
        """Points number `begin` up to, not including, `end`, in the order of trying: (n, d)."""

    def parts(self, gradient: Array, state: Any) -> Mapping[str, Array]:
        """None: a step jumps to the best point, it is not made up of vectors."""
        return {}


@final
@_named("random_search")
@dataclass(frozen=True)
class RandomSearch(SearchMethod):
    r"""Tries points drawn evenly from the domain and keeps the best.

    $\theta \leftarrow \arg\min \{C(\theta), C(\theta')\}$ with $\theta' \sim U(\Omega)$.

    Anderson, "Recent advances in finding best operating conditions", 1953; Brooks, "A discussion
    of random methods for seeking maxima", 1958.
    """

    title = "Random search"
    latex = r"\theta \leftarrow \arg\min \{ C(\theta), C(\theta') \}, \quad \theta' \sim U(\Omega)"

    seed: float = hyperparameter(0, seed)

    def count(self, dimension: int) -> None:
        return None

    def points(self, domain: Domain, begin: int, end: int) -> Array:
        return random_points(domain, int(self.seed), begin, end)


@final
@_named("grid_search")
@dataclass(frozen=True)
class GridSearch(SearchMethod):
    r"""Tries the middle of every cell of a grid, one after another, and keeps the best.

    The grid has $m$ points along every axis, $m^d$ in all, of which the first coordinate runs
    fastest.
    """

    title = "Grid search"
    latex = r"\theta \leftarrow \arg\min \{ C(\theta), C(\theta') \}, \quad \theta' \in \text{grid}"

    points_per_axis: float = hyperparameter(
        16,
        _whole("Points per axis", "m", "The grid has this number to the power d.", 1, 10**9, 100),
    )

    @classmethod
    def within(cls, evaluations: int, dimension: int) -> Self:
        """The finest grid that has at most so many points."""
        return cls(points_per_axis=per_axis_within(evaluations, dimension))

    def count(self, dimension: int) -> int:
        return int(int(self.points_per_axis) ** dimension)

    def points(self, domain: Domain, begin: int, end: int) -> Array:
        end = min(end, self.count(domain.dimension))
        return grid_points(domain, int(self.points_per_axis), begin, max(begin, end))

    def suited_to(self, cost: CostFunction) -> Self:
        """The same with a grid that is coarse enough to come to its end on screen."""
        most = per_axis_within(SHOWN, cost.dimension)
        return replace(self, points_per_axis=min(int(self.points_per_axis), most))
