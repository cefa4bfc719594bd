"""Data of a network in the real window, and what a person does about them."""

from __future__ import annotations

import numpy as np
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviz.panel.data_section import DataSection
from gdviz.panel.picker import Picker
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.window import MainWindow
from tests.conftest import settle


def wait(section: DataSection, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not section.busy, timeout=20_000)
    settle()


def data_of(window: MainWindow) -> LearningData:
    task = window.session.scene.task
    assert isinstance(task, NetworkTask)
    return task.data


def titles(picker: Picker) -> list[str]:
    return [picker.itemText(i) for i in range(picker.count()) if picker.itemData(i) is not None]


def pick(picker: Picker, title: str) -> None:
    index = picker.findText(title)
    assert index >= 0, titles(picker)
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def train(window: MainWindow, steps: int = 5) -> None:
    """Take steps by the button, and see that the weights moved and everything is finite."""
    before = window.session.run.descent.point.copy()
    for _ in range(steps):
        window.findChild(QWidget, "step_button").click()
    settle()
    while window.session.waiting:  # steps on many samples are taken on a thread
        settle()
    run = window.session.run
    assert window.session.playhead == steps
    assert not np.array_equal(run.descent.point, before)
    assert np.isfinite(run.cost_at(steps))


def stones(count: int = 40, last: str = "") -> str:
    rows = (
        f"{i % 7 + i / 100},{i % 5 + i / 50},{i % 3},{'grey' if i % 2 else 'red'}"
        for i in range(count)
    )
    return "size,weight,hardness,kind\n" + "\n".join(rows) + "\n" + last
