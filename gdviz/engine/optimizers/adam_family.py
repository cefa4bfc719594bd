"""Adam and its relatives: a running mean of the slope over a root mean square."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Switch, hyperparameter, switch
from gdviz.engine.line import Line, update_line
from gdviz.engine.optimizer import Pace, SlopeRule, rate
from gdviz.engine.optimizers.memory import Moments, epsilon, mean_kept, square_kept
from gdviz.engine.optimizers.moments import (
    OVER_ROOT,
    corrected,
    corrected_lines,
    corrected_mean_line,
    mean_line,
    moment_letters,
    moment_lines,
    name_corrected,
    name_parts,
    no_moments,
    over_root,
    remember,
)
from gdviz.engine.optimizers.registry import named

#: What Adam does without its bias correction.
_UNCORRECTED = r"\theta - \eta\, m / (\sqrt{v} + \epsilon)"


@final
@named("adam")
@dataclass(frozen=True)
class Adam(SlopeRule):
    r"""Moves by the running mean gradient over its root mean square.

    $m \leftarrow \beta_1 m + (1 - \beta_1) \nabla C$,
    $v \leftarrow \beta_2 v + (1 - \beta_2) (\nabla C)^2$,
    $\theta \leftarrow \theta - \eta \hat{m} / (\sqrt{\hat{v}} + \epsilon)$ with
    $\hat{m} = m / (1 - \beta_1^t)$ and $\hat{v} = v / (1 - \beta_2^t)$; without bias correction
    $m$ and $v$ themselves.

    Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1; rule and
    defaults of `torch.optim.Adam`.
    """

    title = "Adam"
    latex = r"\theta \leftarrow \theta - \eta\, \hat{m} / (\sqrt{\hat{v}} + \epsilon)"
    pace = Pace.DISTANCE

    beta1: float = hyperparameter(0.9, mean_kept)
    beta2: float = hyperparameter(0.999, square_kept)
    epsilon: float = hyperparameter(1e-8, epsilon)
    bias_correction: bool = switch(
        True,
        Switch("Bias correction", "Undo the pull towards the zeros that the means start from."),
    )

    def letters(self, before: Moments, after: Moments) -> Mapping[str, Any]:
        return moment_letters(before)

    def lines(self, gradient: Array, before: Moments, after: Moments) -> Sequence[Line]:
        if not self.bias_correction:
            return (*moment_lines(after), update_line(_UNCORRECTED))
        hats = corrected_lines(*corrected(after, self.beta1, self.beta2))
        return (*moment_lines(after), *hats, update_line(OVER_ROOT))

    def initial_state(self, point: Array) -> Moments:
        return no_moments(point)

    def update(self, gradient: Array, state: Moments) -> tuple[Array, Moments]:
        state = remember(gradient, state, self.beta1, self.beta2)
        mean, mean_square = state.mean, state.mean_square
        if self.bias_correction:
            mean, mean_square = corrected(state, self.beta1, self.beta2)
        return over_root(-self.learning_rate * mean, mean_square, self.epsilon), state

    def parts(self, gradient: Array, state: Moments) -> Mapping[str, Array]:
        named_parts = name_parts(gradient, state)
        if not self.bias_correction:
            return named_parts
        return named_parts | name_corrected(*corrected(state, self.beta1, self.beta2))


class MomentsAndPeak(NamedTuple):
    """The moments, and the largest mean square so far; shapes (..., d)."""

    steps: int
    mean: Array
    mean_square: Array
    peak: Array


@final
@named("amsgrad")
@dataclass(frozen=True)
class AMSGrad(SlopeRule):
    r"""Adam whose scale never shrinks: $\hat{v} = \max_t v_t / (1 - \beta_2^t)$.

    Reddi, Kale and Kumar, "On the convergence of Adam and beyond", 2018; rule and defaults of
    `torch.optim.Adam(amsgrad=True)`, which takes the largest mean square before it corrects it.
    """

    title = "AMSGrad"
    latex = (
        r"v_{\max} \leftarrow \max(v_{\max}, v), \quad "
        r"\theta \leftarrow \theta - \eta\, \hat{m} / (\sqrt{\hat{v}_{\max}} + \epsilon)"
    )
    pace = Pace.DISTANCE

    beta1: float = hyperparameter(0.9, mean_kept)
    beta2: float = hyperparameter(0.999, square_kept)
    epsilon: float = hyperparameter(1e-8, epsilon)

    def initial_state(self, point: Array) -> MomentsAndPeak:
        return MomentsAndPeak(*no_moments(point), np.zeros_like(point))

    def update(self, gradient: Array, state: MomentsAndPeak) -> tuple[Array, MomentsAndPeak]:
        moments = remember(gradient, Moments(*state[:3]), self.beta1, self.beta2)
        state = MomentsAndPeak(*moments, np.maximum(state.peak, moments.mean_square))
        mean, square = self._corrected(state)
        return over_root(-self.learning_rate * mean, square, self.epsilon), state

    def parts(self, gradient: Array, state: MomentsAndPeak) -> Mapping[str, Array]:
        named_parts = name_parts(gradient, state) | {"largest_mean_square": state.peak}
        return named_parts | name_corrected(*self._corrected(state))

    def letters(self, before: MomentsAndPeak, after: MomentsAndPeak) -> Mapping[str, Any]:
        return {**moment_letters(before), r"v_{\max}": before.peak}

    def lines(
        self, gradient: Array, before: MomentsAndPeak, after: MomentsAndPeak
    ) -> Sequence[Line]:
        largest = r"v_{\max} \leftarrow \max(v_{\max}, v)"
        return (
            *moment_lines(after),
            Line(largest, after.peak, "largest_mean_square"),
            *corrected_lines(*self._corrected(after), r"v_{\max}"),
            update_line(OVER_ROOT),
        )

    def _corrected(self, state: MomentsAndPeak) -> tuple[Array, Array]:
        return corrected(Moments(state.steps, state.mean, state.peak), self.beta1, self.beta2)


class MeanAndPeak(NamedTuple):
    """Steps taken, running mean and decaying peak of the gradients; shapes (..., d)."""

    steps: int
    mean: Array
    peak: Array


@final
@named("adamax")
@dataclass(frozen=True)
class Adamax(SlopeRule):
    r"""Adam with a decaying peak of the slope for its scale.

    $u \leftarrow \max(\beta_2 u, |\nabla C| + \epsilon)$,
    $\theta \leftarrow \theta - \eta / (1 - \beta_1^t) \cdot m / u$.

    Kingma and Ba, 2015, algorithm 2; rule and defaults of `torch.optim.Adamax`.
    """

    title = "Adamax"
    latex = r"\theta \leftarrow \theta - \eta\, \hat{m} / u"
    pace = Pace.DISTANCE

    learning_rate: float = rate(0.002)
    beta1: float = hyperparameter(0.9, mean_kept)
    beta2: float = hyperparameter(0.999, replace(square_kept, label="Peak memory"))
    epsilon: float = hyperparameter(1e-8, epsilon)

    def letters(self, before: MeanAndPeak, after: MeanAndPeak) -> Mapping[str, Any]:
        return {"m": before.mean, "u": before.peak, "t": before.steps + 1}

    def lines(self, gradient: Array, before: MeanAndPeak, after: MeanAndPeak) -> Sequence[Line]:
        peak = r"u \leftarrow \max(\beta_2 u, |\nabla C| + \epsilon)"
        return (
            mean_line(after.mean),
            corrected_mean_line(self._corrected(after)),
            Line(peak, after.peak, "peak"),
            update_line(r"\theta - \eta\, \hat{m} / u"),
        )

    def initial_state(self, point: Array) -> MeanAndPeak:
        return MeanAndPeak(0, np.zeros_like(point), np.zeros_like(point))

    def update(self, gradient: Array, state: MeanAndPeak) -> tuple[Array, MeanAndPeak]:
        mean = self.beta1 * state.mean + (1 - self.beta1) * gradient
        peak = np.maximum(self.beta2 * state.peak, np.abs(gradient) + self.epsilon)
        state = MeanAndPeak(state.steps + 1, mean, peak)
        return -self.learning_rate / (1 - self.beta1**state.steps) * mean / peak, state

    def parts(self, gradient: Array, state: MeanAndPeak) -> Mapping[str, Array]:
        return {
            "gradient": gradient,
            "mean": state.mean,
            "corrected_mean": self._corrected(state),
            "peak": state.peak,
        }

    def _corrected(self, state: MeanAndPeak) -> Array:
        return state.mean / (1 - self.beta1 ** int(state.steps))
