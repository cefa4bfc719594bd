"""A frame of a view of a network: computed anew and painted, the view alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gdviz.canvas.network.confused import Cell
from gdviz.engine.network.generated import generated
from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.tables.sample_sets import sample_sets

#: Steps of training before the frames.
STEPS = 50


@pytest.fixture
def moons() -> NetworkTask:
    """2-16-16-1."""
    return NetworkTask(hidden=(16, 16))


@pytest.fixture
def digits(monkeypatch: pytest.MonkeyPatch) -> NetworkTask:
    """64-32-10 on the shipped pictures, in the place of samples that are generated."""
    samples = sample_sets["digits"].samples()
    monkeypatch.setitem(generated._makers, "pictures", lambda: lambda *about: samples)
    return NetworkTask(data=LearningData("pictures"), hidden=(32,))


def _shown(open_window, task: NetworkTask, tile: Tile):
    window = open_window(replace(Scene.opening("network"), tiles=frozenset({tile})).with_task(task))
    window.session.advance(STEPS)
    return window.canvas.pages.page.tile(tile)


def _frame(part) -> Callable[[], None]:
    def frame() -> None:
        part.show_runs()  # what it knows is forgotten
        part.place()
        part.repaint()

    return frame


def bench_histograms_of_2_16_16_1_a_frame(measure, open_window, moons) -> None:
    measure(_frame(_shown(open_window, moons, Tile.HISTOGRAMS)), aim="at most 3 ms")


def bench_histograms_of_64_32_10_a_frame(measure, open_window, digits) -> None:
    measure(_frame(_shown(open_window, digits, Tile.HISTOGRAMS)), aim="at most 3 ms")


def bench_pictures_of_32_neurons_a_frame(measure, open_window, digits) -> None:
    part = _shown(open_window, digits, Tile.UNITS)
    part.choose(0)
    measure(_frame(part), aim="at most 5 ms")


def bench_confusion_of_ten_classes_a_frame(measure, open_window, digits) -> None:
    part = _shown(open_window, digits, Tile.CONFUSION)
    part.choose(Cell(1, 1))
    measure(_frame(part), aim="at most 5 ms")
