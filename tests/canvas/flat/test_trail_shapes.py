"""Trails of a race bear the shapes of their runs at even distances."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF

from gdviz.canvas.flat import trail
from gdviz.canvas.flat.trail_shapes import TrailShapes
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

WAY = np.cumsum(np.random.default_rng(4).normal(0, 9, (400, 2)), axis=0)


def test_shapes_stand_where_so_much_of_the_way_was_gone() -> None:
    places = TrailShapes().places(0, WAY, 50.0)
    rows = [int(np.flatnonzero((each == WAY).all(axis=1))[0]) for each in places]
    gone = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(WAY, axis=0).T))])[rows]
    longest = np.hypot(*np.diff(WAY, axis=0).T).max()
    assert len(rows) >= gone[-1] / 50 - 1
    np.testing.assert_allclose(np.diff(gone), 50.0, atol=longest)


@pytest.mark.parametrize("part", [1, 2, 7, 150])
def test_a_trail_that_grows_bears_the_same_shapes(part: int) -> None:
    growing, found = TrailShapes(), []
    for begin in range(0, len(WAY) - 1, part):
        found += growing.places(3, WAY[begin : begin + part + 1], 50.0).tolist()
    assert found == TrailShapes().places(3, WAY, 50.0).tolist()


def test_trails_that_begin_together_do_not_bear_them_at_one_place() -> None:
    line = np.column_stack([np.arange(400.0), np.zeros(400)])
    firsts = [TrailShapes().places(index, line, 80.0)[0, 0] for index in range(6)]
    assert np.diff(sorted(firsts)).min() > 5


def test_a_trail_that_is_lost_bears_none_beyond() -> None:
    way = np.array([[0.0, 0.0], [30.0, 0.0], [np.nan, 0.0], [np.inf, 5.0]])
    assert TrailShapes().places(0, way, 20.0).tolist() == [[30.0, 0.0]]


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, float, int]]:
    """Places and styles of the shapes that are painted on trails."""
    found: list[tuple[float, float, int]] = []
    paint = trail.paint_shape

    def listen(painter: object, place: QPointF, style: int, *others: object) -> None:
        found.append((place.x(), place.y(), style))
        paint(painter, place, style, *others)

    monkeypatch.setattr(trail, "paint_shape", listen)
    return found


def test_in_a_race_every_trail_has_its_shape_at_points_of_its_run(
    open_window: OpenWindow, painted: list[tuple[float, float, int]]
) -> None:
    window: MainWindow = open_window(
        Scene.opening("himmelblau", "gradient_descent", "momentum", "adam")
    )
    window.session.advance(40)
    window.animation.tick(1.0)
    settle()
    view = window.canvas.view.plot.map
    runs = {run.colour: run for run in window.session.shown_runs}
    assert {style for *_, style in painted} == set(runs)
    for x, y, style in painted:
        pixels = view.to_pixels(runs[style].points(0, 41))
        assert np.hypot(*(pixels - (x, y)).T).min() < 1e-6


def test_a_single_trail_has_none(
    open_window: OpenWindow, painted: list[tuple[float, float, int]]
) -> None:
    window = open_window(Scene.opening("himmelblau"))
    window.session.advance(40)
    window.animation.tick(1.0)
    settle()
    assert painted == []
