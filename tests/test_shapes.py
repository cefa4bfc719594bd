"""Runs are told apart by their shapes, without colour."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter, QTransform

from gdviz.shapes import SHAPES, WIDEST, shape

SIDE = 48


def painted(style: int) -> np.ndarray:
    """The shape as dark pixels, its radius a third of the picture."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    middle = QTransform.fromTranslate(SIDE / 2, SIDE / 2).scale(SIDE / 3, SIDE / 3)
    painter.fillPath(middle.map(shape(style)), painter.pen().color())
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, -1)
    return rows[:, :SIDE] < 128


def test_twelve_runs_have_twelve_shapes() -> None:
    assert SHAPES >= 12
    for one, other in combinations(range(SHAPES), 2):
        differing = (painted(one) != painted(other)).sum()
        assert differing > 0.1 * painted(one).sum(), (one, other)


@pytest.mark.parametrize("style", range(SHAPES))
def test_a_shape_is_about_as_large_as_a_ball_and_around_its_middle(style: int) -> None:
    area = painted(style).sum() / (np.pi * (SIDE / 3) ** 2)
    assert 0.4 < area < 1.3
    bounds = shape(style).boundingRect()
    for side in (bounds.left(), bounds.right(), bounds.top(), bounds.bottom()):
        assert 0.6 < abs(side) <= WIDEST


def test_shapes_begin_again_where_they_end() -> None:
    assert shape(SHAPES) == shape(0)
