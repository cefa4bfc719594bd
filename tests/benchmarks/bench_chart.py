"""The chart of twelve runs, the slope field, and another cost with everything shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtWidgets import QApplication

from gdviz.canvas.chart.cost_chart import CostChart
from gdviz.canvas.flat.field_layer import FieldLayer
from gdviz.engine.optimizers import optimizers
from gdviz.session.chart import Chart
from gdviz.session.race import Race
from gdviz.session.scene import Layer, Scene
from gdviz.session.session import Session
from gdviz.theme import Look, load_theme, sizes_for
from gdviz.window import MainWindow
from tests import pointer

#: Small rates: at any step all are still on their way.
RULES = tuple(optimizers["adam"](learning_rate=1e-4 * (i + 1)) for i in range(12))
LENGTH = 10_000
NAIVE = "bench_bare_plot_items_of_twelve_whole_curves"
#: The strip below the picture in a window of 1920x1080.
STRIP = (1420, 254)
EVERYTHING = (Layer.FIELD, Layer.STREAMLINES, Layer.LEVEL, Layer.MODEL)


def race(count: int) -> Scene:
    """Runs whose costs fall slowly, with the chart open."""
    scene = Scene.opening("rosenbrock", "adam")
    chart = Chart(open=True)
    return replace(scene, race=Race.of(*RULES[:count]), chart=chart, step_limit=20_000)


@pytest.fixture
def open_chart(qapp: QApplication) -> Iterator[Callable[[int], tuple[Session, CostChart]]]:
    """Open charts of twelve runs of so many steps; the session does not know of them."""
    charts: list[CostChart] = []

    def make(length: int) -> tuple[Session, CostChart]:
        session = Session(race(12))
        chart = CostChart(session)
        charts.append(chart)
        chart.set_look(Look(load_theme("light"), sizes_for(1920, 1080)))
        chart.resize(*STRIP)
        _walk(session, length)
        chart.show_chart()
        qapp.processEvents()
        return session, chart

    yield make
    for chart in charts:
        chart.close()
        chart.deleteLater()


def _walk(session: Session, length: int) -> None:
    while session.playhead < length and session.advance(min(500, length - session.playhead)):
        QApplication.processEvents()
    assert {run.length for run in session.runs} == {length}


def bench_bare_plot_items_of_twelve_whole_curves(measure, painted, qapp: QApplication) -> None:
    """Whole curves of 10,000 costs handed to pyqtgraph's own items with every frame."""
    plot = pg.PlotWidget()
    plot.resize(*STRIP)
    plot.setRange(xRange=(0, 2 * LENGTH), yRange=(-3, 2))
    items = [plot.plot(pen=pg.mkPen("k", width=3), antialias=True) for _ in RULES]
    plot.show()
    qapp.processEvents()
    steps, counts = np.arange(2.0 * LENGTH), iter(range(LENGTH, 2 * LENGTH))
    curves = [2 - steps / LENGTH * (1 + index / 12) for index in range(12)]

    def draw() -> None:
        count = next(counts)
        for item, curve in zip(items, curves, strict=True):
            item.setData(steps[:count], curve[:count])

    measure(painted(draw, plot.viewport()), rounds=5)
    plot.close()


def _bench_frame(measure, painted, open_chart: Callable, length: int, **about: str) -> None:
    session, chart = open_chart(length)

    def step() -> None:
        session.advance()

    measure(painted(chart.show_playhead, chart.plot), setup=step, **about)


def bench_chart_of_twelve_a_frame_at_step_110(measure, painted, open_chart: Callable) -> None:
    _bench_frame(measure, painted, open_chart, 110, aim="under 2 ms")


def bench_chart_of_twelve_a_frame_at_step_10010(measure, painted, open_chart: Callable) -> None:
    about = {"against": NAIVE, "aim": "under 2 ms; at most 0.05"}
    _bench_frame(measure, painted, open_chart, LENGTH + 10, **about)


def _bench_anew(measure, painted, open_chart: Callable, length: int, **about: str) -> None:
    """Another height by a pixel: all is drawn anew, as when an axis jumps."""
    _, chart = open_chart(length)
    heights = iter((STRIP[1] + 1, STRIP[1]) * 1000)

    def jump() -> None:
        chart.setFixedHeight(next(heights))

    measure(painted(jump, chart.plot), **about)


def bench_chart_of_twelve_drawn_anew_at_step_1000(measure, painted, open_chart: Callable) -> None:
    _bench_anew(measure, painted, open_chart, 1000, aim="under 16 ms")


def bench_chart_of_twelve_drawn_anew_at_step_10000(measure, painted, open_chart: Callable) -> None:
    about = {"against": "bench_chart_of_twelve_drawn_anew_at_step_1000"}
    _bench_anew(measure, painted, open_chart, LENGTH, aim="under 16 ms; at most 1.2", **about)


def _with_field(open_window: Callable, qtbot) -> tuple[MainWindow, FieldLayer]:
    window = open_window(Scene.opening("himmelblau"))
    for layer in (Layer.FIELD, Layer.STREAMLINES):
        window.session.show_layer(layer, True)
    fields = window.canvas.view.plot.findChild(FieldLayer)
    qtbot.waitUntil(lambda: fields.current, timeout=20_000)
    return window, fields


def bench_zoom_with_field_and_streamlines_a_frame(
    measure, painted, open_window: Callable, qtbot
) -> None:
    window, _ = _with_field(open_window, qtbot)
    plot, turns = window.canvas.view.plot, iter((1, -1) * 1000)

    def zoom() -> None:
        pointer.wheel(plot, 0.0, 1.0, next(turns))

    measure(painted(zoom, plot.widget.viewport()), aim="under 16 ms")


def bench_field_and_streamlines_on_their_thread(measure, open_window: Callable, qtbot) -> None:
    _, fields = _with_field(open_window, qtbot)

    def paint() -> None:
        with qtbot.waitSignal(fields.painted, timeout=20_000):
            fields.repaint()

    measure(paint, rounds=30, aim="at most 50 ms, none of it on the screen's thread")


def bench_field_and_streamlines_taken_over(measure, painted, open_window: Callable, qtbot) -> None:
    window, fields = _with_field(open_window, qtbot)
    with qtbot.waitSignal(fields._background.delivered, timeout=20_000) as done:
        fields.repaint()
    viewport = window.canvas.view.plot.widget.viewport()
    measure(painted(lambda: fields._on_painted(*done.args), viewport), aim="under 16 ms")


def bench_cost_switch_everything_shown(measure, painted, open_window: Callable) -> None:
    window = open_window(race(6))
    for layer in EVERYTHING:
        window.session.show_layer(layer, True)
    names = iter(("himmelblau", "beale", "branin", "rosenbrock") * 1000)

    def switch() -> None:
        window.session.set_cost(next(names))
        for _ in range(3):  # the backdrop is painted when the events at hand have been dealt with
            QApplication.processEvents()

    viewport = window.canvas.view.plot.widget.viewport()
    measure(painted(switch, viewport), rounds=40, aim="under 100 ms")
