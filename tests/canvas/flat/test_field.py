"""Arrows and streamlines run downhill, apart from one another."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QLineF
from PySide6.QtGui import QImage, QPainter, QPainterPath
from pytestqt.qtbot import QtBot
from scipy.integrate import solve_ivp
from scipy.stats import spearmanr

from gdviz import costs
from gdviz.canvas.flat.field import FIELD_PAINTERS
from gdviz.canvas.flat.streamlines import streamlines
from gdviz.canvas.view_map import ViewMap
from gdviz.session.scene import Layer
from gdviz.theme import Look, load_theme, sizes_for
from tests.conftest import OpenWindow

VIEW = ViewMap((-5.0, 5.0), (-5.0, 5.0), 800.0, 500.0)
LOOK = Look(load_theme("light"), sizes_for(1280, 720))


class Recorder:
    """Takes the place of a painter and notes what it is asked for."""

    def __init__(self) -> None:
        self.lines: list[tuple[float, float, float, float]] = []
        self.paths: list[QPainterPath] = []

    def setPen(self, pen: object) -> None:
        """Of no interest."""

    setBrush = setPen

    def drawLines(self, lines: list[QLineF]) -> None:
        assert not self.lines, "all lines at once"
        self.lines = [(each.x1(), each.y1(), each.x2(), each.y2()) for each in lines]

    def drawPath(self, path: QPainterPath) -> None:
        self.paths.append(path)


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


@pytest.mark.parametrize("cost", ["himmelblau", "saddle", "rosenbrock"])
def test_a_streamline_goes_where_the_slope_sends_an_infinitely_small_step(cost: str) -> None:
    """Against scipy's solution of the equation of the gradient flow."""
    function = costs[cost]
    (x, y), size = zip(function.domain.lower, function.domain.upper, strict=True), (800.0, 500.0)
    view = ViewMap(x, y, *size)

    def slope(_: float, pixel: np.ndarray) -> np.ndarray:
        way = -function.gradient(view.to_numbers(pixel)) * view.scale
        return way / np.hypot(*way)

    strides, apart = 10, []
    for line in streamlines(function, view, 80.0):
        # Not up to the end, which may be a minimum: there the direction is not defined.
        for start in range(0, len(line) - 3 * strides, strides):
            here, there = line[start], line[start + strides]
            way = solve_ivp(slope, (0, 4.0 * strides), here, rtol=1e-6, atol=1e-6).y[:, -1]
            apart.append(np.hypot(*(way - there)))
    assert len(apart) > 20
    assert np.quantile(apart, 0.9) < 1.0


def test_streamlines_fill_the_view() -> None:
    lines = streamlines(costs["himmelblau"], VIEW, 40.0)
    cells = {tuple(cell) for line in lines for cell in (line // 100.0).astype(int)}
    inside = {(x, y) for x, y in cells if 0 <= x < 8 and 0 <= y < 5}
    assert len(inside) == 40


def test_an_arrow_points_along_the_slope_and_is_longer_where_it_is_steeper(qtbot: QtBot) -> None:
    """On a bowl: towards the middle, and longest at the rim."""
    view, look = ViewMap((-5.0, 5.0), (-5.0, 5.0), 500.0, 500.0), LOOK
    painter = Recorder()
    FIELD_PAINTERS[Layer.FIELD](painter, view, costs["sphere"], look, lambda: None)
    ends = np.array(painter.lines)
    tails, tips = ends[:, :2], ends[:, 2:]
    middles, along = (tails + tips) / 2, tips - tails
    lengths, distances = np.hypot(*along.T), np.hypot(*(middles - 250).T)
    inwards = ((250 - middles) * along).sum(axis=1) / (lengths * distances)
    assert inwards.min() > 0.99
    assert spearmanr(lengths, distances).statistic > 0.95
    assert len(painter.paths) == -(-len(ends) // 32)


def test_where_no_slope_is_a_number_nothing_is_painted(open_window: OpenWindow) -> None:
    window = open_window()
    window.session.set_formula("sqrt(x) + y")
    beyond = ViewMap((-5.0, -1.0), (-1.0, 1.0), 800.0, 500.0)
    assert streamlines(window.session.cost, beyond, 40.0) == []
    picture = QImage(800, 500, QImage.Format.Format_RGB32)
    picture.fill(0)
    untouched = picture.copy()
    painter = QPainter(picture)
    for paint in FIELD_PAINTERS.values():
        paint(painter, beyond, window.session.cost, LOOK, lambda: None)
    painter.end()
    assert picture == untouched
