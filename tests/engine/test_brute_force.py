"""Random and grid search at once: against plain loops, on any number of threads."""

from __future__ import annotations

import itertools
import math
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdviz import CostFunction, Domain, cost_from_formula, costs
from gdviz.engine import chunks
from gdviz.engine.brute_force import (
    GridSearch,
    RandomSearch,
    all_at_once,
    grid_search,
    random_search,
    searches,
    try_points,
)
from gdviz.engine.brute_force.points import grid_points, per_axis_within, random_points
from gdviz.engine.hyperparameter import describe
from gdviz.engine.landscape import Landscape
from tests.engine.every import every_cost

BOX = Domain.of((-2.0, 3.0), (0.5, 0.75), (10.0, 20.0))


@given(st.integers(1, 7), st.integers(0, 40), st.integers(0, 40), st.integers(0, 10**6))
def test_any_part_of_the_random_sequence_is_that_of_the_whole(
    dimension: int, begin: int, count: int, seed: int
) -> None:
    domain = Domain.of(*[(-1.0, 2.0)] * dimension)
    whole = random_points(domain, seed, 0, 80)
    part = random_points(domain, seed, begin, begin + count)
    np.testing.assert_array_equal(part, whole[begin : begin + count])


def test_random_points_fill_the_box_evenly() -> None:
    points = random_points(BOX, 3, 0, 40_000)
    assert BOX.contains(points).all()
    shares = (points - BOX.lower) / BOX.span
    # A uniform share has mean 1/2, variance 1/12, and no correlation with another one.
    np.testing.assert_allclose(shares.mean(axis=0), 0.5, atol=0.01)
    np.testing.assert_allclose(np.cov(shares.T), np.eye(3) / 12, atol=0.003)
    counts, _ = np.histogramdd(shares, bins=4, range=[(0, 1)] * 3)
    expected = 40_000 / 64
    assert ((counts - expected) ** 2 / expected).sum() < 120  # chi square with 63 degrees, p = 1e-5


def test_another_seed_draws_other_points() -> None:
    assert not np.isin(random_points(BOX, 1, 0, 50), random_points(BOX, 2, 0, 50)).any()


