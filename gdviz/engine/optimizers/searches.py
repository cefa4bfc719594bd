"""Rules that look along a direction before they move."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter, hyperparameter
from gdviz.engine.line import Line, update_line
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


class Search(NamedTuple):
    """How the cost bends along a direction, and how much of it was gone; both of shape (...)."""

    bend: Array
    share: Array


def no_search(point: Array) -> Search:
    """The state before the first search."""
    return Search(np.zeros(point.shape[:-1]), np.zeros(point.shape[:-1]))


def search(here: Place, direction: Array) -> Search:
    """First to the vertex of the parabola that fits the cost there, then halved as needed.

    Shewchuk, "An introduction to the conjugate gradient method without the agonizing pain", 1994,
    section 14.
    """
    bend = dot(direction, times(here.function.hessian(here.point), direction))
    first = to_the_vertex(here.gradient, direction, bend)
    return Search(bend, backtrack(here, direction, first))


def to_the_vertex(gradient: Array, direction: Array, bend: Array) -> Array:
    """How far along `direction`, (..., d), a parabola that bends so has its vertex: (...).

    1 where the cost does not curve upwards that way. Exact on a quadratic.
    """
    upwards = bend > 0
    safe = np.where(upwards, bend, 1.0)
    return np.where(upwards, -dot(gradient, direction) / safe, 1.0)


#: How the cost bends along a direction.
BEND = r"d^{\top} H d"


def first_try(gradient: Array, direction: Array, searched: Search) -> Array:
    """The move that a search tried first, (..., d)."""
    return scaled(to_the_vertex(gradient, direction, searched.bend), direction)


def search_lines(gradient: Array, direction: Array, searched: Search) -> tuple[Line, ...]:
    """How far the search went along `d`, as it is worked out: `t` is the share of it."""
    first = to_the_vertex(gradient, direction, searched.bend)
    upwards = rf"-\nabla C^{{\top}} d / ({BEND})"
    return (
        Line(rf"t_0 \leftarrow {upwards if searched.bend > 0 else '1'}", first, "first_try"),
        tries_line("t_0", r"(\frac{1}{2})", shrinks(first, searched.share, 0.5), searched.share),
    )


def tries_line(first: str, factor: str, count: int, share: Array) -> Line:
    """The share that was left after so many trials had been too long."""
    return Line(rf"t \leftarrow {first}\, {factor}^{{{count}}}", share)


def shrinks(first: Array, share: Array, factor: float) -> int:
    """How many trials went too far, from the first share tried, the one taken, and the factor."""
    if not (first != 0 and share != 0):
        return 0
    return round(math.log(float(share) / float(first)) / math.log(factor))


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
        return {
            "gradient": gradient,
            "search_direction": state.direction,
            "first_try": self.learning_rate * state.direction,
        }

    def lines(self, gradient: Array, before: Direction, after: Direction) -> Sequence[Line]:
        first = np.asarray(self.learning_rate)
        count = shrinks(first, after.share, self.shrink)
        return (
            Line(r"d \leftarrow -\nabla C", after.direction, "search_direction"),
            Line(r"t_0 \leftarrow \eta", first, "first_try"),
            tries_line("t_0", r"\tau", count, after.share),
            update_line(r"\theta + t d"),
        )


class Conjugate(NamedTuple):
    """The last direction and the gradient there, shapes (..., d), and how far it was gone."""

    direction: Array
    gradient: Array
    searched: Search


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
        return Conjugate(np.zeros_like(point), np.zeros_like(point), no_search(point))

    def move(self, here: Place, state: Conjugate) -> tuple[Array, Conjugate]:
        gradient = here.gradient
        direction = scaled(_polak_ribiere(gradient, state.gradient), state.direction) - gradient
        uphill = dot(direction, gradient) >= 0
        direction = np.where(uphill[..., np.newaxis], -gradient, direction)
        searched = search(here, direction)
        move = scaled(self.learning_rate * searched.share, direction)
        return move, Conjugate(direction, gradient, searched)

    def parts(self, gradient: Array, state: Conjugate) -> Mapping[str, Array]:
        return {
            "gradient": gradient,
            "search_direction": state.direction,
            "first_try": first_try(gradient, state.direction, state.searched),
        }

    def letters(self, before: Conjugate, after: Conjugate) -> Mapping[str, Array]:
        return {"d": before.direction, OLD_SLOPE: before.gradient, BEND: after.searched.bend}

    def lines(self, gradient: Array, before: Conjugate, after: Conjugate) -> Sequence[Line]:
        return (
            *self._direction_lines(gradient, before, after),
            *search_lines(gradient, after.direction, after.searched),
            update_line(r"\theta + \eta\, t\, d"),
        )

    def _direction_lines(
        self, gradient: Array, before: Conjugate, after: Conjugate
    ) -> tuple[Line, ...]:
        """Without the last direction where there is none, or where it would lead uphill."""
        if not dot(before.gradient, before.gradient) > 0 or (after.direction == -gradient).all():
            return (Line(r"d \leftarrow -\nabla C", after.direction, "search_direction"),)
        kept = Line(_KEPT, _polak_ribiere(gradient, before.gradient))
        turned = r"d \leftarrow -\nabla C + \beta d"
        return (kept, Line(turned, after.direction, "search_direction"))


#: The slope of the last step, and how much of the last direction is kept.
OLD_SLOPE = r"\nabla C_{\mathrm{old}}"
_KEPT = (
    rf"\beta \leftarrow \max(0, \nabla C^{{\top}} (\nabla C - {OLD_SLOPE})"
    rf" / ({OLD_SLOPE}^{{\top}} {OLD_SLOPE}))"
)


def _polak_ribiere(gradient: Array, before: Array) -> Array:
    """How much of the last direction is kept; none of it in the first step."""
    length = dot(before, before)
    safe = np.where(length > 0, length, 1.0)
    return np.where(length > 0, np.maximum(0.0, dot(gradient, gradient - before) / safe), 0.0)
