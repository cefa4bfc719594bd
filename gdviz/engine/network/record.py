"""Backpropagation written down: what every neuron and weight had on the way forward and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.propagation import backward, forward


@final
@dataclass(frozen=True, eq=False)
class Record:
    """One pass of n samples forward and back, layer by layer.

    `activations` begin with the inputs and end with the outputs, (k, n) each; `sums` and `deltas`
    belong to the layers after the inputs, `gradients`, (out, in + 1), to their weights and, in the
    last column, biases. `costs` are those of the samples, (n,). Deltas and gradients are those of
    the mean cost, without the part of l2.
    """

    activations: tuple[Array, ...]
    sums: tuple[Array, ...]
    targets: Array
    costs: Array
    deltas: tuple[Array, ...]
    gradients: tuple[Array, ...]


def record(cost: NetworkCost, point: Array, rows: NDArray[np.intp]) -> Record:
    """The pass of the samples with these indices, with the weights `point`, (d,)."""
    network, targets = cost.network, cost.targets[:, rows]
    weights = network.layers(np.ascontiguousarray(point))
    passed = forward(network, weights, cost.columns[:, rows])
    output = network.outputs_as
    delta = cost.measure.slope(output, passed.outputs, targets) / len(rows)
    gradients, deltas = network.layers(np.empty(network.dimension)), list[Array]()
    backward(network, weights, passed, delta, gradients, deltas)
    activations = (*(layer[:-1] for layer in passed.layers), passed.outputs)
    costs = cost.measure.cost(output, passed.sums[-1], passed.outputs, targets)
    back = tuple(reversed(deltas))
    return Record(activations, tuple(passed.sums), targets, costs, back, tuple(gradients))
