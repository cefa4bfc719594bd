"""A list that shows titles and speaks names."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
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


def test_a_list_that_waits_shows_one_entry_until_it_is_used(qtbot: QtBot) -> None:
    asked: list[str] = []
    picker = Picker("fruit")
    picker.offer_later(str.title, lambda: asked.append("all") or [{"pear": "Pear"}, {"fig": "Fig"}])
    qtbot.addWidget(picker)
    picker.show_name("fig")
    assert (picker.count(), picker.currentText(), picker.currentData()) == (1, "Fig", "fig")
    assert asked == []
    with qtbot.assertNotEmitted(picker.picked):
        picker.fill()
    assert [picker.itemData(index) for index in range(3)] == ["pear", None, "fig"]
    assert picker.currentData() == "fig"
    picker.fill()
    assert asked == ["all"]


def test_a_list_that_waits_has_no_entry_for_what_has_no_title(qtbot: QtBot) -> None:
    picker = Picker("fruit")
    picker.offer_later(lambda name: "", lambda: [{"pear": "Pear"}])
    qtbot.addWidget(picker)
    picker.show_name("x**2")
    assert (picker.count(), picker.currentIndex()) == (0, -1)
    picker.fill()
    assert (picker.count(), picker.currentIndex()) == (1, -1)


def test_the_focus_fills_a_list_that_waits(qtbot: QtBot) -> None:
    picker = Picker("fruit")
    picker.offer_later(str.title, lambda: [{"pear": "Pear", "fig": "Fig"}])
    qtbot.addWidget(picker)
    picker.show_name("pear")
    picker.show()
    QApplication.sendEvent(picker, QFocusEvent(QEvent.Type.FocusIn))
    assert picker.count() == 2
