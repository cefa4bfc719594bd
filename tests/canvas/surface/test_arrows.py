"""The coming step and the gradient on the surface."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from gdviz import costs
from gdviz.canvas.surface.arrows import GRADIENT, gradient_tip, parted
from gdviz.canvas.surface.mesh import HeightField
from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import Layer, Scene, View
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests.canvas.surface.plane import plane
from tests.conftest import OpenWindow, settle

THEME = load_theme("light")


def test_the_gradient_points_straight_up_a_plane_at_one_length() -> None:
    field = HeightField.of(plane())
    for point in np.array([[2.0, 0.0], [5.0, 0.4], [1.0, -0.8]]):
        tip = gradient_tip(field, point, np.array([1.0, 0.0]))
        way = np.diff(field.rest(np.array([point, tip])), axis=0)[0]
        assert way[1] == pytest.approx(0)
        assert way[0] > 0
        assert np.linalg.norm(way) == pytest.approx(GRADIENT)


@pytest.mark.parametrize("name", ["himmelblau", "rosenbrock", "booth"])
def test_the_gradient_points_to_higher_ground(name: str) -> None:
    cost, field = costs[name], HeightField.of(costs[name])
    for point in cost.domain.sample(np.random.default_rng(1), 30):
        tip = gradient_tip(field, point, cost.gradient(point))
        ahead = point + 1e-4 * (tip - point)
        assert cost.value(ahead) > cost.value(point)


@pytest.mark.parametrize("gradient", [(0.0, 0.0), (1e-9, 0.0), (np.nan, 1.0), (np.inf, 0.0)])
def test_level_ground_and_no_number_have_no_arrow(gradient: tuple[float, float]) -> None:
    assert gradient_tip(HeightField.of(plane()), np.array([2.0, 0.0]), np.array(gradient)) is None


def test_an_arrow_parts_into_shaft_and_head() -> None:
    pieces = np.array([[0.0, 0, 10, 0], [10, 0, 20, 0], [20, 0, 30, 0]])
    shaft, head = parted(pieces, 14.0)
    np.testing.assert_allclose(shaft, [[0, 0, 10, 0], [10, 0, 16, 0]])
    assert head == pytest.approx(np.array([[30, 0], [16, 6.3], [16, -6.3]]))
    shaft, head = parted(pieces[:1], 14.0)
    np.testing.assert_allclose(shaft, [[0, 0, 0, 0]])
    assert head == pytest.approx(np.array([[10, 0], [0, 4.5], [0, -4.5]]))


def race(*rates: float) -> Scene:
    scene = replace(Scene.opening("himmelblau"), view=View.SURFACE, start=(-0.5, 1.0))
    rules = [optimizers["gradient_descent"](learning_rate=rate) for rate in rates]
    return replace(scene, race=Race.of(*rules), layers=frozenset())


def picture(window: MainWindow) -> QImage:
    settle()
    window.animation.tick(1.0)
    return window.canvas.surface_view.grab().toImage()


def at(window: MainWindow, image: QImage, point: np.ndarray) -> str:
    place = window.canvas.surface_view.pixel_of(point).toPoint()
    return QColor(image.pixel(place)).name()


@pytest.mark.parametrize(
    ("layer", "colour"), [(Layer.NEXT_STEP, THEME.next_step), (Layer.GRADIENT, THEME.gradient)]
)
def test_a_layer_shows_an_arrow_that_lies_on_the_surface(
    open_window: OpenWindow, layer: Layer, colour: str
) -> None:
    window = open_window(race(0.07))
    run, field = window.session.run, HeightField.of(window.session.cost)
    tip = {
        Layer.NEXT_STEP: run.step_at(0).next_point,
        Layer.GRADIENT: gradient_tip(field, run.point_at(0), run.gradient_at(0)),
    }[layer]
    middle = (run.point_at(0) + tip) / 2
    assert at(window, picture(window), middle) != colour
    window.session.show_layer(layer, True)
    assert at(window, picture(window), middle) == colour
    window.session.show_layer(layer, False)
    assert at(window, picture(window), middle) != colour


def test_only_the_run_that_is_spoken_of_has_a_coming_step(open_window: OpenWindow) -> None:
    window = open_window(race(0.02, 0.05))
    window.session.show_layer(Layer.NEXT_STEP, True)
    near, far = (run.step_at(0).next_point for run in window.session.runs)
    beyond = 0.6 * far + 0.4 * near
    assert at(window, picture(window), beyond) != THEME.next_step
    window.session.select_run(1)
    assert at(window, picture(window), beyond) == THEME.next_step


def test_while_the_ball_moves_there_is_no_coming_step(open_window: OpenWindow) -> None:
    window = open_window(race(0.01))
    window.session.show_layer(Layer.NEXT_STEP, True)
    window.canvas.surface_view.grab()
    marks = window.canvas.surface_view._picture.marks
    assert marks._coming_step() is not None
    window.session.advance()
    window.animation.tick(0.0)
    assert window.animation.glide < 1.0
    assert marks._coming_step() is None
    window.animation.tick(1.0)
    assert marks._coming_step() is not None


def test_a_step_that_leads_beyond_the_domain_ends_at_its_edge(open_window: OpenWindow) -> None:
    window = open_window(race(0.5))
    window.session.show_layer(Layer.NEXT_STEP, True)
    step = window.session.run.step_at(0)
    assert not window.session.cost.domain.contains(step.next_point)
    image, view = picture(window), window.canvas.surface_view
    way = step.next_point - step.point
    # The first share of the way at which a coordinate reaches -5 or 5.
    share = min((np.sign(w) * 5 - p) / w for w, p in zip(way, step.point, strict=True))
    assert at(window, image, step.point + 0.5 * share * way) == THEME.next_step
    assert view.sentence == ""
