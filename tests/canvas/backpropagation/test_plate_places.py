"""Numbers on lines: each on its own, none on another."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLineF, QPointF, QRectF

from gdviz.canvas.backpropagation.plate_places import plate_places

GAP = 2.0


def bundle(sources: int, targets: int, height: float) -> list[QLineF]:
    """Lines from every place at the left to every place at the right."""
    return [
        QLineF(0, height * (i + 0.5) / sources, 300, height * (j + 0.5) / targets)
        for i in range(sources)
        for j in range(targets)
    ]


def check(lines: list[QLineF], boxes: list[QRectF], taken: list[QRectF]) -> None:
    for one, other in combinations([*boxes, *taken], 2):
        assert one in taken or not one.intersects(other)
    for line, box in zip(lines, boxes, strict=True):
        share = (box.center().x() - line.x1()) / (line.x2() - line.x1())
        on_line = line.pointAt(share)
        assert (box.center() - on_line).manhattanLength() < 1e-6
        assert 0 < share < 1


@given(
    st.integers(1, 5), st.integers(1, 5), st.floats(100, 600), st.floats(10, 90), st.floats(5, 40)
)
def test_boxes_lie_on_their_lines_and_apart(
    sources: int, targets: int, height: float, wide: float, high: float
) -> None:
    lines = bundle(sources, targets, height)
    taken = [QRectF(-30, 0, 40, height), QRectF(290, 0, 40, height)]
    boxes = plate_places(lines, (wide, high), taken, GAP)
    if boxes is not None:
        check(lines, boxes, taken)


def test_where_there_is_no_room_the_answer_is_none() -> None:
    assert plate_places(bundle(5, 5, 100), (100, 40), [], GAP) is None
    assert plate_places([QLineF(0, 0, 100, 0)], (10, 10), [QRectF(-5, -5, 110, 10)], GAP) is None
    assert plate_places([], (10, 10), [], GAP) == []


def test_with_room_for_all_they_lie_in_the_middle() -> None:
    lines = [QLineF(0, y, 300, y) for y in (0, 100, 200)]
    boxes = plate_places(lines, (50, 30), [], GAP)
    assert boxes is not None
    assert [box.center() for box in boxes] == [QPointF(150, y) for y in (0, 100, 200)]


@pytest.mark.parametrize(("sources", "targets"), [(2, 3), (2, 4), (4, 4), (3, 1)])
def test_small_networks_find_room(sources: int, targets: int) -> None:
    lines = bundle(sources, targets, 360)
    assert plate_places(lines, (60, 30), [], GAP) is not None
