"""Numbers, switches and texts of a table, checked."""

from __future__ import annotations

import math
from numbers import Integral, Real

from gdviz.engine.hyperparameter import About, Switch
from gdviz.session.tables.table_error import Path, TableError, as_text, shown

#: Characters of a text that is no formula and no words: a name.
LONGEST_NAME = 500


def read_float(given: object, path: Path) -> float:
    """A finite number."""
    if isinstance(given, bool) or not isinstance(given, Real):
        raise TableError(path, f"must be a number, not {shown(given)}")
    if not _is_finite(given):
        raise TableError(path, f"must be a finite number, not {shown(given)}")
    return float(given)


def read_int(given: object, path: Path) -> int:
    """A whole number."""
    if isinstance(given, bool) or not isinstance(given, Integral) or not _is_finite(given):
        raise TableError(path, f"must be a whole number, not {shown(given)}")
    return int(given)


def read_bool(given: object, path: Path) -> bool:
    """Yes or no."""
    if not isinstance(given, bool):
        raise TableError(path, f"must be true or false, not {shown(given)}")
    return given


def read_str(given: object, path: Path) -> str:
    """A name."""
    return as_text(given, path, LONGEST_NAME)


def read_described(about: About, given: object, path: Path) -> float | bool:
    """A value of a field that describes itself, in its range."""
    if isinstance(about, Switch):
        return read_bool(given, path)
    value = read_float(given, path)
    if not about.accepts(value):
        allowed = about.range_template.format(**about.bounds)
        whole = ", a whole number" if about.whole else ""
        raise TableError(path, f"must be {allowed}{whole}, not {shown(given)}")
    # Sizes and seeds stay whole: they count.
    return int(value) if about.whole else value


def plain(value: object) -> object:
    """A number or a text without what numpy adds to it."""
    if isinstance(value, bool | str):
        return value
    return int(value) if isinstance(value, Integral) else float(value)  # type: ignore[arg-type]  # a Real


def _is_finite(number: Real) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:  # a whole number beyond all floating-point ones
        return False
