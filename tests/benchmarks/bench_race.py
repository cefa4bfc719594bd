"""A race of six at 1920x1080, beside the same scene drawn anew with every frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication

from gdviz import descend
from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import Scene
from gdviz.window import MainWindow

#: Small rates: at any step all six are still on their way.
RULES = tuple(optimizers["adam"](learning_rate=1e-4 * (i + 1)) for i in range(6))
NAIVE = "bench_bare_plot_items_of_six_whole_trails_at_step_{}"


def race() -> Scene:
    """Six runs whose trails grow across the valley."""
    scene = Scene.opening("rosenbrock", "adam")
    return replace(scene, race=Race.of(*RULES), step_limit=20_000)


def _bench_naive(measure, painted, qapp: QApplication, step: int) -> None:
    """Whole trails handed to pyqtgraph's own items with every frame, over no backdrop."""
    rounds = 5 if step > 1_000 else 40
    ways = [
        descend("rosenbrock", (-1.2, 1.0), rule, steps=step + rounds + 10).points for rule in RULES
    ]
    plot = pg.PlotWidget()
    plot.resize(1920, 1080)
    plot.setRange(xRange=(-2, 2), yRange=(-1, 3))
    items = [plot.plot(pen=pg.mkPen("k", width=3), antialias=True) for _ in ways]
    plot.show()
    qapp.processEvents()
    counts = iter(range(step, step + rounds + 10))

    def draw() -> None:
        count = next(counts)
        for item, way in zip(items, ways, strict=True):
            item.setData(way[:count, 0], way[:count, 1])

    measure(painted(draw, plot.viewport()), rounds=rounds)
    plot.close()


def bench_bare_plot_items_of_six_whole_trails_at_step_500(measure, painted, qapp) -> None:
    _bench_naive(measure, painted, qapp, 500)


def bench_bare_plot_items_of_six_whole_trails_at_step_10000(measure, painted, qapp) -> None:
    _bench_naive(measure, painted, qapp, 10_000)


def _bench_race(measure, painted, window: MainWindow, step: int, **about: str) -> None:
    session = window.session
    session.seek(0)
    while session.playhead < step and session.advance(500):
        QApplication.processEvents()
    assert len(np.unique([run.length for run in session.runs])) == 1
    measure(painted(session.advance, window.canvas.view.plot.widget.viewport()), **about)


def bench_race_of_six_at_step_500(measure, painted, open_window: Callable) -> None:
    about = {"against": NAIVE.format(500), "aim": "under 8 ms, p95 16; at most 0.25"}
    _bench_race(measure, painted, open_window(race()), 500, **about)


def bench_race_of_six_at_step_10000(measure, painted, open_window: Callable) -> None:
    about = {"against": NAIVE.format(10000), "aim": "at most 1.2 x step 500; at most 0.01"}
    _bench_race(measure, painted, open_window(race()), 10_000, **about)
