"""The panel as a whole."""

from __future__ import annotations

from gdviz.panel.section import Heading
from gdviz.window import MainWindow
from tests.conftest import settle
from tests.panel.conftest import Find


def test_every_section_stands_under_its_heading(window: MainWindow) -> None:
    headings = [each for each in window.findChildren(Heading) if each.isVisible()]
    words = ["Optimizer", "Start", "Show", "Why this step", "Formula", "Schedule", "Gradient"]
    assert [each.text() for each in headings] == words
    heights = [each.mapTo(window, each.rect().topLeft()).y() for each in headings]
    assert heights == sorted(heights)


def test_in_a_low_window_it_scrolls(window: MainWindow, find: Find) -> None:
    panel = find("control_panel")
    window.resize(1280, 840)
    settle()
    assert panel.verticalScrollBar().maximum() == 0
    window.resize(1280, 420)
    settle()
    hidden = find("control_column").height() - panel.viewport().height()
    assert panel.verticalScrollBar().maximum() == hidden > 0


def test_it_leaves_the_canvas_most_of_the_width(window: MainWindow, find: Find) -> None:
    assert find("control_panel").width() <= 0.3 * window.width()
