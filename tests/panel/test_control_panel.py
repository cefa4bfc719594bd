"""The panel as a whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from gdviz.panel.section import Heading, Section
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.panel.conftest import Find


def test_every_section_stands_under_its_heading(window: MainWindow) -> None:
    headings = [each for each in window.findChildren(Heading) if each.isVisible()]
    words = ["Optimizer", "Start", "Show", "Why this step", "Whole cost"]
    words += ["Formula", "Schedule", "Gradient"]
    assert [each.text() for each in headings] == words
    heights = [each.mapTo(window, each.rect().topLeft()).y() for each in headings]
    assert heights == sorted(heights)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080), (1024, 768)])
@pytest.mark.parametrize("cost", ["prediction", "himmelblau", "penguins"])
def test_as_it_opens_nothing_scrolls(
    open_window: OpenWindow, cost: str, size: tuple[int, int]
) -> None:
    window = open_window(Scene.opening(cost, "adam"), size)
    settle()
    assert window.findChild(QWidget, "control_panel").verticalScrollBar().maximum() == 0


def test_with_every_section_open_it_scrolls(window: MainWindow, find: Find) -> None:
    panel = find("control_panel")
    for section in window.findChildren(Section):
        section.set_open(True)
    settle()
    hidden = find("control_column").height() - panel.viewport().height()
    assert panel.verticalScrollBar().maximum() == hidden > 0


def test_it_leaves_the_canvas_most_of_the_width(window: MainWindow, find: Find) -> None:
    assert find("control_panel").width() <= 0.3 * window.width()
