"""The panel of losses: their fields, and the way back to the first points."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from gdviz.engine.losses.of_residuals import Huber, Quantile
from gdviz.panel.race_table import RaceTable
from gdviz.session.scene import Scene
from gdviz.session.tasks.loss_task import LossTask
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("line_losses"))


def task_of(window: MainWindow) -> LossTask:
    task = window.session.scene.task
    assert isinstance(task, LossTask)
    return task


def type_number(window: MainWindow, name: str, text: str) -> None:
    box = window.findChild(QWidget, name)
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)
    settle()


def test_a_limit_and_a_share_can_be_typed(window: MainWindow) -> None:
    window.session.advance(6)
    type_number(window, "huber_delta", "2.5")
    type_number(window, "quantile_share", "0.5")
    assert task_of(window).loss("huber") == Huber(2.5)
    assert task_of(window).loss("quantile") == Quantile(0.5)
    quantile, absolute = (
        task_of(window).function(name).minima[0] for name in ("quantile", "mean_absolute_error")
    )
    assert quantile.point == pytest.approx(absolute.point)
    assert window.session.playhead == 6


def test_what_is_not_possible_does_not_stay(window: MainWindow) -> None:
    type_number(window, "quantile_share", "1.5")
    assert task_of(window).loss("quantile") == Quantile()
    assert window.findChild(QWidget, "quantile_share").text() == "0.75"


def test_points_go_back_to_where_they_were(window: MainWindow) -> None:
    window.session.move_datum(0, (3.0, 4.0))
    button = window.findChild(QPushButton, "reset_points")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert task_of(window).points == task_of(window).fit.points


def test_the_section_shows_what_there_is_to_choose(window: MainWindow) -> None:
    assert window.findChild(QWidget, "losses").isVisible()
    assert window.findChild(QWidget, "huber_delta").isVisible()
    window.session.set_cost("class_losses")
    settle()
    assert not window.findChild(QWidget, "huber_delta").isVisible()
    assert window.findChild(QPushButton, "reset_points").isVisible()
    window.session.set_cost("himmelblau")
    settle()
    assert not window.findChild(QWidget, "losses").isVisible()


def test_the_race_table_is_titled_by_the_losses(window: MainWindow) -> None:
    table = window.findChild(RaceTable, "race_table")
    titles = [row.title for row in table.rows]
    assert titles == ["Squared", "Absolute", "Huber", "Log-cosh", "Quantile"]
    window.session.set_optimizer("adam")
    titles = [row.title for row in table.rows]
    assert titles[:2] == ["Squared, Adam", "Absolute, Gradient descent"]
