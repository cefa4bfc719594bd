"""A hall sees a network learn the moons: everything is done from the panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from gdviz.engine.network.scores import accuracy
from gdviz.panel.number_box import NumberBox
from gdviz.panel.picker import Picker
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.canvas.network.conftest import boundary_of, curves_of, task_of
from tests.conftest import OpenWindow, settle

#: Steps after which the network must have learned.
ENOUGH = 600


def pick(window: MainWindow, picker: str, name: str) -> None:
    box = window.findChild(Picker, picker)
    box.setCurrentIndex(box.findData(name))
    box.activated.emit(box.currentIndex())


def write(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def press(window: MainWindow, button: str) -> None:
    QTest.mouseClick(window.findChild(QAbstractButton, button), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_the_moons_are_learned_from_the_panel(
    activation: str, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(Scene.opening("sphere"))
    pick(window, "cost_picker", "network")
    pick(window, "data_picker", "circles")
    pick(window, "data_picker", "moons")
    write(window.findChild(QLineEdit, "hidden_layers"), "16, 12")
    pick(window, "activation_picker", activation)
    rate = window.findChild(NumberBox, "learning_rate")
    write(rate.lineEdit(), "0.01")
    session, task = window.session, task_of(window)
    assert (task.data.name, task.hidden, task.activation) == ("moons", (16, 12), activation)
    session.set_speed(240.0)
    press(window, "play_button")
    qtbot.waitUntil(lambda: session.playhead >= ENOUGH, timeout=30_000)
    press(window, "play_button")
    assert not window.animation.playing
    session.seek(ENOUGH)  # the same step on every machine
    window.animation.tick(1.0)
    settle()
    reached = accuracy(task.held_out_cost, session.run.point_at(session.playhead))
    assert reached > 0.97
    said = window.findChild(object, "sentence").text
    assert f"{100 * reached:.0f}\u00a0% of those held out" in said
    shares = curves_of(window, qtbot).share_plot.traces.traces[1]
    assert 100 * reached == shares.values[shares.steps.tolist().index(ENOUGH)]
    drawing = boundary_of(window, qtbot).layer.drawing
    assert drawing is not None
    assert (drawing.wish.point == session.run.point_at(session.playhead)).all()
