"""Colours that can be told apart and that a screen can show."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from gdviz.palette import grey, hue_scales, oklch, scale


@pytest.mark.parametrize(
    ("lightness", "chroma", "hue", "expected"),
    [
        # Of the primaries, as Ottosson's own converter and CSS Color 4 give them.
        (0.62796, 0.25768, 29.234, (255, 0, 0)),
        (0.86644, 0.29483, 142.495, (0, 255, 0)),
        (0.45201, 0.31321, 264.052, (0, 0, 255)),
        (1.0, 0.0, 0.0, (255, 255, 255)),
        (0.0, 0.0, 0.0, (0, 0, 0)),
    ],
)
def test_known_colours(
    lightness: float, chroma: float, hue: float, expected: tuple[int, int, int]
) -> None:
    np.testing.assert_allclose(oklch(lightness, chroma, hue).astype(int), expected, atol=1)


def test_a_colour_that_no_screen_shows_keeps_its_hue() -> None:
    red, green, blue = oklch(0.6, 0.9, 250.0).astype(int)
    assert blue > green > red


def test_scales_go_from_light_to_dark() -> None:
    weights = hue_scales(12, 20) @ np.array([0.2126, 0.7152, 0.0722])
    assert (np.diff(weights, axis=1) < 0).all()
    assert scale(90.0, 8, 0.02).shape == (8, 3)
    assert len(set(grey(0.5).tolist())) == 1


def test_the_first_hues_lie_far_apart() -> None:
    middles = hue_scales(6, 3)[:, 1].astype(float)
    distances = [np.linalg.norm(a - b) for a, b in combinations(middles, 2)]
    assert min(distances) > 40
