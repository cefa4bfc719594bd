"""The panel of a network: its data, its layers and what they compute, asked for by name."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gdviz.canvas.network.all_tiles import TILES
from gdviz.panel.layers_edit import LayersEdit
from gdviz.panel.picker import Picker
from gdviz.session.scene import Scene
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.panel.conftest import Find


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("network"))


def task_of(window: MainWindow) -> NetworkTask:
    task = window.session.scene.task
    assert isinstance(task, NetworkTask)
    return task


def pick(picker: Picker, name: str) -> None:
    index = picker.findData(name)
    assert index >= 0
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def type_layers(edit: LayersEdit, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)
    QTest.keyClick(edit, key)


def test_the_cost_picker_leads_to_the_network_and_back(open_window: OpenWindow, find: Find) -> None:
    window = open_window()
    pick(window.findChild(Picker, "cost_picker"), "network")
    settle()
    assert isinstance(window.session.scene.task, NetworkTask)
    assert not window.findChild(object, "network_page").isHidden()
    assert not window.canvas.view.isVisible()
    pick(window.findChild(Picker, "cost_picker"), "himmelblau")
    settle()
    assert window.session.scene.task is None
    assert window.session.scene == replace(
        Scene.opening("himmelblau"), tiles=window.session.scene.tiles
    )
    assert window.canvas.view.isVisible()
    assert window.canvas.pages.isHidden()


def test_sections_are_those_of_the_task(window: MainWindow, find: Find) -> None:
    shown = {"data", "network", "tiles", "optimizer", "formula", "schedule", "gradient"}
    hidden = {"start", "show", "why", "study", "constants"}
    assert all(not find(name).isHidden() for name in shown)
    assert all(find(name).isHidden() for name in hidden)
    window.session.set_cost("prediction")
    assert all(find(name).isHidden() for name in ("data", "network", "tiles"))
    assert all(not find(name).isHidden() for name in ("start", "show", "why", "study"))


def test_a_key_does_not_open_a_section_that_means_nothing(window: MainWindow, find: Find) -> None:
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert find("why").isHidden()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert find("gradient_content").isVisible()


@pytest.mark.parametrize(
    ("text", "sizes"), [("4", (4,)), ("8, 6; 4", (8, 6, 4)), ("3 x 5", (3, 5)), ("", ())]
)
def test_layers_are_typed(
    window: MainWindow, find: Find, text: str, sizes: tuple[int, ...]
) -> None:
    edit = find("hidden_layers")
    edit.clear()
    type_layers(edit, text)
    assert task_of(window).hidden == sizes
    assert task_of(window).network.sizes == (2, *sizes, 1)
    assert window.session.run.descent.point.shape == (task_of(window).network.dimension,)
    assert edit.text() == ", ".join(map(str, sizes))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0", "1 to 1,024 neurons"),
        ("10000", "1 to 1,024 neurons"),
        ("16, sixteen", "sixteen is none"),
        ("4.5", "4.5 is none"),
        ("512, 512", "50,000 is the most"),
        ("99999999999", "999999999 is none"),
        (", ".join("2" * 20), "2 to 16 layers"),
    ],
)
def test_layers_that_cannot_be_are_refused_with_a_reason(
    window: MainWindow, find: Find, text: str, words: str
) -> None:
    before, said = window.session.scene, []
    window.session.message.connect(said.append)
    type_layers(find("hidden_layers"), text)
    assert window.session.scene == before
    assert len(said) == 1
    assert words in said[0]
    assert find("hidden_layers").text() == "16, 16"


def test_escape_drops_what_was_typed(window: MainWindow, find: Find) -> None:
    type_layers(find("hidden_layers"), "3, 3", Qt.Key.Key_Escape)
    assert task_of(window).hidden == (16, 16)
    assert find("hidden_layers").text() == "16, 16"


def test_every_kind_of_part_can_be_picked(window: MainWindow, find: Find) -> None:
    for field in ("activation", "initialisation"):
        picker = find(f"{field}_picker")
        for index in range(picker.count()):
            pick(picker, picker.itemData(index))
            assert getattr(task_of(window), field) == picker.itemData(index)
    assert find("activation_picker").count() == 5
    assert find("initialisation_picker").count() == 4


def test_a_part_that_does_not_suit_is_refused(window: MainWindow, find: Find) -> None:
    said: list[str] = []
    window.session.message.connect(said.append)
    pick(find("output_picker"), "softmax")
    assert "softmax output needs 2 neurons" in said[0]
    assert task_of(window).output == ""
    assert find("output_picker").currentData() == ""
    pick(find("output_picker"), "linear")
    assert window.session.cost.objective == "squared_error"
    pick(find("objective_picker"), "cross_entropy")
    assert "needs outputs that are probabilities" in said[1]
    assert find("objective_picker").currentData() == ""


def test_other_data_bring_a_network_that_suits_them(window: MainWindow, find: Find) -> None:
    pick(find("data_picker"), "sine")
    assert task_of(window).network.sizes == (1, 16, 16, 1)
    assert task_of(window).network.output == "linear"
    assert window.session.cost.objective == "squared_error"
    find("data_count").entered.emit(100)
    assert window.session.cost.sample_count == 75
    assert find("data_count").value() == 100


def test_a_share_that_holds_out_nothing_is_refused(window: MainWindow, find: Find) -> None:
    said: list[str] = []
    window.session.message.connect(said.append)
    find("data_held_out").entered.emit(0.001)
    assert "leaves nothing on one side" in said[0]
    assert find("data_held_out").value() == 0.25


def test_other_weights_are_drawn_by_button_and_key(window: MainWindow, find: Find) -> None:
    starts = [window.session.start]
    find("redraw_weights").click()
    starts.append(window.session.start)
    QTest.keyClick(window, Qt.Key.Key_R)
    starts.append(window.session.start)
    assert len(set(starts)) == 3


def test_views_are_chosen(window: MainWindow, find: Find) -> None:
    page = window.canvas.pages.page
    assert set(TILES) == set(Tile)
    for tile in Tile:
        box = find(f"show_{tile.name.lower()}")
        assert box.isEnabled() == tile.suits(task_of(window).data)
        if box.isEnabled():
            box.click()
            settle()
            assert (tile in page.shown) == box.isChecked()
            box.click()
            settle()
            assert (tile in page.shown) == box.isChecked()


def test_studies_are_not_asked_of_a_network(window: MainWindow) -> None:
    said: list[str] = []
    window.session.message.connect(said.append)
    for key in (Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert len(said) == 4
    assert not window.desk.busy


def test_keys_of_the_picture_do_nothing_to_weights(window: MainWindow) -> None:
    before = window.session.start
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Plus)
    assert window.session.start == before
