"""Colours of classes and of numbers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gdviz.canvas.flat.contour_picture import band_colours
from gdviz.canvas.network.boundary_colours import (
    SHADES,
    STRONGEST,
    class_colour,
    class_pixels,
    image_of,
    value_colour,
    value_pixels,
)
from gdviz.theme import load_theme, theme_names


def name(pixel: object) -> str:
    return QColor.fromRgba(int(np.asarray(pixel))).name()


def mixed(theme_colour: str, surface: str, share: float) -> list[int]:
    one, other = (QColor(each).getRgb()[:3] for each in (theme_colour, surface))
    return [round(b + share * (a - b)) for a, b in zip(one, other, strict=True)]


@pytest.mark.parametrize("theme", [load_theme(each) for each in theme_names()])
@pytest.mark.parametrize("count", [2, 3, 10])
def test_a_class_has_its_colour_where_the_network_is_sure(theme, count: int) -> None:
    for index in range(count):
        shares = np.zeros(count)
        shares[index] = 1.0
        colour = QColor(name(class_pixels(shares, theme))).getRgb()[:3]
        expected = mixed(class_colour(theme, index), theme.surface, STRONGEST)
        assert np.abs(np.subtract(colour, expected)).max() <= 1
    even = np.full(count, 1 / count)
    assert name(class_pixels(even, theme)) == QColor(theme.surface).name()


def test_two_classes_diverge_through_the_surfaces_colour() -> None:
    theme = load_theme("light")
    p = np.linspace(0, 1, 101)
    pixels = class_pixels(np.stack([1 - p, p]), theme)
    blues = np.array([QColor.fromRgba(int(each)).blue() for each in pixels])
    assert (np.diff(blues[:51]) >= 0).all()  # from the orange, which has no blue, to white
    assert name(pixels[50]) == QColor(theme.surface).name()


def test_what_is_no_number_has_the_colour_of_rules() -> None:
    theme = load_theme("light")
    shares = np.array([[np.nan, 0.5], [np.inf, 0.5], [0.2, 0.8]]).T
    names = [name(each) for each in class_pixels(shares, theme)]
    assert names[:2] == [theme.rule] * 2
    assert names[2] != theme.rule
    assert [name(each) for each in value_pixels(np.array([np.nan, np.inf]), 0, 1, theme)] == (
        [theme.rule] * 2
    )


def test_numbers_run_through_the_colour_map_and_stay_within_it() -> None:
    theme = load_theme("light")
    bands = band_colours(theme, SHADES)
    names = [name(each) for each in value_pixels(np.array([-9.0, 2.0, 5.0, 99.0]), 2.0, 5.0, theme)]
    assert names == [bands[0], bands[0], bands[-1], bands[-1]]
    assert value_colour(5.0, 2.0, 5.0, theme).name() == bands[-1]
    assert value_colour(1.0, 1.0, 1.0, theme).name() == bands[0]  # all answers alike


def test_the_first_row_is_the_lowest_of_the_picture() -> None:
    pixels = np.array([[0xFF000001, 0xFF000002], [0xFF000003, 0xFF000004]], dtype=np.uint32)
    image = image_of(pixels)
    assert [image.pixel(x, y) & 0xFF for y in (0, 1) for x in (0, 1)] == [3, 4, 1, 2]
