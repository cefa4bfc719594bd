"""Accuracy and confusion against counting by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost
from gdviz.engine.network.samples import Samples
from gdviz.engine.network.scores import accuracy, chosen_classes, confusion, decisions
from tests.engine.network.shapes import random_samples


def sign_cost() -> NetworkCost:
    """One weight and a bias: the class of x is whether w x + b is above zero."""
    inputs = np.array([[-2.0], [-1.0], [0.5], [1.0], [3.0]])
    samples = Samples("Line", inputs, np.array([0, 1, 0, 1, 1]), ("x",), "class", ("low", "high"))
    return network_cost(Network((1, 1), "tanh", "sigmoid"), samples, "cross_entropy")


def test_a_single_neuron_decides_at_a_half() -> None:
    outputs = np.array([[0.0], [0.5], [np.nextafter(0.5, 1)], [1.0], [np.nan], [np.inf]])
    assert chosen_classes(outputs).tolist() == [0, 0, 1, 1, 0, 1]


def test_of_several_neurons_the_largest_decides_and_the_first_of_equal_ones() -> None:
    outputs = np.array([[0.1, 0.7, 0.2], [0.4, 0.4, 0.2], [-5.0, -7.0, -4.0]])
    assert chosen_classes(outputs).tolist() == [1, 0, 2]
    nan, inf = np.nan, np.inf
    outputs = np.array([[nan, nan, nan], [nan, -9.0, nan], [1.0, nan, 0.0], [0.0, inf, 1.0]])
    assert chosen_classes(outputs).tolist() == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("point", "matrix", "share"),
    [
        ((1.0, 0.0), [[1, 1], [1, 2]], 3 / 5),
        ((-1.0, 0.0), [[1, 1], [2, 1]], 2 / 5),
        ((0.0, 1.0), [[0, 2], [0, 3]], 3 / 5),
        ((0.0, -1.0), [[2, 0], [3, 0]], 2 / 5),
        ((1.0, -0.75), [[2, 0], [1, 2]], 4 / 5),
    ],
)
def test_a_line_is_counted_by_hand(
    point: tuple[float, float], matrix: list[list[int]], share: float
) -> None:
    cost = sign_cost()
    assert confusion(cost, np.array(point)).tolist() == matrix
    above = cost.samples.inputs[:, 0] * point[0] + point[1] > 0
    assert decisions(cost, np.array(point)).tolist() == above.astype(int).tolist()
    assert accuracy(cost, np.array(point)) == share


@given(st.integers(2, 6), st.integers(0, 10_000), st.integers(10, 60))
def test_many_classes_are_counted_one_by_one(classes: int, seed: int, count: int) -> None:
    samples = random_samples(3, classes, count, seed)
    network = Network((3, 4, classes), "relu", "softmax")
    cost = network_cost(network, samples, "cross_entropy", seed=seed)
    chosen = [int(np.argmax(row)) for row in cost.predict(cost.start, samples.inputs)]
    expected = np.zeros((classes, classes), dtype=int)
    for answer, choice in zip(samples.answers.astype(int), chosen, strict=True):
        expected[answer, choice] += 1
    matrix = confusion(cost, cost.start)
    assert decisions(cost, cost.start).tolist() == chosen
    assert matrix.tolist() == expected.tolist()
    assert matrix.sum(axis=1).tolist() == np.bincount(samples.answers.astype(int)).tolist()
    right = sum(a == c for a, c in zip(samples.answers, chosen, strict=True))
    assert accuracy(cost, cost.start) == right / count


def test_weights_that_have_diverged_have_an_accuracy() -> None:
    cost = sign_cost()
    assert accuracy(cost, np.array([np.nan, np.nan])) == 2 / 5  # all in the first class


def test_numbers_have_neither() -> None:
    samples = Samples("Height", np.arange(4.0)[:, np.newaxis], np.arange(4.0), ("x",), "y")
    cost = network_cost(Network((1, 1)), samples)
    for score in (accuracy, confusion, decisions):
        with pytest.raises(ValueError, match="Height have numbers for answers, not classes"):
            score(cost, cost.start)
