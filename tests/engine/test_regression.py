"""Costs of fitting a model to data, against plain numpy over the raw measurements."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import Status, costs, descend, optimizers
from gdviz.engine.cost import Array
from gdviz.engine.regression import DataCost, Dataset, LineFit, fit_line
from tests.engine.every import points_in

DATA_COSTS = {name: cost for name, cost in costs.items() if isinstance(cost, DataCost)}
every_data_cost = pytest.mark.parametrize("cost", list(DATA_COSTS.values()), ids=list(DATA_COSTS))

#: Mean x is 2.5 and mean y is 7, so the best slope is 7 / 5, the intercept 7 - 1.4 * 2.5, and the
#: residuals are 1.1, -1.3, -0.7 and 0.9.
FOUR = Dataset(
    title="Four",
    x=np.array([1.0, 2.0, 3.0, 4.0]),
    y=np.array([6.0, 5.0, 7.0, 10.0]),
    x_label="x",
    y_label="y",
    x_origin=0.0,
    source="worked out by hand",
    licence="CC0 1.0",
)


def mean_squared_error(cost: DataCost, point: Array) -> float:
    """The plain definition, over the raw data."""
    return float(np.mean((cost.predict(point, cost.data.x) - cost.data.y) ** 2))


def least_squares(data: Dataset) -> Array:
    """Slope and intercept by numpy's own polynomial fit."""
    return np.polyfit(data.x, data.y, 1)


def test_a_data_set_is_among_the_costs() -> None:
    assert DATA_COSTS


@every_data_cost
@given(data=st.data())
def test_the_cost_is_the_mean_squared_error(cost: DataCost, data: st.DataObject) -> None:
    point = data.draw(points_in(cost.domain))
    assert cost.value(point) == pytest.approx(mean_squared_error(cost, point), rel=1e-11)


@every_data_cost
def test_the_cost_keeps_its_digits_next_to_the_minimum(cost: DataCost) -> None:
    minimum = cost.minima[0]
    near = minimum.point + 1e-9 * cost.domain.span * np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    assert (cost.value(near) >= minimum.value).all()
    assert cost.value(near[0]) == minimum.value


@every_data_cost
def test_the_minimum_is_least_squares(cost: DataCost) -> None:
    (minimum,) = cost.minima
    assert minimum.point == pytest.approx(least_squares(cost.data), rel=1e-9)
    assert minimum.value == pytest.approx(mean_squared_error(cost, minimum.point), rel=1e-12)


@every_data_cost
def test_gradient_descent_reaches_least_squares(cost: DataCost) -> None:
    optimizer = optimizers["gradient_descent"](learning_rate=cost.learning_rate)
    path = descend(cost, cost.start, optimizer, steps=200_000, tolerance=1e-9)
    assert path.status is Status.CONVERGED
    assert path.points[-1] == pytest.approx(least_squares(cost.data), rel=1e-6)


@every_data_cost
def test_a_data_cost_names_its_axes_source_and_licence(cost: DataCost) -> None:
    assert cost.title == cost.data.title
    assert all((cost.data.x_label, cost.data.y_label, cost.data.source, cost.data.licence))


def test_a_line_through_four_points_by_hand() -> None:
    fit = fit_line(FOUR)
    assert fit.minima[0].point == pytest.approx([1.4, 3.5], rel=1e-12)
    assert fit.minima[0].value == pytest.approx(1.05, rel=1e-12)
    assert fit.value([0, 0]) == pytest.approx(52.5, rel=1e-12)
    assert fit.gradient([0, 0]) == pytest.approx([-38.5, -14], rel=1e-12)
    assert fit.hessian([0, 0]) == pytest.approx(np.array([[15, 5], [5, 2]]), rel=1e-12)


def test_a_line_predicts_slope_times_x_plus_intercept() -> None:
    assert fit_line(FOUR).predict(np.array([2.0, 1.0]), FOUR.x).tolist() == [3, 5, 7, 9]


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e4])
def test_a_line_fit_suits_data_of_any_size(scale: float) -> None:
    fit = fit_line(replace(FOUR, x=scale * (FOUR.x - 2), y=FOUR.y / scale))
    rule = optimizers["gradient_descent"](learning_rate=fit.learning_rate)
    path = descend(fit, fit.start, rule, steps=50)
    assert path.costs[-1] < 0.9 * path.costs[0]
    assert fit.domain.contains(path.points).all()


def test_exact_data_leave_no_error() -> None:
    fit = fit_line(replace(FOUR, y=3 * FOUR.x - 2))
    assert isinstance(fit, LineFit)
    assert fit.minima[0].point == pytest.approx([3, -2], rel=1e-12)
    assert fit.minima[0].value == pytest.approx(0, abs=1e-25)
