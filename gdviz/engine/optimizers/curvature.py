"""Rules that know, or learn, how the slope changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.line import Line, update_line
from gdviz.engine.optimizer import Optimizer, Pace, Place, rate
from gdviz.engine.optimizers.registry import named
from gdviz.engine.optimizers.searches import (
    BEND,
    OLD_SLOPE,
    Search,
    first_try,
    no_search,
    search,
    search_lines,
)
from gdviz.engine.vectors import dot, outer, scaled, times


class Learnt(NamedTuple):
    """What the steps have taught of the curvature.

    `inverse` is the estimate of the inverse Hessian, shape (..., d, d); the others are point,
    gradient and direction of the last step, shapes (..., d), and `searched` how far it went.
    """

    inverse: Array
    point: Array
    gradient: Array
    direction: Array
    searched: Search


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
        return Learnt(identity, zero, zero, zero, no_search(point))

    def move(self, here: Place, state: Learnt) -> tuple[Array, Learnt]:
        inverse = _learn(state, here)
        direction = -times(inverse, here.gradient)
        searched = search(here, direction)
        move = scaled(self.learning_rate * searched.share, direction)
        return move, Learnt(inverse, here.point, here.gradient, direction, searched)

    def parts(self, gradient: Array, state: Learnt) -> Mapping[str, Array]:
        return {
            "gradient": gradient,
            "search_direction": state.direction,
            "first_try": first_try(gradient, state.direction, state.searched),
        }

    def letters(self, before: Learnt, after: Learnt) -> Mapping[str, Array]:
        old = {OLD_POINT: before.point, OLD_SLOPE: before.gradient}
        return {"B": before.inverse, BEND: after.searched.bend, **old}

    def lines(self, gradient: Array, before: Learnt, after: Learnt) -> Sequence[Line]:
        return (
            *_learning_lines(before, after),
            Line(r"d \leftarrow -B \nabla C", after.direction, "search_direction"),
            *search_lines(gradient, after.direction, after.searched),
            update_line(r"\theta + \eta\, t\, d"),
        )


#: The point of the last step, and the estimate that it teaches.
OLD_POINT = r"\theta_{\mathrm{old}}"
_LEARNT = r"B \leftarrow (I - \rho s y^{\top}) B (I - \rho y s^{\top}) + \rho s s^{\top}"


def _learning_lines(before: Learnt, after: Learnt) -> tuple[Line, ...]:
    """What the last move has taught, if anything."""
    moved, change = after.point - before.point, after.gradient - before.gradient
    if not _learns(before, dot(moved, change)):
        return ()
    return (
        Line(rf"s \leftarrow \theta - {OLD_POINT}", moved),
        Line(rf"y \leftarrow \nabla C - {OLD_SLOPE}", change),
        Line(r"\rho \leftarrow 1 / (y^{\top} s)", 1.0 / dot(moved, change)),
        Line(_LEARNT, after.inverse),
    )


def _learn(state: Learnt, here: Place) -> Array:
    """The estimate after the last move; unchanged where the slope did not rise along it."""
    moved = here.point - state.point
    change = here.gradient - state.gradient
    rise = dot(moved, change)
    learns = _learns(state, rise)
    rho = np.where(learns, 1.0 / np.where(learns, rise, 1.0), 0.0)
    turned = times(state.inverse, change)
    both = outer(moved, turned) + outer(turned, moved)
    stretch = rho * (1.0 + rho * dot(change, turned))
    axes = (..., np.newaxis, np.newaxis)
    learnt: Array = state.inverse - rho[axes] * both + stretch[axes] * outer(moved, moved)
    return learnt


def _learns(state: Learnt, rise: Array) -> Any:
    """Whether the slope rose along the last move: (...)."""
    # Before the first step there is no last move, and its gradient of zero would be taken for one.
    return (rise > 0) & (dot(state.direction, state.direction) > 0)


class Damping(NamedTuple):
    """Newton's direction, (..., d), what was added to all curvatures, (...), and the Hessian."""

    direction: Array
    damping: Array
    hessian: Array


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

    def initial_state(self, point: Array) -> Damping:
        flat = np.zeros((*point.shape, point.shape[-1]))
        return Damping(np.zeros_like(point), np.zeros(point.shape[:-1]), flat)

    def move(self, here: Place, state: Damping) -> tuple[Array, Damping]:
        hessian = _finite(here.function.hessian(here.point))
        damping = _damping(np.linalg.eigvalsh(hessian).astype(float))
        firm = hessian + scaled(damping, np.eye(hessian.shape[-1]).ravel()).reshape(hessian.shape)
        solution = np.linalg.solve(firm, here.gradient[..., np.newaxis])
        direction = -solution[..., 0].astype(float)
        return self.learning_rate * direction, Damping(direction, damping, hessian)

    def parts(self, gradient: Array, state: Damping) -> Mapping[str, Array]:
        return {
            "gradient": gradient,
            "newton_direction": state.direction,
            "damping": scaled(state.damping, state.direction),
        }

    def letters(self, before: Damping, after: Damping) -> Mapping[str, Any]:
        curvatures = np.linalg.eigvalsh(after.hessian)
        return {"H": after.hessian, LOWEST: curvatures[0], BENT: np.abs(curvatures).max()}

    def lines(self, gradient: Array, before: Damping, after: Damping) -> Sequence[Line]:
        solved = _SOLVED_DAMPED if after.damping > 0 else _SOLVED
        return (
            _damping_line(after),
            Line(solved, after.direction, "newton_direction"),
            Line(r"c \leftarrow \lambda d", after.damping * after.direction, "damping"),
            update_line(r"\theta + \eta d"),
        )

    def remark(self, state: Damping) -> str:
        return DAMPED if np.any(state.damping > 0) else ""


