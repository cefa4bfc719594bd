"""Costs on slices: exactly the cost's own values, closed forms, stages and an end at any moment."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import costs as named
from gdviz.engine.cost import Domain
from gdviz.engine.landscape_slice import (
    Slice,
    line_between,
    principal_slice,
    random_slice,
    refine_slice,
    slice_costs,
    weights_slice,
)
from gdviz.engine.landscape_slice.costs import stage_sizes
from tests.engine.landscape_slice.ways import bowl, trained


@pytest.mark.parametrize("threads", [1, 2, None])
def test_costs_are_exactly_the_costs_own(threads: int | None) -> None:
    cost, way = trained()
    cuts = [
        random_slice(cost.network, way[-1], 7),
        principal_slice(way),
        weights_slice(way[-1], 3, 20),
        line_between(way[0], way[-1]),
    ]
    for cut in cuts:
        found = slice_costs(cost, cut, 17, threads=threads)
        assert found.costs.shape == (17,) * cut.dimension
        places = np.stack(np.meshgrid(*found.axes), axis=-1)
        assert np.array_equal(found.costs, cost.value(cut.points(places)))
        for axis, low, high in zip(found.axes, cut.extent.lower, cut.extent.upper, strict=True):
            assert (axis[0], axis[-1]) == (low, high)


def test_the_middle_of_a_random_slice_is_the_cost_of_the_point() -> None:
    cost, way = trained()
    found = slice_costs(cost, random_slice(cost.network, way[-1], 1), 101)
    assert found.costs[50, 50] == cost.value(way[-1])


@given(st.integers(2, 30), st.integers(0, 9999))
def test_the_slice_of_a_bowl_is_a_bowl_of_two_parameters(dimension: int, seed: int) -> None:
    cost = bowl(dimension, seed)
    origin, *rows = np.random.default_rng(seed + 1).normal(size=(3, dimension))
    directions = np.array(rows)
    cut = Slice(origin, directions, Domain.of((-1, 2), (-3, 1)), ("a", "b"))
    found = slice_costs(cost, cut, 9)
    # The closed form: C(o) + g·u a + g·v b + (a, b)·DAD·(a, b) / 2.
    slopes = directions @ (cost.matrix @ origin + cost.slope)
    curved = directions @ cost.matrix @ directions.T
    a, b = np.meshgrid(np.linspace(-1, 2, 9), np.linspace(-3, 1, 9))
    bent = curved[0, 0] * a * a + 2 * curved[0, 1] * a * b + curved[1, 1] * b * b
    exact = cost.value(origin) + slopes[0] * a + slopes[1] * b + 0.5 * bent
    np.testing.assert_allclose(found.costs, exact, rtol=1e-10, atol=1e-10 * np.abs(exact).max())
    assert found.lowest == found.costs.min()


def test_a_slice_of_a_named_cost_is_that_cost() -> None:
    cost = named["himmelblau"]
    cut = weights_slice(np.array([3.0, 2.0]), 0, 1).looking_at(Domain.of((-4, 4), (-4, 4)))
    found = slice_costs(cost, cut, 5)
    x, y = np.meshgrid([-4, -2, 0, 2, 4], [-4, -2, 0, 2, 4])
    np.testing.assert_allclose(found.costs, (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2)


def test_a_picture_is_coarse_at_first_and_then_the_whole() -> None:
    cost, way = trained()
    shares: list[float] = []
    cut = principal_slice(way)
    stages = list(refine_slice(cost, cut, 101, on_progress=lambda s: shares.append(s) or True))
    assert [len(each.costs) for each in stages] == [26, 101]
    assert np.array_equal(stages[0].costs, stages[1].costs[::4, ::4])
    assert np.array_equal(stages[1].costs, slice_costs(cost, cut, 101).costs)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize(
    ("size", "sizes"),
    [(2, [2]), (50, [50]), (61, [16, 61]), (101, [26, 101]), (401, [26, 101, 401])],
)
def test_stages_become_finer_by_the_same_factor(size: int, sizes: list[int]) -> None:
    assert list(stage_sizes(size)) == sizes


def test_work_ends_when_it_is_called_off() -> None:
    cost, way = trained()
    before = threading.active_count()
    with pytest.raises(CancelledError):
        list(refine_slice(cost, principal_slice(way), 401, on_progress=lambda share: share < 0.02))
    assert threading.active_count() == before


def test_costs_that_overflow_are_infinite_and_warn_of_nothing() -> None:
    cost = bowl(2, 0)
    cut = Slice(np.zeros(2), 1e200 * np.eye(2), Domain.of((-1, 1), (-1, 1)), ("a", "b"))
    found = slice_costs(cost, cut, 3)
    assert np.isinf(found.costs[0, 0])
    assert found.lowest == 0.0


@pytest.mark.parametrize(("size", "words"), [(1, "2 to"), (5000, "not 5000"), (9.0, "9.0")])
def test_a_size_that_is_none_is_refused(size: int, words: str) -> None:
    cost, way = trained()
    with pytest.raises(ValueError, match=words):
        refine_slice(cost, principal_slice(way), size)


def test_a_slice_of_another_space_is_refused() -> None:
    cost, _ = trained()
    with pytest.raises(ValueError, match="does not suit"):
        slice_costs(cost, weights_slice(np.zeros(4), 0, 1))
