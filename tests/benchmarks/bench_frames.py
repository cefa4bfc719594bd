"""Frames at 1920x1080: advance, redraw, paint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import Scene
from gdviz.window import MainWindow

MOVING_MARKER = "bench_bare_plot_widget_with_a_moving_marker"


def rosenbrock() -> Scene:
    """A long run of small steps, none of which ends it."""
    adam = optimizers["adam"](learning_rate=1e-3)
    return replace(Scene.opening("rosenbrock", "adam"), race=Race.of(adam), step_limit=20_000)


def bench_bare_plot_widget_with_a_moving_marker(measure, painted, qapp: QApplication) -> None:
    plot = pg.PlotWidget()
    plot.resize(1920, 1080)
    plot.setRange(xRange=(-2, 2), yRange=(-1, 3))
    marker = pg.ScatterPlotItem([0], [0], size=32)
    plot.addItem(marker)
    plot.show()
    qapp.processEvents()
    places = iter(np.linspace(-1, 1, 100_000))

    def move() -> None:
        x = next(places)
        marker.setData([x], [x * x])

    measure(painted(move, plot.viewport()))
    plot.close()


def _bench_frame(measure, painted, window: MainWindow, step: int, **about: str) -> None:
    window.session.advance(step)
    QApplication.processEvents()
    measure(painted(window.session.advance, window.canvas.view.plot.widget.viewport()), **about)


def bench_frame_at_step_100(measure, painted, open_window: Callable) -> None:
    window = open_window(rosenbrock())
    _bench_frame(measure, painted, window, 100, against=MOVING_MARKER, aim="at most 4")


def bench_frame_at_step_10000(measure, painted, open_window: Callable) -> None:
    window = open_window(rosenbrock())
    about = {"against": "bench_frame_at_step_100", "aim": "at most 1.2"}
    _bench_frame(measure, painted, window, 10000, **about)


def bench_click_to_repainted_start(measure, painted, open_window: Callable) -> None:
    window = open_window(rosenbrock())
    plot = window.canvas.view.plot
    places = np.random.default_rng(1).uniform((-1.9, -0.9), (1.9, 2.9), (100_000, 2))
    remaining = iter(places.tolist())

    def click() -> None:
        QApplication.processEvents()
        place = plot.numbers_to_widget(*next(remaining)).toPoint()
        # Without a pause two clicks would be the double click that takes the first one back.
        QTest.mouseClick(plot.widget.viewport(), Qt.MouseButton.LeftButton, pos=place)

    measure(painted(click, plot.widget.viewport()), aim="p95 under 16 ms")


def bench_change_of_cost_function(measure, painted, open_window: Callable) -> None:
    window = open_window(rosenbrock())
    names = iter(("himmelblau", "prediction", "penguins", "rosenbrock") * 1000)

    def change() -> None:
        window.session.set_cost(next(names))
        for _ in range(3):  # the backdrop is painted when the events at hand have been dealt with
            QApplication.processEvents()

    viewport = window.canvas.view.plot.widget.viewport()
    measure(painted(change, viewport), rounds=40, aim="under 100 ms")
