"""Trails: what is drawn, and that adding to it equals drawing it whole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QWidget

from gdviz.canvas.flat.trail import FEW, distinct, visible_segments
from gdviz.session.race import Race
from gdviz.session.scene import Layer, Scene
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests import pointer
from tests.conftest import OpenWindow, settle


def picture(window: MainWindow) -> QImage:
    settle()
    while not window.canvas.view._backdrop.current:  # stretched as yet, after a new size
        settle()
    return window.canvas.view.plot.widget.viewport().grab().toImage()


def test_few_rows_stay_as_they_are() -> None:
    rows = np.zeros((FEW - 1, 2))
    assert distinct(rows, 1.0) is rows


def test_rows_that_round_to_one_pixel_are_kept_once_in_their_order() -> None:
    rows = np.repeat([[5.0, 5.2], [1.0, 1.0], [9.0, 2.0]], 40, axis=0)
    assert distinct(rows, 1.0).tolist() == [[5.0, 5.2], [1.0, 1.0], [9.0, 2.0]]


def test_segments_join_successive_points() -> None:
    segments = visible_segments(np.array([[0.0, 0.0], [1.0, 2.0], [3.0, 4.0]]))
    assert segments.tolist() == [[0, 0, 1, 2], [1, 2, 3, 4]]


def test_the_trail_passes_through_the_points_of_the_run(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("ill_conditioned_bowl"))
    window.session.advance(6)
    image, plot = picture(window), window.canvas.view.plot
    colour = load_theme("light").runs[0]
    for point in window.session.runs[0].points(1, 5):
        assert image.pixelColor(pointer.pixel(plot, *point)).name() == colour


def test_step_by_step_draws_the_same_as_all_at_once(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("rosenbrock", "adam"))
    for _ in range(150):
        window.session.advance()
    window.animation.tick(1.0)
    grown = picture(window)
    window.session.seek(149)
    window.session.seek(150)
    window.animation.tick(1.0)
    window.canvas.view.repaint_backdrop()
    drawn_at_once = picture(window)
    assert share_of_different_pixels(grown, drawn_at_once) < 1e-4


def test_going_back_takes_the_trail_back(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    before = picture(window)
    window.session.advance(20)
    assert picture(window) != before
    window.session.seek(0)
    assert picture(window) == before


def test_an_unticked_trail_is_not_drawn(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("ill_conditioned_bowl"))
    window.session.advance(6)
    window.session.show_layer(Layer.TRAIL, False)
    image, plot = picture(window), window.canvas.view.plot
    colours = [
        image.pixelColor(pointer.pixel(plot, *each)) for each in window.session.runs[0].points(1, 5)
    ]
    assert QColor(load_theme("light").runs[0]) not in colours


def test_another_learning_rate_draws_the_new_way_with_the_next_frame(
    open_window: OpenWindow,
) -> None:
    window = open_window(Scene.opening("ill_conditioned_bowl"))
    window.session.advance(12)
    picture(window)
    old = window.session.run.points(1, 6)
    window.session.set_hyperparameter("learning_rate", 0.5 * window.session.optimizer.learning_rate)
    image, plot = picture(window), window.canvas.view.plot
    new = window.session.run.points(1, 6)
    assert not np.isclose(new, old).all(axis=1).any()
    colour = load_theme("light").runs[0]
    for point in new:
        assert image.pixelColor(pointer.pixel(plot, *point)).name() == colour


def test_a_step_repaints_little_where_the_balls_are_far_apart(open_window: OpenWindow) -> None:
    scene = Scene.opening("ill_conditioned_bowl", "gradient_descent", "gradient_descent")
    one, two = scene.race.plans
    corners = replace(one, start=(-2.9, -2.9)), replace(two, start=(2.9, 2.9))
    window = open_window(replace(scene, race=Race(corners), layers=frozenset({Layer.TRAIL})))
    window.session.advance(3)
    window.animation.tick(1.0)
    picture(window)
    viewport = window.canvas.view.plot.widget.viewport()
    areas = PaintedAreas(viewport)
    window.session.advance()
    window.animation.tick(1.0)
    settle()
    assert 0 < sum(areas.seen) < 0.1 * viewport.width() * viewport.height()


class PaintedAreas(QObject):
    """The pixels of every paint event of a widget."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen: list[int] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.seen.append(sum(box.width() * box.height() for box in event.region()))
        return False


@pytest.mark.parametrize("size", [(1024, 768), (1600, 900)])
def test_a_new_size_draws_the_trail_in_its_new_place(
    open_window: OpenWindow, size: tuple[int, int]
) -> None:
    window = open_window(Scene.opening("ill_conditioned_bowl"))
    window.session.advance(6)
    window.resize(*size)
    image, plot = picture(window), window.canvas.view.plot
    point = window.session.runs[0].point_at(3)
    assert image.pixelColor(pointer.pixel(plot, *point)).name() == load_theme("light").runs[0]


def share_of_different_pixels(one: QImage, other: QImage) -> float:
    """Pixels whose colours differ by more than what two ways of smoothing an edge make of it."""
    first, second = (
        np.frombuffer(each.convertToFormat(QImage.Format.Format_RGB888).constBits(), np.uint8)
        for each in (one, other)
    )
    return float(np.mean(np.abs(first.astype(int) - second) > 80))
