"""Rays that meet a surface at a place known by hand."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import costs
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.mesh import TOP, HeightField
from gdviz.canvas.surface.pick import first_hits, hidden, point_under
from tests.canvas.surface.plane import pierced, plane, ridge

DOWN = np.array([[0.0, 0.0, -1.0]])


@pytest.mark.parametrize(("x", "height"), [(-0.5, 0.25 * TOP), (0.0, 0.5 * TOP), (0.9, 0.95 * TOP)])
def test_straight_down_it_falls_from_the_eye_to_the_surface(x: float, height: float) -> None:
    hit = first_hits(HeightField.of(plane()), np.array([x, 0.3, 4.0]), DOWN)
    assert hit == pytest.approx([4.0 - height], abs=1e-4)


def test_a_slanted_ray_meets_the_plane_where_both_lines_cross() -> None:
    # z = 2 - t/√2 on the ray and z = (x + 1) TOP / 2 on the plane, x = -1 + t/√2, TOP = 1
    ray = np.array([[1.0, 0.0, -1.0]]) / np.sqrt(2)
    hit = first_hits(HeightField.of(plane()), np.array([-1.0, 0.0, 2.0]), ray)
    assert TOP == 1.0
    assert hit == pytest.approx([4 / 3 * np.sqrt(2)], abs=1e-4)


def test_rays_beside_the_box_and_through_holes_meet_nothing() -> None:
    beside = first_hits(HeightField.of(plane()), np.array([3.0, 0.0, 4.0]), DOWN)
    through = first_hits(HeightField.of(pierced()), np.array([-0.5, 0.0, 4.0]), DOWN)
    assert np.isnan([*beside, *through]).all()


@pytest.mark.parametrize("name", ["himmelblau", "rosenbrock", "saddle"])
@pytest.mark.parametrize("azimuth", [-62.0, 10.0, 130.0])
def test_a_pixel_means_the_point_that_it_shows(name: str, azimuth: float) -> None:
    field, camera = HeightField.of(costs[name]), Camera(1280, 720, 40, azimuth=azimuth)
    points = costs[name].domain.sample(np.random.default_rng(4), 40)
    places = field.rest(points)
    seen = ~hidden(field, camera, places)
    assert seen.sum() > 20
    for point, place in zip(points[seen], places[seen], strict=True):
        found = point_under(field, camera, tuple(camera.project(place)))
        assert found is not None
        assert found == pytest.approx(point, abs=0.02 * costs[name].domain.span.max())


def test_a_pixel_of_the_sky_means_nothing() -> None:
    assert point_under(HeightField.of(plane()), Camera(800, 600, 20), (2.0, 2.0)) is None


def test_a_roof_hides_what_is_behind_it() -> None:
    field, low = HeightField.of(ridge()), Camera(800, 600, 20, azimuth=0, elevation=10)
    before_and_behind = field.rest(np.array([[0.5, 0.0], [-0.5, 0.0]]))
    assert hidden(field, low, before_and_behind).tolist() == [False, True]
    above = Camera(800, 600, 20, azimuth=0, elevation=89)
    assert hidden(field, above, before_and_behind).tolist() == [False, False]
