"""The page of losses in the real window: surfaces, data, and what mouse and keys do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviz.canvas.losses.frame import LEFT, fitting
from gdviz.canvas.losses.loss_plot import LossPlot
from gdviz.session.chart import Chart
from gdviz.session.session import Session
from gdviz.theme import load_theme
from tests.canvas.losses.hand import (
    click,
    data_of,
    open_kind,
    page_of,
    pixel,
    rest,
    surface_of,
    task_of,
)
from tests.conftest import OpenWindow, settle

KINDS = ["line_losses", "class_losses"]
every_kind = pytest.mark.parametrize("kind", KINDS)


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


class PaintedStale(QObject):
    """Notes the surfaces that are painted while they are not those of the data."""

    def __init__(self) -> None:
        super().__init__()
        self.painted, self.stale = 0, 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, LossPlot):
            self.painted += 1
            self.stale += watched.stale
        return False


def test_balls_and_surface_change_in_one_frame(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_kind(open_window, "line_losses")
    window.session.advance(12)
    rest(window, qtbot)
    plots, noted = page_of(window).plots.values(), PaintedStale()
    for plot in plots:
        plot.installEventFilter(noted)
    for each in range(5):
        window.session.move_datum(0, (-2.0 + 0.3 * each, 1.0))
        qtbot.waitUntil(lambda: not any(plot.stale for plot in plots))
        settle()
    rest(window, qtbot)
    assert noted.painted >= 5 * len(plots)
    assert noted.stale == 0


def test_surfaces_of_another_size_become_exact_too(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_kind(open_window, "class_losses")
    rest(window, qtbot)
    plot = surface_of(window, "hinge")
    height = plot.height()
    window.session.set_chart(Chart(open=True))
    settle()
    assert plot.height() < height
    rest(window, qtbot)
    assert not plot.coarse


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


def test_a_press_beside_the_picture_drags_no_start(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    plot = surface_of(window, "huber")
    assert plot.frame is not None
    title, inside = plot.frame.title_box.center().toPoint(), plot.frame.box.center().toPoint()
    before = window.session.start
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=title)
    QTest.mouseMove(plot, inside)
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=inside)
    assert window.session.start == before


def test_the_start_is_moved_by_keys(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    (a, b), span = window.session.start, window.session.cost.domain.span
    QTest.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert window.session.start == pytest.approx((a + 0.01 * span[0], b + 0.01 * span[1]))


def test_a_hidden_run_is_not_drawn(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    plot = surface_of(window, "mean_squared_error")
    assert [run.colour for run in plot.runs] == [0]
    window.session.hide_run(True)
    assert plot.runs == []


def test_where_texts_are_large_names_are_short(open_window: OpenWindow) -> None:
    """Of a text that is cut nobody can tell the end: markers of the same loss look alike then."""
    window = open_kind(open_window, "line_losses")
    plot = surface_of(window, "mean_absolute_error")
    before = plot.grab().toImage()
    window.session.set_text_scale(1.6)
    settle()
    assert plot.frame is not None
    font = QFont(window.font())
    font.setPixelSize(round(plot.frame.box.left() / LEFT))
    metrics = QFontMetrics(font)
    room = plot.frame.title_box.width()
    assert metrics.horizontalAdvance("Mean absolute error") > room
    assert fitting(metrics, room, "Mean absolute error", "Absolute") == "Absolute"
    assert plot.grab().toImage() != before


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


def test_trails_of_other_data_leave_nothing_behind(open_window: OpenWindow, qtbot: QtBot) -> None:
    """Their pixmaps are used again: after a detour the picture is what a new window shows."""
    used, new = (open_kind(open_window, "line_losses") for _ in range(2))
    used.session.place_start((-0.4, -1.2))  # its trail would cross the box of the other
    used.session.advance(25)
    rest(used, qtbot)
    used.grab()
    used.session.place_start(new.session.start)
    for window in (used, new):
        window.animation.set_less_motion(True)
        window.session.advance(25)
        qtbot.waitUntil(lambda window=window: window.animation.idle)
        rest(window, qtbot)
    for name in task_of(used).costs:
        images = [surface_of(window, name).grab().toImage() for window in (used, new)]
        assert images[0] == images[1]
