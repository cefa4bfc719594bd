"""Rules that follow the slope, or what is left of past slopes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import hyperparameter
from gdviz.engine.line import Line, update_line
from gdviz.engine.optimizer import Pace, SlopeRule
from gdviz.engine.optimizers.memory import NoState, Velocity, share
from gdviz.engine.optimizers.registry import named

_kept = share("Momentum", "μ", "Share of the velocity that is kept from step to step.")


@final
@named("gradient_descent")
@dataclass(frozen=True)
class GradientDescent(SlopeRule):
    r"""Steepest descent: $\theta \leftarrow \theta - \eta \nabla C$ (Cauchy 1847).

    As `torch.optim.SGD` without momentum.
    """

    title = "Gradient descent"
    latex = r"\theta \leftarrow \theta - \eta \nabla C"
    pace = Pace.SLOPE

    def lines(self, gradient: Array, before: NoState, after: NoState) -> Sequence[Line]:
        return (update_line(r"\theta - \eta \nabla C"),)

    def initial_state(self, point: Array) -> NoState:
        return NoState()

    def update(self, gradient: Array, state: NoState) -> tuple[Array, NoState]:
        return -self.learning_rate * gradient, state

    def parts(self, gradient: Array, state: NoState) -> Mapping[str, Array]:
        return {"gradient": gradient}


@final
@named("momentum")
@dataclass(frozen=True)
class Momentum(SlopeRule):
    r"""Heavy ball: $v \leftarrow \mu v + \nabla C$, $\theta \leftarrow \theta - \eta v$.

    Polyak, "Some methods of speeding up the convergence of iteration methods", 1964, in the form
    of `torch.optim.SGD` (no dampening).
    """

    title = "Momentum"
    latex = r"v \leftarrow \mu v + \nabla C, \quad \theta \leftarrow \theta - \eta v"
    pace = Pace.SLOPE_WITH_MEMORY

    momentum: float = hyperparameter(0.9, _kept)

    def letters(self, before: Velocity, after: Velocity) -> Mapping[str, Array]:
        return {"v": before.velocity}

    def lines(self, gradient: Array, before: Velocity, after: Velocity) -> Sequence[Line]:
        return (
            Line(r"v \leftarrow \mu v + \nabla C", after.velocity, "velocity"),
            update_line(r"\theta - \eta v"),
        )

    def initial_state(self, point: Array) -> Velocity:
        return Velocity(np.zeros_like(point))

    def update(self, gradient: Array, state: Velocity) -> tuple[Array, Velocity]:
        velocity = self.momentum * state.velocity + gradient
        return -self.learning_rate * velocity, Velocity(velocity)

    def parts(self, gradient: Array, state: Velocity) -> Mapping[str, Array]:
        return {"gradient": gradient, "velocity": state.velocity}


@final
@named("nesterov")
@dataclass(frozen=True)
class Nesterov(SlopeRule):
    r"""Looks ahead: $v \leftarrow \mu v + \nabla C$, then moves by $-\eta (\nabla C + \mu v)$.

    Nesterov, "A method of solving a convex programming problem with convergence rate O(1/k²)",
    1983, in the form of `torch.optim.SGD(nesterov=True)` (Sutskever et al. 2013).
    """

    title = "Nesterov momentum"
    latex = (
        r"v \leftarrow \mu v + \nabla C, \quad \theta \leftarrow \theta - \eta (\nabla C + \mu v)"
    )
    pace = Pace.SLOPE_WITH_MEMORY

    momentum: float = hyperparameter(0.9, _kept)

    def letters(self, before: Velocity, after: Velocity) -> Mapping[str, Array]:
        return {"v": before.velocity}

    def lines(self, gradient: Array, before: Velocity, after: Velocity) -> Sequence[Line]:
        return (
            Line(r"v \leftarrow \mu v + \nabla C", after.velocity, "velocity"),
            Line(r"a \leftarrow \mu v", self.momentum * after.velocity, "look_ahead"),
            update_line(r"\theta - \eta (\nabla C + a)"),
        )

    def initial_state(self, point: Array) -> Velocity:
        return Velocity(np.zeros_like(point))

    def update(self, gradient: Array, state: Velocity) -> tuple[Array, Velocity]:
        velocity = self.momentum * state.velocity + gradient
        return -self.learning_rate * (gradient + self.momentum * velocity), Velocity(velocity)

    def parts(self, gradient: Array, state: Velocity) -> Mapping[str, Array]:
        ahead = self.momentum * state.velocity
        return {"gradient": gradient, "velocity": state.velocity, "look_ahead": ahead}


@final
@named("qhm")
@dataclass(frozen=True)
class QHM(SlopeRule):
    r"""Quasi-hyperbolic momentum: a weighted mean of the slope and its running mean.

    $v \leftarrow \mu v + (1 - \mu) \nabla C$,
    $\theta \leftarrow \theta - \eta [(1 - \nu) \nabla C + \nu v]$.

    Ma and Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", 2019, equation 3, with
    the defaults recommended there.
    """

    title = "Quasi-hyperbolic momentum"
    latex = (
        r"v \leftarrow \mu v + (1 - \mu) \nabla C, \quad "
        r"\theta \leftarrow \theta - \eta [(1 - \nu) \nabla C + \nu v]"
    )
    pace = Pace.SLOPE

    momentum: float = hyperparameter(0.999, _kept)
    nu: float = hyperparameter(
        0.7, share("Weight of the mean", "ν", "How much the running mean counts.", high_open=False)
    )

    def letters(self, before: Velocity, after: Velocity) -> Mapping[str, Array]:
        return {"v": before.velocity}

    def lines(self, gradient: Array, before: Velocity, after: Velocity) -> Sequence[Line]:
        return (
            Line(r"v \leftarrow \mu v + (1 - \mu) \nabla C", after.velocity, "velocity"),
            update_line(r"\theta - \eta [(1 - \nu) \nabla C + \nu v]"),
        )

    def initial_state(self, point: Array) -> Velocity:
        return Velocity(np.zeros_like(point))

    def update(self, gradient: Array, state: Velocity) -> tuple[Array, Velocity]:
        velocity = self.momentum * state.velocity + (1 - self.momentum) * gradient
        direction = (1 - self.nu) * gradient + self.nu * velocity
        return -self.learning_rate * direction, Velocity(velocity)

    def parts(self, gradient: Array, state: Velocity) -> Mapping[str, Array]:
        return {"gradient": gradient, "velocity": state.velocity}
