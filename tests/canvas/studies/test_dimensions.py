"""The curse of dimensionality: what is measured, what is carried on, and the table of words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from gdviz.canvas.studies.dimensions import Dimensions
from gdviz.canvas.studies.need_table import duration_in_words
from gdviz.engine.curse import Duration, Known, Unit
from gdviz.session.study import Study
from gdviz.window import MainWindow
from tests.canvas.studies.conftest import OpenStudy
from tests.conftest import settle


@pytest.fixture
def window(open_study: OpenStudy) -> MainWindow:
    return open_study(Study.DIMENSIONS, "sphere")


def view_of(window: MainWindow) -> Dimensions:
    view = window.canvas.studies.view
    assert isinstance(view, Dimensions)
    return view


def test_the_table_has_a_row_for_every_dimension(window: MainWindow) -> None:
    table = view_of(window).table
    rows = window.desk.answer.rows
    assert [table.item(line, 0).text() for line in range(table.rowCount())] == [
        str(row.dimension) for row in rows
    ]
    assert len(rows) == 20


def test_what_was_not_measured_is_told_by_its_sign(window: MainWindow) -> None:
    table, rows = view_of(window).table, window.desk.answer.rows
    signs = {Known.MEASURED: "", Known.EXTRAPOLATED: "≈ ", Known.AT_LEAST: "> "}
    for line, row in enumerate(rows):
        for column, need in enumerate((row.descent, row.random, row.grid), start=1):
            text = table.item(line, column).text()
            if need is None:
                assert text == "…"
                continue
            assert text == signs[need.known] + duration_in_words(need.duration)
    assert {row.random.known for row in rows} == {Known.MEASURED, Known.EXTRAPOLATED}


@pytest.mark.parametrize(
    ("duration", "words"),
    [
        (Duration(0.4914, Unit.MILLION_YEARS), "3.1 million years"),
        (Duration(1.0, Unit.SECONDS), "10 seconds"),
        (Duration(40.0, Unit.AGES_OF_THE_UNIVERSE), "10^40 times the age of the universe"),
    ],
)
def test_durations_are_plain_words(duration: Duration, words: str) -> None:
    assert duration_in_words(duration) == words


def test_the_sentence_speaks_of_ten_parameters(window: MainWindow) -> None:
    words = view_of(window).words()
    row = next(row for row in window.desk.answer.rows if row.dimension == 10)
    assert words.startswith("10 parameters: ")
    assert duration_in_words(row.descent.duration) in words


def test_a_button_turns_the_chart_over(window: MainWindow) -> None:
    view, flip = view_of(window), window.findChild(QToolButton, "curse_flip")
    assert view.plot.widget.isVisible()
    QTest.mouseClick(flip, Qt.MouseButton.LeftButton)
    settle()
    assert view.table.isVisible()
    assert not view.plot.widget.isVisible()


def test_a_cost_without_a_family_is_told_by_the_plain_one(open_study: OpenStudy) -> None:
    window = open_study(Study.DIMENSIONS, "himmelblau")
    assert window.desk.answer.family == "sphere"
    assert "Round bowl" in view_of(window).plot.labels[0]


def test_it_opens_no_window_of_its_own(window: MainWindow) -> None:
    assert window.isActiveWindow()
