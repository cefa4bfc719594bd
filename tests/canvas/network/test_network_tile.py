"""The network's drawing in the window: what it draws is what the run has at the playhead."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from gdviz.canvas.network.network_tile import NetworkTile
from gdviz.canvas.network.neuron_layout import MOST_SHOWN, Layout
from gdviz.engine.network.record import record
from gdviz.session.scene import Scene
from gdviz.session.tasks.tile import Tile
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

THEME = load_theme("light")


def open_drawing(open_window: OpenWindow, hidden: tuple[int, ...] = (3,)) -> MainWindow:
    window = open_window(replace(Scene.opening("network"), tiles=frozenset({Tile.NETWORK})))
    window.session.set_task(replace(window.session.scene.task, hidden=hidden))
    settle()
    return window


def tile(window: MainWindow) -> NetworkTile:
    return window.findChild(NetworkTile, "network_drawing")


def layout(window: MainWindow) -> Layout:
    laid_out = tile(window)._layout
    assert laid_out is not None
    return laid_out


def picture(window: MainWindow) -> QImage:
    settle()
    return tile(window).grab().toImage()


def distance(one: QColor, other: QColor) -> int:
    pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return sum(abs(a - b) for a, b in pairs)


def colours_across(image: QImage, x: float, y: float, reach: int = 6) -> list[QColor]:
    """The colours above and below a place."""
    return [image.pixelColor(round(x), round(y) + dy) for dy in range(-reach, reach + 1)]


@pytest.mark.parametrize("playhead", [0, 12, 25])
def test_it_draws_the_run_at_the_playhead(open_window: OpenWindow, playhead: int) -> None:
    window = open_drawing(open_window, (4, 2))
    session = window.session
    session.advance(25)
    session.seek(playhead)
    session.set_sample(9)
    drawn, point = tile(window).drawn(), session.run.point_at(playhead)
    cost = session.scene.task.function()
    seen = record(cost, point, np.array([9]))
    for ours, theirs in zip(drawn.activations, seen.activations, strict=True):
        np.testing.assert_allclose(ours, theirs[:, 0], rtol=1e-13)
    for parts, whole in [(drawn.weights, point), (drawn.gradients, cost.gradient(point))]:
        np.testing.assert_allclose(np.concatenate([p.ravel() for p in parts]), whole, rtol=1e-13)


def test_lines_have_the_colour_of_their_sign_and_the_width_of_their_size(
    open_window: OpenWindow,
) -> None:
    window = open_drawing(open_window)
    task = window.session.scene.task
    weights = np.zeros(task.network.dimension)
    first, second = task.network.layers(weights)
    first[:, :2] = [[0.02, 0.0], [0.0, 0.0], [0.0, 0.0]]
    second[0, :3] = [4.0, -4.0, 0.1]
    window.session.place_start(weights)
    image = picture(window)
    lines = {e.source: e.line for e in layout(window).edges if e.layer == 2}
    inked = {}
    for source, sign in [(0, THEME.positive), (1, THEME.negative), (2, THEME.positive)]:
        # A dashed line is looked at along a part of its length.
        places = [lines[source].pointAt(share) for share in np.linspace(0.4, 0.6, 40)]
        across = [colours_across(image, place.x(), place.y(), 12) for place in places]
        near = [min(distance(each, QColor(sign)) for each in column) for column in across]
        surface = QColor(THEME.surface)
        inked[source] = np.mean([sum(distance(e, surface) > 60 for e in c) for c in across])
        if source < 2:
            assert min(near) < 60
    assert inked[0] > 2 * inked[2]


def test_training_changes_the_picture_and_a_hidden_one_paints_nothing(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_drawing(open_window)
    before = picture(window)
    window.session.advance(10)
    assert picture(window) != before
    asked = []
    original = NetworkTile.drawn
    monkeypatch.setattr(NetworkTile, "drawn", lambda self: asked.append(1) or original(self))
    window.session.advance()
    settle()
    assert asked
    asked.clear()
    window.backpropagation.start()
    settle()
    asked.clear()
    window.session.advance(3)
    settle()
    window.session.set_sample(4)
    settle()
    assert not asked


def test_another_sample_is_drawn_at_once(open_window: OpenWindow) -> None:
    window = open_drawing(open_window)
    before = picture(window)
    window.session.set_sample(5)
    assert picture(window) != before


def test_wide_layers_show_their_first_neurons(open_window: OpenWindow) -> None:
    window = open_drawing(open_window, (64, 32))
    picture(window)
    assert layout(window).hidden == (0, 64 - MOST_SHOWN, 32 - MOST_SHOWN, 0)
    assert [len(column) for column in layout(window).columns] == [2, MOST_SHOWN, MOST_SHOWN, 1]


def test_weights_that_are_too_large_to_be_told_are_drawn_still(open_window: OpenWindow) -> None:
    window = open_drawing(open_window)
    window.session.set_hyperparameter("learning_rate", 1e300)
    window.session.advance(5)
    assert not picture(window).isNull()
