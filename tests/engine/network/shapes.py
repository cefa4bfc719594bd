"""Networks, samples and costs for the tests."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from gdviz.engine.network.activations import activations
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost
from gdviz.engine.network.objectives import objectives
from gdviz.engine.network.outputs import outputs
from gdviz.engine.network.samples import Samples

#: Every output with every objective that it can have.
PAIRS = [
    (output, objective)
    for output in outputs
    for objective in objectives
    if outputs[output].surprise or not objectives[objective].for_probabilities
]


def random_samples(inputs: int, classes: int, count: int, seed: int) -> Samples:
    """Normally distributed inputs; every class is there."""
    generator = np.random.default_rng(seed)
    answers = generator.permutation(np.arange(count) % classes)
    labels = tuple(f"x{index}" for index in range(inputs))
    names = tuple(f"class {index}" for index in range(classes))
    made = generator.standard_normal((count, inputs))
    return Samples("Random", made, answers, labels, "class", names)


@st.composite
def network_costs(draw: st.DrawFn, activation: str, output: str, objective: str) -> NetworkCost:
    """Costs of networks of any shape with a few samples."""
    hidden = draw(st.lists(st.integers(1, 6), min_size=1, max_size=3))
    inputs, seed = draw(st.integers(1, 4)), draw(st.integers(0, 10_000))
    several = output == "softmax" or draw(st.booleans())
    classes = draw(st.integers(2, 4)) if several else 2
    sizes = (inputs, *hidden, classes if several else 1)
    samples = random_samples(inputs, classes, draw(st.integers(classes, 9)), seed)
    return network_cost(
        Network(sizes, activation, output),
        samples,
        objective,
        l2=draw(st.sampled_from([0.0, 0.3])),
        seed=seed,
    )


def small_cost(activation: str = "tanh", output: str = "sigmoid") -> NetworkCost:
    """A 2-4-3 network with an output that suits two classes."""
    sizes = (2, 4, 3, outputs[output].fewest)
    return network_cost(
        Network(sizes, activation, output), random_samples(2, 2, 20, seed=5), l2=0.1, seed=3
    )


ACTIVATIONS = list(activations)
