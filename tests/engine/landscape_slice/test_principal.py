"""Principal components against numpy's decomposition; the way lies where it should."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.engine.landscape_slice import principal_slice
from gdviz.engine.landscape_slice.principal import MOST_POINTS, evenly
from tests.engine.landscape_slice.ways import trained


def wandering(count: int, dimension: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, dimension)).cumsum(axis=0)


@given(st.integers(3, 60), st.integers(2, 60), st.integers(0, 9999))
def test_directions_and_shares_are_those_of_the_covariance(
    count: int, dimension: int, seed: int
) -> None:
    way = wandering(count, dimension, seed)
    cut = principal_slice(way)
    covariance = np.cov(way.T)
    values = np.linalg.eigvalsh(covariance)[::-1]
    assert cut.shares == pytest.approx(values[:2] / values.sum(), abs=1e-12)
    for direction, value in zip(cut.directions, values[:2], strict=True):
        np.testing.assert_allclose(
            covariance @ direction, value * direction, atol=1e-10 * values[0]
        )
    np.testing.assert_allclose(cut.directions @ cut.directions.T, np.eye(2), atol=1e-12)


def test_first_and_last_point_lie_exactly_where_they_should() -> None:
    _, way = trained()
    cut = principal_slice(way)
    assert cut.coordinates_of(way[-1]).tolist() == [0.0, 0.0]
    assert np.array_equal(cut.points([0.0, 0.0]), way[-1])
    rows = np.linalg.svd(way - way.mean(axis=0))[2][:2]
    rows *= np.sign((rows * cut.directions).sum(axis=1))[:, np.newaxis]
    exact = rows @ (way[0] - way[-1])
    np.testing.assert_allclose(cut.coordinates_of(way[0]), exact, rtol=1e-9)
    # And the first point is as far off the plane as its distance and its place on it say.
    whole = ((way[0] - way[-1]) ** 2).sum()
    assert cut.distances_of(way[0]) ** 2 == pytest.approx(whole - (exact**2).sum(), rel=1e-9)


@given(st.integers(3, 12), st.integers(2, 30), st.integers(0, 9999))
def test_a_way_within_a_plane_is_kept_whole(count: int, dimension: int, seed: int) -> None:
    generator = np.random.default_rng(seed)
    flat, plane = generator.normal(size=(count, 2)), generator.normal(size=(2, dimension))
    way = generator.normal(size=dimension) + flat @ plane
    cut = principal_slice(way)
    assert sum(cut.shares) == pytest.approx(1.0, abs=1e-12)
    back = cut.points(cut.coordinates_of(way))
    np.testing.assert_allclose(back, way, rtol=1e-9, atol=1e-9 * np.abs(way).max())


@given(st.integers(3, 40), st.integers(2, 20), st.integers(0, 9999))
def test_the_whole_way_is_in_sight_and_the_picture_does_not_turn_over(
    count: int, dimension: int, seed: int
) -> None:
    way = wandering(count, dimension, seed)
    cut = principal_slice(way)
    places = cut.coordinates_of(way)
    assert cut.extent.contains(places).all()
    low, high = places.min(axis=0), places.max(axis=0)
    assert -low[0] >= high[0]
    assert high[1] >= -low[1]


def test_a_straight_way_has_something_beside_it() -> None:
    cut = principal_slice(np.outer(np.arange(5.0), [3.0, 4.0]))
    assert cut.shares == pytest.approx((1.0, 0.0))
    width, height = cut.extent.span
    assert 0.2 * width < height < width
    np.testing.assert_allclose(cut.coordinates_of([0.0, 0.0]), [-20.0, 0.0], atol=1e-12)


def test_long_ways_are_thinned_evenly_with_both_ends() -> None:
    way = wandering(10_000, 12, seed=4)
    few = evenly(way)
    assert len(few) == MOST_POINTS
    assert np.array_equal(few[[0, -1]], way[[0, -1]])
    values = np.linalg.eigvalsh(np.cov(way.T))[::-1]
    assert principal_slice(way).shares == pytest.approx(values[:2] / values.sum(), abs=0.01)
    assert len(evenly(np.zeros((100, 300_000)))) == 3


def test_what_has_diverged_does_not_count() -> None:
    way = wandering(20, 6, seed=2)
    beyond = np.vstack([way, np.full((1, 6), np.inf), np.full((1, 6), np.nan)])
    assert np.array_equal(principal_slice(beyond).directions, principal_slice(way).directions)
    assert principal_slice(1e200 * way).shares == pytest.approx(principal_slice(way).shares)


@pytest.mark.parametrize(
    ("points", "words"),
    [
        (np.ones((2, 5)), "two steps"),
        (np.ones((9, 5)), "leads somewhere"),
        (np.full((9, 5), np.nan), "two steps"),
        (np.arange(5.0)[:, np.newaxis], "two parameters"),
        (np.ones(5), "shape"),
    ],
)
def test_a_way_without_components_is_refused(points: np.ndarray, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        principal_slice(points)
