"""A cost of one parameter as a curve."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint

from gdviz import costs
from gdviz.canvas.flat.curve_picture import CurvePicture
from gdviz.canvas.view_map import ViewMap
from gdviz.session.scene import Scene
from gdviz.theme import load_theme
from tests import pointer
from tests.conftest import OpenWindow, settle

CURVES = [name for name, cost in costs.items() if cost.dimension == 1]


@pytest.mark.parametrize("name", CURVES)
def test_home_shows_the_whole_domain_with_room_around_the_curve(name: str) -> None:
    cost = costs[name]
    (left, right), (low, high) = CurvePicture().home(cost)
    heights = cost.value(np.linspace(cost.domain.lower, cost.domain.upper, 999))
    assert left < cost.domain.lower[0] < cost.domain.upper[0] < right
    assert low < heights.min() < heights.max() < high


@pytest.mark.parametrize("slope", [-30.0, -1.0, 0.0, 0.2, 500.0])
def test_the_tangent_has_the_gradients_slope_and_always_the_same_length(slope: float) -> None:
    view = ViewMap((-2.0, 6.0), (0.0, 9.0), 800, 500)
    ends = CurvePicture().slope_ends(np.array([1.0, 2.0]), np.array([slope]), view)
    (x1, y1), (x2, y2) = view.to_numbers(ends)
    assert (y2 - y1) / (x2 - x1) == pytest.approx(slope, abs=1e-9)
    assert np.hypot(*(ends[1] - ends[0])) == pytest.approx(2 * 0.16 * 800)
    np.testing.assert_allclose(ends.mean(axis=0), view.to_pixels((1.0, 2.0)))


@pytest.mark.parametrize("name", CURVES)
def test_the_tangent_in_the_window_has_the_slope_of_the_cost(
    open_window: OpenWindow, name: str
) -> None:
    window = open_window(Scene.opening(name))
    session, view = window.session, window.canvas.view
    for _ in range(4):
        (x1, y1), (x2, y2) = view.plot.map.to_numbers(view.marks[0].slope.ends)
        point = session.runs[0].point_at(session.playhead)
        assert (y2 - y1) / (x2 - x1) == pytest.approx(float(session.cost.gradient(point)[0]))
        session.advance()
        window.animation.tick(1.0)


@pytest.mark.parametrize("name", CURVES)
def test_the_curve_is_drawn_where_the_cost_is(open_window: OpenWindow, name: str) -> None:
    window = open_window(Scene.opening(name))
    settle()
    plot, cost = window.canvas.view.plot, window.session.cost
    image = plot.widget.viewport().grab().toImage()
    for share in (0.37, 0.63):
        point = cost.domain.lower + share * cost.domain.span
        place = pointer.pixel(plot, float(point[0]), float(cost.value(point)))
        near = [place + QPoint(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        assert load_theme("light").curve in {image.pixelColor(each).name() for each in near}


def test_an_overflowing_curve_is_left_out_where_it_is_infinite(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("tilted_double_well"))
    window.canvas.view.plot.set_home((-1e200, 1e200), (-1.0, 1.0))
    settle()
    assert not window.canvas.view.plot.widget.viewport().grab().isNull()
