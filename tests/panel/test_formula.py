"""Formulas in the window: typed, checked with every key, typeset, and their constants."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gdviz import Status
from gdviz.engine.formula import FormulaCost
from gdviz.panel.formula_edit import FormulaEdit
from gdviz.window import MainWindow
from tests.conftest import settle
from tests.panel.conftest import Find, type_into


def type_formula(edit: FormulaEdit, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    edit.setFocus()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, key)


def test_a_typed_formula_becomes_the_cost(window: MainWindow, find: Find) -> None:
    type_formula(find("formula_edit"), "x**2 + 10*y**2")
    cost = window.session.cost
    assert isinstance(cost, FormulaCost)
    assert (cost.text, window.session.scene.cost) == ("x**2 + 10*y**2", "x**2 + 10*y**2")
    assert find("cost_picker").currentIndex() == -1
    assert not find("formula_edit").hasFocus()
    while not window.session.finished:
        window.session.advance(100)
    assert window.session.runs[0].descent.status is Status.CONVERGED


def test_a_formula_of_one_variable_is_a_curve(window: MainWindow, find: Find) -> None:
    type_formula(find("formula_edit"), "x^4 - 3*x^2 + x")
    settle()
    assert window.session.cost.dimension == 1
    assert "slope" in find("sentence").accessibleName()


@pytest.mark.parametrize(
    ("text", "position", "words"), [("x**2 + $", 7, "no place"), ("2x", 1, "write * between")]
)
def test_what_is_wrong_is_said_with_every_key(
    window: MainWindow, find: Find, text: str, position: int, words: str
) -> None:
    before = window.session.scene
    edit = find("formula_edit")
    edit.setFocus()
    QTest.keyClicks(edit, text)
    assert edit.error is not None
    assert edit.error.position == position
    assert words in window.statusBar().currentMessage()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert window.session.scene == before
    assert not window.grab().isNull()


def test_mended_nothing_is_said_any_more(window: MainWindow, find: Find) -> None:
    edit = find("formula_edit")
    edit.setFocus()
    QTest.keyClicks(edit, "x +")
    assert edit.error is not None
    QTest.keyClicks(edit, " y")
    assert edit.error is None
    assert window.statusBar().currentMessage() == ""


def test_escape_brings_the_formula_back(window: MainWindow, find: Find) -> None:
    edit = find("formula_edit")
    shown = edit.text()
    type_formula(edit, "x**2", Qt.Key.Key_Escape)
    assert (edit.text(), edit.hasFocus()) == (shown, False)
    assert window.session.scene.cost == "himmelblau"


def test_a_formula_that_cannot_be_drawn_is_refused(window: MainWindow, find: Find) -> None:
    type_formula(find("formula_edit"), "x1 + x2 + x3")
    assert window.session.scene.cost == "himmelblau"
    assert "one or two parameters" in window.statusBar().currentMessage()
    assert find("formula_edit").text() == window.session.cost.formula


def test_keys_in_the_line_are_letters(window: MainWindow, find: Find) -> None:
    type_formula(find("formula_edit"), "x + 1", Qt.Key.Key_Left)
    assert not window.animation.playing
    assert window.session.playhead == 0


def test_letters_become_constants_with_sliders(window: MainWindow, find: Find) -> None:
    assert not find("constants").isVisible()
    type_formula(find("formula_edit"), "a*x**2 + b*y**2")
    settle()
    assert find("constants").isVisible()
    start = window.session.scene.start
    type_into(find("constant_a"), "2.5")
    find("constant_b_slider").setValue(900)
    assert dict(window.session.scene.constants) == {"a": 2.5, "b": 4.0}
    assert window.session.scene.start == start
    assert window.session.cost.value((1.0, 1.0)) == 6.5
    window.session.set_cost("rosenbrock")
    assert not find("constants").isVisible()


def test_the_formula_is_typeset_and_follows_the_ball(
    window: MainWindow, find: Find, qtbot: QtBot
) -> None:
    window.session.set_formula("x**2 + y")
    find("formula").set_open(True)
    last = find("formula_line_5")
    qtbot.waitUntil(lambda: not last.empty, timeout=20_000)
    before = last.grab().toImage()
    window.session.place_start((1.0, 2.0))
    first = find("formula_line_3").grab().toImage()
    qtbot.waitUntil(lambda: find("formula_line_3").grab().toImage() != first, timeout=20_000)
    assert before.width() > 20


def test_a_named_cost_is_typeset_in_one_line(window: MainWindow, find: Find, qtbot: QtBot) -> None:
    find("formula").set_open(True)
    qtbot.waitUntil(lambda: not find("formula_line_0").empty, timeout=20_000)
    assert not find("formula_line_1").isVisible()
