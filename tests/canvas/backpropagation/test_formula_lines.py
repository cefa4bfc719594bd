"""Typeset lines side by side or one below the other, as large as there is room."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gdviz.canvas.backpropagation.formula_lines import FormulaLines
from gdviz.canvas.backpropagation.set_ahead import SetAhead
from gdviz.engine.worked_step import WorkedLine
from gdviz.theme import Look, full_screen_sizes, load_theme
from gdviz.typeset.math_label import MathLabel
from gdviz.typeset.typesetter import svg_of

LOOK = Look(load_theme("light"), full_screen_sizes(1280, 720))
SHORT = WorkedLine(r"C = \frac{a}{b}", (r"C = \frac{1}{2}",))
LONG = WorkedLine(r"z = \sum_k w_k a_k + b", ("z = " + " + ".join(["(0.539)(0.272)"] * 6),))
THREE = WorkedLine(r"\delta = \sum_k w_k", (r"\frac{da}{dz} = 0.2", r"\delta = (0.2)(0.3)"))


def labels(lines: FormulaLines) -> list[MathLabel]:
    return [each for each in lines.findChildren(MathLabel) if each.isVisible()]


def shown(qtbot: QtBot, line: WorkedLine, size: tuple[int, int]) -> FormulaLines:
    owner = QObject()
    lines = FormulaLines(SetAhead(lambda: iter((line.formula, *line.numbers)), owner))
    owner.setParent(lines)
    qtbot.addWidget(lines)
    lines.setFixedHeight(size[1])
    lines.resize(*size)
    lines.set_look(LOOK)
    lines.show()
    lines.show_line(line)
    seen = labels(lines)
    qtbot.waitUntil(lambda: not any(each.empty for each in seen), timeout=20_000)
    for label in seen:
        assert lines.rect().contains(label.geometry())
    for one, other in combinations(seen, 2):
        assert not one.geometry().intersects(other.geometry())
    return lines


def test_short_ones_stand_side_by_side_in_the_full_size(qtbot: QtBot) -> None:
    lines = shown(qtbot, SHORT, (1200, 97))
    formula, numbers = labels(lines)
    assert numbers.x() > formula.geometry().right()
    assert formula.geometry().center().y() == pytest.approx(numbers.geometry().center().y(), abs=1)
    alone = MathLabel("alone")
    qtbot.addWidget(alone)
    alone.set_text_size(round(1.1 * LOOK.sizes.text))
    alone.show_picture(svg_of(SHORT.formula, LOOK.theme.text), SHORT.formula)
    assert formula.size() == alone.sizeHint()


def test_long_ones_stand_one_below_the_other(qtbot: QtBot) -> None:
    lines = shown(qtbot, LONG, (1200, 97))
    formula, numbers = labels(lines)
    assert numbers.y() >= formula.geometry().bottom()
    assert formula.x() == numbers.x() == 0


@pytest.mark.parametrize("line", [SHORT, LONG, THREE])
@pytest.mark.parametrize("size", [(1250, 97), (900, 64), (400, 64), (250, 60)])
def test_all_lines_have_room(qtbot: QtBot, line: WorkedLine, size: tuple[int, int]) -> None:
    assert len(labels(shown(qtbot, line, size))) == 1 + len(line.numbers)


def test_lines_that_are_gone_are_hidden(qtbot: QtBot) -> None:
    lines = shown(qtbot, THREE, (1250, 97))
    lines.show_line(SHORT)
    # What was there is not true any more: the new ones are blank until they are set.
    assert [label.accessibleName() for label in labels(lines)] in (
        ["", ""],
        [SHORT.formula, *SHORT.numbers],
    )
