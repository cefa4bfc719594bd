"""Evaluations are counted as a wrapper around the cost counts them, and priced by the clock."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle, repeat
from typing import Any

import numpy as np
import pytest
from numpy.typing import ArrayLike

from gdviz import CostFunction, Descent, Optimizer, Status, costs, optimizers
from gdviz.engine import prices
from gdviz.engine.brute_force import GridSearch, RandomSearch, Search
from gdviz.engine.cost import Array
from gdviz.engine.evaluations import Evaluations, Tally, watched
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.prices import gradient_price, hessian_price
from gdviz.engine.recipe import Recipe
from gdviz.engine.transforms import MiniBatch
from gdviz.engine.walk import Walk
from tests.engine.every import every_optimizer


class Counting(CostFunction):
    """Another cost, with counters of its own: points asked for."""

    inner: CostFunction
    counts: Counter[str]

    @classmethod
    def around(cls, inner: CostFunction) -> Counting:
        names = ("title", "formula", "latex", "coordinates", "domain", "start", "learning_rate")
        made = cls(**{name: getattr(inner, name) for name in names}, minima=inner.minima)
        object.__setattr__(made, "inner", inner)
        object.__setattr__(made, "counts", Counter())
        return made

    def value(self, points: ArrayLike) -> Array:
        self.counts["values"] += self._points_in(points)
        return self.inner.value(points)

    def gradient(self, points: ArrayLike) -> Array:
        self.counts["gradients"] += self._points_in(points)
        return self.inner.gradient(points)

    def hessian(self, points: ArrayLike) -> Array:
        self.counts["hessians"] += self._points_in(points)
        return self.inner.hessian(points)

    @property
    def so_far(self) -> Evaluations:
        return Evaluations(*(self.counts[name] for name in ("values", "gradients", "hessians")))

    def _points_in(self, points: ArrayLike) -> int:
        return int(np.prod(np.shape(points)[:-1]))


def assert_counts_agree(cost: Counting, walk: Walk, steps: int) -> None:
    """After every step, in total, and on looking back; also with a preview between."""
    seen = [cost.so_far]
    for step in range(steps):
        if walk.status is not Status.RUNNING:
            break
        if step % 3 == 1:
            walk.preview()
            # What a picture asks for, such as the slope where a search is, is not the walk's own.
            assert walk.evaluations[::2] == cost.so_far[::2]
        walk.advance()
        seen.append(cost.so_far)
        assert walk.evaluations[::2] == cost.so_far[::2]
    looked_back = walk.evaluations_to(0, 10**9)
    assert len(looked_back) == walk.step_count + 1
    np.testing.assert_array_equal(looked_back[:, ::2], np.array(seen)[: len(looked_back), ::2])
    np.testing.assert_array_equal(walk.evaluations_to(3, 6), looked_back[3:6])
    assert walk.evaluations_to(6, 3).shape == (0, 3)


@every_optimizer
@pytest.mark.parametrize("name", ["rosenbrock", "saddle", "tilted_double_well", "sphere_5d"])
def test_the_counts_of_every_optimizer_are_a_wrappers(rule: type[Optimizer], name: str) -> None:
    cost = Counting.around(costs[name])
    descent = Descent(cost, rule(learning_rate=rule.pace.suited_to(cost)), cost.start)
    assert descent.evaluations == cost.so_far == (1, 1, 0)
    assert_counts_agree(cost, descent, 15)
    assert descent.evaluations == cost.so_far
    assert descent.evaluations.gradients == descent.step_count + 1


@pytest.mark.parametrize("method", [RandomSearch(), RandomSearch(tries=4), GridSearch(tries=9)])
@pytest.mark.parametrize("name", ["rosenbrock", "tilted_double_well", "sphere_5d"])
def test_the_counts_of_every_search_are_a_wrappers(
    method: RandomSearch | GridSearch, name: str
) -> None:
    cost = Counting.around(costs[name])
    search = Search(cost, method, cost.start)
    assert_counts_agree(cost, search, 15)


def test_a_search_looks_at_no_slope() -> None:
    cost = Counting.around(costs["rosenbrock"])
    search = Search(cost, RandomSearch(), cost.start)
    for _ in range(20):
        search.advance()
    assert search.evaluations == cost.so_far == (21, 0, 0)


@pytest.mark.parametrize(
    ("name", "extra"),
    [
        ("gradient_descent", (0, 0, 0)),
        ("line_search", (1, 0, 0)),
        ("newton", (0, 0, 1)),
    ],
)
def test_the_extra_evaluations_of_a_step_on_a_parabola(
    name: str, extra: tuple[int, int, int]
) -> None:
    descent = Descent("prediction", optimizers[name](learning_rate=1.0), [4.0])
    descent.advance()
    assert tuple(np.subtract(descent.evaluations, (2, 2, 0))) == extra


def test_halvings_of_a_line_search_are_counted() -> None:
    # From 4 with slope 2, trials of 8, 4 and 2 do not descend; 1 arrives at the minimum.
    descent = Descent("prediction", optimizers["line_search"](learning_rate=8.0), [4.0])
    descent.advance()
    assert descent.evaluations == (2 + 4, 2, 0)


def test_a_step_that_diverges_was_looked_at_as_well() -> None:
    cost = Counting.around(costs["rosenbrock"])
    descent = Descent(cost, optimizers["gradient_descent"](learning_rate=10.0), cost.start)
    while descent.status is Status.RUNNING:
        descent.advance()
    assert descent.evaluations == cost.so_far
    assert descent.evaluations.values == descent.step_count + 2


def test_a_mini_batch_is_a_share_of_a_gradient() -> None:
    cost = costs["penguins"]
    rule: UpdateRule = Recipe(optimizers["adam"](0.1), (MiniBatch(size=16),))
    descent = Descent(cost, rule, cost.start)
    for _ in range(10):
        descent.advance()
    share = 16 / cost.data.count
    # The last batch of an epoch may be smaller; ten of them are within the first.
    assert descent.evaluations.gradients == pytest.approx(11 + 10 * share)
    assert descent.evaluations_to(10, 11)[0, 1] == pytest.approx(11 + 10 * share)


def test_a_watched_cost_is_of_its_class_and_gives_the_same() -> None:
    for name in ("rosenbrock", "penguins", "sphere_3d"):
        tally = Tally.empty()
        same = watched(costs[name], tally)
        assert type(same) is type(costs[name])
        points = costs[name].domain.sample(np.random.default_rng(0), 7)
        for ask in ("value", "gradient", "hessian"):
            expected = getattr(costs[name], ask)(points)
            np.testing.assert_array_equal(getattr(same, ask)(points), expected)
        assert tally.evaluations == (7, 7, 7)
        # The cost itself counts nothing.
        costs[name].value(points)
        assert tally.evaluations.values == 7


class Clock:
    """A clock that stands still unless somebody takes time."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def slowed(self, function: Callable[..., Any], seconds: Iterator[float]) -> Callable[..., Any]:
        """The same function, which takes the next so many seconds whenever it is called."""

        def act(*arguments: Any) -> Any:
            self.now += next(seconds)
            return function(*arguments)

        return act


