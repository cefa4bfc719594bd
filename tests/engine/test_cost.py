"""Domains, minima, points, and what a cost function refuses to be."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import Domain, Minimum, costs
from gdviz.engine.cost import Coordinate, as_points
from tests.engine.every import every_cost, points_in

BOX = Domain.of((-1, 2), (10, 40))


def test_a_domain_knows_its_size() -> None:
    assert BOX.dimension == 2
    assert BOX.span.tolist() == [3.0, 30.0]


@pytest.mark.parametrize(
    "bounds",
    [
        [(1, 1)],
        [(2, 1)],
        [(0, 1), (3, -3)],
        [(float("nan"), 1)],
        [(0, float("nan"))],
        [(-float("inf"), 1)],
        [(0, float("inf"))],
    ],
)
def test_a_domain_needs_finite_bounds_with_low_below_high(
    bounds: list[tuple[float, float]],
) -> None:
    with pytest.raises(ValueError, match="a domain needs finite bounds with low < high"):
        Domain.of(*bounds)


def test_the_message_shows_the_bounds_that_were_refused() -> None:
    with pytest.raises(ValueError, match=r"\(3, -3\)"):
        Domain.of((0, 1), (3, -3))


def test_a_domain_contains_its_edges_and_nothing_beyond() -> None:
    points = [[-1, 10], [2, 40], [0, 20], [-1.1, 20], [0, 41], [np.nan, 20]]
    assert BOX.contains(points).tolist() == [True, True, True, False, False, False]
    assert BOX.contains(np.zeros((4, 5, 2))).shape == (4, 5)
    assert BOX.contains([0, 20]).shape == ()


def test_clamping_moves_to_the_nearest_edge() -> None:
    assert BOX.clamp([[-5, 20], [5, 50], [0, 20]]).tolist() == [[-1, 20], [2, 40], [0, 20]]


@given(st.lists(st.floats(allow_nan=False), min_size=2, max_size=2))
def test_a_clamped_point_lies_inside_and_stays_there(point: list[float]) -> None:
    clamped = BOX.clamp(point)
    assert BOX.contains(clamped)
    assert (BOX.clamp(clamped) == clamped).all()


def test_a_sample_fills_the_domain() -> None:
    sample = BOX.sample(np.random.default_rng(0), 500)
    assert sample.shape == (500, 2)
    assert BOX.contains(sample).all()
    assert (np.ptp(sample, axis=0) > 0.9 * BOX.span).all()


@given(points_in(BOX))
def test_the_points_that_the_tests_draw_lie_in_the_domain(point: np.ndarray) -> None:
    assert BOX.contains(point)


def test_bounds_and_minima_are_read_only() -> None:
    for array in (BOX.lower, BOX.upper, Minimum.at(1.0, value=0.0).point, costs["saddle"].start):
        assert not array.flags.writeable


def test_points_become_floating_and_complex_ones_stay_complex() -> None:
    assert as_points([[1, 2]], 2).dtype == np.float64
    assert as_points([[True, False]], 2).dtype == np.float64
    assert as_points([1j, 2], 2).dtype == np.complex128


@pytest.mark.parametrize("shape", [(), (1,), (3,), (2, 3), (2, 1), (0,), (4, 4, 0)])
def test_points_of_another_dimension_are_refused_by_name(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="the last axis must be 2") as caught:
        as_points(np.zeros(shape), 2)
    assert f"shape {shape}" in str(caught.value)


@every_cost
@pytest.mark.parametrize("method", ["value", "gradient", "hessian"])
def test_every_function_of_a_cost_refuses_another_dimension(cost: Any, method: str) -> None:
    with pytest.raises(ValueError, match=f"the last axis must be {cost.dimension}"):
        getattr(cost, method)(np.zeros((5, cost.dimension + 1)))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"start": np.array([2.1, 0.0])}, "the default start lies outside the domain"),
        ({"start": np.array([np.nan, 0.0])}, "the default start lies outside the domain"),
        ({"start": np.array([0.0])}, "differ in dimension"),
        ({"coordinates": (Coordinate.plain("x"),)}, "differ in dimension"),
        ({"domain": Domain.of((-2, 2))}, "differ in dimension"),
    ],
)
def test_a_cost_that_contradicts_itself_is_refused(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=f"Saddle between two wells: .*{complaint}"):
        replace(costs["saddle"], **change)
