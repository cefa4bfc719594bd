"""What stands in a cell: a number, a text, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite, nan

import numpy as np

from gdviz.engine.cost import Array

#: What is written for a missing value, in small letters.
MISSING = frozenset({"", "?", "na", "n/a", "<na>", "#n/a", "#na", "nan", "-nan", "null"})


#: What stands for numbers without an end.
INFINITE = frozenset({"inf", "infinity"})


def is_infinite(cell: str) -> bool:
    """Whether a cell holds a number without an end, which nothing can be learnt from."""
    return cell.strip().lower().lstrip("+-") in INFINITE


def is_missing(cell: str) -> bool:
    """Whether a cell says that it holds no value."""
    return cell.strip().lower() in MISSING


def number(cell: str, decimal_comma: bool = False) -> float:
    """The number in a cell; NaN where there is none, or one that is not finite.

    With a decimal comma, a point makes no number: it may separate thousands.
    """
    text = _with_point(cell) if decimal_comma else cell
    try:
        value = float(text)
    except ValueError:
        return nan
    # Python takes 2021_01 for a number; a person does not.
    return value if isfinite(value) and "_" not in text else nan


def numbers(cells: Sequence[str], decimal_comma: bool = False) -> Array:
    """The numbers in cells, (n,); NaN where there is none."""
    texts = [_with_point(cell) for cell in cells] if decimal_comma else cells
    try:
        values = np.array(list(map(float, texts)))
    except ValueError:
        return np.array([number(cell, decimal_comma) for cell in cells])
    if "_" in "".join(texts):
        return np.array([number(cell, decimal_comma) for cell in cells])
    values[~np.isfinite(values)] = nan
    return values


def _with_point(cell: str) -> str:
    return cell.replace(".", "no number").replace(",", ".")
