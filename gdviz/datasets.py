"""The shipped data sets: CSV files whose header comment names their source and licence.

Each file in `resources/datasets/` becomes a cost function of the file's name: the mean squared
error of a straight line through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from gdviz.engine.landscapes import costs
from gdviz.engine.regression import Dataset, LineFit, fit_line
from gdviz.resources import resource


def read_dataset(path: Path) -> Dataset:
    """Read a data set: comment lines `# key: value`, a header line, then one pair a line.

    ValueError names the file and what is missing or not a number.
    """
    try:
        return _parse(path.read_text(encoding="utf-8").splitlines())
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path}: not a data set: {error}") from error


def _parse(lines: Sequence[str]) -> Dataset:
    about = _comments(lines)
    rows = [line.split(",") for line in lines if line.strip() and not line.startswith("#")]
    x, y = np.array(rows[1:], dtype=float).T
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        raise ValueError("every measurement needs to be a finite number")
    origin = float(about.pop("x_origin", "0"))
    return Dataset(x=x - origin, y=y, x_origin=origin, **about)


def _comments(lines: Iterable[str]) -> dict[str, str]:
    pairs = (line[1:].partition(":") for line in lines if line.startswith("#"))
    return {key.strip(): value.strip() for key, _, value in pairs}


def _fit_file(path: Path) -> LineFit:
    return fit_line(read_dataset(path))


def enter_shipped() -> None:
    """Have the costs of all data sets entered after the landscapes, when one is asked for."""
    costs.discover_with(_enter_files)


def _enter_files() -> None:
    # Each file is read when its cost is asked for.
    for path in sorted(resource("datasets").glob("*.csv")):
        costs.add(path.stem, partial(_fit_file, path))
