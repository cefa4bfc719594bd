"""The page of losses in the real window: surfaces, data, and what mouse and keys do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from scipy.optimize import linprog, minimize

from gdviz.canvas.headline import Headline
from gdviz.engine.cost import Array
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests.canvas.losses.hand import click, data_of, drag, page_of, pixel, surface_of, task_of
from tests.conftest import OpenWindow, settle

KINDS = ["line_losses", "class_losses"]
every_kind = pytest.mark.parametrize("kind", KINDS)


def open_kind(open_window: OpenWindow, kind: str) -> MainWindow:
    return open_window(Scene.opening(kind))


def rest(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until every surface is painted as exactly as it will be."""
    qtbot.waitUntil(lambda: not any(each.coarse for each in page_of(window).plots.values()))
    settle()


@every_kind
def test_every_loss_has_a_surface_beside_the_data(open_window: OpenWindow, kind: str) -> None:
    window = open_kind(open_window, kind)
    task = task_of(window)
    assert list(page_of(window).plots) == list(task.costs)
    for name in task.costs:
        plot = surface_of(window, name)
        assert plot.cost is task.function(name)
        assert plot.accessibleName() == task.function(name).title
        assert plot.width() > 150
        assert plot.height() > 100
    assert data_of(window).width() > 150
    assert not window.canvas.view.isVisible()


def test_other_losses_and_plain_costs_take_the_place_of_one_another(
    open_window: OpenWindow,
) -> None:
    window = open_kind(open_window, "line_losses")
    window.session.set_cost("class_losses")
    settle()
    assert "hinge" in page_of(window).plots
    window.session.set_cost("himmelblau")
    settle()
    assert window.canvas.view.isVisible()
    window.session.set_cost("line_losses")
    settle()
    assert "huber" in page_of(window).plots


@every_kind
def test_playing_moves_all_balls_at_once(open_window: OpenWindow, qtbot: QtBot, kind: str) -> None:
    window = open_kind(open_window, kind)
    window.session.set_speed(60)
    window.animation.play()
    qtbot.waitUntil(lambda: window.session.playhead >= 5)
    window.animation.pause()
    for run in window.session.runs:
        assert run.length >= 5
        assert run.cost_at(5) < run.cost_at(0)


def colour_near(image: QImage, place: QPoint, colour: str, reach: int = 3) -> bool:
    """Whether a pixel close by has the colour."""
    sought = QColor(colour)
    return any(
        image.pixelColor(place + QPoint(dx, dy)) == sought
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
    )


@every_kind
def test_balls_stand_where_the_runs_do_and_flags_at_the_minima(
    open_window: OpenWindow, qtbot: QtBot, kind: str
) -> None:
    window = open_kind(open_window, kind)
    window.session.advance(8)
    rest(window, qtbot)
    qtbot.waitUntil(lambda: window.animation.idle)
    theme = load_theme("light")
    for run, name in zip(window.session.runs, task_of(window).costs, strict=True):
        plot = surface_of(window, name)
        image = plot.grab().toImage()
        ball = pixel(plot, tuple(run.point_at(8)))
        assert colour_near(image, ball, theme.runs[run.colour])
        minimum = pixel(plot, tuple(task_of(window).function(name).minima[0].point))
        assert colour_near(image, minimum, theme.minimum) or (minimum - ball).manhattanLength() < 25


