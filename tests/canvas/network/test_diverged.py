"""Weights that grow without bound end as diverged, with everything still on screen."""

from __future__ import annotations

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from gdviz.engine.trajectory import Status
from gdviz.session.tasks.tile import Tile
from tests.canvas.network.conftest import OpenNetwork, boundary_of, curves_of
from tests.conftest import settle

BOTH = (Tile.BOUNDARY, Tile.CURVES)
#: Data, activation, optimizer and a learning rate that is far too large.
CASES = [
    ("moons", "tanh", "adam", 1e4),
    ("moons", "relu", "gradient_descent", 100.0),
    ("sine", "relu", "gradient_descent", 1e3),
    ("sine", "tanh", "momentum", 1e12),
    ("spirals", "gelu", "gradient_descent", 1e300),
]


@pytest.mark.parametrize(("data", "activation", "optimizer", "rate"), CASES)
def test_a_learning_rate_that_is_far_too_large(
    data: str,
    activation: str,
    optimizer: str,
    rate: float,
    open_network: OpenNetwork,
    qtbot: QtBot,
) -> None:
    window = open_network(data, tiles=BOTH, activation=activation)
    session = window.session
    session.set_optimizer(optimizer)
    session.set_hyperparameter("learning_rate", rate)
    while not session.finished:
        session.advance(10)
        settle()
    assert session.run.status_at(session.playhead) is Status.DIVERGED
    assert window.findChild(object, "sentence").text.startswith("Diverged")
    for playhead in range(session.length, -1, -1):
        session.seek(playhead)
        boundary, curves = boundary_of(window, qtbot), curves_of(window, qtbot)
        drawing = boundary.layer.drawing
        assert drawing is not None
        assert np.array_equal(drawing.wish.point, session.run.point_at(playhead), equal_nan=True)
        assert boundary.isVisible()
        assert curves.isVisible()
    window.grab()
    assert curves.cost_plot.axes is not None
    assert np.isfinite([curves.cost_plot.axes.low, curves.cost_plot.axes.high]).all()


def test_after_it_a_smaller_learning_rate_trains(open_network: OpenNetwork, qtbot: QtBot) -> None:
    window = open_network(tiles=BOTH)
    session = window.session
    session.set_hyperparameter("learning_rate", 1e5)
    session.advance(5)
    assert session.run.descent.status is Status.DIVERGED
    session.set_hyperparameter("learning_rate", 0.02)
    session.advance(100)
    tile = curves_of(window, qtbot)
    assert tile.cost_plot.traces.traces[0].values[-1] < tile.cost_plot.traces.traces[0].values[0]
