"""Evaluations are told as they were asked and in one currency; searches can have as many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gdviz.engine.prices import gradient_price
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("himmelblau", "gradient_descent", "random_search"))


def text(window: MainWindow) -> str:
    return window.findChild(QLabel, "evaluations_text").text()


def test_a_descent_is_told_both_ways(window: MainWindow, qtbot: QtBot) -> None:
    window.session.advance(10)
    qtbot.waitUntil(lambda: "=" in text(window), timeout=10_000)
    assert text(window).startswith("Asked: 11 values, 11 gradients = ")
    total = float(text(window).split("= ")[1].split()[0])
    assert total == pytest.approx(11 + 11 * gradient_price(window.session.cost), rel=0.01)


def test_a_search_asks_values_alone(window: MainWindow) -> None:
    window.session.select_run(1)
    window.session.advance(10)
    settle()
    assert text(window) == "Asked: 11 values"


def test_the_same_budget_gives_searches_as_many_tries(window: MainWindow, qtbot: QtBot) -> None:
    window.session.advance(10)
    qtbot.waitUntil(lambda: "=" in text(window), timeout=10_000)
    price = gradient_price(window.session.cost)
    button = window.findChild(QPushButton, "share_budget")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    tries = window.session.scene.race.plans[1].optimizer.tries
    assert tries == pytest.approx(1.1 * (1 + price), abs=0.51)
    window.session.advance(10)
    search = window.session.runs[1]
    assert search.evaluations_at(10).values == 1 + 10 * tries


def test_a_race_of_descents_has_no_such_line(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "gradient_descent", "adam"))
    assert not window.findChild(QWidget, "evaluations").isVisible()
