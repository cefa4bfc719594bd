"""Rules that take signs for slopes, or weigh Adam's memories anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter, hyperparameter
from gdviz.engine.latex_number import latex_number
from gdviz.engine.line import Line, update_line
from gdviz.engine.optimizer import Optimizer, Pace, Place, SlopeRule, rate
from gdviz.engine.optimizers.memory import Moments, epsilon, share, weight_decay
from gdviz.engine.optimizers.moments import (
    corrected,
    corrected_lines,
    moment_letters,
    moment_lines,
    name_corrected,
    name_parts,
    no_moments,
    over_root,
    remember,
)
from gdviz.engine.optimizers.registry import named


class Blend(NamedTuple):
    """The running mean, and what the sign was taken of in the last step; shapes (..., d)."""

    mean: Array
    blend: Array


@final
@named("lion")
@dataclass(frozen=True)
class Lion(Optimizer):
    r"""Moves every coordinate by the learning rate; only the sign comes from the slopes.

    $\theta \leftarrow \theta - \eta (\mathrm{sign}(\beta_1 m + (1 - \beta_1) \nabla C)
    + \lambda \theta)$, then $m \leftarrow \beta_2 m + (1 - \beta_2) \nabla C$.

    Chen et al., "Symbolic discovery of optimization algorithms", 2023, algorithm 2, with the
    defaults given there.
    """

    title = "Lion"
    latex = (
        r"c \leftarrow \beta_1 m + (1 - \beta_1) \nabla C, \quad "
        r"\theta \leftarrow \theta - \eta\, (\mathrm{sign}(c) + \lambda \theta)"
    )
    pace = Pace.DISTANCE

    learning_rate: float = rate(1e-4, "How far to move in every coordinate.")
    beta1: float = hyperparameter(
        0.9, share("Memory in the move", "β₁", "Share of the mean in what the sign is taken of.")
    )
    beta2: float = hyperparameter(
        0.99, share("Gradient memory", "β₂", "Share of the running mean that is kept.")
    )
    weight_decay: float = hyperparameter(0.0, weight_decay)

    def initial_state(self, point: Array) -> Blend:
        return Blend(np.zeros_like(point), np.zeros_like(point))

    def move(self, here: Place, state: Blend) -> tuple[Array, Blend]:
        blend = self.beta1 * state.mean + (1 - self.beta1) * here.gradient
        mean = self.beta2 * state.mean + (1 - self.beta2) * here.gradient
        move = -self.learning_rate * (np.sign(blend) + self.weight_decay * here.point)
        return move, Blend(mean, blend)

    def parts(self, gradient: Array, state: Blend) -> Mapping[str, Array]:
        return {"gradient": gradient, "blend": state.blend, "mean": state.mean}

    def letters(self, before: Blend, after: Blend) -> Mapping[str, Array]:
        return {"m": before.mean}

    def lines(self, gradient: Array, before: Blend, after: Blend) -> Sequence[Line]:
        mean = r"m \leftarrow \beta_2 m + (1 - \beta_2) \nabla C"
        return (
            Line(r"c \leftarrow \beta_1 m + (1 - \beta_1) \nabla C", after.blend, "blend"),
            Line(mean, after.mean, "mean"),
            update_line(r"\theta - \eta\, (\mathrm{sign}(c) + \lambda \theta)"),
        )


@final
@named("qhadam")
@dataclass(frozen=True)
class QHAdam(SlopeRule):
    r"""Adam with weighted means in the numerator and under the root.

    $\theta \leftarrow \theta - \eta \frac{(1 - \nu_1) \nabla C + \nu_1 \hat{m}}
    {\sqrt{(1 - \nu_2) (\nabla C)^2 + \nu_2 \hat{v}} + \epsilon}$.

    Ma and Yarats, "Quasi-hyperbolic momentum and Adam for deep learning", 2019, section 4, with
    the defaults recommended there.
    """

    title = "QHAdam"
    latex = (
        r"\theta \leftarrow \theta - \eta \frac{(1 - \nu_1) \nabla C + \nu_1 \hat{m}}"
        r"{\sqrt{(1 - \nu_2) (\nabla C)^2 + \nu_2 \hat{v}} + \epsilon}"
    )
    pace = Pace.DISTANCE

    beta1: float = hyperparameter(
        0.995, share("Gradient memory", "β₁", "Share of the running mean that is kept.")
    )
    beta2: float = hyperparameter(
        0.999, share("Square memory", "β₂", "Share of the mean square that is kept.")
    )
    nu1: float = hyperparameter(
        0.7, share("Weight of the mean", "ν₁", "How much the running mean counts.", high_open=False)
    )
    nu2: float = hyperparameter(
        1.0,
        share("Weight of the squares", "ν₂", "How much the mean square counts.", high_open=False),
    )
    epsilon: float = hyperparameter(1e-8, epsilon)

    def letters(self, before: Moments, after: Moments) -> Mapping[str, Any]:
        return moment_letters(before)

    def lines(self, gradient: Array, before: Moments, after: Moments) -> Sequence[Line]:
        hats = corrected_lines(*corrected(after, self.beta1, self.beta2))
        last = self.latex.split(r"\leftarrow")[1]
        return (*moment_lines(after), *hats, update_line(last))

    def initial_state(self, point: Array) -> Moments:
        return no_moments(point)

    def update(self, gradient: Array, state: Moments) -> tuple[Array, Moments]:
        state = remember(gradient, state, self.beta1, self.beta2)
        mean, mean_square = corrected(state, self.beta1, self.beta2)
        above = (1 - self.nu1) * gradient + self.nu1 * mean
        below = (1 - self.nu2) * (gradient * gradient) + self.nu2 * mean_square
        return over_root(-self.learning_rate * above, below, self.epsilon), state

    def parts(self, gradient: Array, state: Moments) -> Mapping[str, Array]:
        hats = name_corrected(*corrected(state, self.beta1, self.beta2))
        return name_parts(gradient, state) | hats


class Strides(NamedTuple):
    """The length of the next move in each coordinate, and the last slope; shapes (..., d)."""

    stride: Array
    slope: Array


_shrink = Hyperparameter(
    label="Shrink",
    symbol="η⁻",
    help="What a stride is multiplied with where the slope has changed its sign.",
    low=0.0,
    high=1.0,
    slider=(0.1, 0.9),
    low_open=True,
    high_open=True,
)
_grow = Hyperparameter(
    label="Grow",
    symbol="η⁺",
    help="What a stride is multiplied with where the slope has kept its sign.",
    low=1.0,
    high=10.0,
    slider=(1.01, 2.0),
    low_open=True,
)
#: Bounds of a stride, as in `torch.optim.Rprop`.
SHORTEST, LONGEST = 1e-6, 50.0


@final
@named("rprop")
@dataclass(frozen=True)
class Rprop(SlopeRule):
    r"""Only signs count: strides grow while the slope keeps its sign and shrink when it turns.

    $k$ is the last slope that counted; a bracket is 1 where what it holds is true, and 0 elsewhere.

    Riedmiller and Braun, "A direct adaptive method for faster backpropagation learning: the RPROP
    algorithm", 1993; rule and defaults of `torch.optim.Rprop`: where the sign has changed, the
    coordinate rests for one step.
    """

    title = "Rprop"
    latex = (
        r"s \leftarrow \mathrm{sign}(\nabla C\, k), \quad "
        r"\Delta \leftarrow \Delta\, (\eta^{+})^{[s > 0]} (\eta^{-})^{[s < 0]}, \quad "
        r"k \leftarrow \nabla C\, [s \ge 0], \quad "
        r"\theta \leftarrow \theta - \Delta\, \mathrm{sign}(k)"
    )
    pace = Pace.DISTANCE

    learning_rate: float = rate(0.01, "The first stride.")
    shrink: float = hyperparameter(0.5, _shrink)
    grow: float = hyperparameter(1.2, _grow)

    def initial_state(self, point: Array) -> Strides:
        return Strides(np.full_like(point, self.learning_rate), np.zeros_like(point))

    def update(self, gradient: Array, state: Strides) -> tuple[Array, Strides]:
        agreement = gradient * state.slope
        factor = np.where(agreement > 0, self.grow, np.where(agreement < 0, self.shrink, 1.0))
        stride = np.clip(state.stride * factor, SHORTEST, LONGEST)
        slope = np.where(agreement < 0, 0.0, gradient)
        return -np.sign(slope) * stride, Strides(stride, slope)

    def parts(self, gradient: Array, state: Strides) -> Mapping[str, Array]:
        return {"gradient": gradient, "stride": state.stride, "kept_slope": state.slope}

    def letters(self, before: Strides, after: Strides) -> Mapping[str, Array]:
        return {r"\Delta": before.stride, "k": before.slope}

    def lines(self, gradient: Array, before: Strides, after: Strides) -> Sequence[Line]:
        grown = r"\Delta\, (\eta^{+})^{[s > 0]} (\eta^{-})^{[s < 0]}"
        bounds = rf"\min(\max({grown}, {latex_number(SHORTEST)}), {LONGEST:g})"
        return (
            Line(r"s \leftarrow \mathrm{sign}(\nabla C\, k)", np.sign(gradient * before.slope)),
            Line(rf"\Delta \leftarrow {bounds}", after.stride, "stride"),
            Line(r"k \leftarrow \nabla C\, [s \ge 0]", after.slope, "kept_slope"),
            update_line(r"\theta - \Delta\, \mathrm{sign}(k)"),
        )
