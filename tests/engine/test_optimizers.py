"""Update rules: defaults, closed forms, and what all have in common."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import CostFunction, Descent, Optimizer, costs, descend, optimizers
from gdviz.engine.cost import Array
from gdviz.engine.optimizer import Place
from tests.engine.every import every_cost, every_optimizer

#: PyTorch's own defaults, and the papers' where PyTorch lacks the rule; its SGD has no momentum
#: unless told, so heavy ball and Nesterov take the usual 0.9.
DEFAULTS: dict[str, dict[str, float]] = {
    "gradient_descent": {"learning_rate": 1e-3},
    "momentum": {"learning_rate": 1e-3, "momentum": 0.9},
    "nesterov": {"learning_rate": 1e-3, "momentum": 0.9},
    "qhm": {"learning_rate": 1e-3, "momentum": 0.999, "nu": 0.7},
    "adagrad": {"learning_rate": 0.01, "epsilon": 1e-10},
    "adadelta": {"learning_rate": 1.0, "decay": 0.9, "epsilon": 1e-6},
    "rmsprop": {"learning_rate": 0.01, "decay": 0.99, "epsilon": 1e-8},
    "adam": {
        "learning_rate": 1e-3,
        "beta1": 0.9,
        "beta2": 0.999,
        "epsilon": 1e-8,
        "bias_correction": True,
    },
    "amsgrad": {"learning_rate": 1e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    "adamax": {"learning_rate": 2e-3, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    "nadam": {
        "learning_rate": 2e-3,
        "beta1": 0.9,
        "beta2": 0.999,
        "epsilon": 1e-8,
        "momentum_decay": 4e-3,
    },
    "adamw": {
        "learning_rate": 1e-3,
        "beta1": 0.9,
        "beta2": 0.999,
        "epsilon": 1e-8,
        "weight_decay": 0.01,
    },
    "lion": {"learning_rate": 1e-4, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.0},
    "qhadam": {
        "learning_rate": 1e-3,
        "beta1": 0.995,
        "beta2": 0.999,
        "nu1": 0.7,
        "nu2": 1.0,
        "epsilon": 1e-8,
    },
    "rprop": {"learning_rate": 0.01, "shrink": 0.5, "grow": 1.2},
    "line_search": {"learning_rate": 1.0, "shrink": 0.5},
    "conjugate_gradient": {"learning_rate": 1.0},
    "bfgs": {"learning_rate": 1.0},
    "newton": {"learning_rate": 1.0},
}


@pytest.mark.parametrize("name", optimizers)
def test_the_defaults_are_on_record(name: str) -> None:
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


def place(points: Array) -> Place:
    """A place on Himmelblau's function, or many."""
    function = costs["himmelblau"]
    return Place(points, function.value(points), function.gradient(points), function)


HERE = place(np.array([-0.5, -1.0]))


@every_optimizer
def test_a_move_is_pure(rule: type[Optimizer]) -> None:
    optimizer = rule()
    state = fresh(optimizer)
    before = [np.copy(part) for part in state]
    first, _ = optimizer.move(HERE, state)
    second, _ = optimizer.move(HERE, state)
    assert first.tolist() == second.tolist()
    assert HERE.gradient.tolist() == costs["himmelblau"].gradient((-0.5, -1.0)).tolist()
    for part, kept in zip(state, before, strict=True):
        np.testing.assert_array_equal(part, kept)


@every_optimizer
def test_a_move_works_on_many_places_elementwise(rule: type[Optimizer]) -> None:
    optimizer = rule(learning_rate=0.1)
    points = np.random.default_rng(0).normal(size=(3, 4, 2))
    together, _ = optimizer.move(place(points), optimizer.initial_state(points))
    for index in np.ndindex(3, 4):
        alone, _ = optimizer.move(place(points[index]), fresh(optimizer))
        np.testing.assert_array_equal(together[index], alone)


@every_optimizer
def test_the_first_move_leads_downhill(rule: type[Optimizer]) -> None:
    move, _ = rule().move(HERE, fresh(rule()))
    assert move @ HERE.gradient < 0


@every_optimizer
def test_no_slope_means_no_first_move(rule: type[Optimizer]) -> None:
    level = place(costs["himmelblau"].minima[0].point)
    optimizer = replace(rule(), weight_decay=0.0) if hasattr(rule, "weight_decay") else rule()
    move, _ = optimizer.move(level, fresh(optimizer))
    assert level.gradient.tolist() == [0, 0]
    assert not move.any()


@every_optimizer
def test_the_parts_begin_with_the_gradient_and_have_its_shape(rule: type[Optimizer]) -> None:
    _, state = rule().move(HERE, fresh(rule()))
    parts = rule().parts(HERE.gradient, state)
    assert next(iter(parts)) == "gradient"
    assert parts["gradient"] is HERE.gradient
    assert all(part.shape == (2,) and np.isfinite(part).all() for part in parts.values())


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
