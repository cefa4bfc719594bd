"""What searches have tried is on the picture, step by step and back."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gdviz.session.scene import Layer, Scene
from gdviz.window import MainWindow
from tests import pointer
from tests.conftest import OpenWindow, settle


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    window = open_window(Scene.opening("himmelblau", "random_search"))
    for layer in (Layer.MINIMA, Layer.NEXT_STEP):
        window.session.show_layer(layer, False)
    return window


def is_marked(window: MainWindow, point: np.ndarray) -> bool:
    """Whether the pixel of a point has the colour of the run."""
    view = window.canvas.view
    place = view.plot.widget.mapTo(view, pointer.pixel(view.plot, *point))
    image = view.grab().toImage()
    ratio = image.devicePixelRatio()
    pixel = QColor(image.pixel(round(place.x() * ratio), round(place.y() * ratio)))
    run = QColor("#d55e00")
    return abs(pixel.hue() - run.hue()) < 12 and pixel.saturation() > 150


def test_every_point_that_was_tried_is_a_dot(window: MainWindow) -> None:
    window.session.advance(40)
    settle()
    tried = window.session.run.tried(0, 40)
    assert len(tried) == 40
    assert np.mean([is_marked(window, point) for point in tried]) > 0.9


def test_stepping_back_takes_dots_away(window: MainWindow) -> None:
    window.session.advance(40)
    settle()
    window.session.seek(5)
    settle()
    later = window.session.run.tried(5, 40)
    assert np.mean([is_marked(window, point) for point in later]) < 0.2
    first = window.session.run.tried(0, 5)
    assert all(is_marked(window, point) for point in first)


def test_zooming_moves_the_dots_with_the_picture(window: MainWindow) -> None:
    window.session.advance(30)
    settle()
    window.canvas.view.plot.zoom(1.6)
    settle()
    view = window.canvas.view.plot.map
    inside = [
        point
        for point in window.session.run.tried(0, 30)
        if view.x_range[0] < point[0] < view.x_range[1]
        and view.y_range[0] < point[1] < view.y_range[1]
    ]
    assert np.mean([is_marked(window, point) for point in inside]) > 0.9


def test_the_trail_layer_hides_them(window: MainWindow) -> None:
    window.session.advance(30)
    window.session.show_layer(Layer.TRAIL, False)
    settle()
    tried = window.session.run.tried(0, 30)
    assert np.mean([is_marked(window, point) for point in tried]) < 0.2


def test_a_descent_has_tried_nothing(window: MainWindow) -> None:
    window.session.add_run("adam")
    window.session.advance(5)
    assert window.session.run.tried(0, 5).shape == (0, 2)
