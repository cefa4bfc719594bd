"""Samples made of a table: inputs, answers, classes, and what does not suit."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gdviz.engine.network.samples import Samples
from gdviz.tables.read import read_table
from gdviz.tables.samples_of import samples_of
from gdviz.tables.table import Table
from gdviz.tables.table_error import TableError
from tests.tables.conftest import Write

ROWS = 12
HEAD = "# title: Stones\n# source: a quarry\n# licence: CC0\n"
NAMES = "size,weight,kind,grade,same,lone,only,many"


@pytest.fixture
def table(write: Write) -> Table:
    rows = [
        f"{row},{row * row / 4},{'abc'[row % 3]},{row % 4 - 1},7,{'x' if row else 'y'},z,t{row}"
        for row in range(ROWS)
    ]
    return read_table(write(HEAD + NAMES + "\n" + "\n".join(rows)))


def test_numbers_are_learnt_from_numbers(table: Table) -> None:
    samples = samples_of(table, ("weight", "size"), "grade")
    rows = np.arange(ROWS)
    np.testing.assert_array_equal(samples.inputs, np.stack([rows * rows / 4, rows], axis=1))
    np.testing.assert_array_equal(samples.answers, rows % 4 - 1)
    assert samples.input_labels == ("weight", "size")
    assert (samples.answer_label, samples.classes, samples.picture) == ("grade", (), None)
    assert (samples.title, samples.source, samples.licence) == ("Stones", "a quarry", "CC0")


def test_texts_are_classes(table: Table) -> None:
    samples = samples_of(table, ("size",), "kind")
    assert samples.classes == ("a", "b", "c")
    np.testing.assert_array_equal(samples.answers, np.arange(ROWS) % 3)


def test_whole_numbers_are_classes_if_they_are_asked_to_be(table: Table) -> None:
    samples = samples_of(table, ("size",), "grade", as_classes=True)
    assert samples.classes == ("-1", "0", "1", "2")
    np.testing.assert_array_equal(samples.answers, np.arange(ROWS) % 4)


def test_inputs_are_scaled(table: Table) -> None:
    samples = samples_of(table, ("size",), "kind", scale=11)
    assert samples.inputs.max() == 1


def test_pixels_may_be_the_same_everywhere(table: Table) -> None:
    names = ("size", "same", "weight", "grade")
    samples = samples_of(table, names, "kind", picture=(2, 2))
    assert samples.picture == (2, 2)
    assert samples.split(0.25)[1].picture == (2, 2)
    with pytest.raises(ValueError, match="4 inputs are no picture of 3 by 2"):
        samples_of(table, names, "kind", picture=(3, 2))


@pytest.mark.parametrize(
    ("inputs", "answer", "sentence", "column"),
    [
        ((), "kind", "at least one input is needed", None),
        (("colour",), "kind", "there is no column colour", None),
        (("size",), "colour", "there is no column colour", None),
        (("kind",), "size", "kind holds texts; an input is a column of numbers", 3),
        (("size", "weight"), "weight", "weight is the answer, and so no input", 2),
        (("size", "size"), "weight", "size is an input twice", 1),
        (("size", "same"), "kind", "same is 7 in all rows; nothing can be learnt from it", 5),
        (("size",), "same", "same is 7 in all rows; nothing can be learnt from it", 5),
        (("size",), "only", "only has one class only, “z”; two at least are needed", 7),
        (("size",), "lone", "lone: only one row is of class “y”; every class needs two", 6),
    ],
)
def test_what_does_not_suit(
    table: Table, inputs: tuple[str, ...], answer: str, sentence: str, column: int | None
) -> None:
    with pytest.raises(TableError) as caught:
        samples_of(table, inputs, answer)
    assert str(caught.value) == f"Stones: {sentence}"
    assert caught.value.column == column


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ("weight", "weight cannot be classes: 0.25 is not a whole number"),
        ("same", "same has one class only, “7”; two at least are needed"),
        ("size", "size: only one row is of class “0”; every class needs two"),
    ],
)
def test_numbers_that_cannot_be_classes(table: Table, answer: str, sentence: str) -> None:
    with pytest.raises(TableError, match=sentence):
        samples_of(table, ("grade",), answer, as_classes=True)


def test_numbers_that_are_too_large_are_not_computed_with(write: Write) -> None:
    rows = [f"{row},{row - 5}e150,{row % 2}" for row in range(12)]
    table = read_table(write("a,b,c\n" + "\n".join(rows)))
    sentence = r"stones: b holds 6e\+150; numbers of up to 1e\+100 can be learnt"
    with pytest.raises(TableError, match=sentence):
        samples_of(table, ("a", "b"), "c")
    for as_classes in (False, True):
        with pytest.raises(TableError, match=sentence):
            samples_of(table, ("a",), "b", as_classes=as_classes)


@pytest.mark.parametrize("count", [100, 101])
def test_the_number_of_classes_has_an_end(write: Write, count: int) -> None:
    rows = [f"{row},class {row % count}" for row in range(2 * count)]
    table = read_table(write("size,kind\n" + "\n".join(rows)))
    if count == 100:
        assert len(samples_of(table, ("size",), "kind").classes) == count
        return
    with pytest.raises(TableError, match="kind has 101 classes; 100 at most can be told apart"):
        samples_of(table, ("size",), "kind")


def few(write: Write, count: int) -> Path:
    return write("a,b\n" + "".join(f"{row},{row * row}\n" for row in range(count)))


def test_too_few_rows(write: Write) -> None:
    assert isinstance(samples_of(read_table(few(write, 10)), ("a",), "b"), Samples)
    with pytest.raises(TableError, match="stones: too few rows to learn from: 9; 10 are needed"):
        samples_of(read_table(few(write, 9)), ("a",), "b")


def test_why_there_is_no_input_is_said(write: Write) -> None:
    table = read_table(write("a,b,kind\n" + "1,2,x\n1,2,y\n" * 10))
    with pytest.raises(TableError, match="a is 1 in all rows; nothing can be learnt from it"):
        samples_of(table, (), "kind")
