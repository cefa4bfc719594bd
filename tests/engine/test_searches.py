"""Rules that know more than the slope: on quadratics they arrive in a known number of steps."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from gdviz import CostFunction, Descent, costs, descend, optimizers
from gdviz.engine.cost import Array, Coordinate, Domain, as_points
from gdviz.engine.optimizers.curvature import DAMPED
from gdviz.engine.optimizers.searches import SUFFICIENT


class Quadratic(CostFunction):
    """C(x) = ½ (x − m)ᵀ A (x − m) with a symmetric A."""

    matrix: Array
    middle: Array

    def value(self, points: ArrayLike) -> Array:
        away = as_points(points, self.dimension) - self.middle
        return 0.5 * np.einsum("...i,ij,...j->...", away, self.matrix, away)

    def gradient(self, points: ArrayLike) -> Array:
        return (as_points(points, self.dimension) - self.middle) @ self.matrix

    def hessian(self, points: ArrayLike) -> Array:
        shape = np.shape(points)[:-1]
        return np.broadcast_to(self.matrix, (*shape, *self.matrix.shape))


def quadratic(matrix: Array) -> Quadratic:
    size = len(matrix)
    made = Quadratic(
        title="Quadratic",
        formula="",
        latex="",
        coordinates=tuple(Coordinate.plain(f"x{i}") for i in range(size)),
        domain=Domain.of(*[(-5, 5)] * size),
        start=np.zeros(size),
        learning_rate=0.1,
        minima=(),
    )
    object.__setattr__(made, "matrix", matrix)
    object.__setattr__(made, "middle", np.linspace(-1, 2, size))
    return made


@st.composite
def bowls(draw: st.DrawFn) -> tuple[Quadratic, Array]:
    """A positive definite quadratic of up to six parameters, and a start."""
    size = draw(st.integers(1, 6))
    generator = np.random.default_rng(draw(st.integers(0, 10**6)))
    rotation, _ = np.linalg.qr(generator.normal(size=(size, size)))
    curvatures = generator.uniform(0.5, 20, size)
    return quadratic(rotation @ np.diag(curvatures) @ rotation.T), generator.uniform(-4, 4, size)


def distance(cost: Quadratic, start: Array, name: str, steps: int) -> float:
    path = descend(cost, start, optimizers[name](), steps)
    return float(np.abs(path.points[-1] - cost.middle).max())


@given(bowls())
@settings(max_examples=40)
def test_newton_arrives_in_one_step(bowl: tuple[Quadratic, Array]) -> None:
    assert distance(*bowl, "newton", 1) < 1e-9


@given(bowls())
@settings(max_examples=40)
def test_conjugate_gradient_arrives_in_as_many_steps_as_parameters(
    bowl: tuple[Quadratic, Array],
) -> None:
    assert distance(*bowl, "conjugate_gradient", bowl[0].dimension) < 1e-6


@given(bowls())
@settings(max_examples=40)
def test_bfgs_arrives_in_at_most_one_step_more_than_parameters(
    bowl: tuple[Quadratic, Array],
) -> None:
    assert distance(*bowl, "bfgs", bowl[0].dimension + 1) < 1e-6


@given(bowls())
@settings(max_examples=20)
def test_bfgs_has_learnt_the_inverse_hessian_of_a_quadratic(bowl: tuple[Quadratic, Array]) -> None:
    cost, start = bowl
    descent = Descent(cost, optimizers["bfgs"](), start)
    for _ in range(cost.dimension + 1):
        state = descent.advance().state
    changes = cost.matrix @ state.inverse
    assert (
        np.abs(changes - np.eye(cost.dimension)).max() < 1e-3
        or distance(cost, start, "bfgs", cost.dimension) < 1e-9
    )


@pytest.mark.parametrize("name", ["rosenbrock", "himmelblau", "wavy_valley", "saddle"])
@pytest.mark.parametrize("rule", ["line_search", "conjugate_gradient", "bfgs"])
def test_a_search_never_climbs_and_keeps_armijos_promise(rule: str, name: str) -> None:
    descent = Descent(name, optimizers[rule](), costs[name].start)
    for _ in range(60):
        step = descent.advance()
        reached = float(costs[name].value(step.next_point))
        promised = SUFFICIENT * float(step.gradient @ step.update)
        assert reached <= step.cost + promised + 1e-12 * max(1.0, abs(step.cost))


def test_line_search_takes_the_first_trial_that_is_good_enough() -> None:
    step = Descent("prediction", optimizers["line_search"](learning_rate=8.0), [4.0]).advance()
    # From 4 with slope 2, trials of 8, 4 and 2 do not descend; 1 arrives at the minimum.
    assert step.next_point.tolist() == [2.0]


def test_newton_is_damped_where_the_surface_curves_down_and_says_so() -> None:
    descent = Descent("saddle", optimizers["newton"](), (-1.0, 0.1))
    step = descent.advance()
    assert step.remark == DAMPED
    assert step.update @ step.gradient < 0
    assert step.next_point[1] > 0.1  # away from the saddle, not into it
    assert np.abs(step.parts["damping"]).max() > 0


def test_newton_says_nothing_where_it_is_not_damped() -> None:
    step = Descent("ill_conditioned_bowl", optimizers["newton"](), (-1.0, 0.1)).advance()
    assert step.remark == ""
    assert not step.parts["damping"].any()


def test_newton_reaches_a_minimum_of_the_saddles_wells_and_not_the_saddle() -> None:
    path = descend("saddle", (-1.7, 0.01), optimizers["newton"](), 30)
    np.testing.assert_allclose(path.points[-1], [0.0, 1.0], atol=1e-12)


def test_adam_without_bias_correction_moves_by_the_moments_themselves() -> None:
    rule = optimizers["adam"](learning_rate=0.1, bias_correction=False)
    step = Descent("himmelblau", rule, (-0.5, -1.0)).advance()
    mean, square = 0.1 * step.gradient, 0.001 * step.gradient**2
    np.testing.assert_allclose(step.update, -0.1 * mean / (np.sqrt(square) + 1e-8), rtol=1e-12)


@pytest.mark.parametrize("wrong", [1, 0, "yes", None])
def test_a_switch_is_on_or_off(wrong: object) -> None:
    with pytest.raises(ValueError, match="bias_correction must be on or off"):
        optimizers["adam"](bias_correction=wrong)


def test_rprop_rests_where_a_slope_has_turned_and_halves_its_stride() -> None:
    descent = Descent("prediction", optimizers["rprop"](learning_rate=1.5), [3.0])
    first, second, third = (descent.advance() for _ in range(3))
    assert first.update.tolist() == [-1.5]
    assert second.update.tolist() == [0.0]
    assert third.update.tolist() == [0.75]


@pytest.mark.parametrize("wrong", ["fast", None, True, 1j])
def test_a_hyperparameter_is_a_number(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"learning_rate must be above 0, not "):
        optimizers["adam"](learning_rate=wrong)


def test_numbers_of_numpy_are_numbers() -> None:
    assert optimizers["adam"](learning_rate=np.float32(0.5)).learning_rate == 0.5
