"""The way between space and pixels."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.canvas.surface.camera import CENTRE, HOME_AZIMUTH, Camera
from gdviz.canvas.surface.mesh import TOP

CORNERS = np.array([(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (0, TOP)], dtype=float)


def test_x_runs_to_the_right_and_y_to_the_back_and_height_upwards() -> None:
    camera = Camera(800, 600)
    middle = camera.project(CENTRE)
    x, y, z = (camera.project(CENTRE + 0.2 * way) - middle for way in np.eye(3))
    assert x[0] > 0
    assert y[1] < 0
    assert z == pytest.approx([0, z[1]])
    assert z[1] < 0


@pytest.mark.parametrize("size", [(1280, 720), (500, 900), (4000, 600)])
def test_the_box_fits_with_room_for_numbers(size: tuple[int, int]) -> None:
    pixels = Camera(*size, margin=40).project(CORNERS)
    low, high = pixels.min(axis=0), pixels.max(axis=0)
    assert (low >= 39.9).all()
    assert (high <= np.array(size) - 39.9).all()
    filled = (high - low) / (np.array(size) - [136, 80])
    assert filled.max() == pytest.approx(1)


def test_a_ray_goes_through_what_its_pixel_shows() -> None:
    camera = Camera(800, 600, 20, azimuth=31, elevation=52, zoom=1.7)
    for place in CORNERS:
        ray = camera.rays(camera.project(place))
        way = place - camera.eye
        assert ray == pytest.approx(way / np.linalg.norm(way))


def test_opengl_sees_what_the_painter_sees() -> None:
    camera = Camera(800, 600, 20, azimuth=120, elevation=20, zoom=0.8)
    projection, view = camera.matrices()
    clip = np.column_stack([CORNERS, np.ones(8)]) @ (projection @ view).T
    shares = clip[:, :3] / clip[:, 3:]
    pixels = (shares[:, :2] * (1, -1) + 1) / 2 * (800, 600)
    assert pixels == pytest.approx(camera.project(CORNERS))
    assert (np.abs(shares[:, 2]) < 1).all()


def test_orbit_and_zoom_have_bounds_and_home_undoes_them() -> None:
    camera = Camera(800, 600, 20)
    moved = camera.orbited(250, 400).zoomed(1000)
    assert (moved.azimuth, moved.elevation, moved.zoom) == (HOME_AZIMUTH + 250 - 360, 90, 6)
    assert camera.orbited(0, -400).elevation == 5
    assert moved.home() == camera
