"""Trails on the surface: whole whatever way their points came, and free of cost while turning."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scipy.ndimage import binary_dilation

from gdviz import costs
from gdviz.canvas.surface import trail_map, trails
from gdviz.canvas.surface.bands import bands
from gdviz.canvas.surface.mesh import HeightField
from gdviz.canvas.surface.surface_view import SurfaceView
from gdviz.canvas.surface.trail_map import TrailMap
from gdviz.canvas.surface.trail_rows import TrailRows
from gdviz.engine.optimizers import optimizers
from gdviz.session.run import Run
from gdviz.session.scene import Layer, Scene, View
from gdviz.theme import Look, load_theme, sizes_for
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

LOOK = Look(load_theme("light"), sizes_for(1280, 720))


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    scene = replace(Scene.opening("himmelblau"), view=View.SURFACE)
    window = open_window(replace(scene, layers=frozenset({Layer.TRAIL})))
    window.animation.tick(1.0)
    return window


def run_of(steps: int, optimizer: str = "momentum") -> Run:
    run = Run.begin(costs["himmelblau"], optimizers[optimizer](learning_rate=1e-3), (-0.5, -1.0), 0)
    run.reach(steps)
    return run


def colour_of(image: QImage, colour: str) -> np.ndarray:
    """Where a colour is seen."""
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    return (rows | 0xFF000000) == QColor(colour).rgb()


def assert_alike(one: np.ndarray, other: np.ndarray) -> None:
    """Wherever one is, the other is at most a pixel away: antialiased edges may differ."""
    assert not (one & ~binary_dilation(other, np.ones((3, 3)))).any()
    assert not (other & ~binary_dilation(one, np.ones((3, 3)))).any()


def trail_of(window: MainWindow, run: int) -> np.ndarray:
    settle()
    seen = colour_of(window.canvas.surface_view.grab().toImage(), LOOK.theme.runs[run])
    assert seen.sum() > 30
    return seen


def test_rows_are_joined_to_the_last_one_that_is_drawn() -> None:
    runs, rows = (run_of(9), run_of(4)), TrailRows()
    first, last, owners = rows.take(runs, 4, 100)
    np.testing.assert_array_equal(first[owners == 0], runs[0].points(0, 3))
    np.testing.assert_array_equal(last[owners == 1], runs[1].points(1, 4))
    assert rows.complete(runs, 4)
    first, last, owners = rows.take(runs, 10, 100)
    np.testing.assert_array_equal(first[owners == 0], runs[0].points(3, 9))
    np.testing.assert_array_equal(last[owners == 0], runs[0].points(4, 10))
    assert (owners == 1).sum() == 1  # it has five points
    runs[1].reach(9)
    assert not rows.complete(runs, 10)
    first, _, owners = rows.take(runs, 10, 100)
    np.testing.assert_array_equal(first, runs[1].points(4, 9))
    assert (owners == 1).all()


def test_long_trails_are_taken_in_parts() -> None:
    runs, rows, joined = (run_of(50),), TrailRows(), []
    while not rows.complete(runs, 51):
        first, last, _ = rows.take(runs, 51, 7)
        joined += list(zip(first.tolist(), last.tolist(), strict=True))
    points = runs[0].points(0, 51).tolist()
    assert joined == list(pairwise(points))


def test_a_run_that_catches_up_in_pieces_leaves_no_gap_in_its_trail(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.advance(60)
    window.animation.tick(1.0)
    monkeypatch.setattr("gdviz.session.pursuit.SHARE", 2e-4)
    window.session.add_run("momentum")
    assert window.session.run.behind(window.session.playhead)
    qtbot.waitUntil(lambda: not window.session.run.behind(window.session.playhead))
    in_pieces = trail_of(window, 1)
    window.canvas.surface_view.show_runs()
    assert_alike(in_pieces, trail_of(window, 1))


def test_a_trail_that_takes_several_frames_becomes_the_same(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.advance(60)
    window.animation.tick(1.0)
    at_once = trail_of(window, 0)
    monkeypatch.setattr(trails, "SHARE", 0.0)
    monkeypatch.setattr(trails, "WAYS", 10)
    window.canvas.surface_view.show_runs()
    QTest.qWait(300)
    assert_alike(at_once, trail_of(window, 0))


def test_going_back_shortens_the_trail(window: MainWindow) -> None:
    window.session.advance(3)
    window.animation.tick(1.0)
    short = trail_of(window, 0)
    window.session.advance(20)
    window.animation.tick(1.0)
    assert trail_of(window, 0).sum() > 1.5 * short.sum()
    window.session.seek(3)
    window.animation.tick(1.0)
    np.testing.assert_array_equal(short, trail_of(window, 0))


def test_while_the_camera_turns_no_point_of_a_trail_is_looked_at(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view: SurfaceView = window.canvas.surface_view
    window.session.advance(100)
    window.animation.tick(1.0)
    view.turn(1.0, 0.0)
    settle()
    asked: list[tuple[int, int]] = []
    points = Run.points

    def spied(run: Run, begin: int, end: int) -> np.ndarray:
        asked.append((begin, end))
        return points(run, begin, end)

    monkeypatch.setattr(Run, "points", spied)
    for _ in range(5):
        view.turn(1.0, 0.0)
        view.repaint()
    assert asked == []
    view.reset_camera()
    settle()
    assert asked  # at rest they are drawn anew for where the camera is


def test_a_trail_is_seen_while_the_camera_turns(window: MainWindow) -> None:
    view: SurfaceView = window.canvas.surface_view
    window.session.advance(60)
    window.animation.tick(1.0)
    view.turn(20.0, 0.0)
    middle = view.pixel_of(window.session.run.points(0, 8)[5:7].mean(axis=0)).toPoint()
    turning = QColor(view.grab().toImage().pixel(middle))
    window.session.show_layer(Layer.TRAIL, False)
    bare = QColor(view.grab().toImage().pixel(middle))
    assert abs(turning.red() - bare.red()) > 20


def test_the_map_of_trails_has_north_on_top() -> None:
    field = HeightField.of(costs["himmelblau"])
    below, run = bands(costs["himmelblau"], LOOK), run_of(40)
    drawn = TrailMap(below, field, LOOK, 4.0)
    drawn.show_points([run], 41)
    seen = np.argwhere(colour_of(drawn.picture, LOOK.theme.runs[0]))
    points = np.unique(run.points(0, 41), axis=0)
    side = below.width()
    # On the domain from -5 to 5 along both.
    pixels = np.column_stack([(5 - points[:, 1]) / 10 * side, (points[:, 0] + 5) / 10 * side])
    assert seen.min(axis=0) == pytest.approx(pixels.min(axis=0), abs=3)
    assert seen.max(axis=0) == pytest.approx(pixels.max(axis=0), abs=3)


def test_the_map_of_trails_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    field, below = HeightField.of(costs["himmelblau"]), bands(costs["himmelblau"], LOOK)
    whole, parts = (TrailMap(below, field, LOOK, 4.0) for _ in range(2))
    run = run_of(300)
    whole.show_points([run], 301)
    monkeypatch.setattr(trail_map, "WAYS", 50)
    for count in (2, 10, 120, 301):
        parts.show_points([run], count)
    assert_alike(
        colour_of(whole.picture, LOOK.theme.runs[0]), colour_of(parts.picture, LOOK.theme.runs[0])
    )


def test_what_lies_beyond_the_domain_is_not_on_the_map() -> None:
    cost = costs["himmelblau"]
    run = Run.begin(cost, optimizers["gradient_descent"](learning_rate=0.2), (-0.5, -1.0), 0)
    run.reach(3)
    far = np.abs(run.points(0, run.length + 1)).max()
    assert far > 20
    drawn = TrailMap(bands(cost, LOOK), HeightField.of(cost), LOOK, 4.0)
    drawn.show_points([run], run.length + 1)
    seen = colour_of(drawn.picture, LOOK.theme.runs[0])
    assert seen.any()
    assert max(seen[0].mean(), seen[-1].mean(), seen[:, 0].mean(), seen[:, -1].mean()) < 0.05
