"""Editors that are exchanged faster than they are shown never become windows of their own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


def shown(window: MainWindow) -> list[object]:
    settle()
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_of_optimizers(window: MainWindow) -> None:
    for optimizer in ("momentum", "gradient_descent", "adam"):
        window.session.set_optimizer(optimizer)
    assert shown(window) == [window]


def test_of_schedules(window: MainWindow) -> None:
    for schedule in ("exponential", "step", "cosine"):
        window.session.set_schedule(schedule)
    assert shown(window) == [window]


def test_of_formulas_with_constants(window: MainWindow) -> None:
    for formula in ("a*x**2", "a*x**2 + b*x", "c*x**2"):
        window.session.set_formula(formula)
    assert shown(window) == [window]
