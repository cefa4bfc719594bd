"""The cost of a network on samples, as a function of all its weights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gdviz.engine.cost import Array, Domain, as_points
from gdviz.engine.network.initialisation import initialisations
from gdviz.engine.network.network import Network
from gdviz.engine.network.objectives import Objective, objectives
from gdviz.engine.network.propagation import Forward, as_columns, backward, forward
from gdviz.engine.network.samples import Samples
from gdviz.engine.network.weight_coordinates import WeightCoordinates
from gdviz.engine.regression import SampledCost

#: Numbers in a layer of all samples and all sets of weights that are looked at in one go: more
#: leave the caches of a core.
BLOCK = 2**15
#: Multiplications of a product of matrices up to which OpenBLAS, which numpy brings along, does it
#: on the calling thread. Beyond, its own threads wait in a busy loop: where others work on the same
#: cores, such as those of a slice of the landscape, a product then takes many times as long.
ON_ONE_THREAD = 2**18
#: Of networks so large that these would be fewer samples, so many go at once all the same.
FEWEST_AT_ONCE = 32
#: A matrix of second derivatives of more weights than these takes over half a gigabyte with its
#: parts.
MOST_CURVED = 4096
#: How far rules whose moves are as long as their learning rate move a weight at first.
STRIDE = 0.02
#: About how long a weight and a neuron take with one sample, in seconds.
PER_WEIGHT, PER_NEURON = 4e-11, 4e-9


@final
@dataclass(frozen=True, eq=False, kw_only=True)
class NetworkCost(SampledCost):
    """Mean cost of the samples, plus l2 / 2 times the sum of all squared weights, biases aside."""

    network: Network
    samples: Samples
    objective: str
    l2: float = 0.0

    @cached_property
    def measure(self) -> Objective:
        """What is measured on each sample."""
        return objectives[self.objective]

    @property
    def sample_count(self) -> int:
        return self.samples.count

    @property
    def expected_seconds(self) -> float:
        neurons = sum(self.network.sizes[1:])
        return self.sample_count * (PER_WEIGHT * self.dimension + PER_NEURON * neurons)

    @cached_property
    def columns(self) -> Array:
        """The samples' inputs and a row of ones, (k + 1, n)."""
        return as_columns(self.samples.inputs)

    @cached_property
    def targets(self) -> Array:
        """What the output neurons should say, (m, n)."""
        return self.samples.targets(self.network.sizes[-1]).T.copy()

    def value(self, points: ArrayLike) -> Array:
        flat, shape = self._flat(points)
        costs = np.empty(len(flat))
        for block in self._blocks(len(flat)):
            costs[block] = self._value(flat[block])
        return costs.reshape(shape)

    def gradient(self, points: ArrayLike) -> Array:
        return self._gradients(points, self.columns, self.targets)

    def value_and_gradient(self, points: ArrayLike) -> tuple[Array, Array]:
        """With one forward pass for both, unless the samples are looked at in parts."""
        if not _is_one_point(points) or len(self._parts(self.sample_count)) > 1:
            return super().value_and_gradient(points)
        point = as_points(points, self.dimension)
        weights = self.network.layers(point)
        passed = forward(self.network, weights, self.columns)
        mean = self._sum_of_costs(passed, self.targets) / self.sample_count
        value = mean + self._penalty(point)
        return np.asarray(value), self._gradient_of(point, weights, passed, self.targets)

    def gradient_on(self, points: ArrayLike, rows: NDArray[np.intp]) -> Array:
        return self._gradients(points, self.columns.take(rows, 1), self.targets.take(rows, 1))

    def hessian(self, points: ArrayLike) -> Array:
        """Differences of the exact gradient, to about nine digits; ValueError for many weights."""
        if self.dimension > MOST_CURVED:
            raise ValueError(
                f"second derivatives are computed for {MOST_CURVED:,} weights at most, "
                f"not {self.dimension:,}"
            )
        flat, shape = self._flat(points)
        matrices = np.array([self._hessian(point) for point in flat])
        return matrices.reshape(*shape, self.dimension, self.dimension)

    def predict(self, point: Array, inputs: Array) -> Array:
        """The outputs, (n, m), of inputs, (n, k), with the weights `point`, (d,)."""
        outputs = np.empty((len(inputs), self.network.sizes[-1]))
        weights = self.network.layers(np.ascontiguousarray(point))
        for rows in self._parts(len(inputs)):
            outputs[rows] = forward(self.network, weights, as_columns(inputs[rows])).outputs.T
        return outputs

    def value_on(self, point: Array, rows: NDArray[np.intp]) -> float:
        """The cost of some of the samples for one set of weights, (d,)."""
        weights = self.network.layers(point)
        cost = self._mean_cost(weights, self.columns[:, rows], self.targets[:, rows])
        return float(cost + self._penalty(point))

    def _flat(self, points: ArrayLike) -> tuple[Array, tuple[int, ...]]:
        """Points in rows, (n, d), contiguous, so that one and many are computed alike."""
        array = np.ascontiguousarray(as_points(points, self.dimension), dtype=float)
        return array.reshape(-1, self.dimension), array.shape[:-1]

    def _blocks(self, count: int) -> list[slice]:
        """Parts of so many points that fit into the caches."""
        together = min(self.sample_count, self._parts(self.sample_count)[0].stop)
        size = max(1, BLOCK // (together * max(self.network.sizes)))
        return [slice(begin, begin + size) for begin in range(0, count, size)]

    def _parts(self, count: int) -> list[slice]:
        """Parts of so many samples whose products of matrices are done on the calling thread."""
        largest = max((before + 1) * after for before, after in pairwise(self.network.sizes))
        size = max(FEWEST_AT_ONCE, ON_ONE_THREAD // largest)
        return [slice(begin, min(begin + size, count)) for begin in range(0, count, size)]

    def _value(self, points: Array) -> Array:
        mean = self._mean_cost(self.network.layers(points), self.columns, self.targets)
        return mean + self._penalty(points)

    def _mean_cost(self, weights: list[Array], columns: Array, targets: Array) -> Array:
        count = columns.shape[1]
        sums = np.zeros(weights[0].shape[:-2])
        for part in self._parts(count):
            passed = forward(self.network, weights, columns[:, part])
            sums += self._sum_of_costs(passed, targets[:, part])
        mean: Array = sums / count
        return mean

    def _sum_of_costs(self, passed: Forward, targets: Array) -> Array:
        output = self.network.outputs_as
        costs = self.measure.cost(output, passed.sums[-1], passed.outputs, targets)
        total: Array = costs.sum(axis=-1)
        return total

    def _penalty(self, points: Array) -> Array | float:
        if not self.l2:
            return 0.0
        squares: Array = (points * points * self.network.is_weight).sum(axis=-1)
        return 0.5 * self.l2 * squares

    def _gradients(self, points: ArrayLike, columns: Array, targets: Array) -> Array:
        if _is_one_point(points):
            return self._gradient(np.asarray(points), columns, targets)
        flat, shape = self._flat(points)
        gradients = np.empty_like(flat)
        for row, point in zip(gradients, flat, strict=True):
            row[:] = self._gradient(point, columns, targets)
        return gradients.reshape(*shape, self.dimension)

    def _gradient(self, point: Array, columns: Array, targets: Array) -> Array:
        weights = self.network.layers(as_points(point, self.dimension))
        return self._gradient_of(point, weights, forward(self.network, weights, columns), targets)

    def _gradient_of(
        self, point: Array, weights: list[Array], passed: Forward, targets: Array
    ) -> Array:
        """The gradient at a point, (d,), from what its forward pass has left behind."""
        network = self.network
        gradient = np.empty(self.dimension)
        delta = self.measure.slope(network.outputs_as, passed.outputs, targets)
        delta *= 1.0 / targets.shape[1]
        backward(network, weights, passed, delta, network.layers(gradient))
        if self.l2:
            gradient += self.l2 * point * network.is_weight
        return gradient

    def _hessian(self, point: Array) -> Array:
        steps = np.cbrt(np.finfo(float).eps) * np.maximum(1.0, np.abs(point))
        rows = np.empty((self.dimension, self.dimension))
        for index, step in enumerate(steps):
            shifted = np.array([point, point])
            shifted[:, index] += (step, -step)
            above, below = self.gradient(shifted)
            rows[index] = (above - below) / (shifted[0, index] - shifted[1, index])
        symmetric: Array = 0.5 * (rows + rows.T)
        return symmetric


def _is_one_point(points: ArrayLike) -> bool:
    """Whether it is a vector of numbers: what every training step asks about."""
    return isinstance(points, np.ndarray) and points.ndim == 1 and points.dtype == float


def network_cost(
    network: Network,
    samples: Samples,
    objective: str = "squared_error",
    *,
    l2: float = 0.0,
    initialisation: str = "xavier",
    seed: int = 0,
    learning_rate: float = 0.1,
) -> NetworkCost:
    """The cost of `network` on `samples` from drawn weights; ValueError for what does not suit."""
    _check(network, samples, objective, l2)
    start = initialisations[initialisation].draw(network, seed)
    return NetworkCost(
        title=samples.title,
        formula=_formula(objective, l2),
        latex=_latex(objective, l2),
        coordinates=WeightCoordinates(network),
        domain=_box_around(start),
        start=start,
        learning_rate=learning_rate,
        stride=STRIDE,
        minima=(),
        smooth=network.activation_as.smooth or len(network.sizes) == 2,
        network=network,
        samples=samples,
        objective=objective,
        l2=l2,
    )


def _box_around(start: Array) -> Domain:
    """A box around every start: nothing in a network bounds its weights."""
    reach = np.full(start.shape, max(5.0, 2 * float(np.abs(start).max())))
    return Domain(-reach, reach)


def _formula(objective: str, l2: float) -> str:
    penalty = " + l2/2 · sum of w²" if l2 else ""
    return f"C(w, b) = mean {objectives[objective].title.lower()}{penalty}"


def _latex(objective: str, l2: float) -> str:
    penalty = r" + \frac{\lambda}{2} \sum w^2" if l2 else ""
    return rf"C = \frac{{1}}{{n}} \sum_{{i=1}}^{{n}} {objectives[objective].latex}{penalty}"


def _check(network: Network, samples: Samples, objective: str, l2: float) -> None:
    if samples.inputs.shape[1] != network.sizes[0]:
        raise ValueError(
            f"{samples.title} have {samples.inputs.shape[1]} inputs; layer 1 of the network has "
            f"{network.sizes[0]} neurons"
        )
    samples.targets(network.sizes[-1])
    measure, output = objectives[objective], network.outputs_as
    if measure.for_probabilities and output.surprise is None:
        raise ValueError(
            f"{measure.title} needs outputs that are probabilities, sigmoid or softmax; "
            f"{output.title.lower()} outputs are none"
        )
    if measure.for_probabilities and not samples.classes:
        raise ValueError(f"{measure.title} needs classes; {samples.title} have numbers")
    if not 0 <= l2 < np.inf:
        raise ValueError(f"l2 is 0 or more, not {l2:g}")
