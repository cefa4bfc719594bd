"""The field over the backdrop: painted on a thread, never that of another cost."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gdviz.canvas.flat import field_layer
from gdviz.canvas.flat.field import FIELD_PAINTERS
from gdviz.canvas.flat.field_layer import FieldLayer
from gdviz.session.scene import Layer, Scene
from gdviz.window import MainWindow
from tests import pointer
from tests.conftest import OpenWindow, settle


@pytest.fixture
def surface(open_window: OpenWindow, qtbot: QtBot) -> MainWindow:
    window = open_window(Scene.opening("himmelblau"))
    # Until the layout has come to rest, the backdrop is a stretched one.
    qtbot.waitUntil(lambda: window.canvas.view._backdrop.current)
    return window


def fields_of(window: MainWindow) -> FieldLayer:
    return window.canvas.view.plot.findChild(FieldLayer)


def show(window: MainWindow, qtbot: QtBot, *layers: Layer) -> None:
    """Switch layers on and wait for their picture."""
    for layer in layers:
        window.session.show_layer(layer, True)
    shown = fields_of(window)
    qtbot.waitUntil(lambda: shown.current and shown._item.isVisible(), timeout=20_000)


def picture(window: MainWindow) -> QImage:
    settle()
    return window.canvas.view.plot.widget.viewport().grab().toImage()


@pytest.mark.parametrize("layer", list(FIELD_PAINTERS))
def test_a_layer_is_seen_while_it_is_on(surface: MainWindow, qtbot: QtBot, layer: Layer) -> None:
    before = picture(surface)
    show(surface, qtbot, layer)
    assert picture(surface) != before
    assert len(surface.canvas.view.insights.notes.texts) == 1
    surface.session.show_layer(layer, False)
    assert picture(surface) == before


def test_it_is_painted_on_another_thread(
    surface: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads, painted = [], field_layer._painted

    def noted(*about: object) -> QImage:
        threads.append(threading.current_thread())
        return painted(*about)

    monkeypatch.setattr(field_layer, "_painted", noted)
    show(surface, qtbot, *FIELD_PAINTERS)
    assert threads
    assert threading.main_thread() not in threads


def test_while_the_view_moves_the_former_picture_is_stretched(
    surface: MainWindow, qtbot: QtBot
) -> None:
    show(surface, qtbot, Layer.STREAMLINES)
    fields = fields_of(surface)
    before = fields._item.painted_for
    pointer.wheel(surface.canvas.view.plot, 0.0, 1.0, 1)
    settle()
    assert not fields.current
    assert fields._item.painted_for == before
    with qtbot.waitSignal(fields.painted, timeout=20_000):
        pass
    assert fields.current


def test_the_stretched_picture_is_where_the_numbers_are(surface: MainWindow, qtbot: QtBot) -> None:
    """A picture of the field alone, in a view that has been zoomed, beside one painted for it."""
    show(surface, qtbot, Layer.FIELD)
    fields = fields_of(surface)
    kept, old = fields._item._pixmap, fields._item.painted_for
    pointer.wheel(surface.canvas.view.plot, 0.0, 0.0, 1)
    place, view = fields._item._stretched(old), surface.canvas.view.plot.map
    corners = view.to_numbers([place.topLeft().toTuple(), place.bottomRight().toTuple()])
    np.testing.assert_allclose(corners, old.to_numbers([(0, 0), (old.width, old.height)]))
    assert kept.width() == round(old.width)


def test_the_field_of_another_cost_is_never_shown(surface: MainWindow, qtbot: QtBot) -> None:
    show(surface, qtbot, Layer.FIELD)
    surface.session.set_cost("rosenbrock")
    assert fields_of(surface)._item.painted_for is None
    qtbot.waitUntil(lambda: fields_of(surface).current, timeout=20_000)
    assert fields_of(surface)._item.painted_for.y_range == (-1.0, 3.0)
    surface.session.set_cost("prediction")
    assert fields_of(surface)._item.painted_for is None


def test_a_result_that_comes_after_another_cost_is_left_out(
    surface: MainWindow, qtbot: QtBot
) -> None:
    fields = fields_of(surface)
    fields._background.delivered.disconnect()
    surface.session.show_layer(Layer.FIELD, True)
    with qtbot.waitSignal(fields._background.delivered, timeout=20_000) as late:
        pass
    surface.session.set_cost("rosenbrock")
    fields._on_painted(*late.args)
    assert fields._item.painted_for is None


def test_without_a_layer_the_thread_is_not_even_begun(surface: MainWindow) -> None:
    surface.set_theme("dark")
    pointer.wheel(surface.canvas.view.plot, 0.0, 0.0, 1)
    settle()
    assert not fields_of(surface)._background._threads


def test_steps_do_not_paint_it_anew(surface: MainWindow, qtbot: QtBot) -> None:
    show(surface, qtbot, Layer.FIELD)
    painted = []
    fields_of(surface).painted.connect(lambda: painted.append(1))
    for _ in range(10):
        surface.session.advance()
        settle()
    assert not painted


def test_a_window_may_close_while_the_thread_works(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(Scene.opening("himmelblau"))
    for layer in FIELD_PAINTERS:
        window.session.show_layer(layer, True)
    window.close()
    settle()
    assert not window.isVisible()
