"""Lines with casings: pieces cover what a path covers, and gaps stay open."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyleOptionGraphicsItem
from pytestqt.qtbot import QtBot

from gdviz.canvas.outline import CASING, Outline

TURN = np.linspace(0, 2 * np.pi, 60)
RING = 100 + 60 * np.stack([np.cos(TURN), np.sin(TURN)], axis=1)


def blank() -> QImage:
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    return image


def pixels(image: QImage) -> np.ndarray:
    """Red, green and blue: (200, 200, 3)."""
    return np.array(image.constBits(), np.uint8).reshape(200, 200, 4)[..., 2::-1].astype(int)


def drawn(outline: Outline) -> np.ndarray:
    image = blank()
    painter = QPainter(image)
    outline.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    return pixels(image)


def by_path(line: np.ndarray, width: float) -> np.ndarray:
    """The same line as Qt draws it as one path."""
    image, path = blank(), QPainterPath()
    path.moveTo(*line[0])
    for place in line[1:]:
        path.lineTo(*place)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for colour, breadth in (("#0000ff", CASING * width), ("#ff0000", width)):
        painter.setPen(QPen(QColor(colour), breadth))
        painter.drawPath(path)
    painter.end()
    return pixels(image)


def ring(dashes: tuple[float, ...] = ()) -> Outline:
    outline = Outline()
    outline.set_style(4.0, "#ff0000", "#0000ff", dashes)
    outline.show_lines([RING])
    return outline


def test_a_line_covers_what_a_path_covers(qtbot: QtBot) -> None:
    own, other = drawn(ring()), by_path(RING, 4.0)
    apart = np.abs(own - other).max(axis=-1) > 80
    assert apart.sum() < 0.06 * (other.max(axis=-1) > 80).sum()
    assert (other[..., 0] > 200).sum() > 1000


def test_a_row_of_nan_is_a_gap(qtbot: QtBot) -> None:
    line = np.array([[20.0, 100], [80, 100], [np.nan, np.nan], [120, 100], [180, 100]])
    outline = Outline()
    outline.set_style(4.0, "#ff0000", "#0000ff")
    outline.show_lines([line])
    row = drawn(outline)[100]
    assert (row[[30, 70, 130, 170], 0] > 200).all()
    assert row[90:111].max() == 0


def test_a_dashed_line_has_gaps_and_a_whole_casing(qtbot: QtBot) -> None:
    whole, dashed = drawn(ring()), drawn(ring((3.0, 3.0)))
    assert (dashed[..., 0] > 200).sum() < 0.75 * (whole[..., 0] > 200).sum()
    covered = [(each.max(axis=-1) > 100).sum() for each in (dashed, whole)]
    assert covered[0] == pytest.approx(covered[1], rel=0.05)


def test_no_lines_paint_nothing_and_another_kind_of_mark_forgets_the_last(qtbot: QtBot) -> None:
    outline = ring()
    outline.show_lines([])
    assert drawn(outline).max() == 0
    outline = ring()
    outline.show_box(np.array([100.0, 100.0]), np.array([20.0, 20.0]))
    assert drawn(outline)[100, 160].max() == 0
    assert drawn(outline)[100, 90, 0] > 200
