"""The update rules. A new one is a class here; it shows in every picker, panel and test.

Rules and defaults are PyTorch's wherever `torch.optim` has the optimizer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeVar, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.optimizer import Hyperparameter, Optimizer, Pace, hyperparameter
from gdviz.engine.registry import Registry

#: Every update rule by name.
optimizers: Registry[type[Optimizer]] = Registry("optimizer")

Rule = TypeVar("Rule", bound=type[Optimizer])


def _named(name: str) -> Callable[[Rule], Rule]:
    def enter(rule: Rule) -> Rule:
        optimizers.add(name, lambda: rule)
        return rule

    return enter


_share = partial(Hyperparameter, low=0.0, high=1.0, high_open=True, slider=(0.0, 0.999))


class NoState(NamedTuple):
    """The state of a rule that remembers nothing."""


@final
@_named("gradient_descent")
@dataclass(frozen=True)
class GradientDescent(Optimizer):
    r"""Steepest descent: $\theta \leftarrow \theta - \eta \nabla C$ (Cauchy 1847).

    As `torch.optim.SGD` without momentum.
    """

    title = "Gradient descent"
    latex = r"\theta \leftarrow \theta - \eta \nabla C"
    pace = Pace.SLOPE

    def initial_state(self, point: Array) -> NoState:
        return NoState()

    def update(self, gradient: Array, state: NoState) -> tuple[Array, NoState]:
        return -self.learning_rate * gradient, state

    def parts(self, gradient: Array, state: NoState) -> Mapping[str, Array]:
        return {"gradient": gradient}


class Velocity(NamedTuple):
    """The decaying sum of past gradients, shape (..., d)."""

    velocity: Array


@final
@_named("momentum")
@dataclass(frozen=True)
class Momentum(Optimizer):
    r"""Heavy ball: $v \leftarrow \mu v + \nabla C$, $\theta \leftarrow \theta - \eta v$.

    Polyak, "Some methods of speeding up the convergence of iteration methods", 1964, in the form
    of `torch.optim.SGD` (no dampening).
    """

    title = "Momentum"
    latex = r"v \leftarrow \mu v + \nabla C, \quad \theta \leftarrow \theta - \eta v"
    pace = Pace.SLOPE_WITH_MEMORY

    momentum: float = hyperparameter(
        0.9, _share("Momentum", "μ", "Share of the velocity that is kept from step to step.")
    )

    def initial_state(self, point: Array) -> Velocity:
        return Velocity(np.zeros_like(point))

    def update(self, gradient: Array, state: Velocity) -> tuple[Array, Velocity]:
        velocity = self.momentum * state.velocity + gradient
        return -self.learning_rate * velocity, Velocity(velocity)

    def parts(self, gradient: Array, state: Velocity) -> Mapping[str, Array]:
        return {"gradient": gradient, "velocity": state.velocity}


class Moments(NamedTuple):
    """Steps taken, running mean and running mean square of the gradients, shapes (..., d)."""

    steps: int
    mean: Array
    mean_square: Array


@final
@_named("adam")
@dataclass(frozen=True)
class Adam(Optimizer):
    r"""Moves by the running mean gradient over its root mean square.

    $m \leftarrow \beta_1 m + (1 - \beta_1) \nabla C$,
    $v \leftarrow \beta_2 v + (1 - \beta_2) \nabla C^2$,
    $\theta \leftarrow \theta - \eta \hat{m} / (\sqrt{\hat{v}} + \epsilon)$ with
    $\hat{m} = m / (1 - \beta_1^t)$ and $\hat{v} = v / (1 - \beta_2^t)$.

    Kingma and Ba, "Adam: A Method for Stochastic Optimization", 2015, algorithm 1; rule and
    defaults of `torch.optim.Adam`.
    """

    title = "Adam"
    latex = r"\theta \leftarrow \theta - \eta\, \hat{m} / (\sqrt{\hat{v}} + \epsilon)"
    pace = Pace.DISTANCE

    beta1: float = hyperparameter(
        0.9, _share("Gradient memory", "β₁", "Share of the running mean that is kept.")
    )
    beta2: float = hyperparameter(
        0.999, _share("Square memory", "β₂", "Share of the mean square that is kept.")
    )
    epsilon: float = hyperparameter(
        1e-8,
        Hyperparameter(
            label="Epsilon",
            symbol="ε",
            help="Added to the root mean square, so that nothing is divided by zero.",
            low=0.0,
            high=1.0,
            slider=(1e-12, 1e-2),
            low_open=True,
            log=True,
        ),
    )

    def initial_state(self, point: Array) -> Moments:
        return Moments(0, np.zeros_like(point), np.zeros_like(point))

    def update(self, gradient: Array, state: Moments) -> tuple[Array, Moments]:
        mean = self.beta1 * state.mean + (1 - self.beta1) * gradient
        mean_square = self.beta2 * state.mean_square + (1 - self.beta2) * (gradient * gradient)
        state = Moments(state.steps + 1, mean, mean_square)
        corrected_mean, corrected_square = self._corrected(state)
        move = -self.learning_rate * corrected_mean / (np.sqrt(corrected_square) + self.epsilon)
        return move, state

    def parts(self, gradient: Array, state: Moments) -> Mapping[str, Array]:
        corrected_mean, corrected_square = self._corrected(state)
        return {
            "gradient": gradient,
            "mean": state.mean,
            "mean_square": state.mean_square,
            "corrected_mean": corrected_mean,
            "corrected_mean_square": corrected_square,
        }

    def _corrected(self, state: Moments) -> tuple[Array, Array]:
        """The moments without their pull towards the zeros that they began with."""
        steps = int(state.steps)
        return (
            state.mean / (1 - self.beta1**steps),
            state.mean_square / (1 - self.beta2**steps),
        )
