"""Accuracy and confusion beside loops that count by hand."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.network.generated import generated
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost
from gdviz.engine.network.samples import Samples
from gdviz.engine.network.scores import accuracy, chosen_classes, confusion, decisions


def blobs() -> NetworkCost:
    generator = np.random.default_rng(2)
    answers = np.arange(90) % 3
    inputs = generator.normal(size=(90, 2)) + np.array([[0, 0], [2, 0], [0, 2]])[answers]
    samples = Samples("blobs", inputs, answers, ("x", "y"), "kind", ("a", "b", "c"))
    return network_cost(Network((2, 5, 3), "tanh", "softmax"), samples, "cross_entropy", seed=4)


def test_every_sample_is_counted_once_where_it_belongs() -> None:
    cost = blobs()
    outputs = cost.predict(cost.start, cost.samples.inputs)
    table = [[0] * 3 for _ in range(3)]
    right = 0
    for answer, output in zip(cost.samples.answers, outputs, strict=True):
        taken = max(range(3), key=lambda each: output[each])
        table[int(answer)][taken] += 1
        right += taken == answer
    assert confusion(cost, cost.start).tolist() == table
    assert accuracy(cost, cost.start) == right / 90
    assert 0 < right < 90


def test_of_one_output_a_half_decides() -> None:
    samples = generated["moons"](40, 0.2, 0)
    cost = network_cost(Network((2, 4, 1), "tanh", "sigmoid"), samples, "cross_entropy")
    outputs = cost.predict(cost.start, samples.inputs)[:, 0]
    assert decisions(cost, cost.start).tolist() == [int(each > 0.5) for each in outputs]


def test_outputs_that_are_no_numbers_decide_for_the_first_class() -> None:
    outputs = np.array([[np.nan, np.nan], [np.nan, 0.2], [0.1, np.inf]])
    assert chosen_classes(outputs).tolist() == [0, 1, 1]


def test_numbers_have_no_confusion() -> None:
    cost = network_cost(Network((1, 3, 1)), generated["sine"](20, 0.1, 0))
    for score in (decisions, confusion, accuracy):
        with pytest.raises(ValueError, match="Noisy sine have numbers for answers"):
            score(cost, cost.start)
