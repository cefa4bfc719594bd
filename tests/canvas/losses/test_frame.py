"""The frame of a small plot: pixels, numbers, and texts that fit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from gdviz.canvas.losses.frame import Frame, fitting
from gdviz.theme import sizes_for

SIZES = sizes_for(1280, 720)
FRAME = Frame.within(QSize(300, 240), SIZES, (-2.0, 4.0), (1.0, 3.0))


def test_corners_of_the_picture_are_the_ends_of_the_ranges() -> None:
    assert FRAME.to_numbers(FRAME.box.bottomLeft()) == pytest.approx([-2, 1])
    assert FRAME.to_numbers(FRAME.box.topRight()) == pytest.approx([4, 3])
    assert FRAME.box.width() < 300
    assert FRAME.box == FRAME.box.toRect()  # whole pixels: the line around it is sharp
    assert FRAME.title_box.bottom() == FRAME.box.top()


@given(x=st.floats(-2, 4), y=st.floats(1, 3))
def test_pixels_and_numbers_are_two_ways_to_say_a_place(x: float, y: float) -> None:
    pixel = FRAME.to_widget(np.array([x, y]))
    assert FRAME.box.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(pixel)
    assert FRAME.to_numbers(pixel) == pytest.approx([x, y], abs=1e-9)


def test_a_widget_without_room_has_a_frame_all_the_same() -> None:
    small = Frame.within(QSize(1, 1), SIZES, (0.0, 1.0), (0.0, 1.0))
    assert np.isfinite(small.to_numbers(small.box.center())).all()


def test_the_longest_text_that_fits_is_said_and_else_a_short_one_cut(qtbot: QtBot) -> None:
    metrics = QFontMetrics(QFont())
    wide, short = "Mean absolute error", "Absolute"
    width = metrics.horizontalAdvance
    assert fitting(metrics, width(wide), wide, short) == wide
    assert fitting(metrics, width(wide) - 1, wide, short) == short
    assert fitting(metrics, width(short) - 3, wide, short).startswith("Abso")
    assert fitting(metrics, width(short) - 3, wide, short) != short
    assert fitting(metrics, 100, "", "") == ""
