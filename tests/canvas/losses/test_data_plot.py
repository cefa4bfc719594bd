"""The data beside the losses in the real window: points are dragged, and moved by keys."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scipy.optimize import minimize

from gdviz.canvas.losses.models import FIRST
from gdviz.engine.cost import Array
from gdviz.theme import load_theme
from tests.canvas.losses.hand import (
    data_of,
    drag,
    open_kind,
    page_of,
    pixel,
    quantile_program,
    rest,
    surface_of,
    task_of,
)
from tests.conftest import OpenWindow, settle


def descended(value: Callable[[Any], float]) -> Array:
    options = {"xatol": 1e-9, "fatol": 1e-13, "maxiter": 4000}
    return minimize(value, np.zeros(2), method="Nelder-Mead", options=options).x


def test_a_dragged_outlier_takes_the_minima_with_it_to_where_scipy_finds_them(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_kind(open_window, "line_losses")
    window.session.advance(10)
    data, begin = data_of(window), task_of(window).points[16]
    drag(data, begin, (3.0, -2.0))
    assert window.session.playhead == 10
    moved = task_of(window).points[16]
    assert moved == pytest.approx((3.0, -2.0), abs=0.06)  # to the pixel
    assert data.chosen == 16
    x, y = np.array(task_of(window).points).T
    limit = 0.5

    def huber(p: Any) -> float:
        r = np.abs(p[0] * x + p[1] - y)
        return float(np.where(r <= limit, r * r / 2, limit * (r - limit / 2)).mean())

    expected = {
        "mean_squared_error": np.polyfit(x, y, 1),
        "mean_absolute_error": quantile_program(x, y, 0.5),
        "huber": descended(huber),
        "log_cosh": descended(lambda p: float(np.log(np.cosh(p[0] * x + p[1] - y)).mean())),
        "quantile": quantile_program(x, y, 0.75),
    }
    for name, point in expected.items():
        cost = surface_of(window, name).cost
        assert cost is not None
        assert cost.minima[0].point == pytest.approx(point, abs=1e-5)
    for run, name in zip(window.session.runs, expected, strict=True):
        assert run.descent.cost is surface_of(window, name).cost


def test_surfaces_follow_while_a_drag_goes_on(open_window: OpenWindow, qtbot: QtBot) -> None:
    """The point waits until all of them show where it is; the newest place counts."""
    window = open_kind(open_window, "line_losses")
    rest(window, qtbot)
    data, plots = data_of(window), page_of(window).plots.values()
    shown = []
    window.session.runs_changed.connect(lambda: shown.append(task_of(window).points[0]))
    for each in range(12):
        data.datum_dragged.emit(0, (-2.0 + 0.1 * each, 1.0))
    assert shown == [(-2.0, 1.0)]
    assert any(plot.stale for plot in plots)
    qtbot.waitUntil(lambda: len(shown) == 2)
    assert task_of(window).points[0] == pytest.approx((-0.9, 1.0))
    rest(window, qtbot)
    assert len(shown) == 2


def test_a_dragged_class_snaps_to_one_of_two(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "class_losses")
    far = task_of(window).points[16]
    drag(data_of(window), far, (3.0, 0.8))
    x, answer = task_of(window).points[16]
    assert answer == 1
    assert x == pytest.approx(3.0, abs=0.06)


def test_a_drag_that_begins_beside_all_points_moves_none(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    before = task_of(window)
    drag(data_of(window), (2.5, 4.0), (-1.0, 0.0))
    assert task_of(window) is before
    assert data_of(window).chosen is None


def test_points_are_chosen_and_moved_by_keys(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    data = data_of(window)
    window.session.advance(3)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert data.hasFocus()
    QTest.keyClick(data, Qt.Key.Key_Return)
    assert data.chosen == 0
    QTest.keyClick(data, Qt.Key.Key_Return)
    assert data.chosen == 1
    assert data.accessibleDescription() == "point 2 at −1.70, −0.700"
    QTest.keyClick(data, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(data, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert data.chosen == 16
    (x, y), (across, along) = task_of(window).points[16], task_of(window).fit.window
    QTest.keyClick(data, Qt.Key.Key_Right)
    QTest.keyClick(data, Qt.Key.Key_Down)
    step = (0.02 * (across[1] - across[0]), 0.02 * (along[1] - along[0]))
    assert task_of(window).points[16] == pytest.approx((x + step[0], y - step[1]))
    QTest.keyClick(data, Qt.Key.Key_Left)
    QTest.keyClick(data, Qt.Key.Key_Up)
    assert task_of(window).points[16] == pytest.approx((x, y))
    assert window.session.playhead == 3  # the window's own cursor keys were not meant


def test_tab_leads_to_the_data(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    data = data_of(window)
    for _ in range(60):
        if data.hasFocus():
            break
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
    assert data.hasFocus()


def test_a_key_changes_the_class(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "class_losses")
    data = data_of(window)
    data.setFocus()
    QTest.keyClick(data, Qt.Key.Key_Up)
    assert data.chosen == 0
    assert task_of(window).points[0][1] == 1
    QTest.keyClick(data, Qt.Key.Key_Down)
    assert task_of(window).points[0][1] == 0


def test_cursor_keys_step_where_the_data_have_not_the_focus(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    window.canvas.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.session.playhead == 1


def test_above_the_data_stands_what_they_are_and_that_diamonds_are_outliers(
    open_window: OpenWindow,
) -> None:
    window = open_kind(open_window, "line_losses")
    data = data_of(window)
    assert data.frame is not None
    box = data.frame.title_box.toRect()
    shares = [_share_of_text(data.grab(each).toImage()) for each in _halves(box)]
    assert min(shares) > 0.01
    for index, clear in ((14, (-1.8, -0.9)), (15, (-1.5, -0.8)), (16, (-1.2, -0.6))):
        window.session.move_datum(index, clear)
    settle()
    left, right = (_share_of_text(data.grab(each).toImage()) for each in _halves(box))
    assert left > 0.01
    assert right == 0


def _halves(box: QRect) -> tuple[QRect, QRect]:
    left, right = QRect(box), QRect(box)
    left.setRight(box.center().x())
    right.setLeft(box.center().x() + 1)
    return left, right


def _share_of_text(image: QImage) -> float:
    """How many of the pixels are as dark as the text."""
    places = itertools.product(range(image.width()), range(image.height()))
    dark = [image.pixelColor(x, y).lightness() < 60 for x, y in places]
    return sum(dark) / len(dark)


def test_the_chosen_point_is_not_hidden_by_a_marker(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    window.session.place_start((0.0, 0.0))
    low, high = task_of(window).fit.window[0]
    below = low + FIRST * (high - low), 0.0  # where the marker of the first model stands
    window.session.move_datum(0, below)
    settle()
    data, theme = data_of(window), load_theme("light")
    place = pixel(data, below)
    assert data.grab().toImage().pixelColor(place) == QColor(theme.runs[0])
    data.setFocus()
    QTest.keyClick(data, Qt.Key.Key_Return)
    assert data.chosen == 0
    assert data.grab().toImage().pixelColor(place) == QColor(theme.data)


def test_the_ring_around_a_point_at_the_edge_is_whole(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    top = task_of(window).fit.window[1][1]
    window.session.move_datum(0, (-2.0, top))
    data = data_of(window)
    assert data.frame is not None
    above = pixel(data, (-2.0, top)) - QPoint(0, data.frame.title_box.toRect().height() // 3)
    strip = QRect(above - QPoint(12, 12), above + QPoint(12, 11))  # in the title's line
    accent = QColor(load_theme("light").accent)
    assert accent not in _colours(data.grab(strip).toImage())
    data.setFocus()
    QTest.keyClick(data, Qt.Key.Key_Return)
    assert accent in _colours(data.grab(strip).toImage())


def _colours(image: QImage) -> list[QColor]:
    places = itertools.product(range(image.width()), range(image.height()))
    return [image.pixelColor(x, y) for x, y in places]
