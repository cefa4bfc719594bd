"""The last line of an update rule with the numbers of one step put in, as LaTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from gdviz.engine.hyperparameter import describe
from gdviz.engine.latex_number import latex_number
from gdviz.engine.method import Method
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import Constant
from gdviz.engine.step_parts import STEP_PARTS
from gdviz.engine.trajectory import Step

#: A line that is true of every rule: the update is added.
PLAIN = r"\theta \leftarrow \theta + \Delta \theta"

#: The letters of hyper-parameters as they stand in typeset rules.
LETTERS = {
    "η": r"\eta",
    "μ": r"\mu",
    "ν": r"\nu",
    "ν₁": r"\nu_1",
    "ν₂": r"\nu_2",
    "β₁": r"\beta_1",
    "β₂": r"\beta_2",
    "ε": r"\epsilon",
    "λ": r"\lambda",
    "ρ": r"\rho",
}


def rule_of(rule: Method) -> Optimizer | None:
    """The optimizer itself, without transforms and schedule around it."""
    inner = rule.optimizer if isinstance(rule, Recipe) else rule
    return inner if isinstance(inner, Optimizer) else None


def rule_latex(step: Step) -> str:
    """The rule with its letters."""
    optimizer = rule_of(step.optimizer)
    return optimizer.latex if optimizer is not None else PLAIN


def worked_line(step: Step, axis: int, name: str) -> str:
    """The rule along one coordinate, called `name` in LaTeX, with its numbers and its result."""
    line = _template(step.optimizer)
    values = {letter: _bracketed(value) for letter, value in _letters(step, axis).items()}
    left, right = line.split(r"\leftarrow")
    after = latex_number(float(step.next_point[axis]))
    left = left.replace(r"\theta", name)
    return rf"{left}\leftarrow {_filled(right, values)} = {{{after}}}"


def _template(rule: Method) -> str:
    """The rule's own last line; the plain one where a schedule changes the learning rate."""
    optimizer = rule_of(rule)
    scheduled = isinstance(rule, Recipe) and rule.schedule != Constant()
    if optimizer is None or scheduled:
        return PLAIN
    return optimizer.worked or PLAIN


def _letters(step: Step, axis: int) -> dict[str, float]:
    letters = _hyperparameters(rule_of(step.optimizer))
    parts = step.parts
    squared = {name for name, each in STEP_PARTS.items() if each.squared}
    for name, value in parts.items():
        if name in STEP_PARTS:
            letters[STEP_PARTS[name].latex] = float(value[axis])
            # Rules for one memory call its mean square s.
            letters |= {"s": float(value[axis])} if name in squared and "mean" not in parts else {}
    if "shown_gradient" in parts:
        letters[STEP_PARTS["gradient"].latex] = float(parts["shown_gradient"][axis])
    letters[STEP_PARTS["update"].latex] = float(step.update[axis])
    return letters | {r"\theta": float(step.point[axis])}


def _hyperparameters(optimizer: Any) -> dict[str, float]:
    if optimizer is None:
        return {}
    about = describe(type(optimizer))
    values = {each.name: getattr(optimizer, each.name) for each in fields(optimizer)}
    symbols = {name: getattr(about[name], "symbol", "") for name in values}
    return {LETTERS[s]: float(values[name]) for name, s in symbols.items() if s in LETTERS}


def _filled(line: str, values: Mapping[str, str]) -> str:
    """The line with every letter that has a value replaced, the longest names first."""
    names = sorted(values, key=len, reverse=True)
    # A command such as \nu must not be found in \nucleus, nor a bare letter within a command.
    patterns = [rf"{re.escape(each)}(?![A-Za-z])" for each in names]
    pattern = rf"(?P<letter>{'|'.join(patterns)})|\\[A-Za-z]+"

    def put(match: re.Match[str]) -> str:
        letter = match.group("letter")
        return match.group() if letter is None else values[letter]

    return _without_idle_brackets(re.sub(pattern, put, line))


def _without_idle_brackets(line: str) -> str:
    """Around what begins the line or fills a root, brackets say nothing."""
    line = re.sub(r"^\s*\\left\(([^()]*)\\right\)", r" {\1}", line)
    return re.sub(r"\\sqrt\{\\left\(([^()]*)\\right\)\}", r"\\sqrt{\1}", line)


def _bracketed(value: float) -> str:
    return rf"\left({latex_number(value)}\right)"
