"""Studies in the window: chosen by key and button, cancelled, restarted and closed."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from gdviz.session.scene import Scene
from gdviz.session.studies import ASKS
from gdviz.session.study import Study
from gdviz.window import MainWindow
from tests.canvas.studies.conftest import OpenStudy, whole
from tests.conftest import OpenWindow, settle

CTRL = Qt.KeyboardModifier.ControlModifier


def threads() -> list[str]:
    return [each.name for each in threading.enumerate() if each.name.startswith("gdviz")]


def part(window: MainWindow, name: str) -> QWidget:
    found: QWidget = window.findChild(QWidget, name)
    assert found is not None, name
    return found


@pytest.mark.parametrize(("place", "study"), list(enumerate(ASKS)))
def test_a_key_asks_and_asks_no_more(open_window: OpenWindow, place: int, study: Study) -> None:
    window = open_window(Scene.opening("himmelblau"))
    key = Qt.Key(Qt.Key.Key_4 + place)
    QTest.keyClick(window, key, CTRL)
    settle()
    assert window.session.scene.study is study
    assert part(window, "study_strip").isVisible()
    assert part(window, f"study_{study.name.lower()}").isChecked()
    QTest.keyClick(window, key, CTRL)
    settle()
    assert window.session.scene.study is Study.NONE
    assert not part(window, "study_strip").isVisible()
    assert not part(window, "studies").isVisible()
    assert window.canvas.view.isVisible()


@pytest.mark.parametrize("study", list(ASKS))
def test_a_button_asks_and_a_sentence_answers(open_study: OpenStudy, study: Study) -> None:
    window = open_study(study, "sphere")
    words = window.findChild(QLabel, "study_words")
    assert words.text() == window.canvas.studies.view.words() != ""
    button = window.findChild(QRadioButton, "study_none")
    button.click()
    settle()
    assert window.session.scene.study is Study.NONE


def test_the_picture_gives_way_only_to_what_no_picture_can_show(open_study: OpenStudy) -> None:
    window = open_study(Study.DIMENSIONS, "sphere")
    assert not window.canvas.view.isVisible()
    window.session.set_study(Study.RATES)
    assert window.canvas.view.isVisible()
    assert part(window, "rates").isVisible()
    assert not part(window, "dimensions").isVisible()


def test_cancel_ends_the_work_and_compute_again_begins_it_anew(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(Scene.opening("rosenbrock"))
    window.session.set_study(Study.TRAINABILITY)
    with qtbot.waitSignal(window.desk.progressed, timeout=30_000):
        pass
    assert part(window, "study_progress").isVisible()
    QTest.mouseClick(part(window, "study_cancel"), Qt.MouseButton.LeftButton)
    settle()
    assert not window.desk.busy
    assert not part(window, "study_progress").isVisible()
    qtbot.waitUntil(lambda: not threads(), timeout=10_000)
    again = window.findChild(QPushButton, "study_again")
    assert again.isVisible()
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert window.desk.busy
    assert window.findChild(QProgressBar, "study_progress").isVisible()


def test_a_window_that_is_closed_while_computing_leaves_no_thread(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(Scene.opening("rosenbrock"))
    window.session.set_study(Study.BASINS)
    qtbot.waitUntil(lambda: window.desk.busy)
    window.close()
    assert not threads()


def test_the_window_stays_alive_while_a_map_is_computed(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(Scene.opening("rosenbrock"))
    window.session.set_study(Study.TRAINABILITY)
    qtbot.waitUntil(lambda: window.desk.busy)
    before = window.session.playhead
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.session.playhead == before + 1
    assert window.desk.busy


def test_a_search_is_told_why_it_is_not_asked(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "random_search"))
    window.session.set_study(Study.BASINS)
    settle()
    words = window.findChild(QLabel, "study_words").text()
    assert "search follows no slope" in words
    assert not window.desk.busy


def test_another_cost_is_asked_at_once(open_study: OpenStudy, qtbot: QtBot) -> None:
    window = open_study(Study.BASINS, "himmelblau")
    first = window.findChild(QLabel, "study_words").text()
    window.session.set_cost("two_wells")
    whole(window, qtbot)
    assert window.findChild(QLabel, "study_words").text() != first


def test_nothing_is_computed_at_rest(open_study: OpenStudy, qtbot: QtBot) -> None:
    window = open_study(Study.BASINS, "himmelblau")
    qtbot.waitUntil(lambda: not threads(), timeout=10_000)
    assert not window.desk.busy
