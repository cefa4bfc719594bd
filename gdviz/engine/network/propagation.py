"""Forward through a network and back, for one set of weights or for many at a time.

Samples are columns: a layer with k neurons is an array (..., k + 1, n), whose last row is the 1
that the biases are multiplied with, so that one product of matrices takes weights and biases.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.network import Network


class Forward(NamedTuple):
    """What a forward pass leaves behind.

    `sums` are the pre-activations of each layer after the inputs, (..., k, n); `layers` what goes
    into each layer of weights, (..., k + 1, n), inputs first; `outputs` has shape (..., m, n).
    """

    sums: list[Array]
    layers: list[Array]
    outputs: Array


def as_columns(inputs: Array) -> Array:
    """Samples, (n, k), as columns with a row of ones below: (k + 1, n)."""
    columns = np.ones((inputs.shape[1] + 1, len(inputs)))
    columns[:-1] = inputs.T
    return columns


def forward(network: Network, weights: list[Array], columns: Array) -> Forward:
    """The forward pass of samples in columns, (k + 1, n), with the weights of each layer."""
    activate = network.activation_as.value
    sums, layers, layer = [], [columns], columns
    for matrix in weights[:-1]:
        z = matrix @ layer
        layer = np.empty((*z.shape[:-2], z.shape[-2] + 1, z.shape[-1]))
        activate(z, layer[..., :-1, :])
        layer[..., -1, :] = 1.0
        sums.append(z)
        layers.append(layer)
    z = weights[-1] @ layer
    sums.append(z)
    return Forward(sums, layers, network.outputs_as.value(z))


def backward(
    network: Network,
    weights: list[Array],
    passed: Forward,
    delta: Array,
    gradients: list[Array],
    deltas: list[Array] | None = None,
) -> None:
    """Fill `gradients`, shaped like the weights, from the last layer's delta, (..., m, n).

    A delta is the slope of the cost along a neuron's sum; `deltas` takes those of all layers, the
    last one first. Rumelhart, Hinton and Williams, "Learning representations by back-propagating
    errors", Nature 1986.
    """
    slope = network.activation_as.slope
    for index in range(len(weights) - 1, -1, -1):
        layer = passed.layers[index]
        np.matmul(delta, layer.swapaxes(-1, -2), out=gradients[index])
        if deltas is not None:
            deltas.append(delta)
        if index:
            delta = weights[index][..., :-1].swapaxes(-1, -2) @ delta
            delta *= slope(passed.sums[index - 1], layer[..., :-1, :])
