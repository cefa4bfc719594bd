"""Backpropagation as data: by hand, and against the cost."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import network_cost
from gdviz.engine.network.record import record
from gdviz.engine.network.samples import Samples
from tests.engine.network.shapes import ACTIVATIONS, small_cost


def test_one_sample_by_hand() -> None:
    one = Samples("One", np.array([[1.0]]), np.array([4.0]), ("x",), "y")
    cost = network_cost(Network((1, 1, 1), "relu"), one)
    seen = record(cost, np.array([2.0, 1.0, -1.0, 5.0]), np.array([0]))
    assert [each.item() for each in seen.activations] == [1, 3, 2]
    assert [each.item() for each in seen.sums] == [3, 2]
    assert [each.item() for each in seen.deltas] == [4, -4]
    assert [each.tolist() for each in seen.gradients] == [[[4, 4]], [[-12, -4]]]
    assert (seen.costs.tolist(), seen.targets.tolist()) == ([4], [[4]])


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_batch_has_the_gradient_of_the_cost(activation: str) -> None:
    cost, rows = small_cost(activation), np.array([3, 1, 7])
    seen = record(cost, cost.start, rows)
    gradient = np.concatenate([each.ravel() for each in seen.gradients])
    penalty = cost.l2 * cost.start * cost.network.is_weight
    assert gradient + penalty == pytest.approx(cost.gradient_on(cost.start, rows), abs=1e-14)
    assert [each.shape for each in seen.deltas] == [(4, 3), (3, 3), (1, 3)]
    # The slope along a bias is the sum of its neuron's deltas.
    for delta, layer in zip(seen.deltas, seen.gradients, strict=True):
        assert delta.sum(axis=1) == pytest.approx(layer[:, -1])
