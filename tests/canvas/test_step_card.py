"""Slow motion in the window: by key and by button, with words, parts and the typeset rule."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gdviz import optimizers
from gdviz.session.scene import Scene
from gdviz.session.slow_motion import MOVE
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle


def words(window: MainWindow) -> str:
    return window.findChild(QLabel, "slow_motion_part").text()


def shown_parts(window: MainWindow) -> set[str]:
    outlines = window.canvas.view.insights.parts.outlines
    return {name for name, outline in outlines.items() if outline.isVisible()}


def test_the_key_plays_the_step_with_words(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("prediction", "gradient_descent"))
    window.session.place_start((4.0,))
    window.session.set_hyperparameter("learning_rate", 0.5)
    assert window.findChild(QWidget, "step_card") is None  # it is made when it is first shown
    QTest.keyClick(window, Qt.Key.Key_S)
    card = window.findChild(QWidget, "step_card")
    assert card.isVisible()
    assert words(window) == "Negative gradient  −∇C = −2.00"
    assert shown_parts(window) == {"gradient"}
    window.slow_motion.go_on()
    assert words(window) == "Update  Δθ = −1.00"
    assert shown_parts(window) == {"gradient", "update"}
    window.slow_motion.go_on()
    assert words(window) == "to 3.00"
    assert shown_parts(window) == set()
    window.slow_motion.go_on()
    assert not card.isVisible()
    assert window.session.runs[0].point_at(1) == 3.0


def test_the_rule_and_its_numbers_are_typeset(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(Scene.opening("himmelblau", "adam"))
    window.slow_motion.start()
    lines = [
        window.findChild(QWidget, name)
        for name in ("rule_line", "numbers_line_0", "numbers_line_1")
    ]
    assert [line.isVisible() for line in lines] == [True, False, False]
    qtbot.waitUntil(lambda: not any(line.empty for line in lines), timeout=20_000)
    settle()
    height = window.canvas.view.height()
    window.slow_motion.go_on()
    settle()
    assert all(line.isVisible() for line in lines)
    assert window.canvas.view.height() == height
    window.slow_motion.stop()


@pytest.mark.parametrize("optimizer", optimizers)
def test_nothing_on_the_card_is_cut_off(
    open_window: OpenWindow, qtbot: QtBot, optimizer: str
) -> None:
    window = open_window(Scene.opening("himmelblau", optimizer))
    window.slow_motion.start()
    lines = [window.findChild(QWidget, name) for name in ("rule_line", "numbers_line_1")]
    qtbot.waitUntil(lambda: not any(line.empty for line in lines), timeout=20_000)
    settle()
    window.slow_motion.go_on()
    settle()
    card = window.findChild(QWidget, "step_card")
    for child in card.findChildren(QWidget):
        assert card.rect().contains(child.geometry()), child.objectName()
        assert child.height() >= min(child.sizeHint().height(), 12)
    for label in card.findChildren(QLabel):
        assert label.height() >= label.fontMetrics().height()
    window.slow_motion.stop()


def test_until_the_update_is_built_no_coming_step_is_shown(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    (marks,) = window.canvas.view.marks
    window.slow_motion.start()
    assert not marks.step.isVisible()
    window.slow_motion.go_on()
    assert marks.step.isVisible()
    while window.slow_motion.beat is not None and window.slow_motion.beat.phase is not MOVE:
        window.slow_motion.go_on()
    window.slow_motion.stop()