#: What a damped step says of itself.
DAMPED = "Damped: the surface does not curve upwards in every direction here."


#: The lowest curvature, and the largest of all sizes of curvatures.
LOWEST, BENT = r"h_{\min}", r"h_{\max}"
_SOLVED = r"d \leftarrow -H^{-1} \nabla C"
_SOLVED_DAMPED = r"d \leftarrow -(H + \lambda I)^{-1} \nabla C"


def _damping_line(after: Damping) -> Line:
    """What was added to all curvatures, as in `_damping`."""
    curvatures = np.linalg.eigvalsh(after.hessian).astype(float)
    if curvatures[0] > 0:
        formula = "0"
    elif _floor(curvatures) > FLAT:
        formula = rf"\max(|{LOWEST}|, 10^{{-3}} {BENT}) - {LOWEST}"
    else:
        formula = f"1 - {LOWEST}"
    return Line(rf"\lambda \leftarrow {formula}", after.damping)


def _finite(hessians: Array) -> Array:
    """The same, with the identity in place of what cannot be decomposed: (..., d, d)."""
    whole = np.isfinite(hessians).all(axis=(-2, -1), keepdims=True)
    return np.where(whole, hessians, np.eye(hessians.shape[-1]))


def _damping(curvatures: Array) -> Array:
    """What to add to the curvatures, (..., d) in ascending order -> (...), to make all positive."""
    lowest, floor = curvatures[..., 0], _floor(curvatures)
    # Where nothing bends there is no vertex: a curvature of one makes it a step of plain descent.
    floor = np.where(floor > FLAT, floor, 1.0)
    return np.where(lowest > 0, 0.0, floor - lowest)


#: Curvatures up to this are none.
FLAT = 1e-12


def _floor(curvatures: Array) -> Array:
    """The least that all curvatures are to be, (..., d) in ascending order -> (...)."""
    highest = np.abs(curvatures).max(axis=-1)
    floor: Array = np.maximum(np.abs(curvatures[..., 0]), 1e-3 * highest)
    return floor
