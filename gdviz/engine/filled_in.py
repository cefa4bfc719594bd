"""Letters of a line of LaTeX replaced by the numbers that they stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.latex_number import latex_number

#: Digits of numbers that a person has set or counted: shown as they are.
EXACT = 6


def filled_in(formula: str, values: Mapping[str, Any], axis: int | None = None) -> str:
    """The formula with every letter that has a value replaced.

    Vectors, (d,), give their coordinate `axis`, or stand as columns where it is None; matrices
    stand whole. Whole numbers and `float`s are shown to six digits, arrays to three.
    """
    names = sorted(values, key=len, reverse=True)
    # A letter must not be found within a word, nor a command such as \nu within \nucleus.
    letters = "|".join(rf"{re.escape(each)}(?![A-Za-z])" for each in names)

    def put(match: re.Match[str]) -> str:
        letter = match["letter"]
        return match.group() if letter is None else bracketed(values[letter], axis)

    pattern = rf"(?<![A-Za-z\\])(?P<letter>{letters})|\\[A-Za-z]+" if names else r"(?!)"
    return _without_idle_brackets(_transposed(re.sub(pattern, put, formula)))


def bracketed(value: Any, axis: int | None = None) -> str:
    """A number in brackets, or a column or a matrix."""
    array = np.asarray(value)
    if type(value) is float or array.dtype.kind in "iu":
        return rf"\left({latex_number(array.item(), EXACT)}\right)"
    if array.ndim == 1 and axis is not None:
        array = array[axis]
    return matrix(array) if array.size > 1 else rf"\left({latex_number(array.item())}\right)"


def result(value: Any, axis: int | None = None) -> str:
    """A number, a column or a matrix at the end of a line."""
    return re.sub(r"^\\left\((.*)\\right\)$", r"\1", bracketed(value, axis))


def matrix(array: Array) -> str:
    """A matrix, (d, d), or a column, (d,)."""
    rows = array if array.ndim == 2 else array[:, np.newaxis]
    text = r" \\ ".join(" & ".join(map(latex_number, row)) for row in rows.tolist())
    return rf"\begin{{pmatrix}} {text} \end{{pmatrix}}"


def _transposed(line: str) -> str:
    """Columns that are to be transposed written as rows."""
    column = r"(\\begin\{pmatrix\}(?:(?!\\end).)*\\end\{pmatrix\})\^\{\\top\}"
    return re.sub(column, lambda match: match[1].replace(r"\\", "&"), line)


#: Brackets round a number that say nothing: at the beginning, alone in a group, or in others.
_NUMBER = r"\\left\(([^()]*)\\right\)"
_IDLE = (
    (rf"^\s*{_NUMBER}(?!\^|\s*\\cdot)", r"\1"),
    (rf"(?<!\\left)\({_NUMBER}\)", r"\\left(\1\\right)"),
    (rf"(?<=\{{){_NUMBER}(?=\}})", r"\1"),
    (rf"\|{_NUMBER}\|", r"|\1|"),
)


def _without_idle_brackets(line: str) -> str:
    for pattern, plain in _IDLE:
        line = re.sub(pattern, plain, line)
    return line
