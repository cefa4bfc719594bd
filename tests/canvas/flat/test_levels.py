"""Which costs get a level line."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import costs
from gdviz.canvas.flat.levels import BANDS, Levels


def sample(name: str) -> np.ndarray:
    domain = costs[name].domain
    sides = np.linspace(domain.lower, domain.upper, 80).T
    return costs[name].value(np.stack(np.meshgrid(*sides), axis=-1))


FLAT = [name for name, cost in costs.items() if cost.dimension == 2]


@pytest.mark.parametrize("name", FLAT)
def test_every_surface_shows_a_readable_number_of_bands(name: str) -> None:
    heights = sample(name)
    levels = Levels.for_costs(heights, float(heights.min()))
    assert 4 <= levels.bands <= BANDS + 3
    assert (np.diff(levels.values) > 0).all()
    assert levels.bands_within(heights) == levels.bands


@pytest.mark.parametrize("name", FLAT)
def test_levels_are_round_numbers(name: str) -> None:
    heights = sample(name)
    for value in Levels.for_costs(heights, float(heights.min())).values:
        assert value == pytest.approx(float(f"{value:.2g}"))


def test_a_wide_range_is_spaced_logarithmically() -> None:
    values = Levels.for_costs(np.geomspace(0.01, 1e4, 500), 0.0).values
    ratios = values[1:] / values[:-1]
    assert ratios.max() <= 10 * (1 + 1e-9)
    assert values[-1] / values[0] > 1e4


def test_a_narrow_range_is_spaced_evenly() -> None:
    values = Levels.for_costs(np.linspace(10, 16, 500), 10.0).values
    np.testing.assert_allclose(np.diff(values), values[1] - values[0])


@pytest.mark.parametrize("costs_seen", [[3.0, 3.0], [np.nan, np.inf], []])
def test_level_ground_and_nothing_finite_give_one_level(costs_seen: list[float]) -> None:
    levels = Levels.for_costs(np.array(costs_seen), 3.0)
    assert levels.values.tolist() == [3.0]
    assert levels.bands_within(np.array([np.nan])) == 0


def test_bands_within_counts_only_what_is_seen() -> None:
    levels = Levels(np.array([1.0, 2.0, 3.0]))
    assert levels.bands_within(np.array([0.5, 2.5])) == 3
    assert levels.bands_within(np.array([1.2, 1.4])) == 1
