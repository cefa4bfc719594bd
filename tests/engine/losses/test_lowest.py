"""Minima of mean losses: against linear programs, least squares and scipy's own descent."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, minimize

from gdviz.engine.cost import Array
from gdviz.engine.losses.fits import fits
from gdviz.engine.losses.loss_cost import LossCost
from gdviz.engine.losses.lowest import minima_of
from gdviz.engine.losses.of_residuals import Huber, Quantile
from gdviz.engine.losses.samples import Pair
from tests.engine.losses.data import EVERY, cost_of, pairs

SMOOTH_FITS = ["huber", "log_cosh"]
OVERLAPPING = pairs("class_losses").filter(lambda points: not separated(points))


def separated(points: tuple[Pair, ...]) -> bool:
    """Whether one class lies wholly on one side of the other, written with sorted classes."""
    ones = [x for x, t in points if t == 1]
    zeros = [x for x, t in points if t == 0]
    return not ones or not zeros or max(ones) <= min(zeros) or max(zeros) <= min(ones)


def linear_program(points: tuple[Pair, ...], share: float) -> float:
    """The least mean of share · above + (1 − share) · below, parts of y − a x − b."""
    x, y = np.array(points).T
    n = len(points)
    weights = np.concatenate([[0, 0], np.full(n, share), np.full(n, 1 - share)]) / n
    equal = np.hstack([np.stack([x, np.ones(n)], axis=1), np.eye(n), -np.eye(n)])
    bounds = [(None, None)] * 2 + [(0, None)] * (2 * n)
    return solved(linprog(weights, A_eq=equal, b_eq=y, bounds=bounds))


def hinge_program(points: tuple[Pair, ...]) -> float:
    """The least mean of slacks ξ ≥ 0 with s (w x + b) ≥ 1 − ξ."""
    x, t = np.array(points).T
    n, s = len(points), 2 * t - 1
    weights = np.concatenate([[0, 0], np.full(n, 1 / n)])
    upper = -np.hstack([np.stack([s * x, s], axis=1), np.eye(n)])
    bounds = [(None, None)] * 2 + [(0, None)] * n
    return solved(linprog(weights, A_ub=upper, b_ub=-np.ones(n), bounds=bounds))


def solved(answer: Any) -> float:
    assert answer.success
    return float(answer.fun)


def is_lowest(cost: LossCost, point: Array, value: float) -> None:
    """The minimum that the cost tells is as low as it should be, and where it says."""
    assert value == pytest.approx(cost.minima[0].value, rel=1e-8, abs=1e-9)
    assert cost.value(point) == pytest.approx(cost.minima[0].value, rel=1e-12, abs=1e-12)


@settings(deadline=None, max_examples=25)
@given(points=pairs("line_losses"))
def test_the_squared_error_is_lowest_at_the_least_squares(points: tuple[Pair, ...]) -> None:
    x, y = np.array(points).T
    design = np.stack([x, np.ones_like(x)], axis=1)
    expected, *_ = np.linalg.lstsq(design, y, rcond=None)
    (minimum,) = cost_of("line_losses", "mean_squared_error", points).minima
    assert minimum.point == pytest.approx(expected, rel=1e-9, abs=1e-11)
    assert minimum.value == pytest.approx(np.mean((design @ expected - y) ** 2), abs=1e-12)


@settings(deadline=None, max_examples=25)
@given(points=pairs("line_losses"))
def test_the_absolute_error_is_lowest_where_the_linear_program_is(
    points: tuple[Pair, ...],
) -> None:
    cost = cost_of("line_losses", "mean_absolute_error", points)
    is_lowest(cost, cost.minima[-1].point, 2 * linear_program(points, 0.5))


@settings(deadline=None, max_examples=25)
@given(points=pairs("line_losses"), share=st.floats(0.05, 0.95))
def test_a_quantile_is_lowest_where_the_linear_program_is(
    points: tuple[Pair, ...], share: float
) -> None:
    cost = fits["line_losses"].cost_of(Quantile(share), points)
    is_lowest(cost, cost.minima[-1].point, linear_program(points, share))


@settings(deadline=None, max_examples=25)
@given(points=pairs("line_losses"), share=st.floats(0.05, 0.95))
def test_no_more_than_its_share_lies_below_a_quantile(
    points: tuple[Pair, ...], share: float
) -> None:
    """Koenker and Bassett, 1978, theorem 3.4: so many lie strictly on each side at most."""
    cost = fits["line_losses"].cost_of(Quantile(share), points)
    x, y = np.array(points).T
    for minimum in cost.minima:
        apart = y - cost.predict(minimum.point, x)
        assert np.count_nonzero(apart < -1e-9) <= share * len(points) + 1e-9
        assert np.count_nonzero(apart > 1e-9) <= (1 - share) * len(points) + 1e-9


@settings(deadline=None, max_examples=25)
@given(points=pairs("class_losses"))
def test_the_hinge_is_lowest_where_the_linear_program_is(points: tuple[Pair, ...]) -> None:
    cost = cost_of("class_losses", "hinge", points)
    is_lowest(cost, cost.minima[-1].point, hinge_program(points))


@pytest.mark.parametrize("name", SMOOTH_FITS)
@settings(deadline=None, max_examples=25)
@given(points=pairs("line_losses"))
def test_smooth_fits_are_lowest_where_scipy_says(name: str, points: tuple[Pair, ...]) -> None:
    cost = cost_of("line_losses", name, points)
    (minimum,) = cost.minima
    assert cost.gradient(minimum.point) == pytest.approx(np.zeros(2), abs=1e-8)
    found = minimize(cost.value, np.zeros(2), jac=cost.gradient, method="BFGS", tol=1e-9)
    assert minimum.value <= found.fun + 1e-10
    # Huber's loss may be lowest along a whole line; log-cosh is at one place.
    if name == "log_cosh" and np.linalg.eigvalsh(cost.hessian(minimum.point))[0] > 1e-2:
        assert minimum.point == pytest.approx(found.x, abs=1e-5)


def test_huber_is_lowest_where_scipy_says_on_the_data_at_first() -> None:
    cost = cost_of("line_losses", "huber", fits["line_losses"].points)
    found = minimize(cost.value, np.zeros(2), jac=cost.gradient, method="BFGS", tol=1e-9)
    assert cost.minima[0].point == pytest.approx(found.x, abs=1e-6)


@settings(deadline=None, max_examples=25)
@given(points=pairs("line_losses"), delta=st.floats(1e-3, 10))
def test_huber_has_a_minimum_for_every_delta(points: tuple[Pair, ...], delta: float) -> None:
    cost = fits["line_losses"].cost_of(Huber(delta), points)
    (minimum,) = cost.minima
    assert cost.gradient(minimum.point) == pytest.approx(np.zeros(2), abs=1e-8)


@settings(deadline=None, max_examples=25)
@given(points=OVERLAPPING)
def test_cross_entropy_is_lowest_where_scipy_says(points: tuple[Pair, ...]) -> None:
    cost = cost_of("class_losses", "cross_entropy", points)
    (minimum,) = cost.minima
    assert cost.gradient(minimum.point) == pytest.approx(np.zeros(2), abs=1e-8)
    found = minimize(cost.value, np.zeros(2), jac=cost.gradient, method="BFGS", tol=1e-9)
    assert minimum.value <= found.fun + 1e-10


@settings(deadline=None, max_examples=50)
@given(points=OVERLAPPING)
def test_no_place_nearby_is_lower_than_the_lowest_squared_error(points: tuple[Pair, ...]) -> None:
    """It has several minima, or none; from random places scipy finds no lower one that is flat."""
    cost = cost_of("class_losses", "squared_probability", points)
    for minimum in cost.minima:
        assert np.linalg.eigvalsh(cost.hessian(minimum.point))[0] > 0
        assert cost.gradient(minimum.point) == pytest.approx(np.zeros(2), abs=1e-8)
    for start in np.random.default_rng(0).uniform(-4, 4, (6, 2)):
        found = minimize(cost.value, start, jac=cost.gradient, method="BFGS", tol=1e-10)
        if np.linalg.eigvalsh(cost.hessian(found.x))[0] > 1e-3 and np.abs(found.jac).max() < 1e-8:
            assert cost.minima
            assert cost.minima[0].value <= found.fun + 1e-9


@pytest.mark.parametrize("name", ["cross_entropy", "squared_probability"])
@pytest.mark.parametrize(
    "points",
    [
        ((-2.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (2.0, 1.0)),
        ((-2.0, 1.0), (-1.0, 1.0), (1.0, 0.0), (2.0, 0.0)),
        ((-2.0, 0.0), (0.0, 0.0), (0.0, 1.0), (2.0, 1.0)),  # they touch, and that is enough
        ((-2.0, 1.0), (0.0, 1.0), (3.0, 1.0)),  # there is no other class
    ],
)
def test_separable_classes_have_no_minimum(name: str, points: tuple[Pair, ...]) -> None:
    cost = cost_of("class_losses", name, points)
    assert cost.minima == ()
    # Along some direction the cost falls for ever: longer weights are always better.
    angles = np.linspace(0, 2 * np.pi, 721)
    directions = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    costs = np.array([cost.value(size * directions) for size in (1.0, 4.0, 16.0)])
    assert (np.diff(costs.min(axis=1)) < 0).all()


def test_a_separating_hinge_is_free_of_charge_and_as_wide_as_can_be() -> None:
    """The widest margin of −1 and 1 is the line z = x, which leaves both at 1 (Vapnik)."""
    points = ((-2.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (2.0, 1.0))
    minima = cost_of("class_losses", "hinge", points).minima
    assert [each.value for each in minima] == pytest.approx([0.0] * len(minima), abs=1e-15)
    smallest = min(minima, key=lambda each: abs(float(each.point[0])))
    assert smallest.point == pytest.approx([1.0, 0.0], abs=1e-12)


def test_where_an_edge_is_lowest_its_corners_are_told() -> None:
    """Through (0, 0) and (1, ±1) every slope from −1 to 1 has the mean error 2/3."""
    points = ((0.0, 0.0), (1.0, 1.0), (1.0, -1.0))
    minima = cost_of("line_losses", "mean_absolute_error", points).minima
    assert sorted(each.point.round(9).tolist() for each in minima) == [[-1, 0], [1, 0]]
    assert [each.value for each in minima] == pytest.approx([2 / 3, 2 / 3])


@pytest.mark.parametrize(("kind", "name"), EVERY)
@pytest.mark.parametrize("scale", [1e-2, 1.0, 1e3])
def test_inputs_of_any_size_have_their_minimum(kind: str, name: str, scale: float) -> None:
    points = fits[kind].points
    wide = tuple((scale * x + 5 * scale, y) for x, y in points)
    cost, plain = cost_of(kind, name, wide), cost_of(kind, name, points)
    slope, intercept = plain.minima[0].point
    expected = [slope / scale, intercept - 5 * slope]
    assert cost.minima[0].point == pytest.approx(expected, rel=1e-6)
    assert cost.minima[0].value == pytest.approx(plain.minima[0].value, rel=1e-9)


def test_a_square_follows_outliers_and_the_absolute_error_hardly() -> None:
    """The data at first are told to show this: without outliers the slope is about one half."""
    fit = fits["line_losses"]
    clean = minima_of(fit.terms(fit.points[:14]), fit.cost("huber", fit.points).loss)[0].point[0]
    slopes = {name: fit.cost(name, fit.points).minima[0].point[0] for name in fit.losses}
    assert abs(slopes["mean_absolute_error"] - clean) < 0.05
    assert abs(slopes["mean_squared_error"] - clean) > 0.4
