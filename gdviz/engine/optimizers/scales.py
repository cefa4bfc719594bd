"""Rules that give each coordinate a scale of its own, from the slopes it has seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import hyperparameter
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

    @property
    def worked(self) -> str:
        return self.latex

    def initial_state(self, point: Array) -> MeanSquare:
        return MeanSquare(np.zeros_like(point))

    def update(self, gradient: Array, state: MeanSquare) -> tuple[Array, MeanSquare]:
        total = state.mean_square + gradient * gradient
        return -self.learning_rate * gradient / (np.sqrt(total) + self.epsilon), MeanSquare(total)

    def parts(self, gradient: Array, state: MeanSquare) -> Mapping[str, Array]:
        return {"gradient": gradient, "sum_of_squares": state.mean_square}


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

    $s \leftarrow \rho s + (1 - \rho) (\nabla C)^2$,
    $\Delta = \sqrt{u + \epsilon} / \sqrt{s + \epsilon} \cdot \nabla C$,
    $u \leftarrow \rho u + (1 - \rho) \Delta^2$, $\theta \leftarrow \theta - \eta \Delta$.

    Zeiler, "ADADELTA: an adaptive learning rate method", 2012, algorithm 1; rule and defaults of
    `torch.optim.Adadelta`.
    """

    title = "Adadelta"
    latex = r"\theta \leftarrow \theta - \eta \sqrt{u + \epsilon} / \sqrt{s + \epsilon}\, \nabla C"
    pace = Pace.SHARE

    learning_rate: float = rate(1.0, "Share of the rule's own move.")
    decay: float = hyperparameter(0.9, _kept)
    epsilon: float = hyperparameter(1e-6, _first_moves)

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
            "mean_square_of_moves": state.move_square,
        }


@final
@named("rmsprop")
@dataclass(frozen=True)
class RMSProp(SlopeRule):
    r"""Divides by the running root mean square of the slope.

    $s \leftarrow \rho s + (1 - \rho) (\nabla C)^2$,
    $\theta \leftarrow \theta - \eta \nabla C / (\sqrt{s} + \epsilon)$.

    Tieleman and Hinton, "Lecture 6.5: rmsprop", Coursera, 2012; rule and defaults of
    `torch.optim.RMSprop`.
    """

    title = "RMSProp"
    latex = r"\theta \leftarrow \theta - \eta \nabla C / (\sqrt{s} + \epsilon)"
    pace = Pace.DISTANCE

    learning_rate: float = rate(0.01)
    decay: float = hyperparameter(0.99, _kept)
    epsilon: float = hyperparameter(1e-8, epsilon)

    @property
    def worked(self) -> str:
        return self.latex

    def initial_state(self, point: Array) -> MeanSquare:
        return MeanSquare(np.zeros_like(point))

    def update(self, gradient: Array, state: MeanSquare) -> tuple[Array, MeanSquare]:
        square = self.decay * state.mean_square + (1 - self.decay) * (gradient * gradient)
        return -self.learning_rate * gradient / (np.sqrt(square) + self.epsilon), MeanSquare(square)

    def parts(self, gradient: Array, state: MeanSquare) -> Mapping[str, Array]:
        return {"gradient": gradient, "mean_square": state.mean_square}
