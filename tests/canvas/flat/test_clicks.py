"""What the mouse does on the picture."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gdviz.session.scene import Scene
from gdviz.session.words import number
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests import pointer
from tests.conftest import OpenWindow, settle


def pointer_text(window: MainWindow) -> str:
    return window.findChild(QLabel, "pointer").text()


@pytest.mark.parametrize("x", [-1.9, 0.0, 3.3, 5.9])
def test_a_click_on_the_curve_places_the_start_below_the_pointer(
    window: MainWindow, x: float
) -> None:
    plot = window.canvas.view.plot
    pointer.click(plot, x, 5.0)
    expected, _ = pointer.numbers(plot, pointer.pixel(plot, x, 5.0))
    assert window.session.scene.start == pytest.approx((expected,), abs=1e-9)
    assert window.session.scene.start == pytest.approx((x,), abs=8 / plot.map.width)


@pytest.mark.parametrize("place", [(-1.9, -0.9), (0.3, 1.7), (1.95, 2.95)])
def test_a_click_on_the_contours_places_the_start_where_the_pixel_says(
    open_window: OpenWindow, place: tuple[float, float]
) -> None:
    window = open_window(Scene.opening("rosenbrock"))
    plot = window.canvas.view.plot
    pointer.click(plot, *place)
    expected = pointer.numbers(plot, pointer.pixel(plot, *place))
    assert window.session.scene.start == pytest.approx(expected, abs=1e-9)
    assert window.session.scene.start == pytest.approx(place, abs=4 / plot.map.height)


def test_the_ball_is_drawn_at_the_pixel_that_was_clicked(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    plot = window.canvas.view.plot
    pointer.click(plot, -2.0, 4.0)
    settle()
    image = plot.widget.viewport().grab().toImage()
    colour = image.pixelColor(pointer.pixel(plot, -2.0, 4.0) * image.devicePixelRatio())
    assert colour.name() == load_theme("light").runs[0]


def test_a_click_outside_the_picture_places_nothing(window: MainWindow) -> None:
    plot = window.canvas.view.plot
    before = window.session.scene
    left, _ = plot.map.x_range
    pointer.click(plot, left - 0.3, 2.0)
    assert window.session.scene == before


def test_a_click_in_a_zoomed_out_view_is_clamped_with_a_message(
    window: MainWindow, qtbot: QtBot
) -> None:
    plot = window.canvas.view.plot
    pointer.wheel(plot, 2.0, 4.0, -10)
    assert plot.map.x_range[1] > 8
    with qtbot.waitSignal(window.session.message) as said:
        pointer.click(plot, 8.0, 4.0)
    assert window.session.scene.start == (6.0,)
    assert window.statusBar().currentMessage() == said.args[0]
    assert "−2.00 to 6.00" in said.args[0]


def test_dragging_the_start_mark_moves_the_start_along(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    plot = window.canvas.view.plot
    window.session.advance(8)
    pointer.drag(plot, window.session.scene.start, (2.0, -3.0))
    expected = pointer.numbers(plot, pointer.pixel(plot, 2.0, -3.0))
    assert window.session.scene.start == pytest.approx(expected, abs=1e-9)
    assert window.session.playhead == 0


def test_dragging_elsewhere_moves_the_view_and_no_start(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    plot = window.canvas.view.plot
    before, home = window.session.scene.start, plot.map.x_range
    pointer.drag(plot, (2.0, 2.0), (3.0, 2.0))
    assert window.session.scene.start == before
    assert plot.map.x_range == pytest.approx(np.array(home) - 1.0, abs=0.02)


def test_the_wheel_zooms_around_the_pointer(window: MainWindow) -> None:
    plot = window.canvas.view.plot
    width = np.ptp(plot.map.x_range)
    place = pointer.pixel(plot, 3.0, 4.0)
    pointer.wheel(plot, 3.0, 4.0, 3)
    assert np.ptp(plot.map.x_range) < 0.9 * width
    assert pointer.numbers(plot, place) == pytest.approx((3.0, 4.0), abs=0.03)


def test_a_double_click_resets_the_view_and_keeps_the_run(window: MainWindow) -> None:
    plot, session = window.canvas.view.plot, window.session
    home = plot.map.x_range
    session.advance(5)
    before = (session.scene, session.runs, session.playhead)
    pointer.wheel(plot, 3.0, 4.0, 5)
    assert plot.map.x_range != home
    pointer.double_click(plot, 3.0, 4.0)
    assert plot.map.x_range == pytest.approx(home)
    assert (session.scene, session.runs, session.playhead) == before


def test_the_pointers_place_and_cost_are_shown(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    plot = window.canvas.view.plot
    pointer.move(plot, 1.0, 2.0)
    x, y = pointer.numbers(plot, pointer.pixel(plot, 1.0, 2.0))
    cost = (x * x + y - 11) ** 2 + (x + y * y - 7) ** 2
    assert pointer_text(window) == f"x {number(x)}   y {number(y)}   cost {number(cost)}"


def test_the_pointers_place_vanishes_with_the_pointer(window: MainWindow) -> None:
    plot = window.canvas.view.plot
    pointer.move(plot, 1.0, 2.0)
    assert pointer_text(window)
    pointer.move(plot, plot.map.x_range[0] - 0.3, 2.0)
    assert not pointer_text(window)
