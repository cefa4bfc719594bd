"""Rules that look along a direction before they move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter, hyperparameter
from gdviz.engine.optimizer import Optimizer, Pace, Place, rate
from gdviz.engine.optimizers.registry import named
from gdviz.engine.vectors import dot, scaled, times

#: Halvings after which a search takes what it has: 2^-60 of the first trial is nothing.
TRIALS = 60

#: Armijo's constant: which share of the descent that the slope promises has to be kept.
SUFFICIENT = 1e-4


def backtrack(here: Place, direction: Array, first: Array, shrink: float = 0.5) -> Array:
    """How far to go along `direction`, (..., d) -> (...): the first trial that descends enough.

    Armijo's condition, in Nocedal and Wright, "Numerical optimization", 2006, algorithm 3.1.
    """
    promised = SUFFICIENT * dot(here.gradient, direction)
    share = np.array(first)
    for _ in range(TRIALS):
        reached = here.function.value(here.point + scaled(share, direction))
        enough = reached <= here.cost + share * promised
        if enough.all():
            break
        share = np.where(enough, share, share * shrink)
    return share


def to_the_vertex(here: Place, direction: Array) -> Array:
    """How far along `direction` the parabola that fits the cost has its vertex: (...).

    1 where the cost does not curve upwards that way. Exact on a quadratic; Shewchuk, "An
    introduction to the conjugate gradient method without the agonizing pain", 1994, section 14.
    """
    bend = dot(direction, times(here.function.hessian(here.point), direction))
    upwards = bend > 0
    safe = np.where(upwards, bend, 1.0)
    return np.where(upwards, -dot(here.gradient, direction) / safe, 1.0)


class Direction(NamedTuple):
    """The way that was searched, shape (..., d), and the share of it that was gone, (...)."""

    direction: Array
    share: Array


@final
@named("line_search")
@dataclass(frozen=True)
class LineSearch(Optimizer):
    r"""Steepest descent that halves its learning rate until the cost falls enough.

    $\theta \leftarrow \theta - t \nabla C$ with the first
    $t = \eta, \eta\tau, \eta\tau^2 \ldots$ for which
    $C(\theta - t \nabla C) \le C(\theta) - 10^{-4}\, t \|\nabla C\|^2$.

    Armijo, "Minimization of functions having Lipschitz continuous first partial derivatives",
    1966.
    """

    title = "Line search"
    latex = r"\theta \leftarrow \theta - t \nabla C, \quad t = \eta, \eta\tau, \eta\tau^2 \ldots"
    pace = Pace.SLOPE_TRIED

    learning_rate: float = rate(1.0, "The first trial.")
    shrink: float = hyperparameter(
        0.5,
        Hyperparameter(
            label="Shrink",
            symbol="τ",
            help="What a trial that goes too far is multiplied with.",
            low=0.0,
            high=1.0,
            slider=(0.1, 0.9),
            low_open=True,
            high_open=True,
        ),
    )

    def initial_state(self, point: Array) -> Direction:
        return Direction(np.zeros_like(point), np.zeros(point.shape[:-1]))

    def move(self, here: Place, state: Direction) -> tuple[Array, Direction]:
        direction = -here.gradient
        first = self.learning_rate * np.ones(here.point.shape[:-1])
        share = backtrack(here, direction, first, self.shrink)
        return scaled(share, direction), Direction(direction, share)

    def parts(self, gradient: Array, state: Direction) -> Mapping[str, Array]:
        return {"gradient": gradient, "search_direction": state.direction}


class Conjugate(NamedTuple):
    """The last direction and the gradient there, shapes (..., d)."""

    direction: Array
    gradient: Array


@final
@named("conjugate_gradient")
@dataclass(frozen=True)
class ConjugateGradient(Optimizer):
    r"""Directions that do not undo each other: $d \leftarrow -\nabla C + \beta d$.

    $\beta = \max(0, \nabla C \cdot (\nabla C - \nabla C_{old}) / \|\nabla C_{old}\|^2)$, and the
    way along $d$ goes to the vertex of the parabola that fits the cost there, halved until the
    cost falls enough. On a quadratic of d parameters it arrives in d steps.

    Polak and Ribière, "Note sur la convergence de méthodes de directions conjuguées", 1969;
    Nocedal and Wright, "Numerical optimization", 2006, equation 5.45.
    """

    title = "Conjugate gradient"
    latex = r"d \leftarrow -\nabla C + \beta d, \quad \theta \leftarrow \theta + \eta\, t\, d"
    pace = Pace.SHARE

    learning_rate: float = rate(1.0, "Share of the way that the search finds best.")

    def initial_state(self, point: Array) -> Conjugate:
        return Conjugate(np.zeros_like(point), np.zeros_like(point))

    def move(self, here: Place, state: Conjugate) -> tuple[Array, Conjugate]:
        gradient = here.gradient
        direction = scaled(_polak_ribiere(gradient, state.gradient), state.direction) - gradient
        uphill = dot(direction, gradient) >= 0
        direction = np.where(uphill[..., np.newaxis], -gradient, direction)
        share = backtrack(here, direction, to_the_vertex(here, direction))
        return scaled(self.learning_rate * share, direction), Conjugate(direction, gradient)

    def parts(self, gradient: Array, state: Conjugate) -> Mapping[str, Array]:
        return {"gradient": gradient, "search_direction": state.direction}


def _polak_ribiere(gradient: Array, before: Array) -> Array:
    """How much of the last direction is kept; none of it in the first step."""
    length = dot(before, before)
    safe = np.where(length > 0, length, 1.0)
    return np.where(length > 0, np.maximum(0.0, dot(gradient, gradient - before) / safe), 0.0)
