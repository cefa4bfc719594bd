"""A cost of two parameters seen from above."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import CostFunction, costs
from gdviz.canvas.colour_bar import ColourBar
from gdviz.canvas.flat.contour_picture import GRADIENT, ContourPicture, band_colours
from gdviz.canvas.view_map import ViewMap
from gdviz.session.scene import Layer, Scene
from gdviz.theme import Look, load_theme, sizes_for, theme_names
from tests import pointer
from tests.conftest import OpenWindow, settle

SURFACES = [name for name, cost in costs.items() if cost.dimension == 2]


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("name", SURFACES)
def test_every_pixel_has_the_colour_of_its_costs_band(
    open_window: OpenWindow, name: str, theme: str
) -> None:
    window = open_window(Scene.opening(name))
    window.set_theme(theme)
    for layer in Layer:
        window.session.show_layer(layer, False)
    settle()
    view, cost = window.canvas.view, window.session.cost
    key = key_of(name, theme)
    image = view.plot.widget.viewport().grab().toImage()
    points = cost.domain.sample(np.random.default_rng(3), 600)
    bands = bands_around(points, view.plot.map, cost, [lower for lower, _ in key[1:]])
    inside = (bands == bands[0]).all(axis=0)
    seen = [image.pixelColor(pointer.pixel(view.plot, *each)).name() for each in points[inside]]
    wrong = sum(colour != key[band][1] for colour, band in zip(seen, bands[0, inside], strict=True))
    assert inside.sum() >= 30
    assert wrong <= 0.05 * inside.sum()  # under the start's ring


def bands_around(
    points: np.ndarray, view: ViewMap, cost: CostFunction, borders: list[float]
) -> np.ndarray:
    """The bands of each point and of those three pixels away: (25, n)."""
    steps = 1.5 * np.stack(np.meshgrid(range(-2, 3), range(-2, 3)), axis=-1).reshape(25, 1, 2)
    around = points + steps[np.argsort(np.abs(steps).sum(axis=(1, 2)))] / view.scale
    return np.searchsorted(borders, cost.value(around))


def key_of(name: str, theme: str) -> list[tuple[float, str]]:
    picture = ContourPicture()
    picture.begin(costs[name])
    return list(picture.key(Look(load_theme(theme), sizes_for(1280, 720))))


@pytest.mark.parametrize("theme", theme_names())
def test_neighbouring_bands_can_be_told_apart(theme: str) -> None:
    colours = band_colours(load_theme(theme), 12)
    assert len(set(colours)) == 12


def test_the_gradients_arrow_points_uphill_and_keeps_its_length() -> None:
    view = ViewMap((-2.0, 2.0), (-1.0, 3.0), 800, 500)
    for gradient in (np.array([3.0, 4.0]), np.array([-1e-3, 2e-3]), np.array([0.0, -1e5])):
        tail, tip = ContourPicture().slope_ends(np.array([0.5, 0.5]), gradient, view)
        along = (tip - tail) / view.scale
        assert np.hypot(*(tip - tail)) == pytest.approx(GRADIENT * 500)
        np.testing.assert_allclose(along / np.hypot(*along), gradient / np.hypot(*gradient))


def test_level_ground_has_no_arrow() -> None:
    view = ViewMap((-2.0, 2.0), (-1.0, 3.0), 800, 500)
    tail, tip = ContourPicture().slope_ends(np.array([0.5, 0.5]), np.zeros(2), view)
    assert tail.tolist() == tip.tolist()


def test_a_near_view_gets_levels_of_its_own(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("rosenbrock"))
    plot = window.canvas.view.plot
    bar = window.canvas.findChild(ColourBar)
    before = bar.key
    plot.set_home((0.99, 1.01), (0.99, 1.01))
    settle()
    window.canvas.view.repaint_backdrop()
    settle()
    assert bar.key != before
    assert len(bar.key) >= 4
    assert bar.key[-1][0] < 1.0


def test_an_overflowing_surface_is_painted_without_a_warning(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    window.canvas.view.plot.set_home((-1e200, 1e200), (-1e200, 1e200))
    window.canvas.view.repaint_backdrop()
    settle()
    assert not window.canvas.view.plot.widget.viewport().grab().isNull()
