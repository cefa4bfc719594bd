"""The headline above the losses, against linear programs."""

from __future__ import annotations

import numpy as np

from gdviz.canvas.headline import Headline
from gdviz.window import MainWindow
from tests.canvas.losses.hand import (
    open_kind,
    quantile_program,
    task_of,
)
from tests.conftest import OpenWindow, settle


def headline(window: MainWindow) -> str:
    return window.findChild(Headline).text


def test_the_headline_tells_the_slopes_of_the_minima(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "line_losses")
    x, y = np.array(task_of(window).points).T
    clean = quantile_program(x[:14], y[:14], 0.5)[0]
    assert f"Slope {clean:.2f} without outliers" in headline(window)
    assert f"{quantile_program(x, y, 0.5)[0]:.2f} for Absolute" in headline(window)
    assert f"−{-quantile_program(x, y, 0.75)[0]:.2f} for Quantile" in headline(window)
    for index, clear in ((14, (-1.8, -0.9)), (15, (-1.5, -0.8)), (16, (-1.2, -0.6))):
        window.session.move_datum(index, clear)
    settle()
    assert "Slope at the minimum: from" in headline(window)


def test_the_headline_says_where_there_is_no_minimum(open_window: OpenWindow) -> None:
    window = open_kind(open_window, "class_losses")
    for index, (x, answer) in enumerate(task_of(window).points):
        window.session.move_datum(index, ((2 * answer - 1) * (0.3 + abs(x)), answer))
    settle()
    assert headline(window) == "The classes lie apart: no minimum of Cross-entropy, Squared"
    window.session.advance(20)
    assert window.session.runs[0].cost_at(20) < 0.3
