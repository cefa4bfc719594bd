"""Which cost function, and its formula."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gdviz import costs
from gdviz.window import MainWindow
from tests.panel.conftest import Find


@pytest.mark.parametrize("name", costs)
def test_the_picker_asks_for_a_cost_and_its_formula_is_shown(
    window: MainWindow, find: Find, name: str
) -> None:
    picker = find("cost_picker")
    picker.setCurrentIndex(picker.findData(name))
    picker.activated.emit(picker.currentIndex())
    assert window.session.scene.cost == name
    assert find("formula_edit").text() == costs[name].formula


def test_the_picker_shows_what_the_session_says(window: MainWindow, find: Find) -> None:
    window.session.set_cost("saddle")
    assert find("cost_picker").currentData() == "saddle"
    assert find("cost_picker").currentText() == costs["saddle"].title


def test_a_key_picks_the_next_cost(window: MainWindow, find: Find) -> None:
    picker = find("cost_picker")
    names = list(costs)
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert window.session.scene.cost == names[names.index("himmelblau") + 1]
