"""Ways laid on the surface."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import costs
from gdviz.canvas.surface.camera import Camera
from gdviz.canvas.surface.drape import Drape, cut
from gdviz.canvas.surface.mesh import TOP, HeightField
from gdviz.canvas.surface.sight import DIMMED
from tests.canvas.surface.plane import pierced, plane, ridge

CAMERA = Camera(1280, 720, 40)
PLACES = st.tuples(*[st.floats(-4, 4).map(lambda x: round(x, 3))] * 2).map(np.array)


@given(PLACES, PLACES)
def test_what_is_cut_is_what_lies_within(first: np.ndarray, last: np.ndarray) -> None:
    begin, end, inside = cut(first[np.newaxis], last[np.newaxis])
    shares = np.linspace(0, 1, 4001)[:, np.newaxis]
    within = (np.abs(first + shares * (last - first)) <= 1).all(axis=1)
    if not within.any():
        # No sample met it: at most a corner was cut off.
        assert not inside[0] or np.hypot(*(end - begin)[0]) < 0.01
        return
    assert inside[0]
    sampled = first + shares[within][[0, -1]] * (last - first)
    assert begin[0] == pytest.approx(sampled[0], abs=0.006)
    assert end[0] == pytest.approx(sampled[1], abs=0.006)


def test_a_way_bends_with_the_surface() -> None:
    field = HeightField.of(costs["himmelblau"])
    ends = np.array([[-4.0, -3.0], [3.0, 2.0]])
    drape = Drape(field, CAMERA, ends[:1], ends[1:])
    pieces = drape.pixels
    assert len(pieces) > 10
    np.testing.assert_allclose(pieces[1:, :2], pieces[:-1, 2:])
    shares = np.linspace(0, 1, len(pieces) + 1)[:, np.newaxis]
    places = field.rest(ends[0] + shares * (ends[1] - ends[0]))
    corners = np.concatenate([pieces[:, :2], pieces[-1:, 2:]])
    assert corners == pytest.approx(CAMERA.project(places))


def test_each_way_is_drawn_once_and_a_rest_not_at_all() -> None:
    field = HeightField.of(plane())
    to_and_fro = np.array([[1.0, 0.0], [4.0, 0.0]] * 5)
    drape = Drape(field, CAMERA, to_and_fro[:-1], to_and_fro[1:])
    assert sorted(set(drape.way.tolist())) == [0, 1]
    rest = np.full((9, 2), 3.0) * (1, 0)
    assert len(Drape(field, CAMERA, rest[:-1], rest[1:]).pixels) == 0


def test_beyond_the_domain_nothing_is_drawn() -> None:
    field = HeightField.of(plane())
    ways = np.array([[[5.0, 0.0], [15.0, 0.0]], [[-5.0, 0.5], [-1.0, 0.5]]])
    drape = Drape(field, CAMERA, ways[:, 0], ways[:, 1])
    assert set(drape.way.tolist()) == {0}
    assert drape.pixels[-1, 2:] == pytest.approx(CAMERA.project(np.array([1.0, 0.0, TOP])))


def test_over_a_hole_it_lies_on_the_floor() -> None:
    drape = Drape(
        HeightField.of(pierced()), CAMERA, np.array([[-0.9, 0.0]]), np.array([[-0.1, 0.0]])
    )
    places = np.linspace([-0.9, 0.0, 0.0], [-0.1, 0.0, 0.0], len(drape.pixels) + 1)
    assert drape.pixels[:, :2] == pytest.approx(CAMERA.project(places[:-1]))


def test_what_a_hill_hides_is_dimmed() -> None:
    low = Camera(800, 600, 20, azimuth=0, elevation=10)
    ways = np.array([[[0.9, 0.0], [0.2, 0.0]], [[-0.9, 0.0], [-0.2, 0.0]]])
    drape = Drape(HeightField.of(ridge()), low, ways[:, 0], ways[:, 1])
    assert set(drape.opacity[drape.way == 0].tolist()) == {1.0}
    assert set(drape.opacity[drape.way == 1].tolist()) == {DIMMED}
