"""Plates in corners: inside, apart, and off what should be seen wherever that is possible."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF

from gdviz.canvas.plates.corners import SIDES, Room, choose, corners

ROOM = Room(800, 500, 10)
ORDERS = (corners(SIDES), corners(SIDES, bottom_first=True))
EDGES = st.floats(20, 480)
SIZES = st.tuples(st.builds(QSizeF, EDGES, EDGES), st.builds(QSizeF, EDGES, EDGES))
BALLS = st.builds(QPointF, st.floats(0, 800), st.floats(0, 500))


def boxes_of(size: QSizeF) -> list[QRectF]:
    """The four corners by hand."""
    right, low = 790 - size.width(), 490 - size.height()
    return [QRectF(QPointF(x, y), size) for x in (10, right) for y in (10, low)]


def free_pairs(one: QSizeF, other: QSizeF, ball: QPointF) -> list[tuple[QRectF, QRectF]]:
    """Every arrangement that covers neither the ball nor one another."""
    return [
        (a, b)
        for a in boxes_of(one)
        for b in boxes_of(other)
        if not a.intersects(b) and not a.contains(ball) and not b.contains(ball)
    ]


@given(sizes=SIZES, ball=BALLS)
def test_the_ball_is_free_where_any_arrangement_leaves_it_free(
    sizes: tuple[QSizeF, QSizeF], ball: QPointF
) -> None:
    chosen = choose(ROOM, ORDERS, sizes, sizes, lambda box, _: (int(box.contains(ball)),))
    if chosen is None:
        margin = 10
        wide = sizes[0].width() + sizes[1].width() + 3 * margin > 800
        high = sizes[0].height() + sizes[1].height() + 3 * margin > 500
        assert wide
        assert high
        return
    one, other = chosen
    assert not one.intersects(other)
    assert all(QRectF(0, 0, 800, 500).contains(box) for box in chosen)
    separated = [pair for pair in free_pairs(*sizes, ball) if not _close(*pair)]
    if separated:
        assert not one.contains(ball)
        assert not other.contains(ball)


def _close(one: QRectF, other: QRectF) -> bool:
    return one.adjusted(-10, -10, 10, 10).intersects(other)


def test_without_anything_to_cover_each_lies_where_it_belongs() -> None:
    size = QSizeF(200, 100)
    legend, notes = choose(ROOM, ORDERS, [size, size], [size, size], lambda *_: (0,)) or ()
    assert legend.topLeft() == QPointF(10, 10)
    assert notes.bottomLeft() == QPointF(10, 490)


def test_what_is_worse_is_avoided_first() -> None:
    size = QSizeF(200, 100)

    def burden(box: QRectF, _: QRectF) -> tuple[int, int]:
        left = box.left() < 300
        return int(left), 0 if left else 99

    (legend,) = choose(ROOM, ORDERS[:1], [size], [size], burden) or ()
    assert legend.left() == 590


def test_two_that_fit_in_no_way_have_no_place() -> None:
    size = QSizeF(600, 300)
    assert choose(ROOM, ORDERS, [size, size], [size, size], lambda *_: (0,)) is None
    assert not ROOM.holds([size, size])
    assert not ROOM.stacks([size, size])


def test_most_of_a_picture_is_not_for_texts() -> None:
    assert ROOM.holds([QSizeF(700, 330)])
    assert not ROOM.holds([QSizeF(700, 350)])
    assert ROOM.stacks([QSizeF(480, 220), QSizeF(480, 230)])
    assert not ROOM.stacks([QSizeF(700, 220), QSizeF(700, 230)])


def test_a_middle_column_comes_after_all_corners() -> None:
    order = corners((0.0, 1.0, 0.5))
    assert order[:4] == corners(SIDES)
    assert ROOM.at(order[4], QSizeF(200, 100)) == QRectF(300, 10, 200, 100)
