"""The learning rate of every step, with schedules and without."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import Descent, optimizers
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import schedules

PLAIN = optimizers["gradient_descent"](learning_rate=0.001)


def descent(rule: UpdateRule, steps: int) -> Descent:
    """A descent that has taken so many steps."""
    made = Descent("rosenbrock", rule, (-1.2, 1.0))
    for _ in range(steps):
        made.advance()
    return made


@pytest.mark.parametrize("name", ["gradient_descent", "adam", "newton"])
def test_without_a_schedule_it_is_that_of_the_optimizer(name: str) -> None:
    made = descent(optimizers[name](learning_rate=0.25), 3)
    assert made.learning_rates(0, 99).tolist() == [0.25] * 4


def test_stairs_fall_where_they_should() -> None:
    made = descent(Recipe(PLAIN, (), schedules["step"](every=2, gamma=0.5)), 5)
    expected = [1e-3, 1e-3, 5e-4, 5e-4, 2.5e-4, 2.5e-4]
    np.testing.assert_allclose(made.learning_rates(0, 6), expected)
    np.testing.assert_allclose(made.learning_rates(1, 4), expected[1:4])
    assert len(made.learning_rates(3, 3)) == 0


@pytest.mark.parametrize("name", list(schedules))
def test_it_is_the_share_of_the_gradient_that_a_plain_step_moved(name: str) -> None:
    made = descent(Recipe(PLAIN, (), schedules[name]()), 60)
    rates = made.learning_rates(0, 60)
    for index in range(60):
        step = made.step(index)
        np.testing.assert_allclose(step.update, -rates[index] * step.gradient, rtol=1e-12)
    joined = [made.learning_rates(i, i + 1)[0] for i in range(61)]
    assert joined == made.learning_rates(0, 61).tolist()


def test_before_the_first_step_there_is_the_rate_of_the_first() -> None:
    made = descent(Recipe(PLAIN, (), schedules["exponential"]()), 0)
    assert made.learning_rates(0, 1).tolist() == [0.001]
