"""The shape of a cost in its box."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import costs
from gdviz.canvas.surface.mesh import (
    SIDE,
    TOP,
    HeightField,
    HeightScale,
    brightness,
    normals,
    triangles,
    vertices,
)
from gdviz.engine.formula import cost_from_formula
from tests.canvas.surface.plane import pierced, plane


def test_heights_fill_the_box_from_floor_to_top() -> None:
    field = HeightField.of(costs["himmelblau"])
    assert field.heights.shape == (SIDE, SIDE)
    assert (field.heights.min(), field.heights.max()) == (0.0, TOP)


@pytest.mark.parametrize(("x", "share"), [(0.0, 0.0), (2.5, 0.25), (5.0, 0.5), (10.0, 1.0)])
def test_a_plane_is_as_high_as_its_cost(x: float, share: float) -> None:
    place = HeightField.of(plane()).rest(np.array([[x, 0.5]]))[0]
    assert place == pytest.approx([2 * share - 1, 0.5, TOP * share])


def test_what_is_beyond_the_domain_rests_at_its_edge() -> None:
    place = HeightField.of(plane()).rest(np.array([[1e300, -7.0]]))[0]
    assert place == pytest.approx([1, -1, TOP])


def test_a_point_that_is_no_number_rests_nowhere() -> None:
    assert np.isnan(HeightField.of(plane()).rest(np.array([[np.nan, 0.0]]))[0, 2])


def test_a_log_height_spreads_low_costs() -> None:
    scale = HeightScale(0.0, 1000.0, log=True)
    # log(1 + 1000 c / 1000) over log(1001), written out
    assert scale.heights(np.array([0.0, 9.0, 99.0, 1000.0])) / TOP == pytest.approx(
        [0.0, 0.333285, 0.666571, 1.0], abs=1e-6
    )


def test_holes_stay_open() -> None:
    field = HeightField.of(pierced())
    corners, faces = vertices(field), triangles(field)
    assert np.isfinite(corners).all()
    assert len(faces) == 2 * (SIDE - 1) * (SIDE // 2 - 1)
    assert corners[faces.ravel(), 0].min() > 0


def test_a_whole_mesh_has_two_triangles_a_cell() -> None:
    assert triangles(HeightField.of(plane())).shape == (2 * (SIDE - 1) ** 2, 3)


def test_normals_stand_on_the_surface() -> None:
    up = normals(HeightField.of(plane()))
    # the plane climbs by TOP over a width of 2
    assert up[40, 40] == pytest.approx(np.array([-TOP / 2, 0, 1]) / np.hypot(TOP / 2, 1))


def test_a_slope_towards_the_light_is_brighter_than_one_away_from_it() -> None:
    lit = brightness(HeightField.of(costs["himmelblau"])).reshape(SIDE, SIDE)
    assert lit[SIDE // 2, -1] > 1.0 > lit[SIDE // 2, 0]


def test_a_flat_cost_is_drawn_on_the_floor() -> None:
    flat = HeightField(plane().domain, np.full((SIDE, SIDE), 3.0), log=False)
    assert (flat.heights == 0).all()
    nowhere = HeightField(plane().domain, np.full((SIDE, SIDE), np.nan), log=True)
    assert triangles(nowhere).shape == (0, 3)


@pytest.mark.parametrize("name", ["rosenbrock", "himmelblau", "rastrigin"])
@pytest.mark.parametrize("log", [False, True])
def test_a_height_is_that_of_the_triangle_that_is_drawn_there(name: str, log: bool) -> None:
    field = HeightField.of(costs[name], log)
    corners, faces = vertices(field), triangles(field)
    random = np.random.default_rng(7)
    for corner in corners[random.choice(faces, 200)]:
        weights = random.dirichlet(np.ones(3))
        place = weights @ corner
        assert field.height_over(place[:2]) == pytest.approx(place[2], abs=1e-6)


def test_triangles_cover_the_floor_once() -> None:
    field = HeightField.of(costs["rosenbrock"], log=True)
    assert 0.1 < field.falling.mean() < 0.9
    flat = vertices(field)[triangles(field), :2]
    one, other = flat[:, 1] - flat[:, 0], flat[:, 2] - flat[:, 0]
    areas = (one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]) / 2
    assert (areas > 0).all()
    assert areas.sum() == pytest.approx(4)


def test_a_valley_between_the_grid_lines_is_followed_by_the_diagonals() -> None:
    for sign, falling in ((1, False), (-1, True)):
        valley = cost_from_formula(f"(y - {sign}*x)**2", domain=((-1.0, 1.0), (-1.0, 1.0)))
        field = HeightField.of(valley, log=True)
        along = field.falling if sign == 1 else field.falling[::-1]
        assert (np.diagonal(along) == falling).all()
