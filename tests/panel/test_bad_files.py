"""A person's own file that is no table to learn from: refused in words, and nothing is lost."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gdviz.panel.data_section import DataSection
from gdviz.session.scene import Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle
from tests.panel.conftest import Find, Open, noted
from tests.panel.own_data import data_of, pick, stones, titles, train, wait


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(Scene.opening("network"))


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


def test_the_first_rows_of_too_many_are_learned_from(
    window: MainWindow,
    section: DataSection,
    find: Find,
    qtbot: QtBot,
    open_file: Open,
    file: Path,
) -> None:
    file.write_text(stones(100_010))
    open_file(file)
    assert "row 100002" in find("data_words").text()
    assert data_of(window).name == "moons"
    find("remedy_first_rows").click()
    wait(section, qtbot)
    assert data_of(window).samples.count == 100_000
    assert find("file_label").text().startswith("stones.csv: 100,000 rows, 4 columns")
    train(window, 1)
