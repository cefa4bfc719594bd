"""Costs of any number of parameters: found by name, exact, with true minima."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import cost_from_formula, costs, descend, optimizers
from gdviz.engine.registry import UnknownName

every_family = pytest.mark.parametrize("name", costs.families)


@every_family
@pytest.mark.parametrize("dimension", [2, 3, 7, 20])
def test_the_minimum_is_flat_and_has_its_value(name: str, dimension: int) -> None:
    cost = costs[f"{name}_{dimension}d"]
    (minimum,) = cost.minima
    assert (cost.dimension, len(cost.coordinates)) == (dimension, dimension)
    assert cost.value(minimum.point) == pytest.approx(minimum.value, rel=1e-12, abs=1e-12)
    assert np.linalg.norm(cost.gradient(minimum.point)) < 1e-6
    sample = cost.domain.sample(np.random.default_rng(0), 5_000)
    assert cost.value(sample).min() > minimum.value


@every_family
@pytest.mark.parametrize("dimension", [2, 5, 12])
def test_a_batch_equals_its_points_one_by_one(name: str, dimension: int) -> None:
    cost = costs[f"{name}_{dimension}d"]
    points = cost.domain.sample(np.random.default_rng(1), 21).reshape(3, 7, dimension)
    for function in (cost.value, cost.gradient, cost.hessian):
        together = function(points)
        for index in np.ndindex(3, 7):
            np.testing.assert_array_equal(together[index], function(points[index]))


@every_family
def test_two_parameters_are_those_of_the_picker(name: str) -> None:
    flat, listed = costs[f"{name}_2d"], costs[name]
    points = listed.domain.sample(np.random.default_rng(2), 50)
    for function in ("value", "gradient", "hessian"):
        expected = getattr(listed, function)(points)
        np.testing.assert_allclose(getattr(flat, function)(points), expected, rtol=1e-9, atol=1e-9)


@every_family
def test_a_descent_goes_down_in_ten_dimensions(name: str) -> None:
    cost = costs[f"{name}_10d"]
    path = descend(cost, cost.start, optimizers["line_search"](learning_rate=1.0), steps=100)
    assert path.costs[-1] < path.costs[0]
    assert (np.diff(path.costs) <= 0).all()


def test_one_parameter_is_enough_for_most() -> None:
    assert costs["sphere_1d"].value([3.0]) == 9.0
    written = cost_from_formula("x**2/4000 - cos(x) + 1")
    assert costs["griewank_1d"].value([2.0]) == pytest.approx(float(written.value([2.0])))


def test_a_large_one_is_asked_like_a_small_one() -> None:
    cost = costs["rosenbrock_1000d"]
    assert not cost.gradient(np.ones((4, 1000))).any()


@pytest.mark.parametrize("name", ["rosenbrock_1d", "dixon_price_1d", "sphere_999999999d"])
def test_an_impossible_dimension_is_refused_in_words(name: str) -> None:
    with pytest.raises(ValueError, match=r"has from [12] to 100,000 parameters, not"):
        costs[name]


@pytest.mark.parametrize("name", ["sphere_0d", "sphere_-2d", "sphere_xd", "himmelblau_3d", "_3d"])
def test_a_name_that_is_none_is_unknown(name: str) -> None:
    assert name not in costs
    with pytest.raises(UnknownName, match="unknown cost function"):
        costs[name]


def test_families_are_found_by_name_but_not_listed() -> None:
    assert "ackley_30d" in costs
    assert "ackley_30d" not in list(costs)
