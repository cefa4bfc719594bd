"""Curves of many steps as pixel columns."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from gdviz.canvas.chart.paint import columns, paint_columns, paint_line


def test_a_level_line_is_as_thick_as_its_pen() -> None:
    left, top, bottom = columns(np.array([2.5, 9.5]), np.full(2, 5.0), np.full(2, 5.0), 2.0)
    assert left == 0
    np.testing.assert_allclose(top[2:10], 3.0)
    np.testing.assert_allclose(bottom[2:10], 7.0)


def test_many_steps_in_one_column_reach_from_the_lowest_to_the_highest() -> None:
    x = np.linspace(4.1, 4.9, 50)
    y = 20 + 10 * np.sin(np.arange(50))
    left, top, bottom = columns(x, y, y, 1.0)
    middle = 4 - left
    assert (top[middle], bottom[middle]) == pytest.approx((y.min() - 1, y.max() + 1))


def test_columns_cover_what_a_wide_line_covers() -> None:
    x = np.linspace(10, 190, 40)
    y = 50 + 35 * np.cos(x / 20)
    images = []
    for by_columns in (True, False):
        image = QImage(200, 100, QImage.Format.Format_Grayscale8)
        image.fill(0)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if by_columns:
            paint_columns(painter, x, y, y, 4.0, QColor("white"))
        else:
            paint_line(painter, x, y, 4.0, QColor("white"))
        painter.end()
        images.append(np.array(image.constBits(), np.uint8).reshape(100, -1)[:, :200] > 128)
    both, either = images[0] & images[1], images[0] | images[1]
    assert both.sum() > 0.8 * either.sum()
    assert both.sum() > 600
