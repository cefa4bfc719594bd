"""Random directions: as long as the weights of every neuron, still for biases, seeded."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.engine.landscape_slice import random_slice
from gdviz.engine.network.initialisation import initialisations
from gdviz.engine.network.network import Network

SIZES = st.tuples(st.integers(2, 7), st.integers(1, 7), st.integers(1, 7))
NETWORK = Network((2, 16, 16, 1))
POINT = initialisations["xavier"].draw(NETWORK, 3)


@given(SIZES, st.integers(0, 9999))
def test_every_neuron_moves_by_the_length_of_its_weights(sizes: tuple[int, ...], seed: int) -> None:
    network = Network(sizes)
    point = np.random.default_rng(seed).normal(size=network.dimension)
    cut = random_slice(network, point, seed)
    place = 0
    for before, after in pairwise(sizes):
        for _ in range(after):  # the layout of the parameters, written out a second time
            weights = slice(place, place + before)
            length = np.linalg.norm(point[weights])
            for direction in cut.directions:
                assert np.linalg.norm(direction[weights]) == pytest.approx(length, rel=1e-12)
                assert direction[place + before] == 0.0
            place += before + 1
    assert place == network.dimension


def test_the_slice_goes_through_the_point_and_is_the_same_for_the_same_seed() -> None:
    cut = random_slice(NETWORK, POINT, 5)
    assert np.array_equal(cut.points([0.0, 0.0]), POINT)
    assert np.array_equal(cut.directions, random_slice(NETWORK, POINT, 5).directions)
    assert not np.array_equal(cut.directions, random_slice(NETWORK, POINT, 6).directions)


def test_directions_are_drawn_evenly() -> None:
    """Before they are stretched they are normal: no axis is preferred, and they hardly agree."""
    drawn = np.array([random_slice(NETWORK, POINT, seed).directions for seed in range(200)])
    unit = drawn / np.linalg.norm(POINT[NETWORK.is_weight > 0])
    assert np.abs(unit.mean(axis=(0, 1))).max() < 0.1
    agreement = (unit[:, 0] * unit[:, 1]).sum(axis=1)
    assert np.abs(agreement).mean() < 0.15


def test_the_same_directions_belong_to_moved_weights() -> None:
    """As training goes on the directions keep, neuron by neuron, and change their lengths alone."""
    moved = random_slice(NETWORK, 2.0 * POINT, 5)
    np.testing.assert_allclose(moved.directions, 2.0 * random_slice(NETWORK, POINT, 5).directions)


def test_weights_that_are_all_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="all weights are 0"):
        random_slice(NETWORK, np.zeros(NETWORK.dimension), 0)
