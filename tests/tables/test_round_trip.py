"""A table that is written and read back is the same, whatever stands in it and separates it."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from gdviz.tables.cells import is_missing, number
from gdviz.tables.columns import NumberCells, TextCells
from gdviz.tables.read import read_table

NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**6), 10**6)
#: Texts that are no numbers, begin no comment, and hold no controls.
TEXTS = (
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=8)
    .map(lambda text: "t" + text)
    .filter(lambda text: not is_missing(text) and np.isnan(number(text)))
)


@dataclass
class Written:
    """What is written down: names, and columns of numbers and of texts."""

    names: list[str]
    numbers: list[list[float]]
    texts: list[list[str]]

    @property
    def rows(self) -> list[tuple[float | str, ...]]:
        return list(zip(*self.numbers, *self.texts, strict=True))


@st.composite
def tables(draw: st.DrawFn) -> Written:
    # More columns of numbers than of texts: a separator is recognised by the numbers it leaves.
    count, text_columns = draw(st.integers(2, 12)), draw(st.integers(0, 2))
    number_columns = draw(st.integers(text_columns + 1, text_columns + 3))
    names = draw(
        st.lists(
            TEXTS,
            min_size=text_columns + number_columns,
            max_size=text_columns + number_columns,
            unique_by=lambda name: " ".join(name.split()),
        )
    )
    columns = st.lists(NUMBERS, min_size=count, max_size=count)
    texts = st.lists(TEXTS, min_size=count, max_size=count)
    return Written(
        names,
        [draw(columns) for _ in range(number_columns)],
        [draw(texts) for _ in range(text_columns)],
    )


def write(table: Written, path: Path, encoding: str, **form: Any) -> None:
    with path.open("w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, **form)
        writer.writerow(table.names)
        writer.writerows(table.rows)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@given(
    table=tables(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_NONNUMERIC, csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@settings(deadline=None, max_examples=60)
def test_what_was_written_is_read(
    table: Written, separator: str, encoding: str, line_end: str, quoting: int
) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "table.csv")
        form = {"delimiter": separator, "lineterminator": line_end, "quoting": quoting}
        write(table, path, encoding, **form)
        read = read_table(path)
    assert read.form.separator in (separator, "\x1f")
    assert read.columns == tuple(table.names)
    assert read.row_count == len(table.rows)
    for name, values in zip(table.names, table.numbers, strict=False):
        assert read.numbers[name].tolist() == values
    for name, texts in zip(table.names[len(table.numbers) :], table.texts, strict=True):
        column = read.texts[name]
        assert [column.categories[index] for index in column.indices] == texts
        assert list(column.categories) == sorted(set(texts))


CELLS = st.lists(
    st.sampled_from(["1", "2.5", "-3", "abc", "b", "", "NA", "inf", " 4 "]), min_size=1
)


@given(cells=CELLS, cut=st.integers(0, 20))
def test_texts_and_numbers_count_a_column_alike(cells: Sequence[str], cut: int) -> None:
    as_numbers, as_texts = NumberCells(False), TextCells(False)
    for column in (as_numbers, as_texts):
        column.add(cells[:cut])
        column.add(cells[cut:])
    assert as_numbers.count == as_texts.count


@given(cells=CELLS, data=st.data())
def test_texts_that_are_taken_are_those_of_the_rows(
    cells: Sequence[str], data: st.DataObject
) -> None:
    column = TextCells(False)
    column.add(cells)
    rows: NDArray[np.bool_] = np.array(
        data.draw(st.lists(st.booleans(), min_size=len(cells), max_size=len(cells)))
    )
    taken = column.taken(rows)
    kept = [cell.strip() for cell, each in zip(cells, rows, strict=True) if each]
    assert [taken.categories[index] for index in taken.indices] == kept
    assert list(taken.categories) == sorted(set(kept))


def test_a_column_that_shows_its_texts_late_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    path.write_text("a,b\n" + "1,2\n" * 70_000 + "x,2\n" * 29_000, encoding="utf-8")
    table = read_table(path)
    assert table.texts["a"].categories == ("1", "x")
    assert np.bincount(table.texts["a"].indices).tolist() == [70_000, 29_000]


def test_a_column_that_shows_its_numbers_late_is_held_to_them(tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    path.write_text("a,b\n" + "x,2\n" * 2 + "1,2\n" * 99_000, encoding="utf-8")
    with pytest.raises(ValueError, match=r"row 2, column 1 \(a\): “x” is not a number"):
        read_table(path)
