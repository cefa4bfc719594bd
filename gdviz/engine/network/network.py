"""A multilayer perceptron: how many neurons, what they compute, where their weights are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.activations import Activation, activations
from gdviz.engine.network.outputs import Output, outputs

#: Neurons in a layer, layers, and weights in all: more than these, nobody can watch.
WIDEST, DEEPEST, MOST_WEIGHTS = 1024, 16, 1_000_000


@final
@dataclass(frozen=True)
class Network:
    """Layers of neurons, `sizes` of them from the inputs to the outputs.

    Its parameters are one vector, (d,): neuron after neuron, layer after layer, each with the
    weights of its inputs and then its bias. ValueError for sizes or names that are not allowed.
    """

    sizes: tuple[int, ...]
    activation: str = "tanh"
    output: str = "linear"

    def __post_init__(self) -> None:
        _check(self.sizes)
        least = self.outputs_as.fewest
        if self.activation_as and self.sizes[-1] < least:
            raise ValueError(
                f"a {self.output} output needs {least} neurons or more, not {self.sizes[-1]}"
            )

    @cached_property
    def activation_as(self) -> Activation:
        """What the hidden neurons compute."""
        return activations[self.activation]

    @cached_property
    def outputs_as(self) -> Output:
        """What the last layer computes."""
        return outputs[self.output]

    @cached_property
    def dimension(self) -> int:
        """The number of weights and biases, d."""
        return sum((before + 1) * after for before, after in pairwise(self.sizes))

    @cached_property
    def _places(self) -> tuple[tuple[slice, tuple[int, int]], ...]:
        """For each layer of weights its part of the parameters and its shape (out, in + 1)."""
        places, begin = [], 0
        for before, after in pairwise(self.sizes):
            end = begin + (before + 1) * after
            places.append((slice(begin, end), (after, before + 1)))
            begin = end
        return tuple(places)

    def layers(self, points: Array) -> list[Array]:
        """Views of the weights of each layer, (..., out, in + 1), the biases in the last column.

        `points`, (..., d), have to be contiguous along the last axis.
        """
        before = points.shape[:-1]
        return [points[..., part].reshape(*before, *shape) for part, shape in self._places]

    @cached_property
    def names(self) -> tuple[str, ...]:
        """A symbol for each parameter: w2,1,3 leads into layer 2, neuron 1, from neuron 3; b2,1."""
        names = []
        for layer, (before, after) in enumerate(pairwise(self.sizes), start=1):
            for neuron in range(1, after + 1):
                names += [f"w{layer},{neuron},{source}" for source in range(1, before + 1)]
                names.append(f"b{layer},{neuron}")
        return tuple(names)

    @cached_property
    def is_weight(self) -> Array:
        """1 for a weight and 0 for a bias, shape (d,)."""
        mask = np.ones(self.dimension)
        for layer in self.layers(mask):
            layer[:, -1] = 0
        mask.setflags(write=False)
        return mask


def _check(sizes: Sequence[int]) -> None:
    """ValueError names the layer whose size is not allowed, or says what is too much in all."""
    if not 2 <= len(sizes) <= DEEPEST:
        raise ValueError(f"a network has 2 to {DEEPEST} layers, inputs included, not {len(sizes)}")
    for layer, size in enumerate(sizes):
        if isinstance(size, bool) or not isinstance(size, int) or not 1 <= size <= WIDEST:
            raise ValueError(
                f"layer {layer + 1} of {len(sizes)}: a layer has 1 to {WIDEST:,} neurons, "
                f"a whole number, not {size!r}"
            )
    count = sum((before + 1) * after for before, after in pairwise(sizes))
    if count > MOST_WEIGHTS:
        raise ValueError(f"these layers have {count:,} weights; {MOST_WEIGHTS:,} is the most")
