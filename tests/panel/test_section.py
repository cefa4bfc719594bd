"""Sections fold away and open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gdviz.app import create_window
from gdviz.panel.picker import Picker
from gdviz.panel.section import Heading, Section
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import settle
from tests.panel.conftest import Find


@pytest.mark.parametrize("opened", [True, False])
def test_a_section_begins_open_or_folded_and_its_heading_changes_that(
    qtbot: QtBot, opened: bool
) -> None:
    content = QLabel("inside")
    section = Section("box", "Box", lambda: content, opened)
    qtbot.addWidget(section)
    section.show()
    assert content.isVisible() == opened
    QTest.mouseClick(section.findChild(Heading), Qt.MouseButton.LeftButton)
    assert content.isVisible() == (not opened)


def test_rarely_used_sections_begin_folded(window: MainWindow, find: Find) -> None:
    names = ("optimizer", "start", "show", "schedule", "gradient")
    shown = [name for name in names if find(f"{name}_content").isVisible()]
    assert shown == ["optimizer", "start", "show"]


def test_what_is_folded_is_made_when_it_is_opened_and_stays(qtbot: QtBot) -> None:
    made: list[QLabel] = []

    def make() -> QLabel:
        made.append(QLabel("inside"))
        return made[-1]

    section = Section("box", "Box", make, opened=False)
    qtbot.addWidget(section)
    section.show()
    assert made == []
    for _ in range(3):
        section.heading.click()
    assert len(made) == 1
    assert made[0].isVisible()
    assert made[0].objectName() == "box_content"


def test_in_a_panel_that_is_put_away_a_section_waits(qtbot: QtBot) -> None:
    made: list[QLabel] = []
    house = QWidget()
    panel = QWidget(house)
    section = Section("box", "Box", lambda: made.append(QLabel()) or made[-1], True, suits=False)
    QVBoxLayout(panel).addWidget(section)
    qtbot.addWidget(house)
    house.show()
    panel.hide()
    section.set_suits(True)
    assert made == []
    panel.show()
    assert [each.isVisible() for each in made] == [True]


def test_what_means_nothing_yet_is_ready_and_hidden(window: MainWindow, find: Find) -> None:
    assert not find("network_content").isVisible()
    window.session.set_cost("network")
    settle()
    assert find("network_content").isVisible()
    assert find("activation_picker").currentData() == "tanh"
    assert find("activation_picker").accessibleDescription()
    window.session.set_cost("sphere")
    assert not find("network_content").isVisible()


def test_what_is_made_late_shows_the_session_as_it_is(qapp: QApplication) -> None:
    window = create_window(Scene.opening("booth"))
    assert window.findChild(QWidget, "schedule_content") is None
    window.session.set_schedule("cosine")
    window.findChild(QWidget, "schedule").set_open(True)
    assert window.findChild(Picker, "schedule_picker").currentData() == "cosine"
    window.close()
    window.deleteLater()


def test_a_window_that_is_not_shown_has_what_is_open_at_first(qapp: QApplication) -> None:
    window = create_window(Scene.opening("booth"))
    for name in ("optimizer_picker", "learning_rate", "start_x", "start_y"):
        assert window.findChild(QWidget, name) is not None
    window.close()
    window.deleteLater()
