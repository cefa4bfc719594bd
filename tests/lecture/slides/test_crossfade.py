"""The former picture fades over the new one."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gdviz.lecture.slides.crossfade import Crossfade
from gdviz.theme import Look, load_theme, sizes_for
from gdviz.window import MainWindow
from tests.conftest import settle


@pytest.fixture
def crossfade(window: MainWindow) -> Crossfade:
    made = Crossfade(window.canvas)
    made.set_look(Look(load_theme("light"), sizes_for(1280, 720)))
    return made


def middle(window: MainWindow) -> QColor:
    image = window.canvas.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def test_the_former_picture_is_seen_first_and_then_the_new_one(
    window: MainWindow, crossfade: Crossfade, qtbot: QtBot
) -> None:
    before = middle(window)
    crossfade.begin()
    window.session.set_theme("dark")
    settle()
    assert crossfade.running
    qtbot.waitUntil(lambda: not crossfade.running, timeout=5000)
    after = middle(window)
    assert abs(before.lightness() - after.lightness()) > 100


def test_a_click_goes_through(window: MainWindow, crossfade: Crossfade) -> None:
    crossfade.begin()
    settle()
    plot = window.canvas.view.plot.widget
    place = plot.mapTo(window, plot.rect().center())
    assert crossfade.running
    assert window.childAt(place) is plot.viewport()


def test_another_size_ends_it(window: MainWindow, crossfade: Crossfade) -> None:
    crossfade.begin()
    window.resize(1000, 640)
    settle()
    assert not crossfade.running
