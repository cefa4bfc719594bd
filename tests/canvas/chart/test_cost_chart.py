"""The chart shows the session, and asks it for what the hand wishes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.canvas.chart.chart_plot import ChartPlot
from gdviz.canvas.chart.data import ChartData, scale_for, scales_for
from gdviz.canvas.chart.scale import LinearScale, LogScale, SignedLogScale
from gdviz.engine.optimizers import optimizers
from gdviz.session.chart import Chart, Quantity
from gdviz.session.race import Race
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from gdviz.session.tasks.loss_task import ClassLosses
from gdviz.theme import load_theme, theme_names
from gdviz.window import MainWindow
from tests.canvas.chart.painted_areas import PaintedAreas
from tests.conftest import OpenWindow, settle

LINEAR = Chart(open=True, log=False)


def two_runs(chart: Chart) -> Scene:
    rules = (
        optimizers["gradient_descent"](learning_rate=0.002),
        optimizers["adam"](learning_rate=0.1),
    )
    return replace(
        Scene.opening("himmelblau"), race=Race.of(*rules), chart=chart, step_limit=20_000
    )


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(two_runs(LINEAR))


def pixels_of(widget: QWidget) -> np.ndarray:
    """Red, green and blue of every pixel, with what lies behind: (height, width, 3)."""
    window = widget.window()
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    image = window.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : 3 * image.width()].reshape(image.height(), -1, 3).astype(int)


def place(plot: ChartPlot, step: int, value: float) -> QPoint:
    """The pixel of a value."""
    axes, frame = plot.axes, plot.frame
    assert axes is not None
    assert frame is not None
    y = frame.y(axes, axes.scale.places(np.array([value])))[0]
    return QPoint(round(frame.x(axes, np.array([step]))[0]), round(y))


def test_the_key_the_button_and_the_session_open_and_close_it(window: MainWindow) -> None:
    chart, button = window.canvas.chart, window.findChild(QWidget, "chart_button")
    for act in (
        lambda: QTest.keyClick(window, Qt.Key.Key_C),
        lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton),
    ):
        act()
        assert not window.session.scene.chart.open
        assert (chart.isVisible(), button.isChecked()) == (False, False)
        window.session.set_chart(LINEAR)
        assert (chart.isVisible(), button.isChecked()) == (True, True)


@pytest.mark.parametrize("quantity", list(Quantity))
def test_a_button_asks_for_its_quantity_and_shows_it(
    window: MainWindow, quantity: Quantity
) -> None:
    window.session.set_chart(replace(LINEAR, quantity=Quantity.RATE))
    name = f"chart_{quantity.name.lower()}"
    QTest.mouseClick(window.findChild(QWidget, name), Qt.MouseButton.LeftButton)
    assert window.session.scene.chart == replace(LINEAR, quantity=quantity)
    checked = [
        each for each in Quantity
        if window.findChild(QWidget, f"chart_{each.name.lower()}").isChecked()
    ]  # fmt: skip
    assert checked == [quantity]


def test_the_log_button_and_its_words_follow_the_scene(window: MainWindow) -> None:
    button, words = (window.findChild(QWidget, f"chart_{each}") for each in ("log", "words"))
    assert (button.isChecked(), words.text()) == (False, "")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.session.scene.chart == Chart(open=True, log=True)
    assert words.text() == "above the lowest known minimum"
    window.session.set_formula("x - y**2")
    assert words.text() == "decades away from zero, both ways"


def test_every_run_stands_at_its_value_in_its_colour(window: MainWindow) -> None:
    window.session.advance(30)
    window.session.seek(3)
    settle()
    plot = window.canvas.chart.plot
    image, shades = plot.grab().toImage(), load_theme("light").runs
    for run in window.session.runs:
        pixel = image.pixelColor(place(plot, 8, run.cost_at(8)))
        assert pixel == QColor(shades[run.colour])


@pytest.mark.parametrize("steps", [5, 60, 700])
def test_step_by_step_draws_the_same_as_all_at_once(window: MainWindow, steps: int) -> None:
    plot = window.canvas.chart.plot
    window.session.set_chart(Chart(open=True))
    settle()
    for _ in range(steps):
        window.session.advance()
    settle()
    grown = plot.grab().toImage()
    window.set_theme("dark")
    window.set_theme("light")
    settle()
    whole = plot.grab().toImage()
    pixels = [np.array(each.constBits(), np.uint8).astype(int) for each in (grown, whole)]
    assert np.mean(np.abs(pixels[0] - pixels[1]) > 80) < 2e-3


def test_a_click_and_a_drag_scrub_and_pause(window: MainWindow) -> None:
    window.session.advance(40)
    window.animation.play()
    settle()
    plot = window.canvas.chart.plot
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, pos=place(plot, 12, 5.0))
    assert (window.session.playhead, window.animation.playing) == (12, False)
    QTest.mouseMove(plot, place(plot, 25, 5.0))
    assert window.session.playhead == 25
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, pos=place(plot, 25, 5.0))
    QTest.mouseMove(plot, place(plot, 3, 5.0))
    assert window.session.playhead == 25
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place(plot, 49, 5.0))
    assert window.session.playhead == window.session.length < 49


def test_a_click_on_the_values_is_no_wish_for_a_step(window: MainWindow) -> None:
    window.session.advance(20)
    window.session.seek(5)
    QTest.mouseClick(window.canvas.chart.plot.values, Qt.MouseButton.LeftButton)
    assert window.session.playhead == 5


def test_tab_reaches_every_switch_and_return_turns_it(window: MainWindow) -> None:
    names = ["chart_cost", "chart_gradient", "chart_rate", "chart_log"]
    switches = [window.findChild(QWidget, name) for name in names]
    switches[0].setFocus(Qt.FocusReason.TabFocusReason)
    for switch, following in pairwise(switches):
        assert QApplication.focusWidget() is switch
        QTest.keyClick(switch, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following
    QTest.keyClick(switches[3], Qt.Key.Key_Return)
    QTest.keyClick(switches[1], Qt.Key.Key_Enter)
    assert window.session.scene.chart == Chart(True, Quantity.GRADIENT, log=True)
    QTest.keyClick(switches[1], Qt.Key.Key_Return)
    assert switches[1].isChecked()
    QTest.keyClick(switches[3], Qt.Key.Key_Space)
    assert window.session.scene.chart == Chart(True, Quantity.GRADIENT, log=False)


@pytest.mark.parametrize("theme", theme_names())
@pytest.mark.parametrize("name", ["chart_cost", "chart_gradient"])
def test_the_focus_is_seen_on_a_switch_that_is_on_and_on_one_that_is_off(
    window: MainWindow, theme: str, name: str
) -> None:
    window.set_theme(theme)
    switch = window.findChild(QWidget, name)
    window.canvas.setFocus()
    settle()
    before = pixels_of(switch)
    switch.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    changed = np.abs(pixels_of(switch) - before).max(axis=-1) > 100
    assert changed.sum() > switch.width() + switch.height()


def test_without_colour_the_runs_are_told_apart_along_their_curves(window: MainWindow) -> None:
    window.session.advance(60)
    settle()
    plot, runs = window.canvas.chart.plot, window.session.runs
    curves = plot._curves
    grey = pixels_of(plot).mean(axis=-1)
    for series, run in enumerate(runs):
        steps = curves.marked_steps(plot._data.series[series], 0, 61)
        assert len(steps) >= 2
        for step in steps:
            at = place(plot, int(step), run.cost_at(int(step)))
            around = grey[at.y() - 8 : at.y() + 9, at.x() - 8 : at.x() + 9]
            assert around.min() < 60  # its rim, in the colour of the text
    both = [set(curves.marked_steps(each, 0, 61)) for each in plot._data.series]
    assert not both[0] & both[1]


def test_a_single_run_bears_no_markers_along_its_curve(open_window: OpenWindow) -> None:
    window = open_window(replace(Scene.opening("himmelblau"), chart=LINEAR))
    window.session.advance(9)
    plot = window.canvas.chart.plot
    assert len(plot._curves.marked_steps(plot._data.series[0], 0, 10)) == 0


@pytest.mark.parametrize("length", [60, 6000])
def test_a_step_paints_a_small_part_at_any_length(window: MainWindow, length: int) -> None:
    window.session.set_speed(1.0)
    window.session.set_hyperparameter("learning_rate", 1e-6)
    window.session.advance(length)
    settle()
    plot, painted = window.canvas.chart.plot, PaintedAreas()
    plot.installEventFilter(painted)
    for _ in range(5):
        window.session.advance()
        settle()
    assert len(painted.areas) >= 5
    assert max(painted.areas) < 0.45 * plot.width() * plot.height()


def test_on_another_screen_the_curves_are_painted_anew(window: MainWindow) -> None:
    window.session.advance(30)
    settle()
    plot = window.canvas.chart.plot
    before = plot._curves
    QApplication.sendEvent(plot, QEvent(QEvent.Type.DevicePixelRatioChange))
    settle()
    assert plot._curves is not None
    assert plot._curves is not before


def test_closed_it_reads_nothing_and_opened_it_shows_all(window: MainWindow) -> None:
    window.session.set_chart(Chart())
    window.session.advance(300)
    assert window.canvas.chart.plot.axes is None
    window.session.set_chart(LINEAR)
    axes = window.canvas.chart.plot.axes
    assert axes is not None
    assert axes.steps == 500


def test_new_runs_begin_a_new_chart(window: MainWindow) -> None:
    window.session.advance(300)
    window.session.place_start((1.0, 1.0))
    axes = window.canvas.chart.plot.axes
    assert axes is not None
    assert axes.steps == 10


@pytest.mark.parametrize(
    ("cost", "chart", "scale"),
    [
        ("himmelblau", Chart(), LogScale(0.0)),
        ("himmelblau", Chart(log=False), LinearScale()),
        ("x - y**2", Chart(), SignedLogScale()),
        ("x - y**2", Chart(quantity=Quantity.GRADIENT), LogScale()),
    ],
)
def test_the_axis_suits_the_costs(qtbot: object, cost: str, chart: Chart, scale: object) -> None:
    function = Session(Scene.opening(cost)).cost
    found = scale_for(chart, function)
    assert type(found) is type(scale)
    assert getattr(found, "base", 0.0) == pytest.approx(getattr(scale, "base", 0.0), abs=1e-9)


def test_costs_of_several_losses_count_from_the_minimum_of_each() -> None:
    session = Session(Scene.opening("line_losses"))
    session.advance(30)
    data = ChartData(session.shown_runs, Chart())
    data.take_in()
    for series in data.series:
        minimum = series.run.descent.cost.minima[0].value
        steps = np.array([0, 10, 20])
        heights = np.array([series.run.cost_at(step) for step in steps]) - minimum
        assert data.places_at(series, steps) == pytest.approx(np.log10(heights))


def test_markers_at_the_playhead_stand_on_the_curves_of_their_losses(
    open_window: OpenWindow,
) -> None:
    window = open_window(Scene.opening("line_losses"))
    window.session.advance(30)
    window.session.set_chart(Chart(open=True))
    settle()
    plot = window.canvas.chart.plot
    assert plot.axes is not None
    assert plot.frame is not None
    image = plot.grab().toImage()
    x = float(plot.frame.x(plot.axes, np.array([30]))[0])
    for run in window.session.runs:
        height = run.cost_at(30) - run.descent.cost.minima[0].value
        y = float(plot.frame.y(plot.axes, np.array([np.log10(height)]))[0])
        colours = {image.pixelColor(round(x), round(y) + d).name() for d in (-2, -1, 0, 1, 2)}
        on_top = {load_theme("light").runs[each.colour] for each in window.session.runs}
        assert colours & on_top


def test_where_one_loss_has_no_minimum_no_cost_counts_from_one() -> None:
    apart = ClassLosses(((-2.0, 0.0), (-1.0, 0.0), (1.0, 1.0), (2.0, 1.0)))
    session = Session(Scene.opening("class_losses"))
    session.set_task(apart)
    scales = scales_for(Chart(), session.runs)
    assert {type(each) for each in scales} == {SignedLogScale}
