"""The picture behind the marks: when it is painted, and when it is only copied."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gdviz.app import create_window
from gdviz.canvas.flat.backdrop import Backdrop
from gdviz.session.scene import Layer, Scene
from gdviz.window import MainWindow
from tests import pointer
from tests.conftest import OpenWindow, settle


@pytest.fixture
def surface(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window(Scene.opening("rosenbrock"))
    qtbot.waitUntil(lambda: backdrop_of(window).current)
    return window


def backdrop_of(window: MainWindow) -> Backdrop:
    return window.canvas.view.plot.findChild(Backdrop)


def picture(window: MainWindow) -> QImage:
    return window.canvas.view.plot.widget.viewport().grab().toImage()


def test_the_first_frame_has_the_picture(qtbot: QtBot) -> None:
    window = create_window(Scene.opening("rosenbrock"))
    qtbot.addWidget(window)
    image = picture(window)
    paper = image.pixelColor(image.width() // 2, 2)
    assert image.pixelColor(image.width() // 2, image.height() // 3) != paper


def test_steps_do_not_paint_it_anew(surface: MainWindow) -> None:
    painted = []
    backdrop_of(surface).painted.connect(lambda: painted.append(1))
    for _ in range(20):
        surface.session.advance()
        settle()
    assert not painted


def test_while_the_wheel_turns_it_is_stretched_and_then_painted_once(
    surface: MainWindow, qtbot: QtBot
) -> None:
    backdrop, painted = backdrop_of(surface), []
    backdrop.painted.connect(lambda: painted.append(1))
    for _ in range(4):
        pointer.wheel(surface.canvas.view.plot, 0.0, 1.0, 1)
        surface.canvas.view.plot.widget.viewport().repaint()
    assert not backdrop.current
    assert not painted
    qtbot.waitUntil(lambda: backdrop.current)
    assert len(painted) == 1


def test_the_stretched_picture_is_where_the_numbers_are(surface: MainWindow, qtbot: QtBot) -> None:
    plot, backdrop = surface.canvas.view.plot, backdrop_of(surface)
    for layer in Layer:
        surface.session.show_layer(layer, False)
    surface.session.place_start((-2.0, 3.0))
    qtbot.waitUntil(lambda: backdrop.current)
    pointer.wheel(plot, 1.0, 1.0, 2)
    places = [pointer.pixel(plot, x, y) for x in (-0.5, 0.0, 0.5) for y in (0.5, 1.5)]
    stretched = picture(surface)
    qtbot.waitUntil(lambda: backdrop.current)
    painted = picture(surface)
    assert [stretched.pixelColor(p) for p in places] == [painted.pixelColor(p) for p in places]


def test_minima_are_painted_when_wished(surface: MainWindow) -> None:
    with_flag = picture(surface)
    surface.session.show_layer(Layer.MINIMA, False)
    settle()
    assert picture(surface) != with_flag
    surface.session.show_layer(Layer.MINIMA, True)
    settle()
    assert picture(surface) == with_flag


def test_another_cost_is_never_shown_over_the_picture_of_the_old_one(surface: MainWindow) -> None:
    surface.session.set_cost("himmelblau")
    first = picture(surface)
    settle()
    surface.canvas.view.repaint_backdrop()
    settle()
    place = pointer.pixel(surface.canvas.view.plot, 0.0, 0.0)
    assert first.pixelColor(place) == picture(surface).pixelColor(place)


def test_a_changed_theme_paints_it_anew(surface: MainWindow, qtbot: QtBot) -> None:
    connection = Qt.ConnectionType.DirectConnection
    painted = []
    backdrop_of(surface).painted.connect(lambda: painted.append(1), connection)
    surface.set_theme("dark")
    settle()
    assert painted
