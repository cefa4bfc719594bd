"""A new user's walk by keys alone: from the start of the program to the end of a lesson and out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from gdviz.lecture.slides.slide_panel import SlidePanel
from gdviz.lessons.shipped import find_lesson, shipped_lessons
from gdviz.window import MainWindow
from tests.conftest import settle

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
NAMES = list(shipped_lessons())


@pytest.fixture
def no_mouse(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Notes whatever a mouse does to a slide or a menu."""
    used: list[str] = []
    for kind in (SlidePanel, QMenu, MainWindow):
        for event in ("mousePressEvent", "mouseReleaseEvent"):
            monkeypatch.setattr(kind, event, lambda self, event: used.append(type(self).__name__))
    return used


def strike(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """A key as the system sends it: to an open menu, or to the window."""
    popup = QApplication.activePopupWidget()
    target = popup if popup is not None else window.windowHandle()
    QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
    settle()


def open_menu(window: MainWindow, qtbot: QtBot) -> QMenu:
    strike(window, KEY.Key_L, ALT)
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def by_its_letter(window: MainWindow, qtbot: QtBot) -> None:
    """Alt+L, then the number that stands before the lesson."""
    open_menu(window, qtbot)
    strike(window, KEY.Key_1)


def by_arrows(window: MainWindow, qtbot: QtBot) -> None:
    """Alt+L, then arrows down to the lesson's line."""
    menu = open_menu(window, qtbot)
    title = find_lesson(NAMES[0]).title
    for _ in menu.actions():
        active = menu.activeAction()
        if active is not None and title in active.text():
            break
        strike(window, KEY.Key_Down)
    strike(window, KEY.Key_Return)


@pytest.mark.parametrize("way", [by_its_letter, by_arrows])
def test_from_the_start_to_the_end_of_a_lesson_and_out(
    window: MainWindow, qtbot: QtBot, no_mouse: list[str], way: object
) -> None:
    assert callable(way)
    way(window, qtbot)
    player, lesson = window.player, find_lesson(NAMES[0])
    assert QApplication.activePopupWidget() is None
    assert player.lesson is not None
    assert player.lesson.title == lesson.title
    strike(window, KEY.Key_F5)
    assert window.isFullScreen()
    presses = sum(len(slide.presses) + 1 for slide in lesson.slides)
    panel = window.findChild(SlidePanel, "slide")
    for _ in range(3 * presses):  # while a press still plays, the next one ends it
        if player.next_slide is None and player.next_press is None:
            break
        strike(window, KEY.Key_PageDown)
    assert panel.said.title == lesson.slides[-1].title
    assert (panel.said.number, panel.said.count) == (len(lesson.slides), len(lesson.slides))
    strike(window, KEY.Key_Escape)
    assert not window.isFullScreen()
    assert player.lesson is not None
    strike(window, KEY.Key_Escape)
    assert player.lesson is None
    assert not panel.isVisible()
    assert no_mouse == []
