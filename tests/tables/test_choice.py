"""What can be chosen as inputs and answer of a table, and what is chosen at first."""

from __future__ import annotations

import pytest

from gdviz.tables.choice import (
    Choice,
    answer_choices,
    can_be_classes,
    constant_columns,
    input_choices,
    opening_choice,
)
from gdviz.tables.read import read_table
from gdviz.tables.table import Table
from gdviz.tables.table_error import TableError
from tests.tables.conftest import Write

NAMES = "size,weight,kind,grade,same,lone,only,ends"


def rows(names: str = NAMES) -> str:
    lines = [
        f"{row},{row * row / 4},{'abc'[row % 3]},{row % 4},7,{'x' if row else 'y'},z,{-row}"
        for row in range(12)
    ]
    return names + "\n" + "\n".join(lines) + "\n"


@pytest.fixture
def table(write: Write) -> Table:
    return read_table(write(rows()))


def test_inputs_are_numbers_that_differ(table: Table) -> None:
    assert input_choices(table) == ("size", "weight", "grade", "ends")
    assert input_choices(table, "weight") == ("size", "grade", "ends")


def test_answers_are_those_that_can_be_learnt(table: Table) -> None:
    assert answer_choices(table) == ("size", "weight", "kind", "grade", "ends")


def test_few_whole_numbers_can_be_classes(table: Table) -> None:
    assert [name for name in table.columns if can_be_classes(table, name)] == ["grade"]


def test_every_choice_that_is_offered_makes_samples(table: Table) -> None:
    for answer in answer_choices(table):
        inputs = input_choices(table, answer)
        assert Choice(inputs, answer).samples(table).inputs.shape == (12, len(inputs))
        if can_be_classes(table, answer):
            assert Choice(inputs, answer, as_classes=True).samples(table).classes


def test_what_is_not_offered_makes_none(table: Table) -> None:
    for answer in {*table.columns} - {*answer_choices(table)}:
        with pytest.raises(TableError):
            Choice(input_choices(table, answer), answer).samples(table)


def test_texts_are_the_likely_answer(table: Table) -> None:
    assert opening_choice(table) == Choice(("weight", "grade"), "kind")


@pytest.mark.parametrize(
    ("modulus", "step", "few_and_whole"), [(5, 1, True), (11, 1, False), (5, 0.5, False)]
)
@pytest.mark.parametrize("said", ["", "classes", "numbers"])
def test_the_last_number_is_the_answer_where_no_texts_suit(
    write: Write, modulus: int, step: float, few_and_whole: bool, said: str
) -> None:
    lines = [f"{2 * n},{n * n},{n % modulus * step}" for n in range(44)]
    table = read_table(write(f"# answer_as: {said}\na,b,c\n" + "\n".join(lines)))
    expected = {"": few_and_whole, "classes": True, "numbers": False}[said]
    assert opening_choice(table) == Choice(("a", "b"), "c", expected)


def test_a_column_that_counts_the_rows_is_the_last_to_be_chosen(write: Write) -> None:
    lines = [f"{n},{n * n},{n % 2}" for n in range(12)]
    table = read_table(write(",a,b\n" + "\n".join(lines)))
    assert opening_choice(table) == Choice(("a",), "b", as_classes=True)
    assert input_choices(table, "b") == ("Column 1", "a")


def test_numbers_that_are_too_large_are_not_offered(write: Write) -> None:
    table = read_table(write("a,b,c\n" + "".join(f"{n},{n % 2}e200,{n % 3}\n" for n in range(12))))
    assert input_choices(table) == ("a", "c")
    assert not can_be_classes(table, "b")


def test_comments_choose(write: Write) -> None:
    comments = "# answer: grade\n# answer_as: classes\n# inputs: ends, colour, size\n# scale: 4\n"
    table = read_table(write(comments + rows()))
    assert opening_choice(table) == Choice(("ends", "size"), "grade", as_classes=True, scale=4)


def test_comments_that_choose_nothing_that_is_there_are_passed_over(write: Write) -> None:
    comments = "# answer: colour\n# answer_as: classes\n# inputs: shade\n# scale: -1\n"
    comments += "# picture: 3x3\n"
    table = read_table(write(comments + rows()))
    choice = opening_choice(table)
    assert (choice.answer, choice.picture, choice.scale) == ("kind", None, 1.0)
    assert choice.samples(table).count == 12


def test_pictures_take_all_numbers_as_pixels(write: Write) -> None:
    table = read_table(write("# picture: 1 x 5\n" + rows()))
    choice = opening_choice(table)
    assert choice.inputs == ("size", "weight", "grade", "same", "ends")
    assert choice.samples(table).picture == (1, 5)


def test_columns_that_are_the_same_in_all_rows_are_named(table: Table) -> None:
    assert constant_columns(table) == ("same", "only")


def test_what_goes_with_an_answer_that_somebody_chose(table: Table, write: Write) -> None:
    chosen = opening_choice(table, "grade")
    assert (chosen.answer, chosen.inputs, chosen.as_classes) == ("grade", ("weight", "ends"), True)
    said = read_table(
        write("# answer: grade\n# answer_as: numbers\n# inputs: grade, size\n" + rows())
    )
    assert not opening_choice(said).as_classes
    assert opening_choice(said, "grade") == opening_choice(said)
    other = opening_choice(said, "weight")
    assert (other.answer, other.inputs, other.as_classes) == ("weight", ("grade", "size"), False)


def test_what_was_said_of_one_answer_holds_for_no_other(write: Write) -> None:
    said = read_table(write("# answer: weight\n# answer_as: numbers\n" + rows()))
    assert opening_choice(said, "grade").as_classes
