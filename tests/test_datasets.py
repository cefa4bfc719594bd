"""Data sets: what a file must say, and what the shipped ones do say."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from gdviz import costs
from gdviz.datasets import read_dataset
from gdviz.engine.regression import LineFit
from gdviz.resources import resource

SHIPPED = sorted(resource("datasets").glob("*.csv"))
every_shipped = pytest.mark.parametrize("path", SHIPPED, ids=[path.stem for path in SHIPPED])

HEADER = """\
# title: Stones
# source: a quarry: the second one
# licence: CC0 1.0
# x_label: Size (cm)
# y_label: Weight (kg)
# x_origin: 10
"""
ROWS = "size,weight\n11,1.5\n12,2.5\n\n14,3\n"

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a data file and tell where it is."""

    def write(text: str) -> Path:
        path = tmp_path / "stones.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def assert_refused(path: Path, reason: str) -> None:
    """Reading the file is refused with its name and the reason."""
    with pytest.raises(ValueError, match=reason) as caught:
        read_dataset(path)
    assert str(path) in str(caught.value)


def test_a_good_file_is_read(write: Write) -> None:
    data = read_dataset(write(HEADER + ROWS))
    assert data.x.tolist() == [1, 2, 4]
    assert data.y.tolist() == [1.5, 2.5, 3]
    assert (data.title, data.licence, data.x_origin) == ("Stones", "CC0 1.0", 10.0)
    assert data.source == "a quarry: the second one"
    assert (data.x_label, data.y_label) == ("Size (cm)", "Weight (kg)")


def test_x_counts_from_zero_unless_told(write: Write) -> None:
    data = read_dataset(write(HEADER.replace("# x_origin: 10\n", "") + ROWS))
    assert data.x.tolist() == [11, 12, 14]
    assert data.x_origin == 0


@pytest.mark.parametrize("key", ["title", "source", "licence", "x_label", "y_label"])
def test_a_missing_key_is_named(write: Write, key: str) -> None:
    assert_refused(write(re.sub(f"# {key}:.*\n", "", HEADER) + ROWS), key)


def test_an_unknown_key_is_named(write: Write) -> None:
    assert_refused(write(HEADER + "# colour: grey\n" + ROWS), "colour")


@pytest.mark.parametrize(
    "rows",
    [
        "size\n11\n12\n",
        "a,b,c\n1,2,3\n4,5,6\n",
        "size,weight\n11,1.5\n12\n",
        "size,weight\n1,2,3\n",
    ],
)
def test_a_wrong_number_of_columns_is_refused(write: Write, rows: str) -> None:
    assert_refused(write(HEADER + rows), "not a data set")


@pytest.mark.parametrize("text", ["heavy", "", "1,5"])
def test_text_in_place_of_a_number_is_refused(write: Write, text: str) -> None:
    assert_refused(write(HEADER + ROWS + f"13,{text}\n"), "not a data set")


@pytest.mark.parametrize("number", ["nan", "inf", "-inf"])
def test_a_measurement_must_be_a_finite_number(write: Write, number: str) -> None:
    assert_refused(write(HEADER + ROWS + f"13,{number}\n"), "not a data set")
    assert_refused(write(HEADER + ROWS + f"{number},2\n"), "not a data set")


def test_an_origin_that_is_not_a_number_is_refused(write: Write) -> None:
    assert_refused(write(HEADER.replace("10", "ten") + ROWS), "ten")


@pytest.mark.parametrize("text", ["", "\n\n", HEADER, HEADER + "size,weight\n"])
def test_a_file_without_measurements_is_refused(write: Write, text: str) -> None:
    assert_refused(write(text), "not a data set")


def test_a_file_that_is_not_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "stones.csv"
    path.write_bytes(b"\xff\xfe\x00stones")
    assert_refused(path, "not a data set")


def test_data_sets_are_shipped() -> None:
    assert SHIPPED


@every_shipped
def test_a_shipped_file_says_where_it_comes_from_and_what_it_allows(path: Path) -> None:
    data = read_dataset(path)
    assert all((data.title, data.source, data.licence, data.x_label, data.y_label))


@every_shipped
def test_a_shipped_file_holds_many_finite_measurements(path: Path) -> None:
    data = read_dataset(path)
    assert data.x.shape == data.y.shape
    assert len(data.x) >= 10
    assert np.isfinite([data.x, data.y]).all()


@every_shipped
def test_x_zero_lies_near_the_shipped_data(path: Path) -> None:
    x = read_dataset(path).x
    assert x.min() - np.ptp(x) <= 0 <= x.max() + np.ptp(x)


@every_shipped
def test_a_shipped_file_is_a_cost_of_its_name(path: Path) -> None:
    cost, data = costs[path.stem], read_dataset(path)
    assert isinstance(cost, LineFit)
    assert cost.data.title == data.title
    np.testing.assert_array_equal(cost.data.x, data.x)
