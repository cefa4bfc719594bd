"""A key gives every entry a place, in a second line where the first is full."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter
from pytestqt.qtbot import QtBot

from gdviz.canvas.key_row import LINE, MOST_LINES, KeyEntry, KeyRow
from gdviz.theme import Look, load_theme, sizes_for

LOOK = Look(load_theme("light"), sizes_for(1280, 720))


def entries(*words: str, painted: list[QPointF] | None = None) -> list[KeyEntry]:
    def paint(painter: QPainter, middle: QPointF, look: Look) -> None:
        if painted is not None:
            painted.append(middle)

    return [KeyEntry(each, 1.0, paint) for each in words]


@pytest.fixture
def row(qtbot: QtBot) -> KeyRow:
    made = KeyRow("key")
    qtbot.addWidget(made)
    made.set_look(LOOK)
    made.show()
    return made


def test_entries_stand_in_one_line_where_it_is_wide(row: KeyRow) -> None:
    painted: list[QPointF] = []
    row.resize(800, 50)
    row.show_entries(entries("one", "two", "three", painted=painted))
    assert row.height() == round(LINE * LOOK.sizes.text)
    row.grab()
    assert len({each.y() for each in painted}) == 1
    assert [each.x() for each in painted] == sorted({each.x() for each in painted})


def test_a_narrow_row_has_more_lines_and_leaves_out_what_has_no_room(row: KeyRow) -> None:
    row.show_entries(entries("a long word", "another one", "one too many"))
    row.resize(120, 50)
    assert row.height() == round(MOST_LINES * LINE * LOOK.sizes.text)
    assert row.words == ("a long word", "another one")
    row.resize(800, 50)
    assert row.words == ("a long word", "another one", "one too many")


def test_a_single_word_that_is_too_long_stays_in_the_first_line(row: KeyRow) -> None:
    row.resize(20, 50)
    row.show_entries(entries("much too long for twenty pixels"))
    assert row.words == ("much too long for twenty pixels",)
    assert row.height() == round(LINE * LOOK.sizes.text)


def test_without_entries_it_takes_no_room(row: KeyRow) -> None:
    row.show_entries(entries("one"))
    row.show_entries([])
    assert row.height() == 0
    assert row.words == ()
    row.grab()


def test_it_is_told_to_screen_readers(row: KeyRow) -> None:
    row.show_entries(entries("training", "held out"))
    assert row.accessibleName() == "training, held out"
