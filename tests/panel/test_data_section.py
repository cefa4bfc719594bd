"""Data of a network: shipped sets, columns of them, and a person's own file, by name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gdviz.panel.data_section import OWN_FILE, DataSection
from gdviz.panel.picker import Picker
from gdviz.session.scene import Scene
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import Tile
from gdviz.tables.sample_sets import sample_sets
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.panel.conftest import Find, noted

#: Opens a file as a drop or the dialog does, and waits until it is read or refused.
Open = Callable[[Path], None]


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("network"))


@pytest.fixture
def section(window: MainWindow) -> DataSection:
    return window.findChild(DataSection)


@pytest.fixture
def open_file(section: DataSection, qtbot: QtBot) -> Open:
    def opened(path: Path) -> None:
        section.open_file(str(path))
        wait(section, qtbot)

    return opened


def wait(section: DataSection, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not section.busy, timeout=20_000)
    settle()


def data_of(window: MainWindow) -> LearningData:
    task = window.session.scene.task
    assert isinstance(task, NetworkTask)
    return task.data


def titles(picker: Picker) -> list[str]:
    return [picker.itemText(i) for i in range(picker.count()) if picker.itemData(i) is not None]


def pick(picker: Picker, title: str) -> None:
    index = picker.findText(title)
    assert index >= 0, titles(picker)
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def train(window: MainWindow, steps: int = 5) -> None:
    """Take steps by the button, and see that the weights moved and everything is finite."""
    before = window.session.run.descent.point.copy()
    for _ in range(steps):
        window.findChild(QWidget, "step_button").click()
    settle()
    run = window.session.run
    assert window.session.playhead == steps
    assert not np.array_equal(run.descent.point, before)
    assert np.isfinite(run.cost_at(steps))


def stones(count: int = 40, last: str = "") -> str:
    rows = (
        f"{i % 7 + i / 100},{i % 5 + i / 50},{i % 3},{'grey' if i % 2 else 'red'}"
        for i in range(count)
    )
    return "size,weight,hardness,kind\n" + "\n".join(rows) + "\n" + last


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "stones.csv"
    path.write_text(stones())
    return path


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


def test_an_own_file_is_chosen_in_the_dialog_of_the_platform(
    window: MainWindow, section: DataSection, find: Find, qtbot: QtBot, file: Path
) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    pick(find("data_picker"), "Your own file…")
    assert find("data_picker").currentData() == "moons"
    dialog = window.findChild(QFileDialog, "file_dialog")
    dialog.setDirectory(str(file.parent))
    dialog.selectFile(file.name)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    wait(section, qtbot)
    assert find("data_picker").currentData() == OWN_FILE
    assert data_of(window).file == str(file)
    assert find("file_label").text() == "stones.csv: 40 rows, 4 columns"
    assert find("open_file").isVisible()
    find("open_file").click()
    window.findChild(QFileDialog, "file_dialog").reject()
    settle()
    assert data_of(window).file == str(file)


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


def binary() -> bytes:
    return bytes(range(256)) * 20


def plain(rows: str, count: int = 20) -> str:
    return "a,b,kind\n" + rows * count


#: What is wrong with a file, and what is said of it.
BAD: dict[str, tuple[str | bytes, str]] = {
    "empty": ("", "stones.csv is empty"),
    "ragged": (stones(last="1,2\n"), "row 42"),
    "binary": (binary(), "stones.csv is not text: row 1 holds a zero byte"),
    "workbook": (b"PK\x03\x04rest", "is a workbook or an archive, not text"),
    "no numbers": ("a,b\nfoo,bar\nbar,foo\n", "has no column of numbers: its columns are sep"),
    "missing": (stones(last="1,,2,red\n"), "row 42, column 2 (weight): the cell is empty"),
    "separator": ("a~b\n1~2\n3~4\n", "no comma, semicolon, tab, vertical bar or blank separates"),
    "few rows": (stones(6), "stones: too few rows to learn from: 6; 10 are needed"),
    "one class": (
        "# answer: kind\na,b,kind\n" + "".join(f"{i},{-i},red\n" for i in range(20)),
        "kind has one class only, “red”; two at least are needed",
    ),
    "constant": (plain("1,1,red\n1,1,grey\n"), "a is 1 in all rows; nothing can be learnt"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_is_refused_in_words_and_nothing_is_lost(
    window: MainWindow, find: Find, open_file: Open, tmp_path: Path, kind: str
) -> None:
    train(window)
    before, point = window.session.scene, window.session.run.descent.point.copy()
    content, sentence = BAD[kind]
    path = tmp_path / "stones.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    said = noted(window.session.message)
    open_file(path)
    words = find("data_words")
    assert words.isVisible()
    assert sentence in words.text()
    assert said == [words.text()]
    assert window.session.scene == before
    assert np.array_equal(window.session.run.descent.point, point)
    assert find("data_picker").currentData() == "moons"
    assert find("remedy_leave_out").isVisible() == (kind in ("ragged", "missing"))
    assert not find("remedy_first_rows").isVisible()
    window.findChild(QWidget, "step_button").click()
    assert window.session.playhead == 6


@pytest.mark.parametrize("kind", ["ragged", "missing"])
def test_a_remedy_is_a_button(
    window: MainWindow,
    section: DataSection,
    find: Find,
    qtbot: QtBot,
    open_file: Open,
    file: Path,
    kind: str,
) -> None:
    file.write_text(str(BAD[kind][0]))
    open_file(file)
    assert find("remedy_leave_out").text() == "Leave out incomplete rows"
    find("remedy_leave_out").click()
    wait(section, qtbot)
    assert not find("data_words").isVisible()
    assert not find("remedy_leave_out").isVisible()
    assert find("file_label").text() == "stones.csv: 40 rows, 4 columns; rows left out: 1"
    assert data_of(window).samples.count == 40
    train(window)


def test_a_class_of_one_row_is_said_of_the_column_that_is_picked(
    window: MainWindow, find: Find, open_file: Open, file: Path
) -> None:
    file.write_text("# answer: kind\n" + stones(last="1,2,1,green\n"))
    open_file(file)
    words = find("data_words").text()
    assert "kind: only one row is of class “green”; every class needs two" in words
    assert data_of(window).name == "moons"


def test_texts_of_one_class_are_no_answer_that_is_offered(
    window: MainWindow, find: Find, open_file: Open, file: Path
) -> None:
    file.write_text("a,b,c,kind\n" + "".join(f"{i},{i % 3 / 2},7,red\n" for i in range(20)))
    open_file(file)
    assert titles(find("answer_picker")) == ["a", "b"]
    assert data_of(window).samples.answer_label == "b"
    assert find("file_label").text() == (
        "stones.csv: 20 rows, 4 columns; the same in all rows: c, kind"
    )
    train(window)


def test_a_huge_file_is_refused_at_once_and_its_beginning_can_be_read(
    window: MainWindow,
    section: DataSection,
    find: Find,
    qtbot: QtBot,
    open_file: Open,
    tmp_path: Path,
) -> None:
    path = tmp_path / "huge.csv"
    line = "1.5,2.5,red\n3.5,1.5,grey\n"
    path.write_text("a,b,kind\n" + line * 60)
    os.truncate(path, 10**9)
    open_file(path)
    assert "huge.csv has 1,000 MB; tables of up to 50 MB are read" in find("data_words").text()
    assert find("remedy_first_rows").isVisible()
    find("remedy_first_rows").click()
    wait(section, qtbot)
    assert "holds a zero byte" in find("data_words").text()  # that is what its holes are
    assert data_of(window).name == "moons"


def test_reading_shows_how_far_it_is_and_can_be_called_off(
    window: MainWindow,
    section: DataSection,
    find: Find,
    qtbot: QtBot,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("gdviz.tables.gathering.BLOCK", 2)  # asks after every row
    file.write_text(stones(90_000))
    before = window.session.scene
    section.open_file(str(file))
    qtbot.waitUntil(lambda: find("reading_progress").value() > 0, timeout=20_000)
    assert find("cancel_reading").isVisible()
    assert find("data_words").text().startswith("Reading stones.csv: ")
    assert find("data_words").text().endswith(" s left")
    window.findChild(QWidget, "step_button").click()  # the window goes on meanwhile
    assert window.session.playhead == 1
    find("cancel_reading").click()
    assert not section.busy
    settle()
    for name in ("data_words", "reading_progress", "cancel_reading"):
        assert not find(name).isVisible()
    assert window.session.scene == before


def test_a_file_that_is_deleted_stays_on_screen(
    window: MainWindow, find: Find, open_file: Open, file: Path
) -> None:
    open_file(file)
    file.unlink()
    train(window)
    find("data_held_out").entered.emit(0.5)
    assert window.session.cost.sample_count == 20
    pick(find("answer_picker"), "weight")
    assert data_of(window).samples.answer_label == "weight"
    train(window)


def test_a_file_that_changed_is_read_again(
    window: MainWindow,
    section: DataSection,
    find: Find,
    qtbot: QtBot,
    open_file: Open,
    file: Path,
) -> None:
    open_file(file)
    file.write_text(stones(80))
    find("data_held_out").entered.emit(0.5)
    wait(section, qtbot)
    assert window.session.cost.sample_count == 40
    open_file(file)
    assert find("file_label").text() == "stones.csv: 80 rows, 4 columns"


def test_a_file_that_became_bad_leaves_what_is_shown(
    window: MainWindow,
    section: DataSection,
    find: Find,
    qtbot: QtBot,
    open_file: Open,
    file: Path,
) -> None:
    open_file(file)
    before = window.session.scene
    file.write_text("")
    find("data_held_out").entered.emit(0.5)
    wait(section, qtbot)
    assert find("data_words").text() == "stones.csv is empty"
    assert window.session.scene == before
    assert find("data_held_out").value() == 0.25
    pick(find("data_picker"), "XOR")
    assert not find("data_words").isVisible()


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
