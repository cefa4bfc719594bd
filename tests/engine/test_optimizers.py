"""Every update rule against its textbook loop, written here once more in plain numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import CostFunction, Descent, Optimizer, costs, descend, optimizers
from tests.engine.every import every_cost, every_optimizer

Memory = dict[str, float]
#: The move of one coordinate, from its slope and what it remembers, which it brings up to date.
Reference = Callable[..., float]


def sgd(grad: float, memory: Memory, *, learning_rate: float, momentum: float = 0.0) -> float:
    """The move of one coordinate as in `torch.optim.SGD`: no dampening, no decay."""
    memory["buffer"] = momentum * memory["buffer"] + grad if "buffer" in memory else grad
    return -learning_rate * memory["buffer"]


def adam(
    grad: float,
    memory: Memory,
    *,
    learning_rate: float,
    beta1: float = 0.9,
    beta2: float = 0.999,
    epsilon: float = 1e-8,
) -> float:
    """The move of one coordinate as in `torch.optim.Adam`, in PyTorch's order of operations."""
    step = memory["step"] = memory.get("step", 0) + 1
    mean, square = memory.get("mean", 0.0), memory.get("square", 0.0)
    memory["mean"] = mean = mean + (1 - beta1) * (grad - mean)
    memory["square"] = square = beta2 * square + (1 - beta2) * grad * grad
    denominator = sqrt(square) / sqrt(1 - beta2**step) + epsilon
    return -(learning_rate / (1 - beta1**step)) * mean / denominator


#: One line an optimizer and setting: its name, its reference, its hyper-parameters. The learning
#: rates are small enough for rounding errors not to grow on the way.
REFERENCES: list[tuple[str, Reference, dict[str, float]]] = [
    ("gradient_descent", sgd, {"learning_rate": 1e-3}),
    ("momentum", sgd, {"learning_rate": 1e-4, "momentum": 0.9}),
    ("momentum", sgd, {"learning_rate": 1e-3, "momentum": 0.5}),
    ("adam", adam, {"learning_rate": 0.02}),
    ("adam", adam, {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-3}),
    ("adam", adam, {"learning_rate": 0.01, "beta1": 0.0, "beta2": 0.5}),
]

