"""The rule with its numbers: what it says on screen is what the step did."""

from __future__ import annotations

import re

import numpy as np
import pytest

from gdviz import Descent, costs, optimizers
from gdviz.engine import worked_step
from gdviz.engine.optimizer import Optimizer, UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import schedules
from gdviz.engine.trajectory import Step
from gdviz.engine.transforms import transforms
from gdviz.engine.worked_step import PLAIN, rule_latex, worked_line
from tests.engine.every import every_optimizer

#: From LaTeX to an expression of numbers, in this order.
READINGS = (
    (r"\\frac\{(.*)\}\{(.*)\}", r"((\1)/(\2))"),
    (r"\\sqrt\{([^{}]*)\}", r"((\1)**0.5)"),
    (r"\\left|\\right|\\,|[{}]", ""),
    (r"\[", "("),
    (r"\]", ")"),
    (r"\)\s*\^2", ")**2"),
    (r"\)\s*\(", ")*("),
)


def third_step(rule: UpdateRule, cost: str = "penguins") -> Step:
    descent = Descent(cost, rule, costs[cost].start)
    return [descent.advance() for _ in range(3)][-1]


def evaluate(line: str) -> tuple[float, float]:
    """The number that the right side comes to, and the result that stands behind it."""
    expression, result = line.split(r"\leftarrow")[1].split("=")
    for pattern, reading in READINGS:
        expression = re.sub(pattern, reading, expression)
    assert set(expression) <= set("0123456789.e+-*/() "), expression
    return float(eval(expression)), float(result.strip(" {}"))  # noqa: S307 (digits and signs alone)


def suited(rule: type[Optimizer], cost: str) -> Optimizer:
    return rule(learning_rate=rule.pace.suited_to(costs[cost]))


@every_optimizer
@pytest.mark.parametrize("cost", ["penguins", "rosenbrock"])
@pytest.mark.parametrize("axis", [0, 1])
def test_the_line_comes_to_the_next_point(
    monkeypatch: pytest.MonkeyPatch, rule: type[Optimizer], cost: str, axis: int
) -> None:
    monkeypatch.setattr(worked_step, "latex_number", repr)
    # Newton's rule has arrived on the line fit after one step; elsewhere it goes on.
    step = third_step(suited(rule, cost), cost)
    reached, result = evaluate(worked_line(step, axis, "x"))
    assert result == step.next_point[axis]
    assert reached == pytest.approx(step.next_point[axis], rel=1e-9)


def test_adam_without_its_correction_has_other_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worked_step, "latex_number", repr)
    step = third_step(optimizers["adam"](learning_rate=0.1, bias_correction=False))
    assert evaluate(worked_line(step, 0, "x"))[0] == pytest.approx(step.next_point[0])


def test_a_line_that_can_be_worked_out_in_ones_head() -> None:
    step = Descent("prediction", optimizers["gradient_descent"](learning_rate=0.5), [4.0]).advance()
    assert worked_line(step, 0, "x") == (
        r"x \leftarrow  {4} - \left(0.5\right) \left(2\right) = {3}"
    )
    assert rule_latex(step) == r"\theta \leftarrow \theta - \eta \nabla C"


def test_with_a_transform_the_slope_as_used_is_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worked_step, "latex_number", repr)
    clip = transforms["clip_by_value"](limit=0.1)
    step = third_step(Recipe(optimizers["gradient_descent"](learning_rate=0.1), (clip,)))
    assert not np.allclose(step.gradient, step.parts["shown_gradient"])
    assert evaluate(worked_line(step, 0, "x"))[0] == pytest.approx(step.next_point[0])


def test_under_a_schedule_the_update_is_added(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worked_step, "latex_number", repr)
    decay = next(each for name, each in schedules.items() if name != "constant")
    rule = Recipe(optimizers["gradient_descent"](learning_rate=0.1), (), decay())
    step = third_step(rule)
    assert worked_line(step, 0, "x").count("+") == 1
    assert evaluate(worked_line(step, 0, "x"))[0] == pytest.approx(step.next_point[0])
    assert r"\Delta" in PLAIN
