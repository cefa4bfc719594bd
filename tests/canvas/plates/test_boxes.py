"""What lies in a box, beside what a walk along every line finds."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from gdviz.canvas.plates.boxes import apart, crossings, grown, held

BOX = QRectF(10, 20, 30, 15)
PLACES = st.tuples(st.floats(-20, 80), st.floats(-20, 80))


def walked(box: QRectF, segment: np.ndarray) -> bool:
    """Whether one of many places along a segment is in the box."""
    places = segment[0] + np.linspace(0, 1, 4001)[:, np.newaxis] * (segment[1] - segment[0])
    return any(box.contains(*place) for place in places.tolist())


@given(tail=PLACES, tip=PLACES)
def test_a_segment_crosses_a_box_if_a_place_of_it_is_inside(
    tail: tuple[float, float], tip: tuple[float, float]
) -> None:
    segment = np.array([tail, tip])
    # A corner that is cut by less than a stride is seen by one of the two only.
    if walked(grown(BOX, -0.1), segment):
        assert crossings(BOX, segment[np.newaxis]) == 1
    if not walked(grown(BOX, 0.1), segment):
        assert crossings(BOX, segment[np.newaxis]) == 0


def test_level_upright_and_standing_segments() -> None:
    through = [[(0, 25), (60, 25)], [(20, 0), (20, 60)], [(20, 25), (20, 25)]]
    beside = [[(0, 50), (60, 50)], [(5, 0), (5, 60)], [(5, 5), (5, 5)], [(0, 25), (9, 25)]]
    assert crossings(BOX, np.array(through, dtype=float)) == 3
    assert crossings(BOX, np.array(beside, dtype=float)) == 0
    assert crossings(BOX, np.zeros((0, 2, 2))) == 0


def test_places_in_a_box_are_counted_also_where_there_are_no_numbers() -> None:
    places = np.array([(11, 21), (39, 34), (9, 21), (np.nan, 30), (np.inf, 30)])
    assert held(BOX, places) == 2


def test_boxes_keep_a_gap() -> None:
    beside = QRectF(45, 20, 10, 10)
    assert apart(BOX, [beside])
    assert apart(BOX, [beside], 4.9)
    assert not apart(BOX, [beside], 5.1)
