"""Rows set into lines: nothing is lost, nothing is wider than it may be."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from gdviz.canvas.plates.setting import Form, Row, Setting, Swatch, font_of, set_rows
from gdviz.theme import Sizes, sizes_for

ROWS = (
    Row("Negative gradient  −∇C", Swatch("#000000", head=True)),
    Row("Level hyperbola: the model is a saddle; × is its middle", None, "Saddle; × middle"),
    Row("Largest stable learning rate here 0.0329", None, "Largest rate 0.0329"),
    Row("Curvature λmin −0.196, λmax 60.8"),
)


@pytest.fixture
def sizes(qapp: QApplication) -> Sizes:
    return sizes_for(1280, 720)


def words(setting: Setting) -> list[str]:
    return " ".join(line.text for line in setting.lines).split()


@pytest.mark.parametrize("width", [200, 260, 340, 500, 5000])
def test_lines_hold_all_words_and_are_as_wide_as_they_may_be(sizes: Sizes, width: float) -> None:
    setting = set_rows(ROWS, Form(width), sizes)
    metrics = QFontMetricsF(font_of(sizes))
    assert words(setting) == " ".join(row.text for row in ROWS).split()
    assert setting.width <= width
    for line in setting.lines:
        # Figures are all as wide as a nought to the line breaker.
        assert metrics.horizontalAdvance(line.text) <= line.box.width() - sizes.spacing + 4
        assert line.box.right() <= setting.width + 1e-9
        assert line.box.bottom() <= setting.height


def test_lines_lie_one_below_the_other(sizes: Sizes) -> None:
    boxes = [line.box for line in set_rows(ROWS, Form(200), sizes).lines]
    for upper, lower in pairwise(boxes):
        assert lower.top() == pytest.approx(upper.bottom())
        assert lower.height() > 1.4 * sizes.text


@pytest.mark.parametrize("width", range(120, 420, 20))
def test_a_number_stays_with_the_word_before_it(sizes: Sizes, width: int) -> None:
    lines = set_rows(ROWS[2:], Form(width), sizes).lines
    assert not any(re.match(r"[\d−×]", line.text) for line in lines)


def test_clauses_are_parted_first(sizes: Sizes) -> None:
    row = Row("Slopes drawn × 0.1; moves in true length")
    texts = [line.text for line in set_rows((row,), Form(240), sizes).lines]
    assert texts == ["Slopes drawn × 0.1;", "moves in true length"]


def test_another_digit_breaks_no_line_elsewhere(sizes: Sizes) -> None:
    for width in range(150, 420, 7):
        ends = {
            tuple(line.box.width() for line in set_rows((Row(text),), Form(width), sizes).lines)
            for text in ("Largest stable rate 0.1111 here", "Largest stable rate 0.8888 here")
        }
        assert len(ends) == 1


def test_short_words_are_said_where_there_are_any(sizes: Sizes) -> None:
    setting = set_rows(ROWS, Form(short=True), sizes)
    assert setting.texts[0] == ROWS[0].text
    assert setting.texts[1] == "Saddle; × middle"


def test_dropped_rows_leave_a_sign(sizes: Sizes) -> None:
    assert set_rows(ROWS, Form(dropped=2), sizes).texts == (ROWS[0].text, ROWS[1].text, "…")
    nothing = set_rows(ROWS, Form(dropped=len(ROWS)), sizes)
    assert (nothing.lines, nothing.width, nothing.height) == ((), 0.0, 0.0)


def test_a_word_that_is_too_wide_is_cut(sizes: Sizes) -> None:
    (line,) = set_rows((Row("Donaudampfschifffahrtsgesellschaft"),), Form(120), sizes).lines
    assert line.text.endswith("…")
