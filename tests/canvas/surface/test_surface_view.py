"""The 3-D view in the real window, drawn by a real OpenGL."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gdviz.canvas.surface.bands import bands
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.surface_view import SurfaceView
from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import Layer, Scene, View, suited
from gdviz.theme import Look, load_theme
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.test_at_rest import events_at_rest

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(replace(Scene.opening("himmelblau"), view=View.SURFACE))


@pytest.fixture
def view(window: MainWindow) -> SurfaceView:
    return window.canvas.surface_view


def colour_at(image: QImage, place: QPointF) -> np.ndarray:
    return np.array(image.pixelColor(place.toPoint()).getRgb()[:3])


def rgb(colour: str) -> np.ndarray:
    return np.array(QColor(colour).getRgb()[:3])


def small_rows(image: QImage) -> np.ndarray:
    """The picture so small that its edges are blurred."""
    small = image.scaled(64, 36, mode=Qt.TransformationMode.SmoothTransformation)
    small = small.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(small.constBits(), np.uint8).copy()


def shown(view: SurfaceView) -> QImage:
    settle()
    return view.grab().toImage()


def drag(view: SurfaceView, way: QPoint) -> None:
    window, begin = view.window().windowHandle(), view.mapTo(view.window(), QPoint(200, 200))
    QTest.mousePress(window, LEFT, Qt.KeyboardModifier.NoModifier, begin)
    for step in range(1, 6):
        QTest.mouseMove(window, begin + way * step / 5)
    QTest.mouseRelease(window, LEFT, Qt.KeyboardModifier.NoModifier, begin + way)
    settle()


def test_the_surface_is_drawn_and_nothing_is_excused(view: SurfaceView) -> None:
    image = shown(view)
    assert view.sentence == ""
    colours = {image.pixel(x, y) for x in range(0, view.width(), 7) for y in range(0, 500, 7)}
    assert len(colours) > 100


def test_the_ball_is_seen_where_its_point_is_projected(view: SurfaceView) -> None:
    run = view._session.runs[0]
    assert colour_at(shown(view), view.ball_place(run)) == pytest.approx(rgb("#d55e00"), abs=3)
    view._session.advance(12)
    QTest.qWait(400)  # the glide
    assert colour_at(shown(view), view.ball_place(run)) == pytest.approx(rgb("#d55e00"), abs=3)


def test_the_surface_has_the_colours_of_the_contours(view: SurfaceView, window: MainWindow) -> None:
    for layer in (Layer.MINIMA, Layer.TRAIL):
        window.session.show_layer(layer, False)
    look = Look(load_theme("light"), window._look.sizes)
    flat, image = bands(window.session.cost, look), shown(view)
    for point in np.array([[0.0, 0.0], [-4.8, 0.0], [3.0, 0.5], [0.0, 4.8]]):
        column, row = ((point + 5) / 10 * (639, 639)).astype(int)
        seen, band = colour_at(image, view.pixel_of(point)), flat.pixelColor(column, 639 - row)
        hue = QColor(*seen.tolist()).hue()
        assert hue == pytest.approx(band.hue(), abs=4), point


def test_a_trail_lies_on_the_surface_where_the_run_was(view: SurfaceView) -> None:
    before = shown(view)
    view._session.advance(8)
    QTest.qWait(400)
    after = shown(view)
    points = view._session.runs[0].points(0, 5)
    middle = view.pixel_of(points[3:5].mean(axis=0))
    assert colour_at(after, middle) != pytest.approx(colour_at(before, middle), abs=10)
    view._session.show_layer(Layer.TRAIL, False)
    assert colour_at(shown(view), middle) == pytest.approx(colour_at(before, middle), abs=2)


@pytest.mark.parametrize("point", [(2.0, 3.0), (-1.5, 2.5), (0.5, -0.5)])
def test_a_click_on_the_surface_places_the_start_there(
    view: SurfaceView, window: MainWindow, point: tuple[float, float]
) -> None:
    place = view.mapTo(window, view.pixel_of(np.array(point)).toPoint())
    QTest.mouseClick(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert window.session.scene.start == pytest.approx(point, abs=0.06)


def test_a_click_beside_the_surface_places_nothing(view: SurfaceView, window: MainWindow) -> None:
    place = view.mapTo(window, QPoint(3, 3))
    QTest.mouseClick(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert window.session.scene.start == (-0.5, -1.0)


def test_a_drag_turns_the_box_and_a_key_turns_it_back(
    view: SurfaceView, window: MainWindow
) -> None:
    home, before = view.camera, shown(view)
    drag(view, QPoint(-120, 40))
    assert view.camera.azimuth > home.azimuth
    assert view.camera.elevation > home.elevation
    assert shown(view) != before
    assert window.session.scene.start == (-0.5, -1.0)
    QTest.keyClick(window, Qt.Key.Key_Z)
    assert view.camera == home
    assert shown(view) == before


def test_a_double_click_brings_the_box_back_and_withdraws_the_start(
    view: SurfaceView, window: MainWindow
) -> None:
    drag(view, QPoint(60, 20))
    place = view.mapTo(window, view.pixel_of(np.array([2.0, 3.0])).toPoint())
    QTest.mouseDClick(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert view.camera == view.camera.home()
    assert window.session.scene.start == (-0.5, -1.0)


@pytest.mark.parametrize(
    ("key", "modifier", "changed"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, lambda c, h: c.azimuth > h.azimuth),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, lambda c, h: c.azimuth < h.azimuth),
        (
            Qt.Key.Key_Down,
            Qt.KeyboardModifier.ShiftModifier,
            lambda c, h: c.elevation > h.elevation,
        ),
        (Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier, lambda c, h: c.zoom > h.zoom),
        (Qt.Key.Key_Minus, Qt.KeyboardModifier.NoModifier, lambda c, h: c.zoom < h.zoom),
    ],
)
def test_keys_turn_and_zoom(
    view: SurfaceView,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    changed: Callable[[Camera, Camera], bool],
) -> None:
    home = view.camera
    view.setFocus()
    QTest.keyClick(view, key, modifier)
    assert changed(view.camera, home)


def test_a_ball_behind_a_hill_is_dimmed(view: SurfaceView, window: MainWindow) -> None:
    window.session.place_start((-3.78, -3.28))  # in the near valley, behind the rim
    window.session.show_layer(Layer.MINIMA, False)
    drag(view, QPoint(0, -120))
    seen = colour_at(shown(view), view.ball_place(window.session.runs[0]))
    assert np.abs(seen - rgb("#d55e00")).max() > 40


def test_buttons_ask_for_views_and_show_what_the_session_says(window: MainWindow) -> None:
    flat, canvas = window.canvas.view, window.canvas
    for name, shows in (
        ("flat", (True, False)),
        ("both", (True, True)),
        ("surface", (False, True)),
    ):
        window.findChild(QPushButton, f"view_{name}").click()
        settle()
        assert (flat.isVisible(), canvas.surface_view.isVisible()) == shows
    window.session.set_view(View.BOTH)
    assert window.findChild(QPushButton, "view_both").isChecked()


def test_a_curve_has_no_other_view(window: MainWindow) -> None:
    window.session.set_cost("prediction")
    settle()
    assert window.canvas.view.isVisible()
    assert not window.canvas.surface_view.isVisible()
    assert not window.findChild(QPushButton, "view_surface").isVisible()
    window.session.set_cost("rosenbrock")
    assert window.canvas.surface_view.isVisible()


def test_the_height_can_be_the_logarithm(view: SurfaceView, window: MainWindow) -> None:
    before = view.pixel_of(np.array([0.0, 0.0]))
    window.findChild(QCheckBox, "log_height").click()
    assert window.session.scene.log_height
    assert view.pixel_of(np.array([0.0, 0.0])).y() < before.y() - 20
    assert view.sentence == ""


def test_both_views_show_the_same_step(open_window: OpenWindow) -> None:
    scene = Scene.opening("rosenbrock")
    rules = tuple(suited(optimizers[name], scene.function) for name in ("adam", "momentum"))
    window = open_window(replace(scene, race=Race.of(*rules), view=View.BOTH))
    window.session.advance(5)
    window.session.seek(3)
    image, view = shown(window.canvas.surface_view), window.canvas.surface_view
    assert colour_at(image, view.ball_place(window.session.runs[0])) == pytest.approx(
        rgb("#d55e00"), abs=3
    )


def test_another_theme_is_seen_at_once(view: SurfaceView, window: MainWindow) -> None:
    for name in ("dark", "high_contrast", "light"):
        window.set_theme(name)
        image = shown(view)
        theme = load_theme(name)
        assert QColor(image.pixel(2, 2)).name() == theme.surface
        ball = colour_at(image, view.ball_place(window.session.runs[0]))
        assert ball == pytest.approx(rgb(theme.runs[0]), abs=3)


def test_a_picture_of_a_moving_camera_shows_what_the_one_at_rest_shows(view: SurfaceView) -> None:
    view.turn(25.0, 5.0)
    moving = shown(view)
    QTest.qWait(300)
    rest = shown(view)
    assert moving != rest  # coarser
    rows = [small_rows(each) for each in (moving, rest)]
    assert np.abs(np.subtract(*rows, dtype=int)).max() < 24


def test_a_ball_behind_a_hill_keeps_a_bright_outline(view: SurfaceView, window: MainWindow) -> None:
    window.session.place_start((-3.78, -3.28))
    for layer in Layer:
        window.session.show_layer(layer, False)
    drag(view, QPoint(0, -120))
    QTest.qWait(300)
    place, radius = view.ball_place(window.session.runs[0]), window._look.sizes.ball / 2
    rim = colour_at(shown(view), place + QPointF(radius, 0))
    assert rim == pytest.approx(rgb("#d55e00"), abs=40)


def test_at_rest_nothing_is_painted(
    view: SurfaceView, window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    window.session.set_speed(60.0)
    window.animation.play()
    qtbot.waitUntil(lambda: window.session.playhead >= 2)
    window.animation.pause()
    drag(view, QPoint(40, 0))
    assert events_at_rest(qapp, qtbot) == {}


def test_opengl_is_let_go_with_the_window_and_not_when_python_collects(view: SurfaceView) -> None:
    shown(view)
    relief = view._picture._scenery._relief
    assert relief is not None
    assert isValid(relief._context)
    view.setParent(None)
    view.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not isValid(relief._context)
    assert not isValid(relief._surface)
