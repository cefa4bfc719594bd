"""Axes of histograms: what lies in which bin, and that they do not jump."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.engine.network.histogram_scales import (
    BINS_IN_DECADE,
    NOTHING,
    WEIGHT_BINS,
    Scales,
    round_above,
)

SIZES = st.floats(1e-12, 1e12)


@given(SIZES)
def test_a_reach_is_the_next_round_number(value: float) -> None:
    reach = round_above(value)
    digit = float(f"{reach:.0e}".split("e")[0])
    assert digit in (1, 2, 5)
    assert math.isclose(reach, digit * 10 ** math.floor(math.log10(reach) + 1e-9))
    assert value <= reach <= 2.5 * value * (1 + 1e-12)


@given(st.lists(st.floats(-1, 1), min_size=1, max_size=50), st.integers(0, 2**31))
def test_weights_are_counted_where_numpy_counts_them(extra: list[float], seed: int) -> None:
    weights = np.random.default_rng(seed).normal(0, 0.4, 300).clip(-1, 1)
    weights = np.append(weights, np.array(extra) * 0.999)
    expected, edges = np.histogram(weights, bins=WEIGHT_BINS, range=(-1.0, 1.0))
    counts = Scales(1.0, -4, 0).count_weights(weights.reshape(1, -1))
    # A number on an edge, as far as rounding can tell, may lie on either side of it.
    unclear = np.abs(weights[:, np.newaxis] - edges).min(axis=1) < 1e-12
    assert np.abs(counts - expected).sum() <= 2 * unclear.sum()
    assert counts.sum() == len(weights)


def test_weights_of_zero_lie_in_the_middle_and_those_beyond_at_the_ends() -> None:
    counts = Scales(2.0, -4, 0).count_weights(np.array([0.0, 0.0, -9.0, 9.0, 9.0]))
    assert counts[WEIGHT_BINS // 2] == 2
    assert (counts[0], counts[-1]) == (1, 2)


def test_sizes_of_gradients_are_counted_by_the_power_of_ten() -> None:
    scales = Scales(1.0, -3, 1)
    values = [0.0, 1e-9, 2e-3, -2e-2, 0.2, 2.0, -2.0, 500.0]
    expected = [0] * (4 * BINS_IN_DECADE)
    for value in values:
        place = math.log10(abs(value)) if value else -99.0
        index = math.floor((place + 3) * BINS_IN_DECADE)
        expected[min(max(index, 0), len(expected) - 1)] += 1
    assert scales.count_gradients(np.array(values)).tolist() == expected


@given(st.lists(SIZES, min_size=1, max_size=4), st.lists(SIZES, min_size=1, max_size=4))
def test_the_axes_hold_all_weights_and_the_mean_sizes(weights: list, gradients: list) -> None:
    layers = [np.array([each, -each / 3]) for each in weights]
    sizes = [np.array([each, -each / 3]) for each in gradients]
    scales = Scales.around(layers, sizes)
    assert scales.reach >= max(weights)
    assert 10.0**scales.high >= max(gradients) * (1 - 1e-12)
    assert 10.0**scales.low <= min(gradients)
    assert scales.low < scales.high


@given(st.lists(st.floats(0.95, 1.05), min_size=2, max_size=30), SIZES, SIZES)
def test_what_trembles_leaves_the_axes_after_at_most_one_change(
    factors: list[float], weight: float, gradient: float
) -> None:
    """Numbers that go up and down by a twentieth may cross a border, but only once."""
    seen = [Scales.around([np.array([weight])], [np.array([gradient])])]
    for factor in factors:
        parts = [np.array([factor * weight])], [np.array([factor * gradient])]
        seen.append(seen[-1].kept_for(*parts))
    for axis in ("reach", "low", "high"):
        values = [getattr(each, axis) for each in seen]
        assert sum(a != b for a, b in pairwise(values)) <= 1


def test_axes_follow_what_grows_at_once_and_what_shrinks_when_much_room_is_left() -> None:
    first = Scales.around([np.array([1.5])], [np.array([1e-2])])
    assert first.reach == 2.0
    grown = first.kept_for([np.array([2.1])], [np.array([1e3])])
    assert (grown.reach, grown.high) == (5.0, 3)
    assert grown.kept_for([np.array([1.9])], [np.array([1e3])]).reach == 5.0
    assert grown.kept_for([np.array([1.5])], [np.array([1e3])]).reach == 2.0
    assert grown.kept_for([np.array([2.1])], [np.array([1e1])]).high == 3
    assert grown.kept_for([np.array([2.1])], [np.array([1.0])]).high == 1


@pytest.mark.parametrize("weights", [0.0, 3.0])
def test_gradients_that_are_all_zero_have_an_axis_too(weights: float) -> None:
    scales = Scales.around([np.full(3, weights)], [np.zeros(3)])
    assert (scales.low, scales.high) == NOTHING
    assert scales.count_gradients(np.zeros(3))[0] == 3


@pytest.mark.parametrize("size", [5e-324, 1e-310, 1e300, 1.7e308])
def test_sizes_at_the_ends_of_what_numbers_can_be_have_an_axis(size: float) -> None:
    scales = Scales.around([np.array([1.0])], [np.full(4, size)])
    assert -306 < scales.low < scales.high <= 300
    assert 0 < 10.0**scales.low < 10.0**scales.high < math.inf
    assert scales.count_gradients(np.full(4, size)).sum() == 4
