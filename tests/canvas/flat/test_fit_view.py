"""The data and the model's line beside the cost's surface."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import Status
from gdviz.canvas.flat.fit_view import FitView
from gdviz.engine.regression import DataCost
from gdviz.session.scene import Scene
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests import pointer
from tests.conftest import OpenWindow, settle


def drawn_line(fit: FitView) -> tuple[float, float]:
    """Slope and value at the left edge of the line on the screen, in the data's own units."""
    (x1, y1), (x2, y2) = fit.plot.map.to_numbers(fit.line.ends)
    return (y2 - y1) / (x2 - x1), y1


def open_fit(open_window: OpenWindow) -> tuple[MainWindow, FitView, DataCost]:
    window = open_window(Scene.opening("penguins"))
    cost = window.session.cost
    assert window.canvas.fit_view is not None
    assert isinstance(cost, DataCost)
    return window, window.canvas.fit_view, cost


def test_it_is_there_only_with_a_cost_that_has_data(window: MainWindow) -> None:
    assert window.canvas.fit_view is None
    window.session.set_cost("penguins")
    settle()
    assert window.canvas.fit_view.isVisible()
    window.session.set_cost("rosenbrock")
    settle()
    assert not window.canvas.fit_view.isVisible()


def test_the_line_is_the_one_of_the_point(open_window: OpenWindow) -> None:
    window, fit, cost = open_fit(open_window)
    for _ in range(5):
        slope, left = drawn_line(fit)
        a, b = window.session.runs[0].point_at(window.session.playhead)
        assert slope == pytest.approx(a)
        assert left == pytest.approx(a * (fit.plot.map.x_range[0] - cost.data.x_origin) + b)
        window.session.advance()
        window.animation.tick(1.0)


def test_at_convergence_the_line_is_numpys_least_squares(open_window: OpenWindow) -> None:
    window, fit, cost = open_fit(open_window)
    while not window.session.finished:
        window.session.advance(100)
    assert window.session.runs[0].status_at(window.session.playhead) is Status.CONVERGED
    window.animation.tick(1.0)
    slope, intercept = np.polyfit(cost.data.x + cost.data.x_origin, cost.data.y, 1)
    drawn_slope, drawn_left = drawn_line(fit)
    assert drawn_slope == pytest.approx(slope, abs=1e-6)
    assert drawn_left == pytest.approx(slope * fit.plot.map.x_range[0] + intercept, abs=1e-6)


def test_every_measurement_is_drawn(open_window: OpenWindow) -> None:
    _, fit, cost = open_fit(open_window)
    fit.line.setVisible(False)
    settle()
    image = fit.plot.widget.viewport().grab().toImage()
    paper = load_theme("light").surface
    for x, y in zip(cost.data.x + cost.data.x_origin, cost.data.y, strict=True):
        assert image.pixelColor(pointer.pixel(fit.plot, x, y)).name() != paper


def test_the_line_glides_with_the_ball(open_window: OpenWindow) -> None:
    window, fit, _ = open_fit(open_window)
    before, _ = drawn_line(fit)
    window.session.advance()
    window.animation.tick(0.1)
    between, _ = drawn_line(fit)
    window.animation.tick(1.0)
    after, _ = drawn_line(fit)
    assert min(before, after) < between < max(before, after)
