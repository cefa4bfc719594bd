"""Places of neurons: in columns, apart, inside, and the first of many."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from gdviz.canvas.network.neuron_layout import MOST_SHOWN, lay_out

AREA = QRectF(20, 10, 600, 400)
layers = st.lists(st.integers(1, 64), min_size=2, max_size=5)


@given(layers, st.floats(3, 40))
def test_neurons_are_inside_apart_and_in_columns(sizes: list[int], radius: float) -> None:
    layout = lay_out(sizes, AREA, radius)
    for size, column, hidden in zip(sizes, layout.columns, layout.hidden, strict=True):
        assert len(column) + hidden == size
        assert [place.neuron for place in column] == [*range(min(size, MOST_SHOWN))]
        for above, below in pairwise(column):
            assert above.box.bottom() <= below.box.top()
            assert above.x == below.x
        for place in column:
            assert AREA.adjusted(-1, -1, 1, 1).contains(place.box)
            assert place.half_width <= radius
    lefts = [column[0].x for column in layout.columns]
    assert lefts == sorted(lefts)


@given(layers)
def test_every_weight_between_neurons_that_are_shown_has_a_line(sizes: list[int]) -> None:
    layout = lay_out(sizes, AREA, 12)
    shown = [min(size, MOST_SHOWN) for size in sizes]
    assert len(layout.edges) == sum(one * other for one, other in pairwise(shown))
    for edge in layout.edges:
        target, source = (
            layout.place(edge.layer, edge.target),
            layout.place(edge.layer - 1, edge.source),
        )
        assert edge.line.x1() == pytest.approx(source.box.right())
        assert edge.line.x2() == pytest.approx(target.box.left())


def test_a_box_gets_its_room_and_is_always_shown() -> None:
    layout = lay_out((2, 64, 3), AREA, 12, {(1, 50): (100.0, 90.0)})
    place = layout.place(1, 50)
    assert place is not None
    assert (place.box.width(), place.box.height()) == (100, 90)
    assert [each.neuron for each in layout.columns[1]] == [*range(MOST_SHOWN - 1), 50]
    assert layout.hidden == (0, 64 - MOST_SHOWN, 0)
    assert not any(
        place.box.intersects(each.box) for each in layout.columns[1] if each is not place
    )


def test_lines_end_spread_over_the_side_of_a_box() -> None:
    layout = lay_out((3, 1), AREA, 12, {(1, 0): (100.0, 90.0)})
    ends = [edge.line.y2() for edge in layout.edges]
    box = layout.place(1, 0).box
    assert ends == sorted(ends)
    assert box.top() < ends[0] < ends[-1] < box.bottom()
    assert ends[1] == pytest.approx(box.center().y())


def test_the_neuron_under_the_pointer() -> None:
    layout = lay_out((2, 3), AREA, 12)
    for place in (*layout.columns[0], *layout.columns[1]):
        assert layout.at(place.x, place.y) == place
    assert layout.at(AREA.center().x(), AREA.center().y()) is None
