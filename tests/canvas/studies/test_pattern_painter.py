"""Patterns are painted where their cells are, as fine however far one zooms in."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from gdviz.canvas.studies import pattern_painter
from gdviz.canvas.studies.pattern_painter import paint_patterns

VIEW = QRectF(0, 0, 200, 120)
PERIOD = 20
GROUND = QColor(120, 120, 120)


def painted(worn: np.ndarray, box: QRectF, ratio: float = 1.0) -> np.ndarray:
    size = (round(VIEW.width() * ratio), round(VIEW.height() * ratio))
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    painter = QPainter(image)
    paint_patterns(painter, worn, box, VIEW, PERIOD)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(size[1], size[0], 4)
    return rows[..., 0].astype(int) - GROUND.blue()


@pytest.mark.parametrize("ratio", [1.0, 2.0, 1.5])
def test_cells_are_marked_where_they_are(ratio: float) -> None:
    worn = np.array([[0, 2], [5, 0]], dtype=np.uint8)
    seen = painted(worn, QRectF(50, 20, 100, 80), ratio) != 0
    cut = [[round(each * ratio) for each in side] for side in ((20, 60, 100), (50, 100, 150))]
    cells = [
        [seen[top:bottom, left:right] for left, right in zip(cut[1], cut[1][1:], strict=False)]
        for top, bottom in zip(cut[0], cut[0][1:], strict=False)
    ]
    assert not cells[0][0].any()
    assert not cells[1][1].any()
    assert cells[0][1].all(axis=1).any()  # level lines
    assert cells[1][0].all(axis=0).any()  # upright ones
    inside = np.zeros_like(seen)
    inside[cut[0][0] : cut[0][-1], cut[1][0] : cut[1][-1]] = True
    assert not seen[~inside].any()


@pytest.mark.parametrize("zoom", [1, 5, 400])
def test_lines_lie_as_close_however_far_one_zooms_in(zoom: int) -> None:
    box = QRectF(-13 * zoom, -7 * zoom, 300 * zoom, 200 * zoom)
    dark = painted(np.full((4, 4), 2, dtype=np.uint8), box)[:, 60] < 0
    begins = np.flatnonzero(dark[1:] & ~dark[:-1])
    assert set(np.diff(begins).tolist()) == {PERIOD // 2}


def test_patterns_move_with_the_map() -> None:
    worn = np.full((3, 3), 4, dtype=np.uint8)
    before = painted(worn, QRectF(-100, -100, 400, 400))
    after = painted(worn, QRectF(-97, -95, 400, 400))
    assert (after[5:, 3:] == before[:-5, :-3]).all()


def test_a_map_out_of_sight_is_not_painted() -> None:
    assert not painted(np.full((2, 2), 1, dtype=np.uint8), QRectF(500, 0, 50, 50)).any()


def test_where_there_are_too_many_pixels_larger_ones_are_painted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worn = np.full((2, 2), 5, dtype=np.uint8)
    fine = painted(worn, VIEW) < 0
    monkeypatch.setattr(pattern_painter, "MOST", VIEW.width() * VIEW.height() / 3)
    coarse = painted(worn, VIEW) < 0
    # As many lines, of pixels two times as large.
    lines = [np.flatnonzero(each[60, 1:] & ~each[60, :-1]) for each in (fine, coarse)]
    assert len(lines[0]) > 10
    assert abs(len(lines[1]) - len(lines[0])) <= 1
    assert (coarse[0::2] == coarse[1::2]).all()
    assert (coarse[:, 0::2] == coarse[:, 1::2]).all()
