"""Windows and passes that the tests of this room share."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gdviz.canvas.backpropagation.arrangement import Arrangement
from gdviz.canvas.backpropagation.pass_picture import PassPicture
from gdviz.engine.network.pass_beats import Stage
from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

#: Networks whose numbers shall all be on screen, by their sizes.
SMALL: dict[str, NetworkTask] = {
    "2-8-1": NetworkTask(hidden=(8,)),
    "2-4-4-1": NetworkTask(hidden=(4, 4)),
    "2-5-5-1": NetworkTask(hidden=(5, 5)),
    "3-4-3": NetworkTask(
        LearningData(
            "penguins", columns=("Bill length (mm)", "Bill depth (mm)", "Flipper length (mm)")
        ),
        hidden=(4,),
    ),
}


def followed(
    open_window: OpenWindow, task: NetworkTask, size: tuple[int, int], full: bool = False
) -> MainWindow:
    """A window, or a full screen, in which a sample is followed through a trained network."""
    window = open_window(replace(Scene.opening("network")), size)
    if full:
        window.present(True)
        window.resize(*size)  # a screen without a window manager leaves the size alone
    window.session.set_task(task)
    window.session.advance(60)
    window.backpropagation.start()
    settle()
    return window


def go_to(window: MainWindow, stage: Stage) -> None:
    """To the last beat of a stage."""
    beats = window.backpropagation.beats
    window.backpropagation.go_to(max(i for i, beat in enumerate(beats) if beat.stage is stage))
    settle()


def picture(window: MainWindow) -> PassPicture:
    found = window.findChild(PassPicture, "pass_picture")
    assert isinstance(found, PassPicture)
    return found


def arrangement(window: MainWindow) -> Arrangement:
    arranged = picture(window).arrangement
    assert arranged is not None
    return arranged


def press(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(picture(window), key)
    settle()
