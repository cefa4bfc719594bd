"""Arrows and streamlines run downhill, apart from one another, and are painted once."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from gdviz import costs
from gdviz.canvas.field import FIELD_PAINTERS, streamlines
from gdviz.canvas.view_map import ViewMap
from gdviz.session.scene import Layer, Scene
from gdviz.theme import Look, load_theme, sizes_for
from tests.conftest import OpenWindow, settle

VIEW = ViewMap((-5.0, 5.0), (-5.0, 5.0), 800.0, 500.0)


@pytest.mark.parametrize("cost", ["himmelblau", "saddle", "rosenbrock"])
def test_streamlines_run_downhill(cost: str) -> None:
    function = costs[cost]
    (x, y), size = zip(function.domain.lower, function.domain.upper, strict=True), (800.0, 500.0)
    view = ViewMap(x, y, *size)
    lines = streamlines(function, view, 40.0)
    assert len(lines) > 5
    for line in lines:
        heights = function.value(view.to_numbers(line))
        assert (np.diff(heights) < 0).mean() > 0.95


def test_streamlines_keep_apart() -> None:
    lines = streamlines(costs["himmelblau"], VIEW, 40.0)
    cells = [{tuple(cell) for cell in (line // 40.0).astype(int)} for line in lines]
    assert sum(map(len, cells)) == len(set().union(*cells))


@pytest.mark.parametrize("layer", [Layer.FIELD, Layer.STREAMLINES])
def test_the_field_is_part_of_the_backdrop(
    open_window: OpenWindow, qtbot: QtBot, layer: Layer
) -> None:
    window = open_window(Scene.opening("himmelblau"))
    # Until the layout has come to rest, the backdrop is a stretched one.
    qtbot.waitUntil(lambda: window.canvas.view._backdrop.current)
    before = window.canvas.grab().toImage()
    window.session.show_layer(layer, True)
    settle()
    assert window.canvas.grab().toImage() != before
    assert len(window.canvas.view.insights.notes.texts) == 1
    window.session.show_layer(layer, False)
    settle()
    assert window.canvas.grab().toImage() == before


def test_where_no_slope_is_a_number_nothing_is_painted(open_window: OpenWindow) -> None:
    window = open_window()
    window.session.set_formula("sqrt(x) + y")
    beyond = ViewMap((-5.0, -1.0), (-1.0, 1.0), 800.0, 500.0)
    assert streamlines(window.session.cost, beyond, 40.0) == []
    picture = QImage(800, 500, QImage.Format.Format_RGB32)
    picture.fill(0)
    untouched = picture.copy()
    painter = QPainter(picture)
    look = Look(load_theme("light"), sizes_for(1280, 720))
    for paint in FIELD_PAINTERS.values():
        paint(painter, beyond, window.session.cost, look)
    painter.end()
    assert picture == untouched
