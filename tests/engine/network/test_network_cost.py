"""Costs and gradients of networks: against differences, by hand, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdviz import descend, optimizers
from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.evaluations import Tally, watched
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost, network_cost
from gdviz.engine.network.outputs import outputs
from gdviz.engine.network.propagation import forward
from gdviz.engine.network.samples import Samples
from gdviz.engine.recipe import Recipe
from gdviz.engine.transforms import transforms
from tests.engine.network.shapes import (
    ACTIVATIONS,
    PAIRS,
    network_costs,
    random_samples,
    small_cost,
)


def differences(cost: CostFunction, point: Array) -> Array:
    """Central differences with Richardson's extrapolation: errors of the fourth order."""

    def slopes(step: float) -> Array:
        shifts = step * np.eye(len(point))
        return (cost.value(point + shifts) - cost.value(point - shifts)) / (2 * step)

    return (4 * slopes(5e-4) - slopes(1e-3)) / 3


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize(("output", "objective"), PAIRS)
@settings(max_examples=12, deadline=None)
@given(data=st.data())
def test_the_gradient_is_that_of_central_differences(
    activation: str, output: str, objective: str, data: st.DataObject
) -> None:
    cost = data.draw(network_costs(activation, output, objective))
    point = np.random.default_rng(data.draw(st.integers(0, 999))).normal(size=cost.dimension)
    if not cost.smooth:  # differences are taken where no sum lies next to the kink
        point = away_from_kinks(cost, point)
    expected = differences(cost, point)
    np.testing.assert_allclose(cost.gradient(point), expected, rtol=1e-7, atol=1e-7)


def away_from_kinks(cost: NetworkCost, point: Array) -> Array:
    """The point, or one drawn instead of it, where no hidden sum is nearer to 0 than shifts go."""
    generator = np.random.default_rng(7)
    for _ in range(1000):
        passed = forward(cost.network, cost.network.layers(point), cost.columns)
        largest = max(np.abs(layer).max() for layer in passed.layers)
        steepest = max(1.0, np.abs(point).max()) ** len(cost.network.sizes)
        nearest = min(np.abs(z).min() for z in passed.sums[:-1])
        if nearest > 1.1e-3 * largest * min(steepest, 8.0):
            return point
        point = generator.normal(size=len(point))
    raise AssertionError("every point lies next to a kink")


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_the_hessian_is_that_of_differences_of_values(activation: str) -> None:
    cost = small_cost(activation)
    point, step = cost.start + 0.2, 1e-3
    shifts = step * np.eye(cost.dimension)
    both = shifts[:, None] + shifts[None], shifts[:, None] - shifts[None]
    above = cost.value(point + both[0]) + cost.value(point - both[0])
    below = cost.value(point + both[1]) + cost.value(point - both[1])
    matrix = cost.hessian(point)
    np.testing.assert_allclose(matrix, (above - below) / (4 * step**2), atol=2e-4)
    assert np.array_equal(matrix, matrix.T)
    assert cost.hessian(np.array([point, point]))[1] == pytest.approx(matrix)


def test_a_network_by_hand() -> None:
    """The sum 2 x + 1 = 3 gives a = 3, and y = −a + 5 = 2; the target is 4 and so the cost is 4."""
    one = Samples("One", np.array([[1.0]]), np.array([4.0]), ("x",), "y")
    cost = network_cost(Network((1, 1, 1), "relu"), one)
    point = np.array([2.0, 1.0, -1.0, 5.0])
    assert cost.value(point) == 4
    # The slope along y is 2 (2 − 4) = −4; along a and z it is 4.
    assert cost.gradient(point).tolist() == [4, 4, -12, -4]
    assert cost.predict(point, np.array([[1.0], [-3.0]])).tolist() == [[2], [5]]


def test_l2_counts_weights_and_no_biases() -> None:
    one = Samples("One", np.array([[1.0]]), np.array([2.0]), ("x",), "y")
    cost = network_cost(Network((1, 1, 1), "relu"), one, l2=0.5)
    assert cost.value([2.0, 1.0, -1.0, 5.0]) == 0.25 * (4 + 1)
    assert cost.gradient([2.0, 1.0, -1.0, 5.0]).tolist() == [1, 0, -0.5, 0]


@pytest.mark.parametrize(("output", "objective"), PAIRS)
def test_outputs_far_out_cost_what_they_should(output: str, objective: str) -> None:
    """Without hidden layers and with weights of 1000 nothing overflows."""
    samples = random_samples(2, 2, 20, seed=1)
    network = Network((2, 1 if output != "softmax" else 2), "tanh", output)
    cost = network_cost(network, samples, objective)
    point = np.full(network.dimension, 1000.0)
    point[:2] = (-1000.0, 500.0)
    z = (samples.inputs @ network.layers(point)[0][:, :-1].T) + 1000.0
    if objective == "cross_entropy":
        margin = z[:, 0] if output == "sigmoid" else z[:, 1] - z[:, 0]
        signed = np.where(samples.answers == 1, margin, -margin)
        # So far out log(1 + exp(−m)) is −m or nothing.
        assert cost.value(point) == pytest.approx(np.logaddexp(0, -signed).mean(), rel=1e-12)
    assert np.isfinite(cost.value(point))
    assert np.isfinite(cost.gradient(point)).all()


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("order", ["C", "F"])
def test_many_points_are_computed_as_one_to_the_last_bit(activation: str, order: str) -> None:
    cost = small_cost(activation)
    points = np.array(cost.start + np.random.default_rng(2).normal(size=(200, cost.dimension)))
    batch = np.asarray(points, order=order)
    assert np.array_equal(cost.value(batch), [cost.value(each) for each in points])
    assert np.array_equal(cost.gradient(batch), [cost.gradient(each) for each in points])
    assert cost.value(batch.reshape(4, 50, -1)).shape == (4, 50)
    assert cost.gradient(batch.reshape(4, 50, -1)).shape == (4, 50, cost.dimension)


