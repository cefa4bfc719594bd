"""A cost read from a grid: against scipy's interpolation and differences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.interpolate import RegularGridInterpolator

from gdviz.canvas.network.grid_cost import GridCost
from gdviz.engine.cost import Domain
from gdviz.engine.landscape_slice import Slice, SliceCosts


def grid_cost(rows: int = 7, columns: int = 5, seed: int = 0) -> GridCost:
    costs = np.random.default_rng(seed).uniform(size=(rows, columns))
    cut = Slice(np.zeros(3), np.eye(3)[:2], Domain.of((-2, 3), (10, 11)), ("across", "up"))
    axes = np.linspace(-2, 3, columns), np.linspace(10, 11, rows)
    return GridCost.of(SliceCosts(cut, axes, costs), ("across", "up"))


@given(st.integers(2, 9), st.integers(2, 9), st.integers(0, 99))
def test_it_is_bilinear_between_grid_lines(rows: int, columns: int, seed: int) -> None:
    cost = grid_cost(rows, columns, seed)
    across, up = cost.found.axes
    expected = RegularGridInterpolator((across, up), cost.found.costs.T)
    points = np.random.default_rng(seed).uniform((-2, 10), (3, 11), size=(4, 6, 2))
    np.testing.assert_allclose(cost.value(points), expected(points), rtol=1e-12, atol=1e-14)


def test_grid_points_have_the_very_costs() -> None:
    cost = grid_cost()
    places = np.stack(np.meshgrid(*cost.found.axes), axis=-1)
    np.testing.assert_allclose(cost.value(places), cost.found.costs, rtol=1e-12, atol=1e-14)


def test_gradient_and_curvature_are_those_of_differences() -> None:
    cost = grid_cost()
    point, step = np.array([0.3, 10.42]), 1e-4
    shifts = step * np.eye(2)
    slopes = (cost.value(point + shifts) - cost.value(point - shifts)) / (2 * step)
    np.testing.assert_allclose(cost.gradient(point), slopes, rtol=1e-7)
    bends = (cost.gradient(point + shifts) - cost.gradient(point - shifts)) / (2 * step)
    np.testing.assert_allclose(cost.hessian(point), bends, rtol=1e-6, atol=1e-7)


@pytest.mark.parametrize("point", [(-2.1, 10.5), (0.0, 11.1), (np.nan, 10.5)])
def test_beyond_the_grid_nothing_is_known(point: tuple[float, float]) -> None:
    cost = grid_cost()
    assert np.isnan(cost.value([point])[0])
    assert np.isnan(cost.gradient([point])).all()
