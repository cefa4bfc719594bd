"""The lines of an update rule with the numbers of one step put in, as LaTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, final

import numpy as np

from gdviz.engine.filled_in import filled_in, result
from gdviz.engine.hyperparameter import describe
from gdviz.engine.line import PLAIN, SHOWN, SLOPE, UPDATE_LETTER, Line
from gdviz.engine.method import Method
from gdviz.engine.optimizer import Optimizer
from gdviz.engine.recipe import Recipe
from gdviz.engine.trajectory import Step

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
    "τ": r"\tau",
    "ψ": r"\psi",
    "η⁻": r"\eta^{-}",
    "η⁺": r"\eta^{+}",
}


@final
@dataclass(frozen=True)
class WorkedLine:
    """A line of the rule, and the same with its numbers and its result.

    `numbers` has one text for each coordinate, or a single one for what all of them share. `part`
    names the part of the step that the line gives, if it gives one.
    """

    formula: str
    numbers: tuple[str, ...]
    part: str = ""


def rule_of(rule: Method) -> Optimizer | None:
    """The optimizer itself, without transforms and schedule around it."""
    inner = rule.optimizer if isinstance(rule, Recipe) else rule
    return inner if isinstance(inner, Optimizer) else None


def rule_latex(step: Step) -> str:
    """The rule with its letters."""
    optimizer = rule_of(step.optimizer)
    return optimizer.latex if optimizer is not None else PLAIN.latex


def worked_lines(step: Step, names: Sequence[str]) -> tuple[WorkedLine, ...]:
    """The rule line by line, with numbers; `names` are those of the coordinates, in LaTeX."""
    with np.errstate(all="ignore"):
        values = _letters_of(step)
        return tuple(
            _worked(each, values, step, names)
            for each in step.optimizer.lines(step.gradient, step.before, step.state)
        )


def worked_line(step: Step, axis: int, name: str) -> str:
    """The last line along one coordinate, called `name` in LaTeX, with numbers and result."""
    names = [name] * len(step.point)
    return worked_lines(step, names)[-1].numbers[axis]


def worked_along(step: Step, axis: int, name: str) -> tuple[WorkedLine, ...]:
    """The rule line by line along one coordinate of many, called `name` in LaTeX.

    What all coordinates share is given by its result alone, or left out where that is a matrix:
    written out, it would fill walls. A rule whose last line has a matrix is told by its update.
    """
    with np.errstate(all="ignore"):
        values, worked = _letters_of(step), []
        for line in step.optimizer.lines(step.gradient, step.before, step.state):
            value = step.next_point if line.value is None else line.value
            seen = {**values, **line.letters}
            shared = _is_shared(line, value, seen)
            values[line.letter] = np.asarray(value)
            if line.value is None:
                told = PLAIN if shared else line
                worked.append(WorkedLine(told.latex, (_along(told, value, seen, axis, name),)))
            elif not shared:
                numbers = _along(line, value, seen, axis, name)
                worked.append(WorkedLine(line.latex, (numbers,), line.part))
            elif np.ndim(value) == 0:
                numbers = rf"{line.letter} \leftarrow {{{result(value)}}}"
                worked.append(WorkedLine(line.latex, (numbers,), line.part))
        return tuple(worked)


def _letters_of(step: Step) -> dict[str, Any]:
    """What every line may name before the first one."""
    return {
        **_hyperparameters(rule_of(step.optimizer)),
        r"\theta": step.point,
        SLOPE: step.gradient,
        SHOWN: step.gradient,
        UPDATE_LETTER: step.update,
        **step.optimizer.letters(step.before, step.state),
    }


def _hyperparameters(optimizer: Any) -> dict[str, float]:
    if optimizer is None:
        return {}
    about = describe(type(optimizer))
    values = {each.name: getattr(optimizer, each.name) for each in fields(optimizer)}
    symbols = {name: getattr(about[name], "symbol", "") for name in values if name in about}
    return {LETTERS[s]: float(values[name]) for name, s in symbols.items() if s in LETTERS}


def _worked(line: Line, values: dict[str, Any], step: Step, names: Sequence[str]) -> WorkedLine:
    """One line; from then on its letter stands for its value."""
    value = step.next_point if line.value is None else line.value
    seen = {**values, **line.letters}
    values[line.letter] = np.asarray(value)
    if _is_shared(line, value, seen):
        return WorkedLine(line.latex, (_whole(line, value, seen, len(names)),), line.part)
    texts = (_along(line, value, seen, axis, name) for axis, name in enumerate(names))
    return WorkedLine(line.latex, tuple(texts), line.part)


def _is_shared(line: Line, value: Any, values: Mapping[str, Any]) -> bool:
    """Whether the line says something of all coordinates at once."""
    matrices = [letter for letter, each in values.items() if np.ndim(each) == 2]
    # The letter of a matrix may stand within a longer one that is a number.
    with_matrix = any(re.search(rf"(?<![A-Za-z\\]){m}(?![A-Za-z])", line.formula) for m in matrices)
    return np.ndim(value) != 1 or with_matrix


def _whole(line: Line, value: Any, values: Mapping[str, Any], dimension: int) -> str:
    right = filled_in(line.formula, values)
    if dimension == 1:  # one coordinate is not transposed, and its identity is 1
        right = re.sub(r"\^\{\\top\}|(?<=\)) I", "", right.replace("(I -", "(1 -"))
    return rf"{line.letter} \leftarrow {right} = {{{result(value)}}}"


def _along(line: Line, value: Any, values: Mapping[str, Any], axis: int, name: str) -> str:
    left = name if line.letter == r"\theta" else rf"{{{line.letter}}}_{{{name}}}"
    right = filled_in(line.formula, values, axis)
    return rf"{left} \leftarrow {right} = {{{result(value, axis)}}}"
