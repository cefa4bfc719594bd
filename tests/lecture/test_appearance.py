"""Themes, colour maps and the size of texts: the scene holds them, menus and keys change it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from gdviz.session.appearance import COLOUR_MAPS, TEXT_SCALES, Appearance, theme_names
from gdviz.session.scene import Scene
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle

CONTROL = Qt.KeyboardModifier.ControlModifier


def action(window: MainWindow, text: str) -> QAction:
    (found,) = [each for each in window.findChildren(QAction) if each.text() == text]
    return found


def test_a_window_opens_as_its_scene_says(open_window: OpenWindow) -> None:
    scene = replace(Scene.opening("himmelblau"), appearance=Appearance("dark", "magma", 1.2))
    dark, plain = open_window(scene), open_window(Scene.opening("himmelblau"))
    assert action(dark, load_theme("dark").title).isChecked()
    assert action(dark, "magma").isChecked()
    assert action(plain, load_theme("light").title).isChecked()
    assert load_theme("dark").window in dark.styleSheet()
    heights = [each.findChild(object, "sentence").height() for each in (dark, plain)]
    assert heights[0] > heights[1]


def test_the_menus_change_the_scene_and_follow_it(window: MainWindow) -> None:
    session = window.session
    for name in theme_names():
        action(window, load_theme(name).title).trigger()
        assert session.scene.appearance.theme == name
    for name in COLOUR_MAPS:
        action(window, name).trigger()
        assert session.scene.appearance.colour_map == name
    session.set_theme("light")
    session.set_colour_map("")
    assert action(window, load_theme("light").title).isChecked()
    assert action(window, "The theme's own").isChecked()


def test_the_keys_of_the_text_change_the_scene_within_what_is_possible(window: MainWindow) -> None:
    session = window.session
    for key, end in ((Qt.Key.Key_Minus, TEXT_SCALES[0]), (Qt.Key.Key_Plus, TEXT_SCALES[1])):
        for _ in range(15):
            QTest.keyClick(window, key, CONTROL)
        assert session.scene.appearance.text_scale == end
    QTest.keyClick(window, Qt.Key.Key_0, CONTROL)
    settle()
    assert session.scene.appearance.text_scale == 1.0
