"""Predict, then see, in the window: keys, clicks, marks and words."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gdviz.session.prediction import Phase
from gdviz.session.scene import Layer, Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("himmelblau"))


def click(window: MainWindow, point: tuple[float, float]) -> None:
    """Click the picture where a point is drawn."""
    plot = window.canvas.view.plot
    x, y = plot.map.to_pixels(window.canvas.view.positions(np.array([point])))[0]
    origin = plot.widget.mapFromScene(plot._box.mapToScene(x, y))
    QTest.mouseClick(
        plot.widget.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(origin.x(), origin.y())
    )
    settle()


def headline(window: MainWindow) -> str:
    return window.canvas.findChild(QWidget, "sentence").text


def test_a_click_marks_the_guess_and_the_step_tells_the_distance(window: MainWindow) -> None:
    start = window.session.start
    QTest.keyClick(window, Qt.Key.Key_A)
    assert headline(window).startswith("Where will it be")
    click(window, (1.0, -2.0))
    prediction = window.asides.prediction
    assert prediction.phase is Phase.MARKED
    assert window.session.start == start
    assert prediction.guess == pytest.approx([1.0, -2.0], abs=0.05)
    assert window.canvas.view.guess_mark.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert prediction.phase is Phase.TOLD
    assert headline(window) == f"The guess was {prediction.distance:.3g} away".rstrip()


def test_what_is_to_come_is_not_shown_while_the_hall_guesses(window: MainWindow) -> None:
    (marks,) = window.canvas.view.marks
    assert Layer.NEXT_STEP in window.session.scene.layers
    assert marks.landing.isVisible()
    QTest.keyClick(window, Qt.Key.Key_A)
    settle()
    assert not marks.landing.isVisible()
    assert not marks.step.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    settle()
    assert window.asides.prediction.phase is Phase.OFF
    assert marks.landing.isVisible()


def test_a_guess_is_made_by_keys_alone(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_A, SHIFT)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Left, CTRL)
    guess = window.asides.prediction.guess
    assert guess is not None
    assert guess[0] < window.session.start[0]
    assert guess[1] == window.session.start[1]


def test_afterwards_a_click_places_the_start_again(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_A)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    click(window, (2.0, 1.0))
    assert window.session.start == pytest.approx((2.0, 1.0), abs=0.05)


def test_on_a_curve_too(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("prediction"))
    QTest.keyClick(window, Qt.Key.Key_A)
    plot = window.canvas.view.plot.widget
    QTest.mouseClick(
        plot.viewport(), Qt.MouseButton.LeftButton, pos=plot.viewport().rect().center()
    )
    settle()
    assert window.asides.prediction.guess.shape == (1,)
    QTest.keyClick(window, Qt.Key.Key_Right)
    step = window.session.run.point_at(1)
    expected = abs(step - window.asides.prediction.guess)[0]
    assert window.asides.prediction.distance == pytest.approx(expected)
