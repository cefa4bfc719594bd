"""What is done after the first frame, and what it spares."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviz.ahead import MODULES, WAIT, Ahead
from gdviz.window import MainWindow

#: Shows in one window what most lectures show late or never; prints what was loaded for it.
FIRST_SHOWN = """
import os, sys
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from gdviz.app import application, create_window
app, window = application(), create_window()
window.show()
while not window.ahead.done:
    app.processEvents()
before = set(sys.modules)
from dataclasses import replace
from gdviz.session.study import Study
from gdviz.lessons.shipped import lesson_path
session = window.session
session.set_chart(replace(session.scene.chart, open=True))
session.set_cost("rosenbrock")
window.slow_motion.start()
for study in Study:
    session.set_study(study)
for cost in ("penguins", "network", "line_losses", "network"):
    session.set_cost(cost)
    app.processEvents()
window.backpropagation.start()
window.player.open(lesson_path("role_of_gradient_descent"))
app.processEvents()
print(*sorted(name for name in set(sys.modules) - before if name.startswith("gdviz.")))
window.close()
os._exit(0)
"""


@pytest.fixture
def painted(qtbot: QtBot) -> QWidget:
    """A widget that is not shown yet."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def test_things_are_done_one_after_another_once_the_widget_is_painted(
    qtbot: QtBot, painted: QWidget
) -> None:
    done: list[str] = []
    ahead = Ahead(painted, lambda: False)
    first = (lambda: done.append("one"), lambda: done.append("two"))
    ahead.begin_after(painted, first, [lambda: done.append("three")])
    qtbot.wait(20)
    assert done == []
    painted.show()
    qtbot.waitUntil(lambda: ahead.done)
    assert done == ["one", "two", "three"]


def test_they_wait_while_something_moves(qtbot: QtBot, painted: QWidget) -> None:
    done, moving = [], [True]
    ahead = Ahead(painted, lambda: moving[0])
    ahead.begin_after(painted, [lambda: done.append("one")])
    painted.show()
    qtbot.wait(WAIT // 4)
    assert done == []
    moving[0] = False
    qtbot.waitUntil(lambda: ahead.done)
    assert done == ["one"]


@pytest.mark.parametrize("name", MODULES)
def test_each_module_is_there(name: str) -> None:
    assert import_module(name)


def test_a_window_comes_to_rest(window: MainWindow) -> None:
    assert window.ahead.done


def test_what_is_shown_for_the_first_time_has_been_loaded() -> None:
    said = subprocess.run(
        [sys.executable, "-c", FIRST_SHOWN], capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == []
