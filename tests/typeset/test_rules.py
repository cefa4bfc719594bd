"""Every line of every rule can be typeset: its picture is not blank."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from gdviz import Descent, costs, optimizers
from gdviz.engine.optimizer import Optimizer, UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import schedules
from gdviz.engine.transforms import transforms
from gdviz.engine.worked_step import rule_latex, worked_lines
from gdviz.typeset.typesetter import svg_of
from tests.engine.every import every_optimizer


def dark_pixels(latex: str) -> int:
    renderer = QSvgRenderer(QByteArray(svg_of(latex, "#000000")))
    assert renderer.isValid(), latex
    image = QImage(400, 60, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return sum(byte < 128 for byte in bytes(image.constBits()))


def check(rule: UpdateRule, cost: str) -> None:
    descent = Descent(cost, rule, costs[cost].start)
    for step in (descent.advance(), descent.advance()):
        for line in worked_lines(step, ["x", "y"][: len(step.point)]):
            for latex in (line.formula, *line.numbers):
                assert dark_pixels(latex) > 50, latex
        assert dark_pixels(rule_latex(step)) > 50


@every_optimizer
def test_every_line_of_a_rule_is_typeset(qtbot: QtBot, rule: type[Optimizer]) -> None:
    check(rule(learning_rate=rule.pace.suited_to(costs["himmelblau"])), "himmelblau")


@pytest.mark.parametrize("name", schedules)
def test_every_schedule_is_typeset(qtbot: QtBot, name: str) -> None:
    check(Recipe(optimizers["rprop"](), (), schedules[name]()), "prediction")
    check(Recipe(optimizers["bfgs"](), (), schedules[name]()), "himmelblau")


def test_every_transform_is_typeset(qtbot: QtBot) -> None:
    chain = tuple(each() for each in transforms.values())
    check(Recipe(optimizers["gradient_descent"](), chain), "penguins")
