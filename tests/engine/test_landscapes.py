"""Every cost function against differences of itself, its known minima and written-out formulas."""

from __future__ import annotations

from collections.abc import Callable
from math import pi

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy.optimize import minimize

from gdviz import CostFunction, Status, costs, descend, optimizers
from gdviz.engine.cost import Array
from gdviz.engine.resolve import resolve_cost
from tests.engine.every import every_cost, every_smooth_cost, points_in

#: Computed by hand: name, point, value, gradient, Hessian.
BY_HAND = [
    ("prediction", [0], 2, [-2], [[1]]),
    ("prediction", [5], 4.5, [3], [[1]]),
    ("tilted_double_well", [0], 1, [0.3], [[-4]]),
    ("tilted_double_well", [-1], -0.3, [0.3], [[8]]),
    ("wavy_valley", [0], 1, [3], [[0.2]]),
    ("wavy_valley", [pi / 2], pi**2 / 40, [pi / 10], [[9.2]]),
    ("ill_conditioned_bowl", [1, 2], 40.5, [1, 40], [[1, 0], [0, 20]]),
    ("rosenbrock", [-1.2, 1], 24.2, [-215.6, -88], [[1330, 480], [480, 200]]),
    ("rosenbrock", [0, 0], 1, [-2, 0], [[2, 0], [0, 200]]),
    ("himmelblau", [0, 0], 170, [-14, -22], [[-42, 0], [0, -26]]),
    ("himmelblau", [1, 1], 106, [-46, -38], [[-26, 8], [8, -10]]),
    ("saddle", [0, 0], 0, [0, 0], [[1, 0], [0, -1]]),
    ("saddle", [2, -2], 4, [2, -6], [[1, 0], [0, 11]]),
]


def slope_by_differences(function: Callable[[Array], Array], point: Array) -> Array:
    """Central differences of fourth order along each coordinate, stacked on the last axis."""
    steps = 1e-4 * np.diag(np.maximum(1, np.abs(point)))
    return np.stack([_difference(function, point, step) for step in steps], axis=-1)


def _difference(function: Callable[[Array], Array], point: Array, step: Array) -> Array:
    near = function(point + step) - function(point - step)
    far = function(point + 2 * step) - function(point - 2 * step)
    return (8 * near - far) / (12 * step.sum())


def slope_by_complex_step(function: Callable[[Array], Array], point: Array) -> Array:
    """The derivative along each coordinate without cancellation: Im f(x + ih) / h."""
    steps = 1e-30j * np.eye(len(point))
    return np.stack([function(point + step).imag / 1e-30 for step in steps], axis=-1)


def assert_close(actual: ArrayLike, expected: ArrayLike, tolerance: float) -> None:
    """Equal up to `tolerance` times the larger of one and the expected number."""
    np.testing.assert_allclose(actual, expected, rtol=tolerance, atol=tolerance)


def assert_same(actual: ArrayLike, expected: ArrayLike) -> None:
    """Equal to the last bit."""
    np.testing.assert_array_equal(actual, expected, strict=True)


@every_smooth_cost
@given(data=st.data())
def test_the_gradient_is_the_slope_of_the_value(cost: CostFunction, data: st.DataObject) -> None:
    point = data.draw(points_in(cost.domain))
    assert_close(slope_by_differences(cost.value, point), cost.gradient(point), 1e-6)
    assert_close(slope_by_complex_step(cost.value, point), cost.gradient(point), 1e-12)


@every_smooth_cost
@given(data=st.data())
def test_the_hessian_is_the_slope_of_the_gradient(cost: CostFunction, data: st.DataObject) -> None:
    point = data.draw(points_in(cost.domain))
    assert_close(slope_by_differences(cost.gradient, point), cost.hessian(point), 1e-6)
    assert_close(slope_by_complex_step(cost.gradient, point), cost.hessian(point), 1e-12)


@every_cost
@given(data=st.data())
def test_the_hessian_is_symmetric(cost: CostFunction, data: st.DataObject) -> None:
    hessian = cost.hessian(data.draw(points_in(cost.domain)))
    assert_same(hessian, hessian.T)


@every_cost
@pytest.mark.parametrize("leading", [(), (5,), (0,), (3, 4), (2, 1, 3)])
def test_the_trailing_axis_is_the_dimension(cost: CostFunction, leading: tuple[int, ...]) -> None:
    d = cost.dimension
    points = np.broadcast_to(cost.start, (*leading, d))
    assert cost.value(points).shape == leading
    assert cost.gradient(points).shape == (*leading, d)
    assert cost.hessian(points).shape == (*leading, d, d)


@every_cost
@pytest.mark.parametrize("order", ["C", "F"])
def test_a_batch_equals_its_points_one_by_one(cost: CostFunction, order: str) -> None:
    points = cost.domain.sample(np.random.default_rng(1), 60).reshape(4, 15, -1)
    points = np.array(points, order="F" if order == "F" else "C")
    for function in (cost.value, cost.gradient, cost.hessian):
        together = function(points)
        for index in np.ndindex(4, 15):
            assert_same(together[index], np.asarray(function(points[index]))[()])


