"""Slices: their points, where points lie on them, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.engine.cost import Domain
from gdviz.engine.landscape_slice import Slice, line_between, weights_slice

SQUARE = Domain.of((-1, 1), (-1, 1))
NAMES = ("across", "up")


def drawn(dimension: int, seed: int, count: int = 2) -> Slice:
    generator = np.random.default_rng(seed)
    origin, directions = generator.normal(size=dimension), generator.normal(size=(count, dimension))
    extent = Domain.of(*[(-1, 1)] * count)
    return Slice(origin, directions, extent, NAMES[:count])


@given(st.integers(2, 40), st.integers(0, 9999), st.integers(1, 2))
def test_points_and_coordinates_are_inverse(dimension: int, seed: int, count: int) -> None:
    cut = drawn(dimension, seed, count)
    places = np.random.default_rng(seed + 1).uniform(-3, 3, size=(4, 5, count))
    assert cut.points(places).shape == (4, 5, dimension)
    np.testing.assert_allclose(cut.coordinates_of(cut.points(places)), places, atol=1e-7)
    np.testing.assert_allclose(cut.distances_of(cut.points(places)), 0.0, atol=1e-7)


@given(st.integers(3, 40), st.integers(0, 9999), st.integers(1, 2))
def test_coordinates_are_those_of_least_squares(dimension: int, seed: int, count: int) -> None:
    cut = drawn(dimension, seed, count)
    points = np.random.default_rng(seed + 1).normal(size=(7, dimension))
    found, left, *_ = np.linalg.lstsq(cut.directions.T, (points - cut.origin).T, rcond=None)
    scale = np.linalg.cond(cut.directions)
    np.testing.assert_allclose(cut.coordinates_of(points), found.T, atol=1e-12 * scale**2)
    np.testing.assert_allclose(cut.distances_of(points) ** 2, left, atol=1e-11 * scale**2)


def test_a_point_is_the_same_alone_and_among_many() -> None:
    cut = drawn(337, seed=3)
    places = np.random.default_rng(5).normal(size=(50, 2))
    assert np.array_equal(cut.points(places), [cut.points(each) for each in places])
    assert np.array_equal(cut.points(np.zeros(2)), cut.origin)


def test_points_that_are_not_finite_lie_nowhere() -> None:
    cut = drawn(5, seed=1)
    points = np.ones((3, 5))
    points[1, 2], points[2, 0] = np.inf, np.nan
    places = cut.coordinates_of(points)
    assert np.isfinite(places[0]).all()
    assert np.isnan(places[1:]).all()


def test_more_is_seen_where_a_way_leads_out() -> None:
    cut = Slice(np.zeros(3), np.eye(3)[:2], SQUARE, NAMES)
    assert cut.including(np.array([[0.5, -0.5, 7.0]])) is cut
    assert cut.including(np.full((2, 3), np.nan)) is cut
    wider = cut.including(np.array([[4.0, 0.0, 0.0], [np.inf, 0.0, 0.0]]))
    assert wider.extent.lower.tolist() == [-1, -1]
    assert wider.extent.upper.tolist() == [4, 1]
    roomy = cut.including(np.array([[4.0, 0.0, 0.0]]), margin=0.5)
    assert roomy.extent.upper.tolist() == [5, 1]


def test_two_weights_vary_and_the_others_stay() -> None:
    point = np.array([0.25, -3.0, 0.5, 4.0])
    cut = weights_slice(point, 1, 3, ["a", "b", "c", "d"])
    assert cut.names == ("b", "d")
    assert cut.coordinates_of(point).tolist() == [-3.0, 4.0]
    assert cut.points([-3.0, 4.0]).tolist() == point.tolist()
    assert cut.points([1.0, 2.0]).tolist() == [0.25, 1.0, 0.5, 2.0]
    assert cut.extent.contains([-3.0, 4.0])
    assert (cut.extent.lower + cut.extent.upper).tolist() == [-6.0, 8.0]


def test_a_line_leads_through_both_solutions_and_beyond() -> None:
    first, second = np.random.default_rng(0).normal(size=(2, 30))
    line = line_between(first, second)
    assert line.dimension == 1
    assert np.array_equal(line.points([0.0]), first)
    np.testing.assert_allclose(line.points([1.0]), second, rtol=1e-14)
    np.testing.assert_allclose(line.coordinates_of([first, second]), [[0.0], [1.0]], atol=1e-14)
    assert line.extent.lower[0] < 0
    assert line.extent.upper[0] > 1


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Slice(np.zeros(3), np.zeros((3, 3)), SQUARE, NAMES), "one or two directions"),
        (lambda: Slice(np.zeros(2), np.eye(3)[:2], SQUARE, NAMES), "origin of shape"),
        (lambda: Slice(np.zeros(3), np.eye(3)[:2], SQUARE, ("a",)), "as many names"),
        (lambda: Slice(np.full(3, np.nan), np.eye(3)[:2], SQUARE, NAMES), "finite"),
        (lambda: Slice(np.zeros(3), [[1, 0, 0], [0, 0, 0]], SQUARE, NAMES), "length 0"),
        (lambda: Slice(np.zeros(3), [[1, 2, 3], [2, 4, 6]], SQUARE, NAMES), "parallel"),
        (lambda: Slice(np.zeros(1), [[1], [2]], SQUARE, NAMES), "two parameters"),
        (lambda: weights_slice(np.zeros(4), 0, 4), "no weight 4 among 4"),
        (lambda: weights_slice(np.zeros(4), -1, 2), "no weight -1"),
        (lambda: weights_slice(np.zeros(4), 2, 2), "two different"),
        (lambda: line_between(np.ones(3), np.ones(3)), "differ"),
    ],
)
def test_a_slice_that_is_none_is_refused(make: object, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()  # type: ignore[operator]