#: PyTorch's defaults; its SGD has no momentum unless told, so heavy ball takes the usual 0.9.
DEFAULTS = {
    "gradient_descent": {"learning_rate": 1e-3},
    "momentum": {"learning_rate": 1e-3, "momentum": 0.9},
    "adam": {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
}

SLOPES: dict[str, Callable[[float, float], tuple[float, float]]] = {
    "ill_conditioned_bowl": lambda x, y: (x, 20 * y),
    "rosenbrock": lambda x, y: (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
}


def reference_path(
    reference: Reference, settings: dict[str, float], name: str, steps: int
) -> list[tuple[float, float]]:
    """All points of a descent from the cost's default start, in plain Python numbers."""
    (x, y), memories = map(float, costs[name].start), ({}, {})
    path = [(x, y)]
    for _ in range(steps):
        slopes = zip(SLOPES[name](x, y), memories, strict=True)
        across, along = (reference(slope, memory, **settings) for slope, memory in slopes)
        x, y = x + across, y + along
        path.append((x, y))
    return path


@pytest.mark.parametrize("cost", SLOPES)
@pytest.mark.parametrize(("name", "reference", "settings"), REFERENCES)
def test_the_descent_equals_the_textbook_loop(
    name: str, reference: Reference, settings: dict[str, float], cost: str
) -> None:
    expected = np.array(reference_path(reference, settings, cost, 200))
    path = descend(cost, costs[cost].start, optimizers[name](**settings), steps=200)
    np.testing.assert_allclose(path.points, expected, rtol=1e-12, atol=1e-12)


def test_every_optimizer_has_a_reference_and_its_defaults_on_record() -> None:
    assert {name for name, _, _ in REFERENCES} == set(optimizers)
    assert set(DEFAULTS) == set(optimizers)


@pytest.mark.parametrize("name", DEFAULTS)
def test_the_defaults_are_those_of_pytorch(name: str) -> None:
    optimizer = optimizers[name]()
    set_up = {field.name: getattr(optimizer, field.name) for field in fields(optimizer)}
    assert set_up == DEFAULTS[name]


@given(rate=st.floats(0.001, 0.11))
def test_gradient_descent_on_a_quadratic_shrinks_each_coordinate_by_its_own_factor(
    rate: float,
) -> None:
    path = descend("ill_conditioned_bowl", (-2.6, 1.1), optimizers["gradient_descent"](rate), 50)
    counts = np.arange(51)[:, np.newaxis]
    expected = (1 - rate * np.array([1, 20])) ** counts * np.array([-2.6, 1.1])
    np.testing.assert_allclose(path.points, expected, rtol=1e-9, atol=1e-12)


def test_momentum_on_a_quadratic_follows_its_second_order_recurrence() -> None:
    optimizer = optimizers["momentum"](learning_rate=0.02, momentum=0.8)
    x, curvatures = descend("ill_conditioned_bowl", (-2.6, 1.1), optimizer, 100).points, [1, 20]
    ahead = x[1:-1] + 0.8 * (x[1:-1] - x[:-2]) - 0.02 * np.array(curvatures) * x[1:-1]
    np.testing.assert_allclose(x[2:], ahead, rtol=0, atol=1e-13)


@every_cost
def test_momentum_zero_is_gradient_descent_to_the_last_bit(cost: CostFunction) -> None:
    rate = cost.learning_rate
    plain = descend(cost, cost.start, optimizers["gradient_descent"](rate), 200)
    heavy = descend(cost, cost.start, optimizers["momentum"](rate, momentum=0.0), 200)
    np.testing.assert_array_equal(plain.points, heavy.points)


@every_cost
@given(rate=st.floats(1e-4, 1.0))
def test_adam_first_moves_by_the_learning_rate_against_the_sign(
    cost: CostFunction, rate: float
) -> None:
    step = Descent(cost, optimizers["adam"](learning_rate=rate), cost.start).advance()
    slope = step.gradient / (np.abs(step.gradient) + 1e-8)
    np.testing.assert_allclose(step.update, -rate * slope, rtol=1e-12)
    np.testing.assert_allclose(step.update, -rate * np.sign(step.gradient), rtol=1e-5)


def test_adam_hardly_cares_how_steep_the_cost_is() -> None:
    adam_rule = optimizers["adam"](learning_rate=0.1)
    moves = [
        adam_rule.update(scale * np.array([3.0, -2.0]), fresh(adam_rule))[0] for scale in (1, 1e6)
    ]
    np.testing.assert_allclose(moves[0], moves[1], rtol=1e-7)


def fresh(optimizer: Optimizer) -> object:
    """The state before the first step of a descent in two dimensions."""
    return optimizer.initial_state(np.zeros(2))


@every_optimizer
def test_an_update_is_pure(rule: type[Optimizer]) -> None:
    optimizer, gradient = rule(), np.array([3.0, -2.0])
    state = fresh(optimizer)
    first, _ = optimizer.update(gradient, state)
    second, _ = optimizer.update(gradient, state)
    assert gradient.tolist() == [3, -2]
    assert first.tolist() == second.tolist()
    assert all(np.all(np.asarray(part) == 0) for part in state)


@every_optimizer
def test_an_update_works_on_many_gradients_elementwise(rule: type[Optimizer]) -> None:
    optimizer = rule(learning_rate=0.1)
    gradients = np.random.default_rng(0).normal(size=(3, 4, 2))
    together, _ = optimizer.update(gradients, optimizer.initial_state(np.zeros((3, 4, 2))))
    for index in np.ndindex(3, 4):
        alone, _ = optimizer.update(gradients[index], fresh(optimizer))
        np.testing.assert_array_equal(together[index], alone)


@every_optimizer
def test_the_first_move_leads_downhill(rule: type[Optimizer]) -> None:
    gradient = np.array([3.0, -2.0])
    move, _ = rule().update(gradient, fresh(rule()))
    assert move @ gradient < 0


@every_optimizer
def test_no_slope_means_no_first_move(rule: type[Optimizer]) -> None:
    move, _ = rule().update(np.zeros(2), fresh(rule()))
    assert not move.any()


@every_optimizer
def test_the_parts_begin_with_the_gradient_and_have_its_shape(rule: type[Optimizer]) -> None:
    gradient = np.array([3.0, -2.0])
    _, state = rule().update(gradient, fresh(rule()))
    parts = rule().parts(gradient, state)
    assert next(iter(parts)) == "gradient"
    assert parts["gradient"] is gradient
    assert all(part.shape == (2,) for part in parts.values())


def test_the_parts_make_up_the_move() -> None:
    first, second = np.array([3.0, -2.0]), np.array([1.0, 4.0])
    heavy = optimizers["momentum"](learning_rate=0.1, momentum=0.5)
    _, state = heavy.update(first, fresh(heavy))
    move, state = heavy.update(second, state)
    assert heavy.parts(second, state)["velocity"].tolist() == [2.5, 3.0]
    np.testing.assert_allclose(move, [-0.25, -0.3])


def test_the_parts_of_adam_make_up_the_move() -> None:
    rule, gradients = optimizers["adam"](learning_rate=0.1), np.array([[3.0, -2.0], [1.0, 4.0]])
    _, state = rule.update(gradients[0], fresh(rule))
    move, state = rule.update(gradients[1], state)
    parts = rule.parts(gradients[1], state)
    np.testing.assert_allclose(parts["mean"], [0.37, 0.22])
    np.testing.assert_allclose(parts["mean_square"], [0.009991, 0.019996])
    np.testing.assert_allclose(parts["corrected_mean"], parts["mean"] / 0.19)
    np.testing.assert_allclose(parts["corrected_mean_square"], parts["mean_square"] / 0.001999)
    size = np.sqrt(parts["corrected_mean_square"]) + 1e-8
    np.testing.assert_allclose(move, -0.1 * parts["corrected_mean"] / size)
