"""Markers are told apart by their outlines alone."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gdviz.canvas.chart.marker import Markers
from gdviz.shapes import SHAPES
from gdviz.theme import Look, load_theme, sizes_for, theme_names

SIDE = 60


def inside(style: int, theme: str, ratio: float = 1.0) -> np.ndarray:
    """Which pixels differ from the paper: the shape with its rim."""
    look = Look(load_theme(theme), sizes_for(1920, 1080))
    image = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(look.theme.surface))
    painter = QPainter(image)
    Markers(look, 12.0, ratio).paint(painter, style, QPointF(SIDE / 2, SIDE / 2))
    painter.end()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(SIDE, SIDE, 4)[..., :3]
    paper = np.array(QColor(look.theme.surface).getRgb()[:3])[::-1]
    return np.abs(pixels.astype(int) - paper).max(axis=-1) > 60


@pytest.mark.parametrize("theme", theme_names())
def test_no_two_shapes_cover_the_same(qtbot: QtBot, theme: str) -> None:
    shapes = [inside(style, theme) for style in range(SHAPES)]
    for one, other in combinations(shapes, 2):
        assert (one ^ other).sum() > 0.08 * (one | other).sum()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_it_stands_in_the_middle_of_its_place(qtbot: QtBot, ratio: float) -> None:
    rows, columns = np.nonzero(inside(0, "light", ratio))
    assert rows.mean() == pytest.approx(SIDE / 2 - 0.5, abs=1.0)
    assert columns.mean() == pytest.approx(SIDE / 2 - 0.5, abs=1.0)
    assert np.ptp(rows) == pytest.approx(24, abs=3)


def test_nothing_is_painted_beyond_its_reach(qtbot: QtBot) -> None:
    look = Look(load_theme("light"), sizes_for(1920, 1080))
    markers = Markers(look, 12.0, 1.0)
    for style in range(SHAPES):
        rows, columns = np.nonzero(inside(style, "light"))
        assert np.abs(rows - SIDE / 2).max() <= markers.reach
        assert np.abs(columns - SIDE / 2).max() <= markers.reach
