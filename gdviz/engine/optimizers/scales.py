"""Rules that give each coordinate a scale of its own, from the slopes it has seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import hyperparameter
from gdviz.engine.line import Line, update_line
from gdviz.engine.optimizer import Pace, SlopeRule, rate
from gdviz.engine.optimizers.memory import MeanSquare, epsilon, share
from gdviz.engine.optimizers.registry import named

_first_moves = replace(epsilon, help="Sets how long the first moves are.")
_kept = share("Square memory", "ρ", "Share of the running mean square that is kept.")


@final
@named("adagrad")
@dataclass(frozen=True)
class Adagrad(SlopeRule):
    r"""Divides by the root of all squared slopes so far.

    $s \leftarrow s + (\nabla C)^2$, $\theta \leftarrow \theta - \eta \nabla C/(\sqrt{s}+\epsilon)$.

    Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic
    optimization", 2011; rule and defaults of `torch.optim.Adagrad`.
    """

    title = "Adagrad"
    latex = r"\theta \leftarrow \theta - \eta \nabla C / (\sqrt{s} + \epsilon)"
    pace = Pace.DISTANCE

    learning_rate: float = rate(0.01)
    epsilon: float = hyperparameter(1e-10, epsilon)

    def letters(self, before: MeanSquare, after: MeanSquare) -> Mapping[str, Array]:
        return {"s": before.mean_square}

    def lines(self, gradient: Array, before: MeanSquare, after: MeanSquare) -> Sequence[Line]:
        return (
            Line(r"s \leftarrow s + (\nabla C)^2", after.mean_square, "sum_of_squares"),
            update_line(r"\theta - \eta \nabla C / (\sqrt{s} + \epsilon)"),
        )

    def initial_state(self, point: Array) -> MeanSquare:
        return MeanSquare(np.zeros_like(point))

    def update(self, gradient: Array, state: MeanSquare) -> tuple[Array, MeanSquare]:
        total = state.mean_square + gradient * gradient
        return -self.learning_rate * gradient / (np.sqrt(total) + self.epsilon), MeanSquare(total)

    def parts(self, gradient: Array, state: MeanSquare) -> Mapping[str, Array]:
        return {"gradient": gradient, "sum_of_squares": state.mean_square}


def _square_line(mean_square: Array) -> Line:
    return Line(r"v \leftarrow \rho v + (1 - \rho) (\nabla C)^2", mean_square, "mean_square")


class MeanSquares(NamedTuple):
    """Running mean squares of the gradients and of the moves, the last move; shapes (..., d)."""

    mean_square: Array
    move_square: Array
    move: Array


@final
@named("adadelta")
@dataclass(frozen=True)
class Adadelta(SlopeRule):
    r"""Measures a move by past moves: no learning rate has to be chosen.

    $v \leftarrow \rho v + (1 - \rho) (\nabla C)^2$,
    $\Delta = \sqrt{u + \epsilon} / \sqrt{v + \epsilon} \cdot \nabla C$,
    $u \leftarrow \rho u + (1 - \rho) \Delta^2$, $\theta \leftarrow \theta - \eta \Delta$.

    Zeiler, "ADADELTA: an adaptive learning rate method", 2012, algorithm 1; rule and defaults of
    `torch.optim.Adadelta`.
    """

    title = "Adadelta"
    latex = r"\theta \leftarrow \theta - \eta \sqrt{u + \epsilon} / \sqrt{v + \epsilon}\, \nabla C"
    pace = Pace.SHARE

    learning_rate: float = rate(1.0, "Share of the rule's own move.")
    decay: float = hyperparameter(0.9, _kept)
    epsilon: float = hyperparameter(1e-6, _first_moves)

    def letters(self, before: MeanSquares, after: MeanSquares) -> Mapping[str, Array]:
        return {"v": before.mean_square, "u": before.move_square}

    def lines(self, gradient: Array, before: MeanSquares, after: MeanSquares) -> Sequence[Line]:
        move = r"\Delta \leftarrow \sqrt{u + \epsilon} / \sqrt{v + \epsilon}\, \nabla C"
        square = r"u \leftarrow \rho u + (1 - \rho) \Delta^2"
        return (
            _square_line(after.mean_square),
            Line(move, after.move, "own_move"),
            Line(square, after.move_square, "mean_square_of_moves"),
            update_line(r"\theta - \eta \Delta"),
        )

    def initial_state(self, point: Array) -> MeanSquares:
        zero = np.zeros_like(point)
        return MeanSquares(zero, zero, zero)

    def update(self, gradient: Array, state: MeanSquares) -> tuple[Array, MeanSquares]:
        square = self.decay * state.mean_square + (1 - self.decay) * (gradient * gradient)
        move = np.sqrt(state.move_square + self.epsilon) / np.sqrt(square + self.epsilon) * gradient
        move_square = self.decay * state.move_square + (1 - self.decay) * (move * move)
        return -self.learning_rate * move, MeanSquares(square, move_square, move)

    def parts(self, gradient: Array, state: MeanSquares) -> Mapping[str, Array]:
        return {
            "gradient": gradient,
            "mean_square": state.mean_square,
            "own_move": state.move,
            "mean_square_of_moves": state.move_square,
        }


@final
@named("rmsprop")
@dataclass(frozen=True)
class RMSProp(SlopeRule):
    r"""Divides by the running root mean square of the slope.

    $v \leftarrow \rho v + (1 - \rho) (\nabla C)^2$,
    $\theta \leftarrow \theta - \eta \nabla C / (\sqrt{v} + \epsilon)$.

    Tieleman and Hinton, "Lecture 6.5: rmsprop", Coursera, 2012; rule and defaults of
    `torch.optim.RMSprop`.
    """

    title = "RMSProp"
    latex = r"\theta \leftarrow \theta - \eta \nabla C / (\sqrt{v} + \epsilon)"
    pace = Pace.DISTANCE

    learning_rate: float = rate(0.01)
    decay: float = hyperparameter(0.99, _kept)
    epsilon: float = hyperparameter(1e-8, epsilon)

    def letters(self, before: MeanSquare, after: MeanSquare) -> Mapping[str, Array]:
        return {"v": before.mean_square}

    def lines(self, gradient: Array, before: MeanSquare, after: MeanSquare) -> Sequence[Line]:
        return (
            _square_line(after.mean_square),
            update_line(r"\theta - \eta \nabla C / (\sqrt{v} + \epsilon)"),
        )

    def initial_state(self, point: Array) -> MeanSquare:
        return MeanSquare(np.zeros_like(point))

    def update(self, gradient: Array, state: MeanSquare) -> tuple[Array, MeanSquare]:
        square = self.decay * state.mean_square + (1 - self.decay) * (gradient * gradient)
        return -self.learning_rate * gradient / (np.sqrt(square) + self.epsilon), MeanSquare(square)

    def parts(self, gradient: Array, state: MeanSquare) -> Mapping[str, Array]:
        return {"gradient": gradient, "mean_square": state.mean_square}
