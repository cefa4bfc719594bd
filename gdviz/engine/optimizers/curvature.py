"""Rules that know, or learn, how the slope changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.optimizer import Optimizer, Pace, Place, rate
from gdviz.engine.optimizers.registry import named
from gdviz.engine.optimizers.searches import backtrack, to_the_vertex
from gdviz.engine.vectors import dot, outer, scaled, times


class Learnt(NamedTuple):
    """What the steps have taught of the curvature.

    `inverse` is the estimate of the inverse Hessian, shape (..., d, d); the others are point,
    gradient and direction of the last step, shapes (..., d).
    """

    inverse: Array
    point: Array
    gradient: Array
    direction: Array


@final
@named("bfgs")
@dataclass(frozen=True)
class BFGS(Optimizer):
    r"""Learns the inverse Hessian $B$ from the slopes it meets: $d = -B \nabla C$.

    With $s$ the last move and $y$ the change of the gradient along it,
    $B \leftarrow (I - \rho s y^T) B (I - \rho y s^T) + \rho s s^T$ with $\rho = 1 / y^T s$. The way
    along $d$ is searched as by `conjugate_gradient`.

    Broyden, Fletcher, Goldfarb and Shanno, 1970; Nocedal and Wright, "Numerical optimization",
    2006, algorithm 6.1.
    """

    title = "BFGS"
    latex = r"\theta \leftarrow \theta - \eta\, t\, B \nabla C"
    pace = Pace.SHARE

    learning_rate: float = rate(1.0, "Share of the way that the search finds best.")

    def initial_state(self, point: Array) -> Learnt:
        zero = np.zeros_like(point)
        identity = np.zeros((*point.shape, point.shape[-1])) + np.eye(point.shape[-1])
        return Learnt(identity, zero, zero, zero)

    def move(self, here: Place, state: Learnt) -> tuple[Array, Learnt]:
        inverse = _learn(state, here)
        direction = -times(inverse, here.gradient)
        share = backtrack(here, direction, to_the_vertex(here, direction))
        return (
            scaled(self.learning_rate * share, direction),
            Learnt(inverse, here.point, here.gradient, direction),
        )

    def parts(self, gradient: Array, state: Learnt) -> Mapping[str, Array]:
        return {"gradient": gradient, "search_direction": state.direction}


def _learn(state: Learnt, here: Place) -> Array:
    """The estimate after the last move; unchanged where the slope did not rise along it."""
    moved = here.point - state.point
    change = here.gradient - state.gradient
    rise = dot(moved, change)
    # Before the first step there is no last move, and its gradient of zero would be taken for one.
    learns = (rise > 0) & (dot(state.direction, state.direction) > 0)
    rho = np.where(learns, 1.0 / np.where(learns, rise, 1.0), 0.0)
    turned = times(state.inverse, change)
    both = outer(moved, turned) + outer(turned, moved)
    stretch = rho * (1.0 + rho * dot(change, turned))
    axes = (..., np.newaxis, np.newaxis)
    learnt: Array = state.inverse - rho[axes] * both + stretch[axes] * outer(moved, moved)
    return learnt


class Damping(NamedTuple):
    """Newton's direction, shape (..., d), and what was added to all curvatures, shape (...)."""

    direction: Array
    damping: Array


@final
@named("newton")
@dataclass(frozen=True)
class Newton(Optimizer):
    r"""Goes to where the parabola that fits the cost has its vertex: $H d = -\nabla C$.

    Where the Hessian is not positive definite that point is no minimum: a multiple of the identity
    is then added to it, so that the smallest curvature turns into its opposite, and the step says
    so. On a quadratic it arrives in one step.

    Nocedal and Wright, "Numerical optimization", 2006, section 3.4.
    """

    title = "Newton"
    latex = r"\theta \leftarrow \theta - \eta\, (H + \lambda I)^{-1} \nabla C"
    pace = Pace.SHARE

    learning_rate: float = rate(1.0, "Share of the way to the vertex.")

    @property
    def worked(self) -> str:
        return r"\theta \leftarrow \theta + \eta d"

    def initial_state(self, point: Array) -> Damping:
        return Damping(np.zeros_like(point), np.zeros(point.shape[:-1]))

    def move(self, here: Place, state: Damping) -> tuple[Array, Damping]:
        hessian = _finite(here.function.hessian(here.point))
        damping = _damping(np.linalg.eigvalsh(hessian).astype(float))
        firm = hessian + scaled(damping, np.eye(hessian.shape[-1]).ravel()).reshape(hessian.shape)
        solution = np.linalg.solve(firm, here.gradient[..., np.newaxis])
        direction = -solution[..., 0].astype(float)
        return self.learning_rate * direction, Damping(direction, damping)

    def parts(self, gradient: Array, state: Damping) -> Mapping[str, Array]:
        return {
            "gradient": gradient,
            "newton_direction": state.direction,
            "damping": scaled(state.damping, state.direction),
        }

    def remark(self, state: Damping) -> str:
        return DAMPED if np.any(state.damping > 0) else ""


#: What a damped step says of itself.
DAMPED = "Damped: the surface does not curve upwards in every direction here."


def _finite(hessians: Array) -> Array:
    """The same, with the identity in place of what cannot be decomposed: (..., d, d)."""
    whole = np.isfinite(hessians).all(axis=(-2, -1), keepdims=True)
    return np.where(whole, hessians, np.eye(hessians.shape[-1]))


def _damping(curvatures: Array) -> Array:
    """What to add to the curvatures, (..., d) in ascending order -> (...), to make all positive."""
    lowest, highest = curvatures[..., 0], np.abs(curvatures).max(axis=-1)
    floor = np.maximum(np.abs(lowest), 1e-3 * highest)
    # Where nothing bends there is no vertex: a curvature of one makes it a step of plain descent.
    floor = np.where(floor > 1e-12, floor, 1.0)
    return np.where(lowest > 0, 0.0, floor - lowest)
