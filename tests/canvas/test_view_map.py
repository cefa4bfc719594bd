"""Numbers to pixels and back."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from gdviz.canvas.view_map import ViewMap

VIEW = ViewMap((-2.0, 6.0), (10.0, 30.0), 800, 400)


def test_the_corners_of_the_ranges_are_the_corners_of_the_picture() -> None:
    corners = VIEW.to_pixels([(-2.0, 30.0), (6.0, 10.0)])
    assert corners.tolist() == [[0, 0], [800, 400]]


def test_the_scale_is_pixels_a_unit_and_y_points_down() -> None:
    assert VIEW.scale.tolist() == [100.0, -20.0]


@given(st.floats(-1e3, 1e3), st.floats(-1e3, 1e3))
def test_there_and_back_again(x: float, y: float) -> None:
    np.testing.assert_allclose(VIEW.to_numbers(VIEW.to_pixels((x, y))), (x, y), atol=1e-9)


def test_the_grid_runs_from_edge_to_edge_in_steps_of_about_the_given_pixels() -> None:
    columns, rows = VIEW.grid(5.0)
    assert (columns[0], columns[-1], rows[0], rows[-1]) == (-2.0, 6.0, 10.0, 30.0)
    np.testing.assert_allclose(np.diff(columns) * 100, 5.0)
    np.testing.assert_allclose(np.diff(rows) * 20, 5.0)
