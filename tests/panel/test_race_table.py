"""The runs in the panel: a live table, buttons and keys, and starts of their own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gdviz.engine.optimizers import optimizers
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.panel.conftest import Find, noted, type_into

TWELVE = list(optimizers)[:12]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    """Three runs side by side."""
    return open_window(Scene.opening("himmelblau", "gradient_descent", "momentum", "adam"))


def click_row(table: QWidget, index: int) -> None:
    place = table.row_box(index).center().toPoint()
    QTest.mouseClick(table, Qt.MouseButton.LeftButton, pos=place)


def test_a_single_run_is_one_slim_line_without_a_table(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "adam"))
    assert not window.findChild(QWidget, "race_table").isVisible()
    assert window.findChild(QWidget, "runs").height() < 3 * 18
    assert not window.findChild(QWidget, "own_start").isVisible()


def test_the_table_tells_how_every_run_stands(window: MainWindow, find: Find) -> None:
    session, table = window.session, find("race_table")
    session.place_start((3.0, 2.0))  # one of the minima: all are home at once
    session.select_run(1)
    assert [row.title for row in table.rows] == ["Gradient descent", "Momentum", "Adam"]
    assert [(row.steps, row.distance, row.first) for row in table.rows] == [("0", "0.00", True)] * 3
    assert [row.status for row in table.rows] == ["first"] * 3
    assert table.selected == 1
    assert "Momentum" in table.accessibleDescription()


def test_the_table_moves_with_the_playhead(window: MainWindow, find: Find) -> None:
    window.session.advance(4)
    assert [row.steps for row in find("race_table").rows] == ["4", "4", "4"]
    window.session.seek(1)
    assert [row.steps for row in find("race_table").rows] == ["1", "1", "1"]


def test_a_click_selects_a_run_and_what_is_selected_is_marked(
    window: MainWindow, find: Find
) -> None:
    table = find("race_table")
    click_row(table, 2)
    assert (window.session.selected, table.selected) == (2, 2)
    assert find("optimizer_picker").currentText() == "Adam"
    click_row(table, 0)
    assert (window.session.selected, find("optimizer_picker").currentText()) == (
        0,
        "Gradient descent",
    )


def test_showing_rows_asks_for_nothing(window: MainWindow, find: Find) -> None:
    heard = noted(find("race_table").run_requested)
    window.session.select_run(2)
    window.session.advance(3)
    assert heard == []


def test_arrow_keys_walk_over_the_rows_and_stop_at_the_ends(window: MainWindow, find: Find) -> None:
    table, seen = find("race_table"), []
    table.setFocus()
    for key in (Qt.Key.Key_Up, *[Qt.Key.Key_Down] * 3, Qt.Key.Key_Up):
        QTest.keyClick(table, key)
        seen.append(window.session.selected)
    assert seen == [0, 1, 2, 2, 1]


@pytest.mark.parametrize("by_key", [False, True])
def test_runs_are_added_duplicated_hidden_and_removed(
    window: MainWindow, find: Find, by_key: bool
) -> None:
    def ask(button: str, key: Qt.Key) -> None:
        if by_key:
            QTest.keyClick(window, key)
        else:
            QTest.mouseClick(find(button), Qt.MouseButton.LeftButton)
        settle()

    def titles() -> list[str]:
        return [row.title for row in find("race_table").rows]

    ask("add_run_button", Qt.Key.Key_N)
    assert titles()[3:] == ["Nesterov momentum"]
    ask("duplicate_run_button", Qt.Key.Key_D)
    assert titles()[3:] == ["Nesterov momentum"] * 2
    ask("hide_run_button", Qt.Key.Key_H)
    hidden = [row.hidden for row in find("race_table").rows]
    assert hidden == [False, False, False, False, True]
    assert find("race_table").rows[4].status == "hidden"
    assert find("hide_run_button").isChecked()
    ask("hide_run_button", Qt.Key.Key_H)
    assert not find("hide_run_button").isChecked()
    for _ in range(6):
        ask("remove_run_button", Qt.Key.Key_Delete)
    assert len(window.session.runs) == 1
    assert not find("race_table").isVisible()


def test_letters_and_delete_in_a_number_box_stay_there(window: MainWindow, find: Find) -> None:
    box = find("start_x")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Delete)
    assert len(window.session.runs) == 3


def test_every_button_says_what_it_does_and_its_key(window: MainWindow, find: Find) -> None:
    for name, key in (("add", "N"), ("duplicate", "D"), ("hide", "H"), ("remove", "Delete")):
        button = find(f"{name}_run_button")
        assert f"({key})" in button.toolTip()
        assert button.accessibleName() == button.toolTip()
        assert not button.icon().isNull()


def test_a_run_with_its_own_start_moves_alone(window: MainWindow, find: Find) -> None:
    session, box = window.session, find("own_start")
    common = session.start
    session.select_run(1)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center() / 8)
    assert box.isChecked()
    type_into(find("start_x"), "1.5")
    assert [run.point_at(0)[0] for run in session.runs] == [common[0], 1.5, common[0]]
    session.select_run(0)
    assert not box.isChecked()
    session.select_run(1)
    session.set_own_start(False)
    assert not box.isChecked()
    assert [tuple(run.point_at(0)) for run in session.runs] == [common] * 3


def test_twelve_runs_stand_in_the_lowest_window(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", *TWELVE))
    table = window.findChild(QWidget, "race_table")
    panel = window.findChild(QWidget, "control_panel")
    bottom = table.mapTo(panel, table.row_box(11).bottomLeft().toPoint()).y()
    assert bottom < 0.7 * panel.height()
    click_row(table, 11)
    assert window.session.selected == 11
    assert table.row_box(11).height() == 2 * table.row_box(0).height()


def test_the_same_numbers_are_not_painted_again(window: MainWindow, find: Find) -> None:
    table, painted = find("race_table"), []
    table.update = lambda: painted.append(True)
    window.session.advance(2)
    before = len(painted)
    window.session.playhead_changed.emit(0)
    assert len(painted) == before > 0