def test_mini_batches_share_the_gradient_out() -> None:
    cost = small_cost()
    parts = [cost.gradient_on(cost.start, np.arange(at, at + 5)) for at in range(0, 20, 5)]
    assert np.mean(parts, axis=0) == pytest.approx(cost.gradient(cost.start), rel=1e-12, abs=1e-15)
    costs = [cost.value_on(cost.start, np.arange(at, at + 5)) for at in range(0, 20, 5)]
    assert np.mean(costs) == pytest.approx(cost.value(cost.start), rel=1e-12)


@pytest.mark.parametrize("name", list(optimizers))
def test_every_optimizer_trains_it(name: str) -> None:
    cost = small_cost()
    rule = Recipe(optimizers[name]().suited_to(cost), (transforms["mini_batch"](size=20),))
    path = descend(cost, cost.start, rule, steps=60)
    assert path.costs[-1] < 0.99 * path.costs[0]


def test_a_batch_of_descents_equals_its_single_runs() -> None:
    cost = small_cost()
    rule = Recipe(optimizers["adam"](), (transforms["mini_batch"](size=7),))
    starts = cost.start + np.random.default_rng(0).normal(size=(3, cost.dimension))
    together = descend(cost, starts, rule, steps=20)
    for index, start in enumerate(starts):
        alone = descend(cost, start, rule, steps=20)
        assert np.array_equal(together.points[:, index], alone.points)


def test_what_does_not_suit_is_refused_with_a_reason() -> None:
    samples = random_samples(2, 3, 9, seed=0)
    numbers = Samples("Numbers", np.eye(2), np.array([1.5, 2.0]), ("a", "b"), "y")
    for network, data, objective, reason in [
        (Network((3, 2, 3)), samples, "squared_error", "have 2 inputs; layer 1 .* has 3"),
        (Network((2, 2, 2)), samples, "squared_error", "one for each of the 3 classes; not 2"),
        (Network((2, 2, 3)), samples, "cross_entropy", "sigmoid or softmax; linear outputs"),
        (Network((2, 1), output="sigmoid"), numbers, "cross_entropy", "needs classes"),
    ]:
        with pytest.raises(ValueError, match=reason):
            network_cost(network, data, objective)
    with pytest.raises(ValueError, match="l2 is 0 or more, not -1"):
        network_cost(Network((2, 3)), samples, l2=-1)
    wide = network_cost(Network((2, 1024, 3)), samples)
    with pytest.raises(ValueError, match="4,096 weights at most, not 6,147"):
        wide.hessian(wide.start)


def test_cross_entropy_of_a_coin_is_the_logarithm_of_two() -> None:
    samples = random_samples(2, 2, 10, seed=0)
    for sizes, output in (((2, 1), "sigmoid"), ((2, 2), "softmax")):
        cost = network_cost(
            Network(sizes, output=output), samples, "cross_entropy", initialisation="zero"
        )
        assert cost.value(cost.start) == pytest.approx(math.log(2), rel=1e-15)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize(("output", "objective"), PAIRS)
@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_both_at_once_are_what_they_are_one_by_one_to_the_last_bit(
    activation: str, output: str, objective: str, l2: float
) -> None:
    plain = small_cost(activation, output)
    cost = network_cost(plain.network, plain.samples, objective, l2=l2)
    generator = np.random.default_rng(3)
    for points in (cost.start, generator.normal(size=cost.dimension)):
        value, gradient = cost.value_and_gradient(points)
        assert np.array_equal(value, cost.value(points))
        assert np.array_equal(gradient, cost.gradient(points))
    many = generator.normal(size=(2, 3, cost.dimension))
    value, gradient = cost.value_and_gradient(many)
    assert np.array_equal(value, cost.value(many))
    assert np.array_equal(gradient, cost.gradient(many))
    assert np.array_equal(cost.value_and_gradient(many[1, 2])[0], value[1, 2])


def test_both_at_once_need_points_of_the_right_length() -> None:
    cost = small_cost("tanh")
    with pytest.raises(ValueError, match="the last axis must be"):
        cost.value_and_gradient(np.zeros(cost.dimension + 1))


def test_both_at_once_are_counted_as_both() -> None:
    cost, tally = small_cost("tanh"), Tally.empty()
    watcher = watched(cost, tally)
    value, gradient = watcher.value_and_gradient(cost.start)
    assert tally.evaluations == (1, 1, 0)
    assert np.array_equal(value, cost.value(cost.start))
    assert np.array_equal(gradient, cost.gradient(cost.start))


@pytest.mark.parametrize(("output", "objective"), PAIRS)
def test_samples_in_parts_are_the_same_samples(
    output: str, objective: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = random_samples(2, max(outputs[output].fewest, 2), 40, seed=2)
    sizes = (2, 5, outputs[output].fewest)
    cost = network_cost(Network(sizes, "tanh", output), samples, objective, l2=0.1, seed=1)
    points = np.random.default_rng(0).normal(size=(6, cost.dimension))
    whole, answers = cost.value(points), cost.predict(points[0], samples.inputs)
    for name, value in (("ON_ONE_THREAD", 1), ("FEWEST_AT_ONCE", 7)):
        monkeypatch.setattr(f"gdviz.engine.network.network_cost.{name}", value)
    assert len(cost._parts(40)) == 6
    np.testing.assert_allclose(cost.value(points), whole, rtol=1e-13)
    assert np.array_equal(cost.value(points), [cost.value(point) for point in points])
    np.testing.assert_allclose(cost.predict(points[0], samples.inputs), answers, rtol=1e-13)
