"""The rule with its numbers: what it says on screen is what the step did.

A line's numbers are worked out by a reader of LaTeX that knows nothing of the rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import numpy as np
import pytest

from gdviz import Descent, costs, optimizers
from gdviz.engine import filled_in
from gdviz.engine.latex_number import latex_number
from gdviz.engine.line import PLAIN
from gdviz.engine.optimizer import Optimizer, UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import schedules
from gdviz.engine.step_parts import parts_of
from gdviz.engine.trajectory import Status, Step
from gdviz.engine.transforms import Transform, transforms
from gdviz.engine.worked_step import WorkedLine, rule_latex, rule_of, worked_line, worked_lines
from tests.engine.every import every_optimizer
from tests.engine.latex_reading import number, numbers_in, work_out

COSTS = ("prediction", "penguins", "rosenbrock", "himmelblau")
every_schedule = pytest.mark.parametrize("name", [each for each in schedules if each != "constant"])


def suited(rule: type[Optimizer], cost: str) -> Optimizer:
    return rule(learning_rate=rule.pace.suited_to(costs[cost]))


def steps(rule: UpdateRule, cost: str, count: int = 12) -> Iterator[Step]:
    """The first steps, the last of them read from history."""
    descent = Descent(cost, rule, costs[cost].start)
    while descent.status is Status.RUNNING and descent.step_count < count - 1:
        yield descent.advance()
    yield descent.step(descent.step_count - 1)


def lines_of(step: Step) -> tuple[WorkedLine, ...]:
    return worked_lines(step, ["x", "y"][: len(step.point)])


def sides(text: str) -> tuple[str, str]:
    """What is to be worked out, and the result that stands behind it."""
    expression, result = text.split(r"\leftarrow", 1)[1].rsplit(" = {", 1)
    return expression, result.removesuffix("}")


def to_the_last_bit(value: float, digits: int = 3) -> str:
    return f"{value:.17g}"


def check_exactly(step: Step) -> None:
    lines = lines_of(step)
    for text in (each for line in lines for each in line.numbers):
        expression, result = sides(text)
        np.testing.assert_allclose(
            work_out(expression), work_out(result), rtol=1e-7, atol=1e-10, err_msg=text
        )
    arrived = [work_out(sides(text)[1]) for text in lines[-1].numbers]
    assert arrived == step.next_point.tolist()


@every_optimizer
@pytest.mark.parametrize("cost", COSTS)
def test_every_line_comes_to_its_result_and_the_last_to_the_next_point(
    monkeypatch: pytest.MonkeyPatch, rule: type[Optimizer], cost: str
) -> None:
    monkeypatch.setattr(filled_in, "latex_number", to_the_last_bit)
    for step in steps(suited(rule, cost), cost):
        check_exactly(step)


def rounding(expression: str, exact: set[str]) -> float:
    """How far the result can be off because the numbers put in are rounded to three digits."""
    base, total = np.asarray(work_out(expression)), 0.0
    for match in numbers_in(expression):
        value = number(match.group())
        if match.group() in exact or value == 0:
            continue
        unit = 10.0 ** (np.floor(np.log10(value)) - 2)
        changed = f"{expression[: match.start()]}{value + unit / 2:.17g}{expression[match.end() :]}"
        total += float(np.abs(np.asarray(work_out(changed)) - base).max())
    return total


@every_optimizer
@pytest.mark.parametrize("cost", ["prediction", "himmelblau"])
def test_the_numbers_shown_come_to_the_result_shown_within_their_rounding(
    rule: type[Optimizer], cost: str
) -> None:
    # A rate of 1 could not be told from a rounded 1.
    optimizer = rule(learning_rate=0.9 * rule.pace.suited_to(costs[cost]))
    values = [getattr(optimizer, each.name) for each in fields(optimizer)]
    set_exactly = {latex_number(float(each), 6) for each in values}
    for step in steps(optimizer, cost, 4):
        for line in lines_of(step):
            own = {each.group() for each in numbers_in(line.formula)}
            for text in line.numbers:
                expression, result = sides(text)
                exact = set_exactly | own | {str(step.index + 1)}
                shown = np.asarray(work_out(result))
                unit = 10.0 ** (np.floor(np.log10(np.abs(shown).max() + 1e-300)) - 2)
                allowed = 1.1 * rounding(expression, exact) + 0.51 * unit
                assert np.abs(np.asarray(work_out(expression)) - shown).max() <= allowed, text


@every_optimizer
def test_every_part_of_a_step_is_given_by_a_line(rule: type[Optimizer]) -> None:
    *_, step = steps(suited(rule, "himmelblau"), "himmelblau", 3)
    given = [line.part for line in lines_of(step) if line.part]
    assert len(set(given)) == len(given)
    assert {*given, "gradient"} == set(parts_of(step))
    assert given[-1] == "update"


@every_optimizer
@every_schedule
def test_a_schedule_has_its_line_and_the_rest_holds_as_before(
    monkeypatch: pytest.MonkeyPatch, rule: type[Optimizer], name: str
) -> None:
    monkeypatch.setattr(filled_in, "latex_number", to_the_last_bit)
    # Short waves and stairs, so that all their branches are met.
    fields_of = {each.name for each in fields(schedules[name])}
    short = {"length": 6, "every": 3, "warmup": 2, "patience": 1} | {"threshold": 0.9}
    schedule = schedules[name](**{k: v for k, v in short.items() if k in fields_of})
    for step in steps(Recipe(suited(rule, "himmelblau"), (), schedule), "himmelblau"):
        check_exactly(step)
        rated = [line for line in lines_of(step) if line.formula.startswith((r"\eta_t", "f "))]
        assert len(rated) == 1
        rate = step.optimizer.learning_rates(_stack(step.optimizer.rate_state(step.before)), 1)[0]
        worked_out = work_out(sides(rated[0].numbers[0])[1])
        measured = (
            worked_out
            if rated[0].formula.startswith(r"\eta_t")
            else worked_out * rule_of(step.optimizer).learning_rate
        )
        assert measured == pytest.approx(rate)


def _stack(state: object) -> object:
    if isinstance(state, tuple):
        stacked = (_stack(each) for each in state)
        return tuple(stacked) if type(state) is tuple else type(state)(*stacked)
    return np.asarray(state)[np.newaxis]


CHAINS: list[tuple[Transform, ...]] = [
    (transforms["mini_batch"](size=4),),
    (transforms["noise"](sigma=2.0),),
    (transforms["clip_by_norm"](limit=0.5),),
    (transforms["clip_by_value"](limit=0.5),),
    tuple(each() for each in transforms.values()),
]


@every_optimizer
@pytest.mark.parametrize("chain", CHAINS, ids=lambda chain: "-".join(t.title for t in chain))
def test_each_transform_has_its_line_and_the_rule_takes_what_they_made(
    monkeypatch: pytest.MonkeyPatch, rule: type[Optimizer], chain: tuple[Transform, ...]
) -> None:
    monkeypatch.setattr(filled_in, "latex_number", to_the_last_bit)
    for step in steps(Recipe(suited(rule, "penguins"), chain), "penguins", 4):
        check_exactly(step)
        lines = lines_of(step)
        assert all(line.formula.startswith(r"g \leftarrow") for line in lines[: len(chain)])
        made = [work_out(sides(text)[1]) for text in lines[len(chain) - 1].numbers]
        assert made == step.parts["shown_gradient"].tolist()
        assert not any(r"\nabla C" in line.formula for line in lines[len(chain) :])


def test_adam_without_its_correction_has_other_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filled_in, "latex_number", to_the_last_bit)
    rule = optimizers["adam"](learning_rate=0.1, bias_correction=False)
    for step in steps(rule, "penguins"):
        check_exactly(step)
        assert not any("hat" in line.formula for line in lines_of(step))


def test_a_line_that_can_be_worked_out_in_ones_head() -> None:
    step = Descent("prediction", optimizers["gradient_descent"](learning_rate=0.5), [4.0]).advance()
    assert worked_line(step, 0, "x") == r"x \leftarrow 4 - \left(0.5\right) \left(2\right) = {3}"
    assert rule_latex(step) == r"\theta \leftarrow \theta - \eta \nabla C"


def test_what_was_set_and_counted_is_shown_to_the_digits_that_it_has() -> None:
    rule = optimizers["adam"](learning_rate=0.01, beta2=0.99995)
    *_, step = steps(rule, "himmelblau", 1205)
    hat = next(line for line in lines_of(step) if line.part == "corrected_mean_square")
    assert r"\left(0.99995\right)^{1204}" in hat.numbers[0]


class Silent(Optimizer):
    """A rule of another package that says nothing of how it is worked out."""

    title, latex = "Silent", r"\theta \leftarrow \theta - \eta"
    initial_state = optimizers["gradient_descent"].initial_state
    parts = optimizers["gradient_descent"].parts

    def move(self, here: object, state: object) -> tuple[object, object]:
        return -self.learning_rate * np.ones(2), state


@pytest.mark.parametrize("scheduled", [False, True])
def test_of_a_rule_that_has_no_lines_the_update_is_added(
    monkeypatch: pytest.MonkeyPatch, scheduled: bool
) -> None:
    monkeypatch.setattr(filled_in, "latex_number", to_the_last_bit)
    rule = Silent(learning_rate=0.1)
    for step in steps(Recipe(rule, (), schedules["step"]()) if scheduled else rule, "rosenbrock"):
        check_exactly(step)
        assert [line.formula for line in lines_of(step)] == [PLAIN.latex]
