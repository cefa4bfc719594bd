"""Strokes as data, and the curve through their points."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QPainterPath

from gdviz.lecture.stroke import Stroke

SIZE = QSizeF(200.0, 100.0)
shares = st.tuples(st.floats(0, 1), st.floats(0, 1))


def pair(point: QPointF) -> np.ndarray:
    return np.array([point.x(), point.y()])


def first(path: QPainterPath) -> np.ndarray:
    element = path.elementAt(0)
    return np.array([element.x, element.y])


def parts_of(stroke: Stroke) -> list[QPainterPath]:
    """The way, without the dot at its beginning."""
    return stroke.pieces(SIZE)[1:]


def in_pixels(place: tuple[float, float]) -> np.ndarray:
    return np.array(place) * (SIZE.width(), SIZE.height())


def test_a_stroke_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one place"):
        Stroke(())


@given(st.lists(shares, min_size=2, max_size=12))
def test_pieces_join_and_lead_from_the_first_place_to_the_last(
    places: list[tuple[float, float]],
) -> None:
    parts = parts_of(Stroke(tuple(places)))
    assert first(parts[0]) == pytest.approx(in_pixels(places[0]), abs=1e-9)
    for before, after in pairwise(parts):
        assert pair(before.currentPosition()) == pytest.approx(first(after), abs=1e-9)
    assert pair(parts[-1].currentPosition()) == pytest.approx(in_pixels(places[-1]), abs=1e-9)


def test_the_curve_has_no_corner_where_two_pieces_join() -> None:
    parts = parts_of(Stroke(((0.1, 0.2), (0.3, 0.9), (0.6, 0.1), (0.9, 0.8))))
    for before, after in pairwise(parts):
        turn = before.angleAtPercent(1.0) - after.angleAtPercent(0.0)
        assert turn == pytest.approx(0.0, abs=0.5)


def test_a_stroke_of_one_place_is_a_dot() -> None:
    (dot,) = Stroke(((0.5, 0.25),)).pieces(SIZE)
    assert pair(dot.boundingRect().center()) == pytest.approx((100, 25), abs=0.01)
    assert 0 < dot.boundingRect().width() < 0.1


def test_a_stroke_keeps_its_shares_of_any_size() -> None:
    stroke = Stroke(((0.25, 0.5), (0.75, 0.25)))
    for size in (QSizeF(100, 100), QSizeF(400, 300)):
        ends = [first(stroke.pieces(size)[0]), pair(stroke.pieces(size)[-1].currentPosition())]
        shares = np.array(ends) / (size.width(), size.height())
        assert shares == pytest.approx(np.array(stroke.places))
