"""The list of keys: columns in the largest letters that fit, titles above their rows."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gdviz.lecture.key_columns import KEYS, TITLED, Row, fitted
from gdviz.window import MainWindow

TEXT = st.text("abcdefgh", min_size=1, max_size=12)
GROUP = st.tuples(TEXT, st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=9))
ROOMS = st.tuples(st.integers(300, 4000), st.integers(200, 2200))


def rows_of(groups: list[tuple[str, list[Row]]]) -> list[Row]:
    return [row for title, rows in groups for row in [(title, TITLED), *rows]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(groups=st.lists(GROUP, min_size=1, max_size=8), room=ROOMS)
def test_every_row_is_there_once_and_fits(
    qapp: QApplication, groups: list[tuple[str, list[Row]]], room: tuple[int, int]
) -> None:
    rows, (width, height) = rows_of(groups), room
    columns = fitted(rows, "Inter", width, height)
    assert [row for part in columns.parts for row in part] == rows
    assert not any(part[-1][1] == TITLED for part in columns.parts)
    assert columns.lines * columns.size <= height
    font = QFont("Inter", weight=KEYS)
    font.setPixelSize(max(columns.size, 1))
    widest = [
        max(QFontMetricsF(font).horizontalAdvance("".join(row)) for row in part)
        for part in columns.parts
    ]
    assert columns.size == 0 or sum(widest) <= 1.1 * width
    assert columns.spare >= 0


@pytest.mark.parametrize("height", [480, 720])
def test_more_columns_are_taken_where_they_allow_larger_letters(
    qapp: QApplication, height: int
) -> None:
    rows = [("Run", TITLED), *[(f"F{index}", "step") for index in range(40)]]
    wide, narrow = (fitted(rows, "Inter", width, height) for width in (1600, 250))
    assert len(wide.parts) > len(narrow.parts)
    assert wide.size > narrow.size


def test_directions_are_one_line_with_arrows_as_on_the_keys(window: MainWindow) -> None:
    QTest.keyClick(window, "?")
    overlay = window.findChild(QWidget, "keys_overlay")
    words = {text: keys for keys, text in overlay.lines()}
    assert words["Move or turn the picture"] == "Shift+← → ↑ ↓"
    assert words["Move the start"] == "Ctrl+← → ↑ ↓"
    assert words["Undo stroke; wipe all"] == "U X"
    assert words["Guess the next step; the end"] == "A Shift+A"
    assert words["Step"] == "→ / PgDown"
    assert words["Larger text"] == "Ctrl++ / Ctrl+="
    assert [title for title, text in overlay.lines() if text == TITLED] == [
        "Program",
        "Run",
        "Race",
        "View",
        "Picture",
        "Lesson",
        "Point",
        "Go to",
    ]
    QTest.keyClick(overlay, "?")
