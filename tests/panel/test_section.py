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
    section = Section("box", "Box", content, opened)
    qtbot.addWidget(section)
    section.show()
    assert content.isVisible() == opened
    QTest.mouseClick(section.findChild(Heading), Qt.MouseButton.LeftButton)
    assert content.isVisible() == (not opened)


def test_rarely_used_sections_begin_folded(window: MainWindow, find: Find) -> None:
    names = ("optimizer", "start", "show", "schedule", "gradient")
    shown = [name for name in names if find(f"{name}_content").isVisible()]
    assert shown == ["optimizer", "start", "show"]
