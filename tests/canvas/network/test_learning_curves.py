"""The tile of the learning curves, through the real window."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviz.canvas import run_shapes
from gdviz.canvas.chart.scale import LinearScale, LogScale
from gdviz.canvas.network.learning_plot import LearningPlot
from gdviz.engine.network.scores import accuracy
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.tile import Tile
from gdviz.theme import load_theme
from tests.canvas.network.conftest import OpenNetwork, curves_of, task_of
from tests.conftest import settle

ONLY = (Tile.CURVES,)
#: So few and so noisy samples are learned by heart.
BY_HEART = LearningData("moons", count=60, noise=0.35)


def pixel_at(plot: LearningPlot, step: float, value: float) -> QPoint:
    assert plot.frame is not None
    assert plot.axes is not None
    x = plot.frame.x(plot.axes, np.array([step]))[0]
    y = plot.frame.y(plot.axes, plot.axes.scale.places(np.array([value])))[0]
    return QPoint(round(x), round(y))


def colours_around(plot: LearningPlot, place: QPoint, reach: int = 2) -> set[str]:
    image = plot.grab().toImage()
    around = range(-reach, reach + 1)
    return {
        image.pixelColor(place + QPoint(x, y)).name()
        for x in around
        for y in around
        if image.valid(place + QPoint(x, y))
    }


def test_its_curves_are_the_engines_costs_and_accuracies(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(60)
    tile, task, run = curves_of(window, qtbot), task_of(window), window.session.run
    points = [run.point_at(step) for step in range(61)]
    training, held_out = tile.cost_plot.traces.traces
    assert training.values.tolist() == [float(task.function().value(each)) for each in points]
    assert held_out.values.tolist() == [float(task.held_out_cost.value(each)) for each in points]
    assert (training.held_out, held_out.held_out) == (False, True)
    shares = tile.share_plot.traces.traces
    for trace, cost in zip(shares, (task.function(), task.held_out_cost), strict=True):
        assert trace.values.tolist() == [100 * accuracy(cost, each) for each in points]
        assert trace.steps.tolist() == list(range(61))


def test_a_curve_is_painted_where_its_values_are(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(60)
    tile = curves_of(window, qtbot)
    window.session.seek(5)  # the playhead's line is out of the way
    settle()
    colour = load_theme("light").runs[0]
    training = tile.cost_plot.traces.traces[0]
    seen = [
        colour in colours_around(tile.cost_plot, pixel_at(tile.cost_plot, step, cost))
        for step, cost in zip(training.steps, training.values, strict=True)
    ]
    assert np.mean(seen) > 0.7  # dashes and the flag lie over some


def test_the_curves_are_those_of_all_steps_also_when_the_playhead_is_back(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(30)
    window.session.seek(3)
    tile = curves_of(window, qtbot)
    assert tile.cost_plot.traces.traces[1].steps[-1] == 30


def test_a_click_goes_to_a_step_and_pauses(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(50)
    tile = curves_of(window, qtbot)
    window.animation.play()
    for plot in (tile.cost_plot, tile.share_plot):
        for step in (10, 42, 0):
            place = pixel_at(plot, step, 0.0)
            place.setY(plot.height() // 2)
            QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place)
            assert window.session.playhead == step
    assert not window.animation.playing
    QTest.mouseClick(tile.cost_plot, Qt.MouseButton.LeftButton, pos=QPoint(1, 50))
    assert window.session.playhead == 0
    far = QPoint(tile.cost_plot.width() - 1, 50)
    QTest.mouseClick(tile.cost_plot, Qt.MouseButton.LeftButton, pos=far)
    assert window.session.playhead == window.session.length


def test_the_playhead_is_a_line(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(50)
    tile, axis = curves_of(window, qtbot), load_theme("light").axis
    for step in (20, 35):
        window.session.seek(step)
        settle()
        for plot in (tile.cost_plot, tile.share_plot):
            place = pixel_at(plot, step, 0.0)
            assert plot.frame is not None
            image, column = plot.grab().toImage(), place.x()
            top, bottom = round(plot.frame.plot.top()) + 2, round(plot.frame.plot.bottom()) - 2
            darkest = min(
                np.mean([image.pixelColor(x, y).lightness() for y in range(top, bottom)])
                for x in (column - 1, column, column + 1)
            )
            plain = QColor(load_theme("light").surface).lightness()
            assert darkest < (plain + QColor(axis).lightness()) / 2 + 20


def test_learning_by_heart_is_seen_and_the_best_step_has_a_flag(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY, data="moons", hidden=(32, 32))
    window.session.set_task(type(task_of(window))(BY_HEART, hidden=(32, 32)))
    window.session.advance(300)
    tile = curves_of(window, qtbot)
    training, held_out = tile.cost_plot.traces.traces
    lowest = tile.cost_plot.traces.lowest
    assert lowest is not None
    assert lowest.step == int(np.argmin(held_out.values)) < 100
    assert lowest.cost == held_out.values.min()
    assert held_out.values[-1] > 2 * lowest.cost > 2 * training.values[-1]
    assert tile.key.words[-1] == f"lowest at step {lowest.step}"
    foot = pixel_at(tile.cost_plot, lowest.step, lowest.cost)
    assert load_theme("light").text in colours_around(tile.cost_plot, foot, 1)


def test_numbers_have_no_accuracy(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network("sine", tiles=ONLY)
    window.session.advance(5)
    tile = curves_of(window, qtbot)
    assert tile.cost_plot.isVisible()
    assert not tile.share_plot.isVisible()
    window.session.set_task(type(task_of(window))())
    assert curves_of(window, qtbot).share_plot.isVisible()


def test_every_run_that_is_shown_has_its_curves(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=ONLY)
    session = window.session
    session.add_run("gradient_descent")
    session.advance(20)
    tile = curves_of(window, qtbot)
    assert [each.style for each in tile.cost_plot.traces.traces] == [0, 0, 1, 1]
    assert [each.selected for each in tile.cost_plot.traces.traces] == [False, False, True, True]
    session.select_run(0)
    settle()
    assert [each.style for each in tile.cost_plot.traces.traces] == [1, 1, 0, 0]
    assert tile.cost_plot.traces.lowest == tile.curves.curves[-1].lowest
    session.hide_run(True)
    settle()
    assert [each.style for each in tile.cost_plot.traces.traces] == [1, 1]
    assert tile.cost_plot.traces.lowest is None


def test_a_change_that_restarts_begins_the_curves_anew(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    window.session.advance(100)
    curves_of(window, qtbot)
    window.session.set_task(type(task_of(window))(LearningData("circles")))
    tile = curves_of(window, qtbot)
    assert tile.cost_plot.traces.traces[1].steps.tolist() == [0]
    assert tile.cost_plot.axes is not None
    assert tile.cost_plot.axes.steps == 10
    expected = float(task_of(window).held_out_cost.value(window.session.run.point_at(0)))
    assert tile.cost_plot.traces.traces[1].values.tolist() == [expected]


def test_costs_that_span_decades_have_a_log_axis(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=ONLY)
    assert curves_of(window, qtbot).cost_plot.axes is not None
    window.session.advance(5)
    tile = curves_of(window, qtbot)
    assert tile.cost_plot.axes is not None
    assert isinstance(tile.cost_plot.axes.scale, LinearScale)
    window.session.advance(300)
    tile = curves_of(window, qtbot)
    assert isinstance(tile.cost_plot.axes.scale, LogScale)
    values = tile.cost_plot.traces.values
    assert 10.0**tile.cost_plot.axes.low <= values.min()
    assert values.max() <= 10.0**tile.cost_plot.axes.high
    assert tile.share_plot.axes is not None
    assert tile.share_plot.axes.high == 100.0
    assert tile.share_plot.axes.low <= tile.share_plot.traces.values.min()


def test_a_tile_that_is_not_shown_looks_at_nothing(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=(Tile.BOUNDARY, Tile.CURVES))
    tile = curves_of(window, qtbot)
    window.session.show_tile(Tile.CURVES, False)
    window.session.advance(20)
    qtbot.wait(50)
    assert tile.curves.curves[0].steps.tolist() == [0]
    window.session.show_tile(Tile.CURVES, True)
    assert len(curves_of(window, qtbot).curves.curves[0].steps) == 21


@pytest.mark.parametrize(
    ("size", "shown", "beside"),
    [
        ((900, 500), True, True),
        ((500, 700), True, False),
        ((440, 230), True, True),  # too low for two below each other
        ((250, 420), True, False),  # too narrow for two side by side
        ((290, 230), False, False),
    ],
)
def test_plots_stand_where_there_is_room_for_both(
    size: tuple[int, int],
    shown: bool,
    beside: bool,
    open_network: OpenNetwork,
    qtbot: QtBot,
) -> None:
    window = open_network(tiles=ONLY)
    tile = curves_of(window, qtbot)
    tile.resize(*size)
    tile.layout().activate()
    assert tile.share_plot.isVisible() == shown
    if shown:
        assert (tile.cost_plot.y() == tile.share_plot.y()) == beside
        assert (tile.cost_plot.x() == tile.share_plot.x()) != beside


def test_where_there_is_hardly_room_for_a_plot_it_has_no_key(
    open_network: OpenNetwork, qtbot: QtBot
) -> None:
    window = open_network(tiles=ONLY)
    tile = curves_of(window, qtbot)
    assert tile.key.isVisible()
    tile.resize(300, 120)
    assert not tile.key.isVisible()
    assert tile.cost_plot.isVisible()
    tile.resize(300, 300)
    assert tile.key.isVisible()


def test_in_a_race_every_curve_bears_the_shape_of_its_run(
    open_network: OpenNetwork, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, borne = open_network(tiles=ONLY), []
    paint = run_shapes.paint_shape

    def listen(painter: object, place: QPointF, style: int, *others: object) -> None:
        borne.append((place, style, others[-1]))
        paint(painter, place, style, *others)

    monkeypatch.setattr(run_shapes, "paint_shape", listen)
    window.session.advance(30)
    tile = curves_of(window, qtbot)
    tile.cost_plot.grab()
    assert borne == []  # a single run has no need of it
    window.session.add_run("gradient_descent")
    window.session.advance(30)
    tile = curves_of(window, qtbot)
    borne.clear()
    tile.cost_plot._forget()
    tile.cost_plot.grab()
    assert {(style, hollow) for _, style, hollow in borne} == {
        (style, hollow) for style in (0, 1) for hollow in (False, True)
    }
    frame, axes = tile.cost_plot.frame, tile.cost_plot.axes
    for trace in tile.cost_plot.traces.traces:
        heights = frame.y(axes, axes.scale.places(trace.values))
        along = frame.x(axes, trace.steps)
        for place, style, hollow in borne:
            if (style, hollow) == (trace.style, trace.held_out):
                assert np.hypot(along - place.x(), heights - place.y()).min() < 1e-6