def test_surfaces_are_painted_coarse_while_data_move_and_exactly_when_they_rest(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_kind(open_window, "line_losses")
    rest(window, qtbot)
    plot = surface_of(window, "huber")
    before = plot.grab().toImage()
    window.session.move_datum(0, (-2.0, 4.0))
    assert plot.stale
    qtbot.waitUntil(lambda: not plot.stale)
    rest(window, qtbot)
    assert plot.grab().toImage() != before
    window.session.move_datum(0, (-2.0, -1.1))
    rest(window, qtbot)
    assert plot.grab().toImage() == before


def program(x: Array, y: Array, share: float) -> Array:
    """Slope and intercept of the linear program of a quantile."""
    n = len(x)
    equal = np.hstack([np.stack([x, np.ones(n)], axis=1), np.eye(n), -np.eye(n)])
    weights = np.concatenate([[0, 0], np.full(n, share), np.full(n, 1 - share)])
    bounds = [(None, None)] * 2 + [(0, None)] * (2 * n)
    return linprog(weights, A_eq=equal, b_eq=y, bounds=bounds).x[:2]


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
        "mean_absolute_error": program(x, y, 0.5),
        "huber": descended(huber),
        "log_cosh": descended(lambda p: float(np.log(np.cosh(p[0] * x + p[1] - y)).mean())),
        "quantile": program(x, y, 0.75),
    }
    for name, point in expected.items():
        cost = surface_of(window, name).cost
        assert cost is not None
        assert cost.minima[0].point == pytest.approx(point, abs=1e-5)
    for run, name in zip(window.session.runs, expected, strict=True):
        assert run.descent.cost is surface_of(window, name).cost


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


@every_kind
def test_a_click_on_one_surface_places_the_start_of_all_runs(
    open_window: OpenWindow, kind: str
) -> None:
    window = open_kind(open_window, kind)
    plot = surface_of(window, task_of(window).costs[1])
    assert plot.cost is not None
    place = plot.cost.domain.lower + 0.7 * plot.cost.domain.span
    click(plot, pixel(plot, tuple(place)))
    for run in window.session.runs:
        assert run.point_at(0) == pytest.approx(place, abs=0.05)


def test_a_click_on_a_title_selects_the_run(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    plot = surface_of(window, "log_cosh")
    assert plot.frame is not None
    click(plot, plot.frame.title_box.center().toPoint())
    assert window.session.selected == 3
    assert "log cosh" in window.findChild(object, "formula_edit").text()


def headline(window: MainWindow) -> str:
    return window.findChild(Headline).text


def test_the_headline_tells_the_slopes_of_the_minima(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    x, y = np.array(task_of(window).points).T
    clean = program(x[:14], y[:14], 0.5)[0]
    assert f"Slope {clean:.2f} without outliers" in headline(window)
    assert f"{program(x, y, 0.5)[0]:.2f} for Absolute" in headline(window)
    assert f"−{-program(x, y, 0.75)[0]:.2f} for Quantile" in headline(window)
    for index, clear in ((14, (-1.8, -0.9)), (15, (-1.5, -0.8)), (16, (-1.2, -0.6))):
        window.session.move_datum(index, clear)
    settle()
    assert "Slope at the minimum: from" in headline(window)


def test_the_headline_says_where_there_is_no_minimum(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "class_losses")
    for index, (x, answer) in enumerate(task_of(window).points):
        window.session.move_datum(index, ((2 * answer - 1) * (0.3 + abs(x)), answer))
    settle()
    assert headline(window) == "The classes lie apart: no minimum of Cross-entropy, Squared"
    window.session.advance(20)
    assert window.session.runs[0].cost_at(20) < 0.3


def test_a_hidden_run_is_not_drawn(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    plot = surface_of(window, "mean_squared_error")
    assert [run.colour for run in plot.runs] == [0]
    window.session.hide_run(True)
    assert plot.runs == []


@pytest.mark.parametrize("theme", ["light", "dark", "high_contrast"])
def test_every_theme_has_surfaces_in_its_own_colours(
    open_window: OpenWindow, qtbot: QtBot, theme: str
) -> None:
    window = open_kind(open_window, "class_losses")
    window.set_theme(theme)
    settle()
    rest(window, qtbot)
    image = surface_of(window, "hinge").grab().toImage()
    assert image.pixelColor(1, 1) == QColor(load_theme(theme).surface)


def test_at_rest_nothing_is_painted_any_more(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_kind(open_window, "line_losses")
    rest(window, qtbot)
    page = page_of(window)
    qtbot.waitUntil(lambda: not page.painting)
    assert window.animation.idle


def test_the_session_alone_decides(open_window: OpenWindow) -> None:
    """A wish that the session does not grant leaves the plot as it is."""
    window = open_kind(open_window, "line_losses")
    session: Session = window.session
    before = task_of(window)
    session.move_datum(0, (float("nan"), 0.0))
    assert task_of(window) is before
    assert surface_of(window, "huber").cost is before.function("huber")
