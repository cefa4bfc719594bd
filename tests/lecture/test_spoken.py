"""What a screen reader says: of every control its name, and what it does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsView,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from gdviz.lecture.spoken import DESCRIPTIONS, NAMES
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.lecture.every_window import SCENES, open_wholly

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QScrollArea,
)


def is_inside(widget: QWidget) -> bool:
    """Parts of Qt's own widgets, for which the whole speaks."""
    own = widget.objectName().startswith("qt_") or isinstance(widget, QScrollBar)
    return own or isinstance(widget.parentWidget(), QAbstractItemView | QGraphicsView | QComboBox)


def controls(window: MainWindow) -> list[QWidget]:
    """All that can be operated or can have the focus."""
    return [
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, CONTROLS) or each.focusPolicy() != Qt.FocusPolicy.NoFocus
        if each.isVisible() and not is_inside(each)
    ]


def said(widget: QWidget, what: QAccessible.Text) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(what)


def place(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{type(widget).__name__} {widget.objectName()!r} in {type(parent).__name__}"


@pytest.mark.parametrize("name", SCENES)
def test_every_control_has_a_name_and_says_what_it_does(open_window: OpenWindow, name: str) -> None:
    window = open_wholly(open_window, SCENES[name])
    window.slow_motion.start()
    found = controls(window)
    assert len(found) > 25
    assert [place(each) for each in found if not said(each, QAccessible.Text.Name)] == []
    plain = [each for each in found if not isinstance(each, QGraphicsView)]
    silent = [each for each in plain if not said(each, QAccessible.Text.Description)]
    assert [place(each) for each in silent] == []
    window.slow_motion.stop()


@pytest.mark.parametrize("name", SCENES)
def test_pickers_sliders_and_boxes_have_a_name_beside_their_value(
    open_window: OpenWindow, name: str
) -> None:
    window = open_wholly(open_window, SCENES[name])
    kinds = (QComboBox, QAbstractSlider, QAbstractSpinBox, QGraphicsView)
    nameless = [
        place(each)
        for each in controls(window)
        if isinstance(each, kinds) and not each.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize("name", SCENES)
def test_no_two_controls_of_a_section_say_the_same(open_window: OpenWindow, name: str) -> None:
    window = open_wholly(open_window, SCENES[name])
    spoken: dict[tuple[object, ...], str] = {}
    for each in controls(window):
        # A box and its slider set the same number.
        kind = type(each).__name__
        words = (said(each, QAccessible.Text.Name), said(each, QAccessible.Text.Description))
        if each.objectName() not in ("heading", "") and kind != "ScaleSlider":
            key = (*words, _section(each), kind)
            assert key not in spoken, (place(each), spoken.get(key))
            spoken[key] = place(each)


def _section(widget: QWidget) -> str:
    each: QWidget | None = widget
    while each is not None and type(each).__name__ not in ("Section", "MainWindow"):
        each = each.parentWidget()
    return "" if each is None else each.objectName()


def test_controls_that_are_made_later_speak_too(open_window: OpenWindow) -> None:
    window = open_wholly(open_window, SCENES["curve"])
    window.session.set_cost("himmelblau")
    window.session.set_optimizer("nadam")
    for _ in range(3):
        settle()
    boxes = [each for each in controls(window) if each.objectName().startswith("part_")]
    assert boxes
    assert all(said(each, QAccessible.Text.Description) for each in boxes)


def test_the_table_names_only_controls_that_there_are(open_window: OpenWindow) -> None:
    there: set[str] = set()
    for scene in SCENES.values():
        window = open_wholly(open_window, scene)
        window.backpropagation.start()  # of a network, whose page gives way to it
        there |= {each.objectName() for each in window.findChildren(QWidget)}
    assert (set(DESCRIPTIONS) | set(NAMES)) - there == set()


@pytest.mark.parametrize("name", [name for name in SCENES if SCENES[name].task is not None])
def test_controls_of_a_sample_that_is_followed_speak_too(
    open_window: OpenWindow, name: str
) -> None:
    window = open_wholly(open_window, SCENES[name])
    window.backpropagation.start()
    for _ in range(3):
        settle()
    for each in controls(window):
        assert said(each, QAccessible.Text.Name), place(each)
        if not isinstance(each, QGraphicsView):
            assert said(each, QAccessible.Text.Description), place(each)
    window.backpropagation.stop()
