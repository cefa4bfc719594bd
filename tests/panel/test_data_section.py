"""Data of a network: shipped sets, columns of them, and a person's own file, by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from gdviz.panel.data_section import OWN_FILE, DataSection
from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.tile import Tile
from gdviz.tables.sample_sets import sample_sets
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.panel.conftest import Find, Open
from tests.panel.own_data import data_of, pick, titles, train, wait


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("network"))


@pytest.mark.parametrize("name", sorted(sample_sets))
def test_every_shipped_set_is_trained_on(
    window: MainWindow, section: DataSection, find: Find, qtbot: QtBot, name: str
) -> None:
    pick(find("data_picker"), sample_sets[name].title)
    wait(section, qtbot)
    assert data_of(window).name == find("data_picker").currentData() == name
    assert not find("data_count").isVisible()
    assert not find("data_noise").isVisible()
    assert find("data_held_out").isVisible()
    assert sample_sets[name].licence in find("data_picker").toolTip()
    page = window.canvas.pages.page
    assert set(page.shown) == {
        tile for tile in window.session.scene.tiles if tile.suits(data_of(window))
    }
    train(window)


def test_sets_stand_in_groups(find: Find) -> None:
    names = [find("data_picker").itemData(i) for i in range(find("data_picker").count())]
    groups = [["moons", "circles", "spirals", "xor", "sine"], list(sample_sets), [OWN_FILE]]
    assert names == [*groups[0], None, *groups[1], None, *groups[2]]


def test_generated_samples_have_numbers_of_their_own(window: MainWindow, find: Find) -> None:
    assert find("data_count").isVisible()
    assert find("data_noise").isVisible()
    for name in ("first_input", "second_input", "answer_picker", "as_classes", "open_file"):
        assert not find(name).isVisible()


@pytest.mark.parametrize("name", ["penguins", "iris"])
def test_two_features_are_chosen(
    window: MainWindow, section: DataSection, find: Find, qtbot: QtBot, name: str
) -> None:
    pick(find("data_picker"), sample_sets[name].title)
    wait(section, qtbot)
    inputs = sample_sets[name].inputs
    assert titles(find("first_input")) == [*inputs, "All of them"]
    pick(find("first_input"), inputs[3])
    pick(find("second_input"), inputs[1])
    assert data_of(window).samples.input_labels == (inputs[3], inputs[1])
    assert Tile.BOUNDARY in window.canvas.pages.page.shown
    boundary = window.canvas.pages.page.tile(Tile.BOUNDARY)
    column = sample_sets[name].table.numbers[inputs[3]]
    low, high = boundary.plot.map.x_range
    assert low <= column.min() < column.max() <= high
    train(window)
    assert not find("answer_picker").isVisible()


def test_one_input_is_taken_for_the_other(
    window: MainWindow, section: DataSection, find: Find, qtbot: QtBot
) -> None:
    pick(find("data_picker"), "Penguins")
    wait(section, qtbot)
    first, second = data_of(window).samples.input_labels
    assert first not in titles(find("second_input"))
    assert find("second_input").parent().toolTip() == second  # a long name is cut short
    pick(find("first_input"), second)
    assert data_of(window).samples.input_labels == (second, first)
    assert find("second_input").currentText() == first


def test_a_number_is_learned_from_one_input_from_two_and_from_all(
    window: MainWindow, section: DataSection, find: Find, qtbot: QtBot
) -> None:
    pick(find("data_picker"), "Cars")
    wait(section, qtbot)
    assert find("second_input").currentText() == "None"
    for name, picks, inputs in (
        ("first_input", "Weight (lb)", 1),
        ("second_input", "Horsepower", 2),
        ("first_input", "All of them", 4),
    ):
        pick(find(name), picks)
        settle()
        assert data_of(window).samples.inputs.shape[1] == inputs
        assert (Tile.BOUNDARY in window.canvas.pages.page.shown) == (inputs < 3)
        train(window, 3)
    assert not find("second_input").isVisible()
    assert find("first_input").currentText() == "All of them"
    pick(find("first_input"), "Horsepower")
    assert data_of(window).samples.inputs.shape[1] == 2


def test_all_tiles_that_suit_are_shown_of_every_choice(
    window: MainWindow, section: DataSection, find: Find, qtbot: QtBot
) -> None:
    for tile in Tile:
        window.session.show_tile(tile, True)
    for title in ("Cars", "Iris"):
        pick(find("data_picker"), title)
        wait(section, qtbot)
        for choice in ("All of them", data_of(window).input_names[1]):
            pick(find("first_input"), choice)
            settle()
            train(window, 2)
            suited = {tile for tile in Tile if tile.suits(data_of(window))}
            assert set(window.canvas.pages.page.shown) == suited


def test_digits_show_what_neurons_look_for_and_what_is_taken_for_what(
    window: MainWindow, section: DataSection, find: Find, qtbot: QtBot
) -> None:
    pick(find("data_picker"), "Handwritten digits")
    wait(section, qtbot)
    find("show_confusion").click()
    settle()
    shown = window.canvas.pages.page.shown
    assert Tile.UNITS in shown
    assert Tile.CONFUSION in shown
    assert Tile.BOUNDARY not in shown
    assert not find("first_input").isVisible()
    assert data_of(window).prepared.training.picture == (8, 8)
    train(window)


def test_a_wish_while_a_set_is_read_wins(
    window: MainWindow, section: DataSection, find: Find, qtbot: QtBot
) -> None:
    pick(find("data_picker"), "Handwritten digits")
    pick(find("data_picker"), "XOR")
    wait(section, qtbot)
    assert data_of(window).name == "xor"


@pytest.fixture
def qt_dialogs() -> Iterator[None]:
    """Dialogs of Qt's own, which a test can work, in the place of the platform's."""
    attribute = Qt.ApplicationAttribute.AA_DontUseNativeDialogs
    before = QApplication.testAttribute(attribute)
    QApplication.setAttribute(attribute)
    yield
    QApplication.setAttribute(attribute, before)


@pytest.mark.usefixtures("qt_dialogs")
def test_an_own_file_is_chosen_in_a_dialog(
    window: MainWindow, section: DataSection, find: Find, qtbot: QtBot, file: Path
) -> None:
    pick(find("data_picker"), "Your own file…")
    assert find("data_picker").currentData() == "moons"
    dialog = window.findChild(QFileDialog, "file_dialog")
    name = dialog.findChild(QLineEdit, "fileNameEdit")
    name.setText(str(file))
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: data_of(window).file == str(file))
    wait(section, qtbot)
    assert find("data_picker").currentData() == OWN_FILE
    assert find("file_label").text() == "stones.csv: 40 rows, 4 columns"
    assert find("open_file").isVisible()


@pytest.mark.usefixtures("qt_dialogs")
def test_a_dialog_that_is_left_changes_nothing(
    window: MainWindow, find: Find, open_file: Open, file: Path
) -> None:
    open_file(file)
    before = window.session.scene
    find("open_file").click()
    window.findChild(QFileDialog, "file_dialog").reject()
    settle()
    assert window.session.scene == before
    assert find("data_picker").currentData() == OWN_FILE


def test_more_columns_than_the_pickers_show_are_counted(window: MainWindow, find: Find) -> None:
    names = LearningData("cars").input_names
    task = replace(window.session.scene.task, data=LearningData("cars", columns=names[:3]))
    window.session.set_task(task)
    assert find("first_input").currentText() == "3 columns"
    assert not find("second_input").isVisible()
    pick(find("first_input"), "3 columns")
    assert data_of(window).columns == names[:3]
    pick(find("first_input"), names[1])
    assert data_of(window).columns == (names[1], names[0])
    assert titles(find("first_input")) == [*names, "All of them"]


def test_columns_of_an_own_file_are_chosen_and_trained_on(
    window: MainWindow, find: Find, open_file: Open, file: Path
) -> None:
    open_file(file)
    assert data_of(window).samples.classes == ("grey", "red")
    assert titles(find("answer_picker")) == ["size", "weight", "hardness", "kind"]
    assert not find("as_classes").isVisible()
    train(window)
    pick(find("answer_picker"), "hardness")
    assert data_of(window).samples.classes == ("0", "1", "2")
    assert find("as_classes").isChecked()
    train(window)
    find("as_classes").click()
    assert data_of(window).samples.classes == ()
    train(window)
    pick(find("first_input"), "weight")
    pick(find("second_input"), "None")
    assert data_of(window).samples.input_labels == ("weight",)
    assert Tile.BOUNDARY in window.canvas.pages.page.shown
    train(window)
    pick(find("answer_picker"), "kind")
    pick(find("first_input"), "All of them")
    assert data_of(window).samples.input_labels == ("size", "weight", "hardness")
    train(window)
    pick(find("data_picker"), "Circles")
    assert not find("file_label").isVisible()
    assert not find("answer_picker").isVisible()


def test_somebody_who_has_gone_on_is_not_taken_back(
    window: MainWindow, section: DataSection, qtbot: QtBot, file: Path
) -> None:
    section.open_file(str(file))
    window.session.set_cost("himmelblau")
    wait(section, qtbot)
    assert window.session.scene.task is None


def test_everything_is_named_for_those_who_cannot_see_it(
    window: MainWindow, find: Find, open_file: Open, file: Path
) -> None:
    open_file(file)
    for name in ("data_picker", "first_input", "second_input", "answer_picker"):
        assert find(name).accessibleName()
    for name in ("as_classes", "open_file", "cancel_reading", "remedy_leave_out"):
        assert find(name).text()
    assert isinstance(find("data_words"), QLabel)
