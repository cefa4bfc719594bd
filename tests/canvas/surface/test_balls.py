"""Balls on the surface, beyond it, and over a hole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from gdviz import costs
from gdviz.canvas.surface.balls import Ball, middle, outline
from gdviz.canvas.surface.camera import DISTANCE, Camera
from gdviz.canvas.surface.mesh import TOP, HeightField
from gdviz.canvas.surface.start_ring import ring
from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.run import Run
from gdviz.session.scene import Scene, View
from gdviz.theme import Look, load_theme, sizes_for
from tests.canvas.surface.plane import pierced, plane
from tests.conftest import OpenWindow, settle

LOOK = Look(load_theme("light"), sizes_for(1280, 720))
CAMERA = Camera(1280, 720, 40)
FIELD = HeightField.of(plane())  # x from 0 to 10, y from -1 to 1; as high as x is far


def ball_at(x: float, y: float, selected: bool = True, style: int = 0) -> Ball:
    rule = optimizers["gradient_descent"]()
    return Ball(Run.begin(plane(), rule, (1.0, 0.0), style), np.array([x, y]), selected)


def corners(path_of: Ball, camera: Camera = CAMERA, field: HeightField = FIELD) -> np.ndarray:
    path = outline(field, camera, path_of, LOOK)
    count = path.elementCount()
    return np.array([(path.elementAt(i).x, path.elementAt(i).y) for i in range(count)])


def test_the_ball_that_is_spoken_of_is_larger() -> None:
    large, small = (np.ptp(corners(ball_at(4, 0, selected)), axis=0) for selected in (True, False))
    assert large == pytest.approx([LOOK.sizes.ball] * 2, rel=0.02)
    assert small == pytest.approx(0.75 * large)


def test_every_run_has_its_own_shape() -> None:
    outlines = {len(corners(ball_at(4, 0, style=style))) for style in range(6)}
    assert len(outlines) >= 4


def test_a_ball_touches_the_surface_with_its_lowest_point() -> None:
    level = replace(CAMERA, elevation=5.0)
    ball = ball_at(4, 0)
    foot = level.project(FIELD.rest(ball.point[np.newaxis])[0])
    lift = foot - middle(FIELD, level, ball, LOOK)
    assert lift == pytest.approx([0, np.cos(np.radians(5)) * LOOK.sizes.ball / 2])


@pytest.mark.parametrize(("x", "y"), [(30, 0.2), (-8, 0), (4, 9), (3, -500), (1e4, -1e3)])
def test_a_ball_beyond_the_surface_is_a_wedge_at_its_edge_that_points_away(
    x: float, y: float
) -> None:
    tip, *foot, _ = corners(ball_at(x, y))
    assert len(foot) == 2
    edge = np.array([[np.clip(x, 0, 10), np.clip(y, -1, 1)]])
    place = FIELD.rest(edge)[0]
    beyond = (np.array([x, y]) - edge[0]) / (10, 2)
    outwards = place + 0.02 * np.array([*(beyond / np.hypot(*beyond)), 0])
    away = CAMERA.project(outwards) - CAMERA.project(place)
    pointing = tip - np.mean(foot, axis=0)
    cosine = away @ pointing / np.hypot(*away) / np.hypot(*pointing)
    assert cosine > 0.999
    assert np.hypot(*(tip - CAMERA.project(place))) < 2 * LOOK.sizes.ball


def test_a_ball_beyond_the_picture_is_a_wedge_at_the_pictures_edge() -> None:
    near = replace(CAMERA, zoom=5.0)
    for x, y in ((0, -1), (10, 1), (0, 1), (10, -1)):
        points = corners(ball_at(x, y), near)
        assert len(points) == 4
        assert (points > -LOOK.sizes.ball).all()
        assert (points < np.array([1280, 720]) + LOOK.sizes.ball).all()
        target = near.project(FIELD.rest(np.array([[x, y]]))[0])
        place = points[:3].mean(axis=0)
        assert (points[0] - place) @ (target - place) > 0


def test_a_ball_over_a_hole_stands_on_the_floor() -> None:
    field = HeightField.of(pierced())
    place = middle(field, CAMERA, ball_at(-0.5, 0), LOOK)
    floor = CAMERA.project(np.array([-0.5, 0.0, 0.0]))
    lift = np.cos(np.radians(CAMERA.elevation)) * LOOK.sizes.ball / 2
    assert place == pytest.approx(floor - (0, lift))


def test_the_ring_around_the_start_touches_the_slope() -> None:
    place = FIELD.rest(np.array([[4.0, 0.0]]))[0]
    circle = ring(FIELD, place, 0.1)
    assert np.linalg.norm(circle - place, axis=1) == pytest.approx(np.full(len(circle), 0.1))
    assert circle[:, 2] == pytest.approx(TOP * (circle[:, 0] + 1) / 2)


def test_the_ring_around_the_start_is_as_wide_as_on_the_contours(open_window: OpenWindow) -> None:
    window = open_window(replace(Scene.opening("himmelblau"), view=View.BOTH))
    camera, look = window.canvas.surface_view.camera, window._look
    radius = 1.7 / 2 * look.sizes.ball * DISTANCE / camera.focal
    field = HeightField.of(costs["himmelblau"])
    pixels = camera.project(ring(field, field.rest(np.array([[0.0, 0.0]]))[0], radius))
    wide = window.canvas.view.start_mark.boundingRect().width()
    assert np.ptp(pixels[:, 0]) == pytest.approx(wide, rel=0.35)


def test_the_ball_that_is_spoken_of_lies_on_top(open_window: OpenWindow) -> None:
    scene = replace(Scene.opening("himmelblau"), view=View.SURFACE)
    rules = [
        optimizers[name](learning_rate=0.01) for name in ("gradient_descent", "adam", "adagrad")
    ]
    window = open_window(replace(scene, race=Race.of(*rules)))
    view = window.canvas.surface_view
    for index in (1, 2, 0):
        window.session.select_run(index)
        settle()
        place = view.ball_place(window.session.run)
        seen = QColor(view.grab().toImage().pixel((place + QPointF(0, 2)).toPoint()))
        assert seen.name() == LOOK.theme.runs[index]
