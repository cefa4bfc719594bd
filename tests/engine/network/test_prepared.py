"""Samples made ready: held out, and in the units of the training samples alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.engine.network.prepared import Units, prepare
from gdviz.engine.network.samples import Samples
from tests.engine.network.shapes import random_samples


def numbers(count: int = 40, spread: float = 3.0) -> Samples:
    generator = np.random.default_rng(5)
    inputs = generator.normal((5.0, -200.0), (0.1, spread), (count, 2))
    return Samples("Numbers", inputs, 7 + inputs @ (2.0, 0.5), ("a", "b"), "c")


def rows_of(samples: Samples) -> set[tuple[float, ...]]:
    return {(*row, answer) for row, answer in zip(samples.inputs, samples.answers, strict=True)}


@given(st.integers(0, 1000), st.floats(0.05, 0.9))
def test_units_are_mean_and_deviation_of_the_training_samples_alone(
    seed: int, share: float
) -> None:
    samples = numbers()
    prepared = prepare(samples, share, seed)
    training, _ = samples.split(share, seed)
    assert np.array_equal(prepared.inputs.origin, training.inputs.mean(axis=0))
    assert np.array_equal(prepared.inputs.length, training.inputs.std(axis=0))
    assert prepared.answers.origin == [training.answers.mean()]
    assert prepared.answers.length == [training.answers.std()]
    for column in (*prepared.training.inputs.T, prepared.training.answers):
        assert column.mean() == pytest.approx(0, abs=1e-9)
        assert column.std() == pytest.approx(1)


@given(st.integers(0, 1000), st.floats(0.05, 0.9))
def test_every_sample_is_on_one_side_and_can_be_read_in_its_own_units(
    seed: int, share: float
) -> None:
    samples = numbers()
    prepared = prepare(samples, share, seed)
    assert prepared.held_out.count == round(share * samples.count)
    assert prepared.training.count + prepared.held_out.count == samples.count
    inputs, answers = [], []
    for each in (prepared.training, prepared.held_out):
        inputs.append(prepared.inputs.out_of(each.inputs))
        answers.append(prepared.answers.out_of(each.answers[:, np.newaxis])[:, 0])
    order, own = np.argsort(np.concatenate(answers)), np.argsort(samples.answers)
    assert np.allclose(np.concatenate(inputs)[order], samples.inputs[own], rtol=1e-12)
    assert np.allclose(np.concatenate(answers)[order], samples.answers[own], rtol=1e-12)


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=3))
def test_into_units_and_out_of_them_is_nothing_done(values: list[float]) -> None:
    units = Units(np.array([1.0, -5.0, 100.0]), np.array([0.5, 3.0, 1e-3]))
    row = np.array(values)
    assert np.allclose(units.out_of(units.into(row)), row, rtol=1e-12, atol=1e-9)
    assert units.into(units.origin).tolist() == [0.0, 0.0, 0.0]
    assert units.into(units.origin + units.length) == pytest.approx([1.0, 1.0, 1.0])
    assert units.into(np.tile(row, (2, 4, 1))).shape == (2, 4, 3)


def test_classes_stay_what_they_are() -> None:
    samples = random_samples(2, 3, 60, 0)
    prepared = prepare(samples, 0.25, 3)
    training, held_out = samples.split(0.25, 3)
    assert np.array_equal(prepared.training.answers, training.answers)
    assert np.array_equal(prepared.held_out.answers, held_out.answers)
    assert prepared.answers.out_of(np.array([2.0])) == [2.0]


def test_pictures_stay_what_they_are_though_some_points_never_change() -> None:
    inputs = np.zeros((20, 6))
    inputs[:, 1] = np.arange(20)
    labels = tuple(f"p{index}" for index in range(6))
    samples = Samples(
        "Pictures", inputs, np.arange(20) % 2, labels, "class", ("a", "b"), picture=(2, 3)
    )
    prepared = prepare(samples, 0.5)
    assert rows_of(prepared.training) | rows_of(prepared.held_out) == rows_of(samples)


def test_what_is_the_same_in_all_training_samples_is_named() -> None:
    constant = np.column_stack([np.arange(20.0), np.full(20, 3.0)])
    samples = Samples("Some", constant, np.arange(20.0), ("first", "second"), "answer")
    with pytest.raises(ValueError, match="Some: second is the same in all training samples"):
        prepare(samples, 0.25)
    samples = Samples("Some", constant[:, :1], np.full(20, 9.0), ("first",), "answer")
    with pytest.raises(ValueError, match="Some: answer is the same in all training samples"):
        prepare(samples, 0.25)


@pytest.mark.parametrize("constant", [0.1, 1 / 3, 1e5 + 0.1, 1e-9])
def test_rounding_does_not_make_a_constant_column_vary(constant: float) -> None:
    inputs = np.column_stack([np.arange(29.0), np.full(29, constant)])
    samples = Samples("Some", inputs, np.arange(29.0), ("first", "second"), "answer")
    with pytest.raises(ValueError, match="second is the same"):
        prepare(samples, 0.25)


@pytest.mark.parametrize("share", [0.0, 1.0, 0.001, 0.999, -1.0, np.nan])
def test_a_share_that_leaves_nothing_on_one_side_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="leaves nothing on one side"):
        prepare(numbers(), share)
