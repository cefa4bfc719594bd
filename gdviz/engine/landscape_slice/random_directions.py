"""A plane in two random directions, each neuron's part of them as long as its weights."""

from __future__ import annotations

import numpy as np

from gdviz.engine.cost import Array, Domain
from gdviz.engine.landscape_slice.slice import Slice
from gdviz.engine.network.network import Network

#: How far the plane is looked at: at 1 every neuron's weights are moved by their own length.
REACH = 1.0


def random_slice(network: Network, point: Array, seed: int) -> Slice:
    """The plane through `point`, (d,), in two filter-normalised random directions.

    Li, Xu, Taylor, Studer and Goldstein, "Visualizing the loss landscape of neural nets", 2018,
    section 4: normally distributed numbers, of which each filter is stretched to the length of the
    same filter of `point`. In a fully connected layer a filter is all weights that lead into one
    neuron. Biases do not move, as in the pictures of that paper (the option `biasbn` of its
    program). As there, the two directions are not turned to a right angle. The same for the same
    seed; ValueError where all weights are 0, for they have no length.
    """
    generator = np.random.default_rng(seed)
    with np.errstate(over="ignore"):  # a slice says itself that it needs finite numbers
        directions = np.array([filter_normalised(network, point, generator) for _ in range(2)])
    if not directions.any():
        raise ValueError("all weights are 0: a direction that is as long as they are leads nowhere")
    extent = Domain.of((-REACH, REACH), (-REACH, REACH))
    names = ("direction 1", "direction 2")
    return Slice(point, directions, extent, names)


def filter_normalised(network: Network, point: Array, generator: np.random.Generator) -> Array:
    """One random direction, (d,), as long as `point` in each neuron's weights; 0 for biases."""
    direction = np.zeros(network.dimension)
    parts = zip(network.layers(direction), network.layers(point), strict=True)
    for part, layer in parts:
        drawn = generator.standard_normal((len(part), part.shape[1] - 1))
        lengths = np.linalg.norm(layer[:, :-1], axis=1) / np.linalg.norm(drawn, axis=1)
        part[:, :-1] = drawn * lengths[:, np.newaxis]
    return direction
