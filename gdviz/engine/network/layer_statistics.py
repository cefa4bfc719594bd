"""What the weights and gradients of every layer are like: histograms and what they show."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.network.histogram_scales import Scales, mean_size
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.propagation import forward

#: Shares of the last layer's gradient: below the first a layer hardly learns, above the second its
#: steps are far too long.
VANISHING_BELOW, EXPLODING_ABOVE = 1e-3, 1e3
#: A larger share of neurons that are stuck is worth a word.
MANY_STUCK = 1 / 3
#: Multiplications of a forward pass for the neurons that are stuck: more would take a millisecond.
WORK = 2_000_000


@final
class Flow(Enum):
    """How the gradient comes through to a layer; the value is a word for the person."""

    STEADY = ""
    VANISHING = "vanishing"
    EXPLODING = "exploding"


@final
@dataclass(frozen=True, eq=False)
class LayerStatistics:
    """One layer of weights, biases aside.

    `weights` and `gradients` are counts in the bins of a `Scales`. `gradient_size` is the mean
    size of a gradient. `stuck` is the share of the layer's neurons that no longer learn, 0 for the
    outputs and where none can be stuck.
    """

    weights: NDArray[np.intp]
    gradients: NDArray[np.intp]
    gradient_size: float
    flow: Flow
    stuck: float


def weights_alone(network: Network, point: Array) -> list[Array]:
    """Views of the weights of each layer without the biases, (out, in), of parameters (d,)."""
    return [layer[:, :-1] for layer in network.layers(point)]


def layer_statistics(
    cost: NetworkCost, point: Array, gradient: Array, scales: Scales
) -> tuple[LayerStatistics, ...]:
    """All layers, input side first, for the parameters and the gradient there, both (d,)."""
    weights = weights_alone(cost.network, point)
    gradients = weights_alone(cost.network, gradient)
    sizes = [mean_size(each) for each in gradients]
    stuck = stuck_shares(cost, point)
    return tuple(
        LayerStatistics(
            scales.count_weights(weights[index]),
            scales.count_gradients(gradients[index]),
            sizes[index],
            flow_of(sizes[index], sizes[-1]),
            stuck[index],
        )
        for index in range(len(weights))
    )


def flow_of(size: float, last: float) -> Flow:
    """What the mean size of a layer's gradients says beside that of the last layer."""
    if size < VANISHING_BELOW * last:
        return Flow.VANISHING
    return Flow.EXPLODING if size > EXPLODING_ABOVE * last else Flow.STEADY


def stuck_shares(cost: NetworkCost, point: Array) -> tuple[float, ...]:
    """For each layer of weights the share of its neurons that are stuck.

    On all training samples, or on as many, evenly chosen, as can be passed through in a moment.
    """
    network, stuck = cost.network, cost.network.activation_as.stuck
    outputs = 0.0
    if stuck is None:
        return (outputs,) * (len(network.sizes) - 1)
    every = -(-cost.sample_count * network.dimension // WORK)
    passed = forward(network, network.layers(point), cost.columns[:, ::every])
    return (*(stuck.share(layer[:-1]) for layer in passed.layers[1:]), outputs)
