"""Statistics of layers beside loops that count by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from gdviz.engine.network.generated import generated
from gdviz.engine.network.histogram_scales import Scales
from gdviz.engine.network.layer_statistics import (
    EXPLODING_ABOVE,
    VANISHING_BELOW,
    WORK,
    Flow,
    flow_of,
    layer_statistics,
    stuck_shares,
    weights_alone,
)
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost
from gdviz.engine.network.samples import Samples

VALUES = {
    "tanh": math.tanh,
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "relu": lambda z: max(z, 0.0),
}


def cost_of(activation: str, sizes: tuple[int, ...] = (2, 6, 5, 1), **about) -> NetworkCost:
    samples = generated["moons"](60, 0.1, 1)
    network = Network(sizes, activation, "sigmoid")
    return network_cost(network, samples, "cross_entropy", **about)


def hidden_outputs(cost: NetworkCost, point: np.ndarray, activation: str) -> list[list[list]]:
    """Outputs by hidden layer, neuron and sample, from the vector of parameters itself."""
    before = [list(row) for row in cost.samples.inputs.T]
    layers, place = [], 0
    for fan_in, fan_out in zip(cost.network.sizes, cost.network.sizes[1:-1], strict=False):
        now = []
        for _ in range(fan_out):
            *weights, bias = point[place : place + fan_in + 1]
            place += fan_in + 1
            sums = [
                sum(w * row[i] for w, row in zip(weights, before, strict=True)) + bias
                for i in range(cost.sample_count)
            ]
            now.append([VALUES[activation](z) for z in sums])
        layers.append(now)
        before = now
    return layers


@pytest.mark.parametrize("activation", ["tanh", "sigmoid"])
def test_saturated_outputs_are_counted_with_all_samples(activation: str) -> None:
    cost = cost_of(activation, initialisation="too_large")
    shares = stuck_shares(cost, cost.start)
    low, high = (-1, 1) if activation == "tanh" else (0, 1)
    margin = 0.01 * (high - low)
    for share, layer in zip(shares, hidden_outputs(cost, cost.start, activation), strict=False):
        flat = [a for neuron in layer for a in neuron]
        near = sum(a < low + margin or a > high - margin for a in flat)
        assert share == pytest.approx(near / len(flat))
    assert shares[0] > 0.1
    assert shares[-1] == 0.0


def test_dead_neurons_are_those_that_are_silent_for_every_sample() -> None:
    cost = cost_of("relu")
    point = cost.start.copy()
    cost.network.layers(point)[0][:2, -1] = -100.0  # two of six can never speak
    shares = stuck_shares(cost, point)
    for share, layer in zip(shares, hidden_outputs(cost, point, "relu"), strict=False):
        dead = sum(all(a == 0 for a in neuron) for neuron in layer)
        assert share == dead / len(layer)
    assert shares[0] >= 2 / 6


@pytest.mark.parametrize("activation", ["leaky_relu", "gelu"])
def test_some_activations_are_never_stuck(activation: str) -> None:
    cost = cost_of(activation, initialisation="too_large")
    assert stuck_shares(cost, cost.start) == (0.0, 0.0, 0.0)


def test_many_samples_are_represented_by_some_of_them() -> None:
    inputs = np.random.default_rng(0).normal(size=(9000, 20))
    samples = Samples("many", inputs, inputs[:, 0], tuple(f"x{i}" for i in range(20)), "y")
    cost = network_cost(Network((20, 30, 1)), samples, initialisation="too_large")
    assert cost.sample_count * cost.network.dimension > 2 * WORK
    all_of_them = np.tanh(
        cost.network.layers(cost.start)[0][:, :-1] @ inputs.T
    )  # biases begin at zero
    expected = (np.abs(all_of_them) > 0.98).mean()
    assert stuck_shares(cost, cost.start)[0] == pytest.approx(expected, abs=0.02)


def test_histograms_and_sizes_leave_the_biases_aside() -> None:
    cost = cost_of("tanh")
    point, gradient = np.full(cost.dimension, 50.0), np.full(cost.dimension, 50.0)
    for vector in (point, gradient):
        vector[cost.network.is_weight == 1] = 0.1
    scales = Scales(1.0, -4, 2)
    statistics = layer_statistics(cost, point, gradient, scales)
    for each, (before, after) in zip(statistics, [(2, 6), (6, 5), (5, 1)], strict=True):
        assert each.weights.sum() == each.gradients.sum() == before * after
        assert np.flatnonzero(each.weights).tolist() == [int((0.1 + 1) / 2 * 41)]
        assert each.gradient_size == pytest.approx(0.1)


def test_the_first_layer_is_that_of_the_inputs() -> None:
    cost = cost_of("tanh")
    shapes = [each.shape for each in weights_alone(cost.network, cost.start)]
    assert shapes == [(6, 2), (5, 6), (1, 5)]


def test_gradients_vanish_or_explode_beside_the_last_layer() -> None:
    assert flow_of(0.99 * VANISHING_BELOW, 1.0) is Flow.VANISHING
    assert flow_of(1.01 * VANISHING_BELOW, 1.0) is Flow.STEADY
    assert flow_of(0.99 * EXPLODING_ABOVE, 1.0) is Flow.STEADY
    assert flow_of(1.01 * EXPLODING_ABOVE, 1.0) is Flow.EXPLODING
    assert flow_of(0.0, 0.0) is Flow.STEADY
    assert flow_of(0.0, 1e-9) is Flow.VANISHING


def test_a_deep_network_of_sigmoids_has_gradients_that_vanish() -> None:
    cost = cost_of("sigmoid", (2, *[8] * 8, 1))
    gradient = cost.gradient(cost.start)
    means = [np.abs(each).mean() for each in weights_alone(cost.network, gradient)]
    statistics = layer_statistics(cost, cost.start, gradient, Scales(1.0, -10, 0))
    told = [each.flow is Flow.VANISHING for each in statistics]
    assert told == [mean < means[-1] / 1000 for mean in means]
    assert told[0]
    assert not told[-1]
