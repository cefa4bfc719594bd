"""Every entry of every menu does something: by its keys, or by the menu if it has none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from gdviz.lecture.pen import Pen
from gdviz.lessons.shipped import lesson_path
from gdviz.panel.section import Section
from gdviz.session.appearance import Appearance
from gdviz.session.scene import Layer, Scene, View
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.lecture.pointing import draw
from tests.lecture.pointing import key as press_key

TITLES = ("Program", "Run", "Race", "View", "Picture", "Show", "Lesson", "Point", "Go to")


def in_the_middle(open_window: OpenWindow) -> MainWindow:
    """A race in the midst of its history, in a window."""
    scene = Scene.opening("himmelblau", "adam", "momentum")
    look = Appearance(text_scale=1.2, colour_map="magma")
    window = open_window(replace(scene, appearance=look))
    window.session.advance(6)
    window.session.seek(3)
    window.canvas.view.plot.zoom(2.0)
    window.animation.tick(1.0)
    press_key(window, "Ctrl+D")
    draw(window, [(300, 300), (400, 350)])
    press_key(window, "Ctrl+D")
    return window


def on_the_wall(open_window: OpenWindow) -> MainWindow:
    """Another theme and another view, in full screen."""
    look = Appearance(theme="dark")
    scene = replace(Scene.opening("himmelblau"), appearance=look, view=View.SURFACE)
    window = open_window(scene)
    window.present(True)
    settle()
    return window


def in_a_lesson(open_window: OpenWindow) -> MainWindow:
    """In the midst of a lesson."""
    window = open_window()
    window.player.open(lesson_path("learning_rates"))
    window.player.go_to(2)
    settle()
    return window


def state(window: MainWindow) -> list[object]:
    """All that an entry may change."""
    session, view, canvas = window.session, window.canvas.view, window.canvas
    focused = window.focusWidget()
    return [
        session.scene,
        session.playhead,
        [run.hidden for run in session.runs],
        window.animation.playing,
        window.slow_motion.active,
        window.isFullScreen(),
        window.isVisible(),
        [each.objectName() for each in window.findChildren(QWidget) if shown(each)],
        None if focused is None else focused.objectName() or focused.text(),
        view.plot.map,
        canvas.surface_view.camera,
        [(each.on, each.strokes) for each in window.findChildren(Pen)],
        window.asides.prediction.phase,
        (window.player.lesson, window.player.slide_index, window.player.press_index),
        [each.objectName() for each in window.findChildren(QDialog) if each.isVisible()],
        window.animation.less_motion,
    ]


def shown(widget: QWidget) -> bool:
    rooms = ("control_panel", "blank", "keys_overlay", "header")
    rooms += ("spotlight", "large_pointer", "pen")
    return widget.isVisible() and widget.objectName() in rooms


def menu_of(window: MainWindow, title: str) -> QMenu:
    (menu,) = [
        each
        for each in window.menuBar().findChildren(QMenu)
        if each.title().replace("&", "") == title
    ]
    return menu


def leaves(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        if action.menu() is not None:
            yield from leaves(action.menu())
        elif not action.isSeparator():
            yield action


def acts(make: Callable[[], MainWindow], title: str, index: int, key: int | None) -> bool:
    """Whether an entry changes anything in a window, by one of its keys or by the menu."""
    window = make()
    action = list(leaves(menu_of(window, title)))[index]
    before = state(window)
    if key is None:
        action.trigger()
    else:
        QTest.keySequence(window, QKeySequence(action.shortcuts()[key]))
    settle()
    changed = state(window) != before
    window.animation.pause()
    window.slow_motion.stop()
    window.close()
    return changed


@pytest.mark.parametrize("title", TITLES)
def test_every_entry_acts_by_each_of_its_keys_or_else_by_the_menu(
    open_window: OpenWindow, title: str
) -> None:
    ways = (in_the_middle, on_the_wall, in_a_lesson)
    makers = [partial(each, open_window) for each in ways]
    window = open_window(Scene.opening("himmelblau"))
    entries = [
        (action.text(), len(action.shortcuts())) for action in leaves(menu_of(window, title))
    ]
    assert entries
    for index, (text, keys) in enumerate(entries):
        for key in range(keys) if keys else (None,):
            assert any(acts(make, title, index, key) for make in makers), (text, key)


def test_the_menus_are_all_there_are(window: MainWindow) -> None:
    menus = [action.text().replace("&", "") for action in window.menuBar().actions()]
    assert tuple(menus) == TITLES
    listed = {action for title in TITLES for action in leaves(menu_of(window, title))}
    assert set(window.actions()) <= listed


def test_no_two_entries_of_a_menu_have_the_same_letter(window: MainWindow) -> None:
    for texts in (
        [action.text() for action in window.menuBar().actions()],
        *([each.text() for each in menu_of(window, title).actions()] for title in TITLES),
    ):
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(letters) == len(set(letters)), texts


def test_the_show_menu_has_every_layer_of_the_cost_and_follows_the_boxes(
    window: MainWindow,
) -> None:
    entries = {each.text(): each for each in leaves(menu_of(window, "Show"))}
    for cost, dimension in (("prediction", 1), ("himmelblau", 2)):
        window.session.set_cost(cost)
        for layer in Layer:
            assert entries[layer.label].isVisible() == (dimension in layer.dimensions)
    window.session.show_layer(Layer.STREAMLINES, True)
    assert entries["Streamlines"].isChecked()
    entries["Streamlines"].trigger()
    assert Layer.STREAMLINES not in window.session.scene.layers
    assert not entries["Log height"].isVisible()
    entries["Gradient norm"].trigger()
    assert window.session.scene.chart.open
    assert entries["Gradient norm"].isChecked()
    assert not entries["Cost"].isChecked()
    entries["Gradient norm"].trigger()
    assert not window.session.scene.chart.open


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        ("Ctrl+L", "formula_edit"),
        ("F2", "formula_edit"),
        ("Ctrl+F", "cost_picker"),
        ("Ctrl+P", "picture"),
        ("Ctrl+J", "add_run_button"),
        ("Ctrl+O", "optimizer_picker"),
        ("Ctrl+E", "learning_rate"),
        ("Ctrl+T", "start_x"),
        ("Ctrl+M", "timeline"),
    ],
)
@pytest.mark.parametrize("full", [False, True])
def test_a_key_leads_to_a_control_even_where_it_is_hidden(
    window: MainWindow, keys: str, name: str, full: bool
) -> None:
    window.present(full)
    settle()
    QTest.keySequence(window, QKeySequence(keys))
    widget = window.findChild(QWidget, name)
    assert window.focusWidget() is widget
    assert widget.isVisible()
    assert window.findChild(QWidget, "focus_frame").isVisible()


@pytest.mark.parametrize(
    ("keys", "name"), [("F6", "why"), ("F7", "formula"), ("F8", "schedule"), ("F9", "gradient")]
)
def test_a_key_opens_a_section_and_goes_there(window: MainWindow, keys: str, name: str) -> None:
    section = window.findChild(Section, name)
    assert not section.heading.isChecked()
    QTest.keySequence(window, QKeySequence(keys))
    assert section.heading.isChecked()
    assert window.focusWidget() is section.heading
    panel = window.findChild(QWidget, "control_panel")
    place = section.heading.mapTo(panel, section.heading.rect().center())
    assert panel.viewport().geometry().contains(place)


def test_the_runs_key_leads_to_the_table_of_a_race(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "adam", "momentum"))
    QTest.keySequence(window, QKeySequence("Ctrl+J"))
    assert window.focusWidget().objectName() == "race_table"
