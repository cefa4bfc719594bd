"""A frame of a view of a network: computed anew and painted, the view alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from gdviz.session.scene import Scene
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile

MOONS = NetworkTask(hidden=(16, 16))
#: Steps of training before the frames.
STEPS = 50


def _bench_tile(measure, open_window, task: NetworkTask, tile: Tile, aim: str) -> None:
    window = open_window(replace(Scene.opening("network"), tiles=frozenset({tile})).with_task(task))
    window.session.advance(STEPS)
    page = window.canvas.pages.page
    part = page.tile(tile)
    measure(_frame(part), aim=aim)


def _frame(part) -> Callable[[], None]:
    def frame() -> None:
        part.show_runs()  # what it knows is forgotten
        part.place()
        part.repaint()

    return frame


def bench_histograms_of_2_16_16_1_a_frame(measure, open_window) -> None:
    _bench_tile(measure, open_window, MOONS, Tile.HISTOGRAMS, "at most 3 ms")


def bench_confusion_of_two_classes_a_frame(measure, open_window) -> None:
    _bench_tile(measure, open_window, MOONS, Tile.CONFUSION, "at most 5 ms")