@pytest.mark.parametrize("per_axis", [1, 2, 3, 5])
@pytest.mark.parametrize("shift", [0.5, 0.125])
def test_a_grid_is_every_combination_with_the_first_coordinate_fastest(
    per_axis: int, shift: float
) -> None:
    width = BOX.span / per_axis
    axes = [BOX.lower[i] + (np.arange(per_axis) + shift) * width[i] for i in range(3)]
    expected = [point[::-1] for point in itertools.product(*axes[::-1])]
    points = grid_points(BOX, per_axis, 0, per_axis**3, shift)
    np.testing.assert_allclose(points, expected, rtol=1e-14)
    part = slice(per_axis // 2, min(per_axis + 1, per_axis**3))
    again = grid_points(BOX, per_axis, part.start, part.stop, shift)
    np.testing.assert_array_equal(again, points[part])


@given(st.integers(1, 10**15), st.integers(1, 40))
def test_the_finest_grid_within_a_budget(evaluations: int, dimension: int) -> None:
    per_axis = per_axis_within(evaluations, dimension)
    assert per_axis**dimension <= evaluations < (per_axis + 1) ** dimension


@every_cost
@pytest.mark.parametrize("method", [RandomSearch(seed=5), GridSearch(points_per_axis=9)])
def test_a_search_finds_the_best_of_all_its_points(
    cost: CostFunction, method: RandomSearch | GridSearch
) -> None:
    found = try_points(cost, method, 700)
    count = min(700, method.count(cost.dimension) or 700)
    points = method.points(cost.domain, 0, count)
    values = np.array([float(cost.value(point)) for point in points])
    assert found.index == int(values.argmin())
    assert found.cost == values.min() == float(cost.value(found.point))
    np.testing.assert_array_equal(found.point, points[found.index])
    assert found.evaluations == count


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 500), st.integers(1, 64), st.integers(1, 4), st.integers(0, 99))
def test_the_result_does_not_depend_on_blocks_and_threads(
    evaluations: int, block: int, cores: int, seed: int
) -> None:
    whole = random_search("rastrigin_3d", evaluations, seed=seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(all_at_once, "BLOCK_NUMBERS", block)
        patch.setattr(chunks, "core_count", lambda: cores)
        going_on = {"on_progress": lambda share: True}
        parts = random_search("rastrigin_3d", evaluations, seed=seed, **going_on)
    assert (whole.index, whole.cost) == (parts.index, parts.cost)
    np.testing.assert_array_equal(whole.point, parts.point)


def test_the_first_of_equals_is_found() -> None:
    flat = cost_from_formula("0*x + 0*y + 1")
    assert random_search(flat, 200_000).index == 0
    assert grid_search(flat, 200_000).index == 0


@pytest.mark.parametrize("dimension", [1, 2, 5])
def test_grid_search_keeps_to_its_budget(dimension: int) -> None:
    found = grid_search(f"sphere_{dimension}d", 1000)
    assert found.evaluations == {1: 1000, 2: 31**2, 5: 3**5}[dimension]
    # With an odd number of points one stands in the middle of the domain, at the minimum.
    half_a_cell = 3 / 1000 if dimension == 1 else 0
    np.testing.assert_allclose(np.abs(found.point), half_a_cell, atol=1e-12)


def test_holes_are_tried_in_vain() -> None:
    holed = cost_from_formula("sqrt(x - 1) + (y - 1)**2", domain=((-4, 4), (-4, 4)))
    found = random_search(holed, 20_000)
    assert found.point[0] > 1
    assert math.isfinite(found.cost)


def pit(value: float) -> Landscape:
    """A bowl that is `value` where x is above zero."""
    return replace(
        costs["sphere"],
        value_of=lambda x, y: np.where(x > 0, value, x * x + y * y),
    )


@pytest.mark.parametrize("value", [math.nan, -math.inf, math.inf])
def test_what_is_not_finite_is_not_best(value: float) -> None:
    found = random_search(pit(value), 50_000, seed=1)
    assert found.point[0] <= 0
    assert 0 < found.cost < 0.01


def test_a_cost_without_a_finite_value_is_refused() -> None:
    with pytest.raises(ValueError, match="no finite value at any of the 100 points tried"):
        random_search(replace(costs["sphere"], value_of=lambda x, y: x * math.nan), 100)


@pytest.mark.parametrize("wrong", [0, -1, 0.5, math.nan, math.inf])
def test_an_impossible_number_of_evaluations_is_refused(wrong: float) -> None:
    for search in (random_search, grid_search):
        with pytest.raises(ValueError, match="a whole number of evaluations from 1, not"):
            search("sphere", wrong)


@pytest.mark.parametrize(
    ("method", "settings", "words"),
    [
        (RandomSearch, {"seed": -1}, "seed must be from 0"),
        (RandomSearch, {"tries": 0}, "tries must be from 1 to 1000"),
        (GridSearch, {"points_per_axis": 0}, "points_per_axis must be from 1"),
        (GridSearch, {"points_per_axis": 2.5}, "points_per_axis must be from 1"),
        (GridSearch, {"tries": math.nan}, "tries must be from 1"),
    ],
)
def test_settings_out_of_range_are_refused(
    method: type, settings: dict[str, float], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        method(**settings)


def test_searches_describe_themselves() -> None:
    assert list(searches) == ["random_search", "grid_search"]
    for method in searches.values():
        assert (bool(method.title), bool(method.latex)) == (True, True)
        for name, about in describe(method).items():
            assert about.accepts(getattr(method(), name))
            assert about.help.endswith(".")


def test_progress_rises_to_one() -> None:
    shares: list[float] = []

    def hear(share: float) -> bool:
        shares.append(share)
        return True

    random_search("rosenbrock", 3_000_000, on_progress=hear)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_cancel_ends_a_search_and_leaves_no_thread() -> None:
    before = threading.active_count()
    for search in (random_search, grid_search):
        with pytest.raises(CancelledError):
            search("rosenbrock", 10**12, on_progress=lambda share: False)
    assert threading.active_count() == before


def test_random_search_comes_as_near_as_probability_says() -> None:
    """Of n points in a square of side 6, the nearest to the middle has E[r²] = 36 / (π (n + 1))."""
    nearest: Sequence[float] = [random_search("sphere_2d", 400, seed=s).cost for s in range(300)]
    expected = 36 / (math.pi * 401)
    # r² is nearly exponential: the mean of 300 has a relative error of 6 %.
    assert np.mean(nearest) == pytest.approx(expected, rel=0.25)
