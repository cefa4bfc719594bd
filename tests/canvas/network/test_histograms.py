"""Histograms of layers in the real window, beside numpy's own histograms."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gdviz.canvas.network.histograms import Histograms
from gdviz.engine.network.histogram_scales import WEIGHT_BINS
from gdviz.engine.network.layer_statistics import Flow
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests.canvas.network.networks import network_scene, part_named
from tests.conftest import OpenWindow, settle


def opened(open_window: OpenWindow, task: NetworkTask) -> tuple[MainWindow, Histograms]:
    window = open_window(network_scene(task, Tile.HISTOGRAMS))
    part = part_named(window, "histograms")
    assert isinstance(part, Histograms)
    return window, part


def counted(window: MainWindow, part: Histograms) -> list[tuple[np.ndarray, np.ndarray]]:
    """Counts of weights and of gradients by numpy, from the parameters in their order."""
    run, playhead = window.session.run, window.session.playhead
    point, gradient = run.point_at(playhead), run.gradient_at(playhead)
    sizes, scales = run.descent.cost.network.sizes, part.scales
    counts, begin = [], 0
    for before, after in pairwise(sizes):
        rows = slice(begin, begin + after * (before + 1))
        begin = rows.stop
        weights, slopes = (
            vector[rows].reshape(after, before + 1)[:, :before].ravel()
            for vector in (point, gradient)
        )
        decades = np.log10(np.abs(slopes)).clip(scales.low, scales.high)
        counts.append(
            (
                np.histogram(weights, WEIGHT_BINS, (-scales.reach, scales.reach))[0],
                np.histogram(decades, 4 * (scales.high - scales.low), (scales.low, scales.high))[0],
            )
        )
    return counts


def test_weights_and_gradients_are_counted_at_the_playhead(open_window: OpenWindow) -> None:
    window, part = opened(open_window, NetworkTask())
    for playhead in (0, 40, 17):
        window.session.advance(playhead)
        window.session.seek(playhead)
        for layer, (weights, gradients) in zip(part.layers, counted(window, part), strict=True):
            assert layer.weights.tolist() == weights.tolist()
            assert layer.gradients.tolist() == gradients.tolist()


def test_every_layer_is_named_with_the_mean_size_of_its_gradients(open_window: OpenWindow) -> None:
    window, part = opened(open_window, NetworkTask(hidden=(5, 4)))
    window.session.advance(3)
    gradient = window.session.run.gradient_at(3)
    # 2 inputs, 5 neurons: 15 numbers, of which every third is a bias; then 5 and 4, 4 and 1.
    first = np.delete(gradient[:15], [2, 5, 8, 11, 14])
    assert [row.title for row in part.rows] == ["Layer 1", "Layer 2", "Layer 3"]
    assert float(part.rows[0].size) == pytest.approx(np.abs(first).mean(), rel=0.05)
    assert f"Layer 1, mean size of the gradients {part.rows[0].size}" in (
        part.accessibleDescription()
    )


def test_vanishing_gradients_are_said_and_seen(open_window: OpenWindow) -> None:
    task = NetworkTask(hidden=(8,) * 8, activation="sigmoid")
    window, part = opened(open_window, task)
    flows = [layer.flow for layer in part.layers]
    assert flows[0] is Flow.VANISHING
    assert flows[-1] is Flow.STEADY
    assert part.rows[0].remark == "vanishing"
    assert part.rows[-1].remark == ""
    assert part.accessibleDescription().count("vanishing") == flows.count(Flow.VANISHING)
    warning = QColor(load_theme("light").level_here)
    assert painted(part, warning) > 50
    window.session.set_task(NetworkTask())
    assert painted(part, warning) == 0


def painted(part: Histograms, colour: QColor) -> int:
    """The pixels of a colour."""
    settle()
    image = part.grab().toImage()
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def test_saturated_and_dead_neurons_are_said(open_window: OpenWindow) -> None:
    window, part = opened(open_window, NetworkTask(initialisation="too_large"))
    share = part.layers[0].stuck
    assert share > 1 / 3
    assert part.rows[0].title == f"Layer 1: {100 * share:.0f} % saturated"
    assert part.rows[-1].stuck == ""  # outputs are not stuck, they are sure
    window.session.set_task(NetworkTask())
    assert [row.stuck for row in part.rows] == ["", "", ""]
    window.session.set_task(NetworkTask(initialisation="zero", activation="relu"))
    assert part.rows[0].title == "Layer 1: 100 % dead"


def test_the_axes_stay_while_it_trains(open_window: OpenWindow) -> None:
    """Over 300 steps of training an axis changes a few times; alone it would change often."""
    window, part = opened(open_window, NetworkTask())
    seen = []
    for _ in range(300):
        window.session.advance()
        seen.append(part.scales)
    changes = sum(before != after for before, after in pairwise(seen))
    assert changes <= 6


def test_another_place_of_the_glide_computes_nothing(open_window: OpenWindow) -> None:
    window, part = opened(open_window, NetworkTask())
    window.session.advance()
    before = part.layers
    window.animation.tick(0.001)
    assert part.layers is before
    window.session.advance()
    assert part.layers is not before


@pytest.mark.parametrize("hidden", [(), (4,), (16, 16), (8,) * 6, (4,) * 14])
def test_all_that_is_painted_lies_inside(open_window: OpenWindow, hidden: tuple) -> None:
    """From one layer to the deepest, in a small tile: no row lies on another or outside."""
    window, part = opened(open_window, NetworkTask(hidden=hidden))
    window.resize(1024, 576)
    settle()
    layout = part.layout_now
    rows = range(len(part.layers))
    for column in (0, 1):
        boxes = [layout.bars(index, column) for index in rows]
        for box in [*boxes, layout.heading(column), layout.axis(column)]:
            assert layout.box.adjusted(-0.01, -0.01, 0.01, 0.01).contains(box)
        for above, below in pairwise(boxes):
            assert above.bottom() < below.top()
        captions = [layout.caption(index, column) for index in layout.labelled]
        for above, below in pairwise(captions):
            assert above.bottom() <= below.top() + 0.01