@every_cost
def test_points_with_gaps_between_them_give_the_same(cost: CostFunction) -> None:
    points = cost.domain.sample(np.random.default_rng(2), 64)
    for function in (cost.value, cost.gradient, cost.hessian):
        assert_same(function(points[::3]), function(points[::3].copy()))


@every_cost
def test_plain_lists_and_whole_numbers_are_points(cost: CostFunction) -> None:
    point = [1] * cost.dimension
    assert_same(cost.value(point), cost.value(np.array(point, dtype=float)))
    assert_same(cost.gradient(point), cost.gradient(np.array(point, dtype=float)))


@every_cost
def test_asking_a_cost_does_not_change_the_points(cost: CostFunction) -> None:
    points = np.array([cost.start, cost.start])
    for function in (cost.value, cost.gradient, cost.hessian):
        function(points)
    assert_same(points, np.array([cost.start, cost.start]))


@every_smooth_cost
def test_a_known_minimum_is_flat_and_curves_upwards(cost: CostFunction) -> None:
    for minimum in cost.minima:
        assert np.linalg.norm(cost.gradient(minimum.point)) < 1e-6
        assert np.linalg.eigvalsh(cost.hessian(minimum.point)).min() > 0


@every_cost
def test_a_known_minimum_has_its_value_and_lies_in_the_domain(cost: CostFunction) -> None:
    assert cost.minima
    for minimum in cost.minima:
        assert cost.domain.contains(minimum.point)
        assert_close(cost.value(minimum.point), minimum.value, 1e-12)


@every_cost
def test_the_deepest_minimum_comes_first(cost: CostFunction) -> None:
    values = [minimum.value for minimum in cost.minima]
    assert values == sorted(values)


@every_cost
def test_no_search_from_200_starts_finds_a_lower_place(cost: CostFunction) -> None:
    bounds = list(zip(cost.domain.lower, cost.domain.upper, strict=True))
    starts = cost.domain.sample(np.random.default_rng(3), 200)
    floor = cost.minima[0].value
    slack = 1e-9 * max(1.0, abs(floor))
    for start in starts:
        found = minimize(cost.value, start, jac=cost.gradient, method="L-BFGS-B", bounds=bounds)
        assert found.fun >= floor - slack, found.x


@pytest.mark.parametrize("name", ["tilted_double_well", "wavy_valley", "himmelblau", "saddle"])
def test_no_minimum_of_the_domain_is_missing(name: str) -> None:
    cost = costs[name]
    points = cost.domain.sample(np.random.default_rng(4), 400)
    for _ in range(100):
        newton = np.linalg.solve(cost.hessian(points), cost.gradient(points)[..., np.newaxis])
        points = points - newton[..., 0]
    upwards = np.linalg.eigvalsh(cost.hessian(points)).min(axis=-1) > 0
    settled = points[cost.domain.contains(points) & upwards]
    assert {tuple(point) for point in settled.round(6)} == {
        tuple(minimum.point.round(6)) for minimum in cost.minima
    }


@every_cost
def test_the_default_descent_goes_down_and_stays_in_sight(cost: CostFunction) -> None:
    optimizer = optimizers["gradient_descent"](learning_rate=cost.learning_rate)
    path = descend(cost, cost.start, optimizer, steps=300)
    assert path.status is Status.STALLED
    assert cost.domain.contains(path.points).all()
    assert path.costs[-1] < path.costs[0]


@every_smooth_cost
def test_the_default_descent_ends_at_its_lowest_place(cost: CostFunction) -> None:
    optimizer = optimizers["gradient_descent"](learning_rate=cost.learning_rate)
    path = descend(cost, cost.start, optimizer, steps=300)
    assert path.costs[-1] == pytest.approx(path.costs.min(), rel=1e-9, abs=1e-12)


@every_cost
def test_the_default_start_leaves_a_way_to_go(cost: CostFunction) -> None:
    assert cost.domain.contains(cost.start)
    assert np.linalg.norm(cost.gradient(cost.start)) > 1e-3


@pytest.mark.parametrize(("name", "point", "value", "gradient", "hessian"), BY_HAND)
def test_the_numbers_computed_by_hand(
    name: str, point: list[float], value: float, gradient: list[float], hessian: list[list[float]]
) -> None:
    assert_close(costs[name].value(point), value, 1e-13)
    assert_close(costs[name].gradient(point), gradient, 1e-13)
    assert_close(costs[name].hessian(point), hessian, 1e-13)


@every_cost
def test_a_cost_has_words_for_the_screen(cost: CostFunction) -> None:
    assert cost.title
    assert cost.formula.startswith("C(")
    assert cost.latex.startswith("C(")
    assert all(each.symbol and each.words and each.label for each in cost.coordinates)


def test_titles_tell_costs_apart() -> None:
    titles = [cost.title for cost in costs.values()]
    assert len(set(titles)) == len(titles)


def test_a_cost_is_found_by_name_or_passed_through() -> None:
    assert resolve_cost("rosenbrock") is costs["rosenbrock"]
    assert resolve_cost(costs["saddle"]) is costs["saddle"]


def test_an_unknown_cost_lists_the_known_ones() -> None:
    with pytest.raises(KeyError, match=r"unknown cost function 'rosenbrok'; known: .*rosenbrock"):
        resolve_cost("rosenbrok")
