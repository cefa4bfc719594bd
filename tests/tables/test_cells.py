"""What is taken for a number, for a missing value, and for neither."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviz.tables.cells import is_infinite, is_missing, number, numbers

GOOD = ["1", " -2.5 ", "+3e2", "1E-3", ".5", "6."]
BAD = ["", "a", "1,5", "1.2.3", "1_000", "nan", "inf", "-Infinity", "1e999", "0x10", "--1", "1 2"]


@pytest.mark.parametrize("cell", GOOD)
def test_a_number_is_what_python_reads(cell: str) -> None:
    assert number(cell) == float(cell)


@pytest.mark.parametrize("cell", BAD)
def test_all_else_is_none(cell: str) -> None:
    assert math.isnan(number(cell))


@pytest.mark.parametrize("bad", BAD)
def test_a_column_is_read_as_its_cells_are(bad: str) -> None:
    np.testing.assert_array_equal(numbers([*GOOD, bad]), [*map(float, GOOD), math.nan])
    np.testing.assert_array_equal(numbers(GOOD), list(map(float, GOOD)))


def test_a_decimal_comma_leaves_no_room_for_points() -> None:
    cells = ["1,5", "-0,25", "3", "1.5", "1.234,5"]
    np.testing.assert_array_equal(numbers(cells, True), [1.5, -0.25, 3, math.nan, math.nan])
    np.testing.assert_array_equal([number(cell, True) for cell in cells], numbers(cells, True))


@pytest.mark.parametrize("cell", ["", "  ", "NA", "n/a", "NaN", "?", "NULL", "#N/A"])
def test_what_stands_for_a_missing_value(cell: str) -> None:
    assert is_missing(cell)


@pytest.mark.parametrize("cell", ["0", "none", "no", "inf", "unknown"])
def test_what_does_not(cell: str) -> None:
    assert not is_missing(cell)


def test_numbers_without_an_end_are_known() -> None:
    assert all(map(is_infinite, ["inf", " -Inf", "+infinity"]))
    assert not any(map(is_infinite, ["infant", "", "1"]))
