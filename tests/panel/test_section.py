"""Sections fold away and open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gdviz.panel.section import Heading, Section
from gdviz.window import MainWindow
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
    contents = {name: find(f"{name}_content") for name in ("optimizer", "start", "show")}
    assert all(content.isVisible() for content in contents.values())
    assert find("schedule_content") is None
    assert find("gradient_content") is None


def test_what_is_folded_is_made_when_it_is_opened_and_stays(window: MainWindow, find: Find) -> None:
    window.session.set_schedule("cosine")
    heading = find("schedule").findChild(Heading)
    heading.click()
    content = find("schedule_content")
    assert content.isVisible()
    assert find("schedule_picker").currentData() == "cosine"
    heading.click()
    assert not content.isVisible()
    heading.click()
    assert find("schedule_content") is content


def test_what_means_nothing_for_a_scene_is_made_with_the_first_that_has_it(
    window: MainWindow, find: Find
) -> None:
    assert find("network_content") is None
    window.session.set_cost("network")
    assert find("network_content").isVisible()
    assert find("activation_picker").accessibleName()
    window.session.set_cost("sphere")
    assert not find("network_content").isVisible()
