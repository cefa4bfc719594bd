"""The network's page while it trains: how often its boundary is drawn, and what a frame costs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from gdviz.canvas.network.boundary import Boundary
from gdviz.canvas.network.boundary_grid import SIDE
from gdviz.session.scene import Scene
from gdviz.session.tasks.tile import FIRST_TILES, Tile
from gdviz.window import MainWindow
from tests.benchmarks.conftest import ROUNDS

#: Seconds for which a window is watched.
WATCHED = 4.0 if ROUNDS > 100 else 0.5


def _open(open_window: Callable[..., MainWindow], tiles: frozenset[Tile]) -> MainWindow:
    return open_window(replace(Scene.opening("network"), tiles=tiles))


def _boundary(window: MainWindow) -> Boundary:
    tile = window.canvas.pages.page.tile(Tile.BOUNDARY)
    assert isinstance(tile, Boundary)
    return tile


def _wait(seconds: float) -> float:
    """Let the program run; how long it really was."""
    loop, begun = QEventLoop(), perf_counter()
    QTimer.singleShot(round(1000 * seconds), loop.quit)
    loop.exec()
    return perf_counter() - begun


def _bench_boundary(note, open_window: Callable, tiles: frozenset[Tile]) -> None:
    assert SIDE == 200
    window = _open(open_window, tiles)
    layer = _boundary(window).layer
    window.animation.play()
    _wait(0.5)

    def train() -> str:
        frames, steps = layer.frames, window.session.playhead
        seconds = _wait(WATCHED)
        drawn = (layer.frames - frames) / seconds
        taken = (window.session.playhead - steps) / seconds
        return f"{drawn:.0f} frames/s at {taken:.0f} steps/s"

    note(train, aim="at least 30 frames/s")
    window.animation.pause()


def bench_moons_boundary_on_a_200x200_grid_redrawn_while_training(note, open_window) -> None:
    _bench_boundary(note, open_window, frozenset({Tile.BOUNDARY}))


def bench_moons_boundary_on_a_200x200_grid_beside_the_first_tiles(note, open_window) -> None:
    _bench_boundary(note, open_window, FIRST_TILES)


def bench_frame_of_the_learning_curves_at_step_500(
    measure, painted, qapp: QApplication, open_window: Callable
) -> None:
    window = _open(open_window, frozenset({Tile.CURVES}))
    window.session.advance(500)
    tile = window.canvas.pages.page.tile(Tile.CURVES)
    while not tile.curves.complete:
        qapp.processEvents()
    measure(painted(window.session.advance, tile.cost_plot), aim="p95 under 16 ms")
