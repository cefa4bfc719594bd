"""A race of six with its trails, beside the same ways drawn whole with every frame."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.window import MainWindow
from tests.benchmarks.conftest import few
from tests.benchmarks.race import RANGE, TRAIL, race, ways

NAIVE = "bench_bare_plot_items_of_six_whole_trails_at_step_{}"
PEER = "bench_bare_matplotlib_blitting_six_trails_at_step_{}"
#: A rate at which the window's own clock sleeps: here time is told by hand.
BY_HAND = 1.01


def _bench_whole_trails(
    measure, painted, widget: QWidget, draw: Callable[[int], object], step: int
) -> None:
    """Draw all ways up to a step, then up to the next one, and so on."""
    rounds, warm_up = few(3 if step > 1_000 else 40), int(step <= 1_000)
    counts = iter(range(step, step + rounds + 10))
    measure(painted(lambda: draw(next(counts)), widget), rounds=rounds, warmup_rounds=warm_up)
    widget.close()


def _bench_plot_items(measure, painted, qapp: QApplication, step: int) -> None:
    """Pyqtgraph's own items, over no backdrop."""
    plot = pg.PlotWidget()
    plot.resize(1920, 1080)
    plot.setRange(xRange=RANGE, yRange=RANGE, padding=0)
    items = [plot.plot(pen=pg.mkPen("k", width=TRAIL), antialias=True) for _ in ways()]
    plot.show()
    qapp.processEvents()

    def draw(count: int) -> None:
        for item, way in zip(items, ways(), strict=True):
            item.setData(way[:count, 0], way[:count, 1])

    _bench_whole_trails(measure, painted, plot.viewport(), draw, step)
    plot.close()


def bench_bare_plot_items_of_six_whole_trails_at_step_500(measure, painted, qapp) -> None:
    _bench_plot_items(measure, painted, qapp, 500)


def bench_bare_plot_items_of_six_whole_trails_at_step_10000(measure, painted, qapp) -> None:
    _bench_plot_items(measure, painted, qapp, 10_000)


def _bench_matplotlib(measure, painted, qapp: QApplication, step: int) -> None:
    """Matplotlib's blitting: the axes are kept as a picture, the trails drawn over it."""
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

    figure = Figure(dpi=100)
    canvas: Any = FigureCanvasQTAgg(figure)
    canvas.resize(1920, 1080)
    axes = figure.add_subplot(xlim=RANGE, ylim=RANGE)
    lines = [axes.plot([], [], lw=TRAIL * 72 / 100, animated=True)[0] for _ in ways()]
    canvas.show()
    qapp.processEvents()
    canvas.draw()
    kept = canvas.copy_from_bbox(figure.bbox)

    def draw(count: int) -> None:
        canvas.restore_region(kept)
        for line, way in zip(lines, ways(), strict=True):
            line.set_data(way[:count, 0], way[:count, 1])
            axes.draw_artist(line)
        canvas.blit(figure.bbox)

    _bench_whole_trails(measure, painted, canvas, draw, step)


if find_spec("matplotlib"):  # else the table names it as not installed

    def bench_bare_matplotlib_blitting_six_trails_at_step_500(measure, painted, qapp) -> None:
        _bench_matplotlib(measure, painted, qapp, 500)

    def bench_bare_matplotlib_blitting_six_trails_at_step_10000(measure, painted, qapp) -> None:
        _bench_matplotlib(measure, painted, qapp, 10_000)


def _bench_race(measure, painted, window: MainWindow, step: int, **about: Any) -> None:
    """A frame of playing at 60 steps a second."""
    session, animation = window.session, window.animation
    while session.playhead < step and session.advance(500):
        QApplication.processEvents()
    assert len(np.unique([run.length for run in session.runs])) == 1
    animation.set_refresh_rate(BY_HAND)
    animation.play()
    viewport = window.canvas.view.plot.widget.viewport()
    measure(painted(lambda: animation.tick(1 / 60), viewport), **about)
    animation.pause()


def bench_race_of_six_at_step_500(measure, painted, open_window: Callable) -> None:
    also = ((NAIVE.format(500), "at most 0.25"), (PEER.format(500), "below 1"))
    about = {"aim": "under 8 ms, p95 16", "also": also}
    _bench_race(measure, painted, open_window(race()), 500, **about)


def bench_race_of_six_at_step_10000(measure, painted, open_window: Callable) -> None:
    also = (
        ("bench_race_of_six_at_step_500", "at most 1.2"),
        (NAIVE.format(10_000), "at most 0.01"),
        (PEER.format(10_000), "below 1"),
    )
    about = {"aim": "under 8 ms, p95 16", "also": also}
    _bench_race(measure, painted, open_window(race()), 10_000, **about)


def bench_race_of_six_at_3840x2160(measure, painted, open_window: Callable) -> None:
    about = {"against": "bench_race_of_six_at_step_500", "aim": "at most 16.6 ms, p95 33"}
    _bench_race(measure, painted, open_window(race(), (3840, 2160)), 500, **about)
