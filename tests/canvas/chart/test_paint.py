"""Curves of any many steps as strokes and bars."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gdviz.canvas.chart.paint import (
    DASH,
    PERIOD,
    cell_size,
    in_cells,
    joined,
    paint_curve,
    paint_dashes,
)


def painted(paint) -> np.ndarray:
    """Which pixels of a picture are mostly covered: (100, 200)."""
    image = QImage(200, 100, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return np.array(image.constBits(), np.uint8).reshape(100, -1)[:, :200] > 128


def as_curve(x: np.ndarray, y: np.ndarray, width: float) -> np.ndarray:
    return painted(lambda painter: paint_curve(painter, x, y, y, width, QColor("white")))


def by_qt(x: np.ndarray, y: np.ndarray, width: float) -> np.ndarray:
    """The same as Qt draws it point by point with a round pen."""
    pen = QPen(QColor("white"), width, c=Qt.PenCapStyle.RoundCap)
    rows = np.column_stack([x[:-1], y[:-1], x[1:], y[1:]]).tolist()

    def paint(painter: QPainter) -> None:
        painter.setPen(pen)
        for row in rows:
            painter.drawLine(QLineF(*row))

    return painted(paint)


@pytest.mark.parametrize("count", [5, 40, 3000])
@pytest.mark.parametrize("turns", [2, 30])
def test_a_curve_covers_what_a_round_pen_covers(count: int, turns: int) -> None:
    x = np.linspace(10, 190, count)
    y = 50 + 35 * np.cos(2 * np.pi * turns * np.linspace(0, 1, count))
    own, other = as_curve(x, y, 4.0), by_qt(x, y, 4.0)
    assert (own & other).sum() > 0.86 * (own | other).sum()
    assert other.sum() > 600


def test_a_straight_curve_is_strokes_and_as_thick_as_its_pen() -> None:
    x = np.linspace(20, 180, 3000)
    strokes, bars = in_cells(x, np.full(3000, 50.0), np.full(3000, 50.0), 4.0)
    assert len(bars) == 0
    assert strokes[0, 0] == 20.0
    assert strokes[-1, 2] == 180.0
    np.testing.assert_array_equal(strokes[1:, :2], strokes[:-1, 2:])
    assert (as_curve(x, np.full(3000, 50.0), 4.0)[:, 100]).sum() == 4


def test_many_steps_in_one_cell_reach_from_the_lowest_to_the_highest() -> None:
    x = np.linspace(40.1, 43.9, 500)
    y = 50 + 10 * np.sin(np.arange(500))
    strokes, bars = in_cells(x, y, y, 4.0)
    assert len(strokes) == 0
    assert bars.tolist() == [pytest.approx([40, y.min() - 2, 4, np.ptp(y) + 4])]


def test_a_fall_within_a_cell_is_one_stroke() -> None:
    x = np.linspace(40.0, 43.9, 500)
    strokes, bars = in_cells(x, np.linspace(10, 90, 500), np.linspace(10, 90, 500), 4.0)
    assert len(bars) == 0
    assert strokes.tolist() == [pytest.approx([40.0, 10.0, 43.9, 90.0])]


@pytest.mark.parametrize("count", [500, 50_000])
def test_the_number_of_strokes_and_bars_depends_on_the_pixels_alone(count: int) -> None:
    x = np.linspace(0, 1000, count)
    y = np.random.default_rng(2).uniform(0, 200, count)
    strokes, bars = in_cells(x, y, y, 5.0)
    assert len(strokes) + len(bars) == 201


@pytest.mark.parametrize("count", [0, 1, 2, 3, 8, 9])
def test_strokes_in_a_line_become_one_and_a_bend_stays(count: int) -> None:
    x = np.arange(0.0, 4.0 * count + 4.0, 4.0)
    y = np.where(x <= 8, 0.5 * x, 4.0)
    strokes = np.column_stack([x[:-1], y[:-1], x[1:], y[1:]])[:count]
    rows = joined(joined(strokes))
    assert len(rows) == {0: 0, 1: 1, 2: 1, 3: 2, 8: 3, 9: 4}[count]
    np.testing.assert_array_equal(rows[1:, :2], rows[:-1, 2:])
    if count:
        ends = np.append(rows[:, 0], rows[-1, 2]), np.append(rows[:, 1], rows[-1, 3])
        np.testing.assert_allclose(np.interp(x[: count + 1], *ends), y[: count + 1])


def test_strokes_that_do_not_touch_are_not_joined() -> None:
    strokes = np.array([[0.0, 5.0, 4.0, 5.0], [8.0, 5.0, 12.0, 5.0]])
    np.testing.assert_array_equal(joined(strokes), strokes)


@pytest.mark.parametrize("count", [2, 3000])
def test_dashes_stand_at_fixed_places_and_leave_gaps(count: int) -> None:
    x = np.linspace(10, 190, count)
    y = np.full(count, 50.0)
    row = painted(lambda painter: paint_dashes(painter, x, y, 4.0, QColor("white")))[50]
    cells = np.arange(200) // cell_size(4.0) % PERIOD
    assert row[20:180][cells[20:180] < DASH].all()
    last = cells[20:180] == PERIOD - 2  # the cells around it are covered by square caps
    assert not row[20:180][last].any()


def test_dashes_cover_a_part_of_what_the_curve_covers_and_do_not_run_when_it_grows() -> None:
    x = np.linspace(10, 190, 400)
    y = 50 + 35 * np.cos(x / 12)

    def dashed(end: int) -> np.ndarray:
        return painted(
            lambda painter: paint_dashes(painter, x[:end], y[:end], 4.0, QColor("white"))
        )

    whole, line = dashed(400), as_curve(x, y, 4.0)
    assert (whole & ~line).sum() < 0.05 * whole.sum()
    assert 0.35 * line.sum() < whole.sum() < 0.85 * line.sum()
    assert np.array_equal(dashed(200)[:, :80], whole[:, :80])
