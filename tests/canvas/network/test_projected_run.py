"""A run on a slice: its places are those that the engine projects, however it grows."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.canvas.network.projected_run import ProjectedRun
from gdviz.engine.landscape_slice import Slice, random_slice
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.session.run import Run
from gdviz.session.scene import Scene
from gdviz.session.tasks.network_task import NetworkTask


def begun() -> tuple[Run, Slice]:
    scene = Scene.opening("network", "adam").with_task(NetworkTask(hidden=(3,)))
    run, cost = scene.begin_all()[0], scene.function
    assert isinstance(cost, NetworkCost)
    return run, random_slice(cost.network, cost.start, 1)


def test_it_grows_with_the_run_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    run, cut = begun()
    monkeypatch.setattr("gdviz.canvas.network.projected_run.AT_ONCE", 4 * len(cut.origin))
    seen = ProjectedRun(run, cut)
    assert seen.length == 0
    run.reach(10)
    seen.follow()
    assert seen.length == 4
    for _ in range(3):
        seen.follow()
    assert seen.length == 10
    expected = cut.coordinates_of(run.points(0, 11))
    np.testing.assert_allclose(seen.points(0, 99), expected, atol=1e-14)
    np.testing.assert_allclose(seen.points(3, 5), expected[3:5], atol=1e-14)


def test_what_is_known_is_not_projected_again() -> None:
    run, cut = begun()
    run.reach(3)
    known = np.arange(8.0).reshape(4, 2)
    seen = ProjectedRun(run, cut, known)
    seen.follow()
    assert np.array_equal(seen.points(0, 9), known)
    run.reach(4)
    seen.follow()
    np.testing.assert_allclose(seen.points(4, 5), cut.coordinates_of(run.points(4, 5)), atol=1e-14)


def test_the_ball_is_where_the_points_are_before_they_are_followed() -> None:
    run, cut = begun()
    run.reach(6)
    seen = ProjectedRun(run, cut)
    for playhead, share in ((6, 1.0), (6, 0.25), (2, 0.5), (0, 0.3), (99, 0.4)):
        expected = cut.coordinates_of(run.point_on_way(playhead, share))
        np.testing.assert_allclose(seen.point_on_way(playhead, share), expected, atol=1e-13)


def test_a_point_that_lies_nowhere_stays_where_the_last_one_was() -> None:
    run, cut = begun()
    nan = np.nan
    known = np.array([[1.0, 2.0], [3.0, 4.0], [nan, nan], [nan, nan], [5.0, 6.0]])
    seen = ProjectedRun(run, cut, known)
    assert seen.points(0, 9).tolist() == [[1, 2], [3, 4], [3, 4], [3, 4], [5, 6]]
