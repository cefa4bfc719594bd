"""Other inputs and another answer of a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gdviz.session.tasks.chosen_columns import (
    chosen_answer,
    chosen_inputs,
    uses_all,
    with_all_inputs,
    with_answer,
    with_classes,
    with_first_input,
    with_second_input,
)
from gdviz.session.tasks.learning_data import LearningData

BILL, DEPTH, FLIPPER, MASS = LearningData("penguins").input_names


@pytest.fixture
def penguins() -> LearningData:
    return LearningData("penguins", columns=(BILL, FLIPPER))


def test_an_input_is_another_one(penguins: LearningData) -> None:
    assert chosen_inputs(with_first_input(penguins, MASS)) == (MASS, FLIPPER)
    assert chosen_inputs(with_second_input(penguins, MASS)) == (BILL, MASS)
    assert chosen_inputs(with_second_input(penguins, "")) == (BILL,)


def test_a_first_input_that_was_the_second_changes_places_with_it(penguins: LearningData) -> None:
    assert chosen_inputs(with_first_input(penguins, FLIPPER)) == (FLIPPER, BILL)


def test_all_inputs_and_back(penguins: LearningData) -> None:
    whole = with_all_inputs(penguins)
    assert uses_all(whole)
    assert not uses_all(penguins)
    assert whole.samples.inputs.shape == (342, 4)
    assert chosen_inputs(with_first_input(whole, MASS)) == (MASS, BILL)
    assert chosen_inputs(with_first_input(whole, BILL)) == (BILL, DEPTH)


def test_three_inputs_become_two(penguins: LearningData) -> None:
    three = replace(penguins, columns=(BILL, DEPTH, MASS))
    assert chosen_inputs(with_first_input(three, FLIPPER)) == (FLIPPER, DEPTH)


def test_samples_that_are_made_have_no_columns() -> None:
    data = LearningData("spirals")
    assert (chosen_inputs(data), chosen_answer(data), data.input_names) == ((), "", ())
    assert not uses_all(data)


def test_another_answer_is_no_input(tmp_path: Path) -> None:
    file = tmp_path / "t.csv"
    file.write_text("a,b,c,d\n" + "\n".join(f"{i},{i * i % 11},{i % 2},{-i}" for i in range(20)))
    data = LearningData(file=str(file), answer="d", columns=("a", "b"))
    assert chosen_inputs(with_answer(data, "a")) == ("b",)
    assert chosen_inputs(with_answer(data, "c")) == ("a", "b")
    assert with_answer(data, "c").samples.classes == ("0", "1")
    assert with_classes(with_answer(data, "c"), False).samples.classes == ()
    assert uses_all(with_answer(with_all_inputs(data), "c"))
    only = replace(data, columns=("a",))
    assert chosen_inputs(with_answer(only, "a"))
    assert "a" not in chosen_inputs(with_answer(only, "a"))
