"""Patterns that are told apart without colour, on every shade, however many places there are."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

import gdviz
from gdviz.engine.maps.basin_map import basin_map
from gdviz.map_colours import basin_patterns, colour_basins
from gdviz.map_patterns import FAILED, PLACES, UNDECIDED, engraved, reliefs, spread, woven
from gdviz.palette import hue_scales
from tests.grey import luminance


def patch(pattern: int, colour: np.ndarray, period: int = 20, size: int = 120) -> np.ndarray:
    pixels = np.arange(size)
    relief = woven(np.full((size, size), pattern), pixels, pixels, period)
    return engraved(np.broadcast_to(colour, (size, size, 3)), relief)


@pytest.mark.parametrize("period", [10, 20, 33])
def test_no_two_patterns_are_alike_wherever_they_begin(period: int) -> None:
    shapes = reliefs(period).astype(float)
    assert len(shapes) == PLACES + 2 == len({UNDECIDED, FAILED} | set(range(PLACES)))
    for one, other in combinations(shapes, 2):
        # Moved by any number of pixels: the eye does not see where a pattern begins.
        spectra = [np.abs(np.fft.fft2(each)) for each in (one, other)]
        apart = np.linalg.norm(spectra[0] - spectra[1])
        assert apart > 0.35 * max(np.linalg.norm(each) for each in spectra)


@pytest.mark.parametrize("shade", [0, 31, 63])
@pytest.mark.parametrize("pattern", range(1, PLACES + 2))
def test_in_grey_a_pattern_is_seen_on_every_shade_of_every_hue(pattern: int, shade: int) -> None:
    for colour in hue_scales(8, 64)[:, shade]:
        seen = luminance(patch(pattern, colour))
        ground = np.median(seen)
        # Between a line and its shadow.
        lit, shaded = np.quantile(seen, [0.995, 0.005])
        assert (lit + 0.05) / (shaded + 0.05) > 2.5
        # It is fine: most of a basin keeps its shade.
        assert np.mean(np.abs(seen - ground) < 0.02) > 0.55


def test_the_first_places_have_patterns_of_their_own() -> None:
    rng = np.random.default_rng(1)
    for count in range(PLACES + 1):
        assert len(set(spread(rng.normal(size=(count, 2))).tolist())) == count
    assert spread(np.zeros((0, 2))).shape == (0,)


def test_neighbours_on_a_lattice_differ() -> None:
    side = 11
    places = np.stack(np.meshgrid(np.arange(side), np.arange(side)), axis=-1).reshape(-1, 2)
    worn = spread(places.astype(float)).reshape(side, side)
    for one, other in [
        (worn[1:], worn[:-1]),
        (worn[:, 1:], worn[:, :-1]),
        (worn[1:, 1:], worn[:-1, :-1]),
        (worn[1:, :-1], worn[:-1, 1:]),
    ]:
        assert (one != other).all()


@pytest.mark.parametrize(
    ("cost", "rate"),
    [
        ("himmelblau", 0.01),
        ("six_hump_camel", 0.03),
        ("rastrigin", 0.002),
        ("griewank", 1.0),
        ("eggholder", 0.3),
    ],
)
def test_along_nearly_all_borders_of_basins_the_pattern_changes(cost: str, rate: float) -> None:
    rule = gdviz.optimizers["gradient_descent"](learning_rate=rate)
    answer = basin_map(cost, rule, 160, 300)
    worn = basin_patterns(answer)
    same = total = 0
    for axis in (0, 1):
        labels = np.moveaxis(answer.labels, axis, 0)
        border = labels[1:] != labels[:-1]
        alike = np.diff(np.moveaxis(worn, axis, 0).astype(int), axis=0) == 0
        same, total = same + np.sum(border & alike), total + np.sum(border)
        assert alike[~border].all()
    assert total > 100
    assert same / total < 0.02


def test_what_reaches_no_place_has_a_pattern_that_no_place_has() -> None:
    rule = gdviz.optimizers["gradient_descent"](learning_rate=0.03)
    answer = basin_map("himmelblau", rule, 64, 20)
    worn = basin_patterns(answer)
    assert {-1, -2} < set(np.unique(answer.labels).tolist())
    assert set(np.unique(worn[answer.labels == -1])) == {FAILED}
    assert set(np.unique(worn[answer.labels == -2])) == {UNDECIDED}
    assert worn[answer.labels >= 0].max() < PLACES
    assert colour_basins(answer, 20).shape == (64, 64, 3)


def test_parts_of_a_picture_fit_together() -> None:
    worn = np.repeat(np.arange(PLACES), 6)[:, np.newaxis].repeat(50, axis=1)
    rows, columns = np.arange(len(worn)), np.arange(50)
    whole = woven(worn, rows, columns, 16)
    parts = [woven(worn[a:b], rows[a:b], columns, 16) for a, b in ((0, 7), (7, 31), (31, 48))]
    assert (np.concatenate(parts) == whole).all()
    assert (woven(worn, rows + 32, columns - 48, 16) == whole).all()
