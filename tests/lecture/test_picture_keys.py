"""The picture by keys: nearer, farther, moved, and the start with it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from gdviz.lecture.picture_keys import NUDGE, PAN, ZOOM
from gdviz.session.scene import Scene, View
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

WAYS = [("Left", (-1, 0)), ("Right", (1, 0)), ("Up", (0, 1)), ("Down", (0, -1))]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("himmelblau"))


def strike(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))
    settle()


def ranges(window: MainWindow) -> np.ndarray:
    """Ends of what is seen: (2, 2)."""
    view = window.canvas.view.plot.map
    return np.array([view.x_range, view.y_range])


@pytest.mark.parametrize(("key", "factor"), [("+", 1 / ZOOM), ("=", 1 / ZOOM), ("-", ZOOM)])
@pytest.mark.parametrize("cost", ["himmelblau", "prediction"])
def test_plus_and_minus_zoom_about_the_middle(
    window: MainWindow, cost: str, key: str, factor: float
) -> None:
    window.session.set_cost(cost)
    settle()
    before = ranges(window)
    strike(window, key)
    np.testing.assert_allclose(np.ptp(ranges(window), axis=1), factor * np.ptp(before, axis=1))
    np.testing.assert_allclose(ranges(window).mean(axis=1), before.mean(axis=1), atol=1e-9)
    strike(window, "Z")
    np.testing.assert_allclose(ranges(window), before)


@pytest.mark.parametrize(("key", "way"), WAYS)
def test_shift_and_arrows_move_the_view(window: MainWindow, key: str, way: tuple[int, int]) -> None:
    before = ranges(window)
    strike(window, f"Shift+{key}")
    moved = PAN * np.array(way) * np.ptp(before, axis=1)
    np.testing.assert_allclose(ranges(window), before + moved[:, np.newaxis])


@pytest.mark.parametrize(("key", "way"), WAYS)
def test_control_and_arrows_move_the_start(
    window: MainWindow, key: str, way: tuple[int, int]
) -> None:
    before = np.array(window.session.start)
    for _ in range(3):
        strike(window, f"Ctrl+{key}")
    moved = 3 * NUDGE * np.array(way) * np.ptp(ranges(window), axis=1)
    np.testing.assert_allclose(window.session.start, before + moved)


def test_zoomed_in_the_start_moves_more_finely(window: MainWindow) -> None:
    before = window.session.start[0]
    strike(window, "Ctrl+Right")
    coarse = window.session.start[0] - before
    strike(window, "+")
    strike(window, "Ctrl+Right")
    assert window.session.start[0] - before - coarse == pytest.approx(coarse / ZOOM)


def test_on_a_curve_the_start_moves_along_x_alone(window: MainWindow) -> None:
    window.session.set_cost("prediction")
    settle()
    window.session.advance(2)
    before = window.session.start
    strike(window, "Ctrl+Up")
    assert (window.session.start, window.session.playhead) == (before, 2)
    strike(window, "Ctrl+Left")
    assert window.session.start[0] < before[0]


def test_the_start_does_not_leave_the_domain(window: MainWindow) -> None:
    for _ in range(60):
        strike(window, "Ctrl+Left")
    assert window.session.start[0] == window.session.cost.domain.lower[0]


def test_with_both_pictures_the_keys_are_for_the_one_with_the_focus(
    open_window: OpenWindow,
) -> None:
    window = open_window(replace(Scene.opening("himmelblau"), view=View.BOTH))
    surface = window.canvas.surface_view
    camera, before = surface.camera, ranges(window)
    strike(window, "+")
    assert surface.camera == camera
    assert np.ptp(ranges(window)) < np.ptp(before)
    surface.setFocus()
    flat = ranges(window)
    strike(window, "+")
    strike(window, "Shift+Left")
    assert surface.camera.zoom > camera.zoom
    assert surface.camera.azimuth > camera.azimuth
    np.testing.assert_array_equal(ranges(window), flat)
    strike(window, "Z")
    assert surface.camera == camera
    np.testing.assert_allclose(ranges(window), before)


@pytest.mark.parametrize("name", ["formula_edit", "start_x"])
def test_in_a_line_of_text_arrows_move_its_cursor(window: MainWindow, name: str) -> None:
    edit = window.findChild(object, name)
    edit.setFocus()
    window.session.advance(2)
    before, line = ranges(window), edit.lineEdit() if name == "start_x" else edit
    line.end(False)
    end = line.cursorPosition()
    strike(window, "Left")
    assert (line.cursorPosition(), window.session.playhead) == (end - 1, 2)
    strike(window, "Right")
    assert (line.cursorPosition(), window.session.playhead) == (end, 2)
    strike(window, "Shift+Left")
    assert line.selectedText() == line.text()[-1]
    np.testing.assert_array_equal(ranges(window), before)
