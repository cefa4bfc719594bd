"""A hand on the page of losses: everything goes through the pixels of the real window."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from scipy.optimize import linprog

from gdviz.canvas.losses.data_plot import DataPlot
from gdviz.canvas.losses.loss_plot import LossPlot
from gdviz.canvas.losses.losses_page import LossesPage
from gdviz.engine.cost import Array
from gdviz.engine.losses.samples import Pair
from gdviz.session.scene import Scene
from gdviz.session.tasks.loss_task import LossTask
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle


def page_of(window: MainWindow) -> LossesPage:
    """The page that is shown."""
    (page,) = [each for each in window.findChildren(LossesPage) if each.isVisible()]
    assert page.objectName() == "losses_page"
    return page


def data_of(window: MainWindow) -> DataPlot:
    """The data, found by name."""
    (plot,) = [each for each in window.findChildren(DataPlot, "loss_data") if each.isVisible()]
    return plot


def surface_of(window: MainWindow, name: str) -> LossPlot:
    """The surface of a loss, found by name."""
    found = window.findChildren(LossPlot, f"loss_{name}")
    (plot,) = [each for each in found if each.isVisible()]
    return plot


def task_of(window: MainWindow) -> LossTask:
    task = window.session.scene.task
    assert isinstance(task, LossTask)
    return task


def pixel(plot: DataPlot | LossPlot, place: Pair) -> QPoint:
    """The pixel of the widget that shows a place in numbers."""
    assert plot.frame is not None
    return plot.frame.to_widget(np.array(place)).toPoint()


def drag(plot: DataPlot, begin: Pair, end: Pair) -> None:
    """Press, move in ten small steps, release."""
    first, last = pixel(plot, begin), pixel(plot, end)
    QTest.mousePress(*_at(plot, first))
    for step in range(1, 11):
        QTest.qWait(8)
        window, _, _, place = _at(plot, first + (last - first) * step / 10)
        QTest.mouseMove(window, place)
    QTest.mouseRelease(*_at(plot, last))


def click(plot: DataPlot | LossPlot, place: QPoint) -> None:
    QTest.mouseClick(*_at(plot, place))


def _at(
    plot: QWidget, place: QPoint
) -> tuple[QWindow, Qt.MouseButton, Qt.KeyboardModifier, QPoint]:
    """Through the window: what lies over the plot there would take the event."""
    window = plot.window()
    inside = QPoint(plot.mapTo(window, place))
    return (
        window.windowHandle(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        inside,
    )


def open_kind(open_window: OpenWindow, kind: str) -> MainWindow:
    return open_window(Scene.opening(kind))


def rest(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until every surface is painted as exactly as it will be."""
    qtbot.waitUntil(lambda: not any(each.coarse for each in page_of(window).plots.values()))
    settle()


def quantile_program(x: Array, y: Array, share: float) -> Array:
    """Slope and intercept of the linear program of a quantile."""
    n = len(x)
    equal = np.hstack([np.stack([x, np.ones(n)], axis=1), np.eye(n), -np.eye(n)])
    weights = np.concatenate([[0, 0], np.full(n, share), np.full(n, 1 - share)])
    bounds = [(None, None)] * 2 + [(0, None)] * (2 * n)
    return linprog(weights, A_eq=equal, b_eq=y, bounds=bounds).x[:2]
