"""A list that shows titles and speaks names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from gdviz.panel.picker import Picker
from tests.panel.conftest import noted


@pytest.fixture
def picker(qtbot: QtBot) -> Picker:
    made = Picker("fruit", {"apple": "An apple", "pear": "A pear", "quince": "Quince"})
    qtbot.addWidget(made)
    return made


def test_it_shows_titles_in_their_order(picker: Picker) -> None:
    titles = [picker.itemText(index) for index in range(picker.count())]
    assert (picker.objectName(), titles) == ("fruit", ["An apple", "A pear", "Quince"])


@pytest.mark.parametrize(
    ("key", "names"),
    [(Qt.Key.Key_Down, ["quince"]), (Qt.Key.Key_Up, ["apple"]), (Qt.Key.Key_Q, ["quince"])],
)
def test_a_key_picks_a_name(picker: Picker, key: Qt.Key, names: list[str]) -> None:
    picker.show_name("pear")
    heard = noted(picker.picked)
    QTest.keyClick(picker, key)
    assert heard == names
    assert picker.currentData() == names[-1]


def test_a_name_is_shown_without_a_word(picker: Picker) -> None:
    heard = noted(picker.picked)
    for name in ("quince", "apple", "pear"):
        picker.show_name(name)
        assert picker.currentData() == name
    assert heard == []


def test_it_is_painted_with_an_arrow(picker: Picker) -> None:
    picker.resize(200, 30)
    picker.setStyleSheet("QComboBox { background: #ffffff; color: #000000; border: none; }")
    image: QImage = picker.grab().toImage()
    dark = [
        (x, y)
        for x in range(160, 200)
        for y in range(30)
        if image.pixelColor(x, y).lightness() < 80
    ]
    assert dark
    assert max(y for _, y in dark) < 25


def test_groups_are_parted_and_can_be_others(picker: Picker) -> None:
    heard = noted(picker.picked)
    picker.show_titles({"rose": "A rose"}, {"oak": "An oak", "elm": "An elm"})
    assert [picker.itemData(i) for i in range(picker.count())] == ["rose", None, "oak", "elm"]
    assert heard == []


def test_a_title_that_is_too_long_ends_before_the_arrow(picker: Picker) -> None:
    title = "A fruit that has a rather long name"
    picker.show_titles({"long": title, "short": "Fig"})
    picker.resize(140, 30)
    for name, shown in (("long", "A fruit"), ("short", "Fig")):
        picker.show_name(name)
        option = QStyleOptionComboBox()
        picker.initStyleOption(option)
        assert option.currentText.startswith(shown)
        assert option.currentText.endswith("…") == (name == "long")
        room = picker.width() - 2.2 * picker.height() / 5 - picker.height() / 5
        assert picker.fontMetrics().horizontalAdvance(option.currentText) < room
    assert picker.itemText(0) == title