def test_prices_are_medians_of_ratios_of_times(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, plain = Clock(), costs["rosenbrock"]
    monkeypatch.setattr(prices, "perf_counter", clock)
    # Now and then something else holds a gradient up.
    disturbed = cycle([0.003, 0.003, 0.003, 0.5])
    cost = replace(
        plain,
        value_of=clock.slowed(plain.value_of, repeat(0.001)),
        slopes_of=clock.slowed(plain.slopes_of, disturbed),
        curvatures_of=clock.slowed(plain.curvatures_of, repeat(0.005)),
    )
    assert gradient_price(cost) == pytest.approx(3)
    assert hessian_price(cost) == pytest.approx(5)
    assert Evaluations(10, 4, 2).in_values(cost) == pytest.approx(10 + 4 * 3 + 2 * 5)


def test_a_price_is_measured_once_and_only_when_needed() -> None:
    calls = Counter[str]()

    def counted(*coordinates: Array) -> Any:
        calls["slopes"] += 1
        return coordinates

    cost = replace(costs["sphere"], slopes_of=counted)
    assert Evaluations(7, 0, 0).in_values(cost) == 7
    assert not calls
    first = gradient_price(cost)
    asked = calls["slopes"]
    assert first == gradient_price(cost) > 0
    assert calls["slopes"] == asked > 1


def test_a_cost_with_holes_has_a_price() -> None:
    cost = replace(costs["sphere"], value_of=lambda x, y: np.log(x) / (y - y))
    assert 0 < gradient_price(cost) < np.inf
