"""Views of many samples come from threads: the same in the end, and nobody waits for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviz.canvas.network import confusion, network_sentence
from gdviz.canvas.network.confusion import Confusion
from gdviz.canvas.network.learning_curves import LearningCurves
from gdviz.engine.network.scores import accuracy, decisions
from gdviz.session import learning_curves
from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.window import MainWindow
from tests.conftest import OpenWindow
from tests.session.threads import (
    make_all_dear,
    own_threads,
    wait_for,
    wait_for_quiet,
    watch_threads,
)

TILES = frozenset({Tile.CURVES, Tile.CONFUSION})
SMALL = NetworkTask(LearningData(count=60, seed=5), hidden=(4,))


@pytest.fixture
def window(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """Every look at samples is dear."""
    wait_for_quiet(qtbot)
    make_all_dear(monkeypatch)
    for module in (confusion, network_sentence, learning_curves):
        monkeypatch.setattr(module, "SHARE", 0.0)
    window = open_window(replace(Scene.opening("network").with_task(SMALL), tiles=TILES))
    yield window
    window.close()
    assert not own_threads()


def rest(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until everything that is shown is that of the playhead."""
    wait_for(window.session, qtbot)
    page = window.canvas.pages.page
    qtbot.waitUntil(lambda: page._sentence.current)
    qtbot.waitUntil(lambda: page.tile(Tile.CURVES).curves.complete)


def test_what_is_shown_in_the_end_is_what_the_weights_do(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    session.advance(6)
    rest(window, qtbot)
    trained, tested = SMALL.function(), SMALL.held_out_cost
    point = session.run.point_at(6)
    shares = [f"{100 * accuracy(each, point):.0f}\N{NO-BREAK SPACE}%" for each in (trained, tested)]
    sentence = window.findChild(QWidget, "sentence")
    qtbot.waitUntil(lambda: all(share in sentence.accessibleName() for share in shares))
    matrix = window.canvas.pages.page.tile(Tile.CONFUSION)
    assert isinstance(matrix, Confusion)
    expected = decisions(tested, point)
    qtbot.waitUntil(lambda: np.array_equal(matrix.confused.taken, expected))
    tile = window.canvas.pages.page.tile(Tile.CURVES)
    assert isinstance(tile, LearningCurves)
    scores = tile.curves.curves[0].scores
    for step in range(7):
        weights = session.run.point_at(step)
        assert scores[step].tolist() == [
            float(tested.value(weights)),
            accuracy(trained, weights),
            accuracy(tested, weights),
        ]


def test_the_window_s_thread_looks_at_no_samples(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rest(window, qtbot)
    seen = watch_threads(monkeypatch)
    window.animation.play_for(5)
    qtbot.waitUntil(lambda: not window.animation.playing)
    rest(window, qtbot)
    window.session.seek(2)
    rest(window, qtbot)
    window.session.place_random_start()
    rest(window, qtbot)
    window.session.set_optimizer("momentum")
    rest(window, qtbot)
    assert len(seen) > 20
    assert not any(seen)


def test_other_data_have_no_sentence_of_before(window: MainWindow, qtbot: QtBot) -> None:
    rest(window, qtbot)
    window.session.set_task(NetworkTask(LearningData("sine", seed=5), hidden=(4,)))
    sentence = window.findChild(QWidget, "sentence")
    assert "%" not in sentence.accessibleName()
    rest(window, qtbot)
    qtbot.waitUntil(lambda: sentence.accessibleName().startswith("cost "))


def test_a_tile_that_is_hidden_looks_at_nothing(window: MainWindow, qtbot: QtBot) -> None:
    rest(window, qtbot)
    curves = window.canvas.pages.page.tile(Tile.CURVES).curves
    window.session.show_tile(Tile.CURVES, False)
    known = len(curves.curves[0].steps)
    window.session.advance(3)
    wait_for(window.session, qtbot)
    qtbot.waitUntil(lambda: window.canvas.pages.page._sentence.current)
    assert len(curves.curves[0].steps) == known
