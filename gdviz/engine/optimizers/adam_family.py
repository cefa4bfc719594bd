"""Adam and its relatives: a running mean of the slope over a root mean square."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter, Switch, hyperparameter, switch
from gdviz.engine.optimizer import Optimizer, Pace, Place, SlopeRule, rate
from gdviz.engine.optimizers.memory import Moments, epsilon, share, weight_decay
from gdviz.engine.optimizers.registry import named

_mean_kept = share("Gradient memory", "β₁", "Share of the running mean that is kept.")
_square_kept = share("Square memory", "β₂", "Share of the mean square that is kept.")
#: What Adam does without its bias correction.
_UNCORRECTED = r"\theta \leftarrow \theta - \eta\, m / (\sqrt{v} + \epsilon)"


def remember(gradient: Array, moments: Moments, beta1: float, beta2: float) -> Moments:
    """The moments after one more gradient, as in lines 7 and 8 of Adam's algorithm."""
    mean = beta1 * moments.mean + (1 - beta1) * gradient
    mean_square = beta2 * moments.mean_square + (1 - beta2) * (gradient * gradient)
    return Moments(moments.steps + 1, mean, mean_square)


def corrected(moments: Moments, beta1: float, beta2: float) -> tuple[Array, Array]:
    """The moments without their pull towards the zeros that they began with."""
    steps = int(moments.steps)
    return moments.mean / (1 - beta1**steps), moments.mean_square / (1 - beta2**steps)


def no_moments(point: Array) -> Moments:
    """The moments before the first step."""
    return Moments(0, np.zeros_like(point), np.zeros_like(point))


def name_parts(gradient: Array, state: Moments, beta1: float, beta2: float) -> dict[str, Array]:
    """The named vectors of a rule with two moments."""
    mean, mean_square = corrected(state, beta1, beta2)
    return {
        "gradient": gradient,
        "mean": state.mean,
        "mean_square": state.mean_square,
        "corrected_mean": mean,
        "corrected_mean_square": mean_square,
    }


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

    beta1: float = hyperparameter(0.9, _mean_kept)
    beta2: float = hyperparameter(0.999, _square_kept)
    epsilon: float = hyperparameter(1e-8, epsilon)
    bias_correction: bool = switch(
        True,
        Switch("Bias correction", "Undo the pull towards the zeros that the means start from."),
    )

    @property
    def worked(self) -> str:
        return self.latex if self.bias_correction else _UNCORRECTED

    def initial_state(self, point: Array) -> Moments:
        return no_moments(point)

    def update(self, gradient: Array, state: Moments) -> tuple[Array, Moments]:
        state = remember(gradient, state, self.beta1, self.beta2)
        mean, mean_square = state.mean, state.mean_square
        if self.bias_correction:
            mean, mean_square = corrected(state, self.beta1, self.beta2)
        return -self.learning_rate * mean / (np.sqrt(mean_square) + self.epsilon), state

    def parts(self, gradient: Array, state: Moments) -> Mapping[str, Array]:
        return name_parts(gradient, state, self.beta1, self.beta2)


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
    latex = r"\theta \leftarrow \theta - \eta\, \hat{m} / (\sqrt{\hat{v}_{\max}} + \epsilon)"
    pace = Pace.DISTANCE

    beta1: float = hyperparameter(0.9, _mean_kept)
    beta2: float = hyperparameter(0.999, _square_kept)
    epsilon: float = hyperparameter(1e-8, epsilon)

    def initial_state(self, point: Array) -> MomentsAndPeak:
        return MomentsAndPeak(*no_moments(point), np.zeros_like(point))

    def update(self, gradient: Array, state: MomentsAndPeak) -> tuple[Array, MomentsAndPeak]:
        moments = remember(gradient, Moments(*state[:3]), self.beta1, self.beta2)
        peak = np.maximum(state.peak, moments.mean_square)
        mean, square = corrected(moments._replace(mean_square=peak), self.beta1, self.beta2)
        move = -self.learning_rate * mean / (np.sqrt(square) + self.epsilon)
        return move, MomentsAndPeak(*moments, peak)

    def parts(self, gradient: Array, state: MomentsAndPeak) -> Mapping[str, Array]:
        named_parts = name_parts(gradient, Moments(*state[:3]), self.beta1, self.beta2)
        return named_parts | {"largest_mean_square": state.peak}


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
    beta1: float = hyperparameter(0.9, _mean_kept)
    beta2: float = hyperparameter(0.999, replace(_square_kept, label="Peak memory"))
    epsilon: float = hyperparameter(1e-8, epsilon)

    @property
    def worked(self) -> str:
        return self.latex

    def initial_state(self, point: Array) -> MeanAndPeak:
        return MeanAndPeak(0, np.zeros_like(point), np.zeros_like(point))

    def update(self, gradient: Array, state: MeanAndPeak) -> tuple[Array, MeanAndPeak]:
        mean = self.beta1 * state.mean + (1 - self.beta1) * gradient
        peak = np.maximum(self.beta2 * state.peak, np.abs(gradient) + self.epsilon)
        state = MeanAndPeak(state.steps + 1, mean, peak)
        return -self.learning_rate / (1 - self.beta1**state.steps) * mean / peak, state

    def parts(self, gradient: Array, state: MeanAndPeak) -> Mapping[str, Array]:
        hat = state.mean / (1 - self.beta1 ** int(state.steps))
        return {
            "gradient": gradient,
            "mean": state.mean,
            "corrected_mean": hat,
            "peak": state.peak,
        }


class MomentsAndMomentum(NamedTuple):
    """The moments, and the product of the momenta so far."""

    steps: int
    mean: Array
    mean_square: Array
    momentum_product: float


@final
@named("nadam")
@dataclass(frozen=True)
class NAdam(SlopeRule):
    r"""Adam with Nesterov's look ahead and a momentum that grows to $\beta_1$.

    $\mu_t = \beta_1 (1 - \frac{1}{2} 0.96^{t \psi})$,
    $\hat{m} = \mu_{t+1} m / (1 - \prod_{i \le t+1} \mu_i)
    + (1 - \mu_t) \nabla C / (1 - \prod_{i \le t} \mu_i)$.

    Dozat, "Incorporating Nesterov momentum into Adam", 2016; rule and defaults of
    `torch.optim.NAdam`.
    """

    title = "NAdam"
    latex = r"\theta \leftarrow \theta - \eta\, \hat{m} / (\sqrt{\hat{v}} + \epsilon)"
    pace = Pace.DISTANCE

    learning_rate: float = rate(0.002)
    beta1: float = hyperparameter(0.9, _mean_kept)
    beta2: float = hyperparameter(0.999, _square_kept)
    epsilon: float = hyperparameter(1e-8, epsilon)
    momentum_decay: float = hyperparameter(
        0.004,
        Hyperparameter(
            label="Momentum growth",
            symbol="ψ",
            help="How fast the momentum grows from half of β₁ to the whole.",
            low=0.0,
            high=1.0,
            slider=(0.0, 0.1),
        ),
    )

    def initial_state(self, point: Array) -> MomentsAndMomentum:
        return MomentsAndMomentum(*no_moments(point), 1.0)

    def update(
        self, gradient: Array, state: MomentsAndMomentum
    ) -> tuple[Array, MomentsAndMomentum]:
        moments = remember(gradient, Moments(*state[:3]), self.beta1, self.beta2)
        now, ahead = self._momentum(moments.steps), self._momentum(moments.steps + 1)
        product = state.momentum_product * now
        square = moments.mean_square / (1 - self.beta2**moments.steps)
        slope_share = (1 - now) / (1 - product) * gradient
        mean_share = ahead / (1 - product * ahead) * moments.mean
        move = -self.learning_rate * (slope_share + mean_share) / (np.sqrt(square) + self.epsilon)
        return move, MomentsAndMomentum(*moments, product)

    def parts(self, gradient: Array, state: MomentsAndMomentum) -> Mapping[str, Array]:
        return name_parts(gradient, Moments(*state[:3]), self.beta1, self.beta2)

    def _momentum(self, step: int) -> float:
        return self.beta1 * (1.0 - 0.5 * float(0.96 ** (step * self.momentum_decay)))


@final
@named("adamw")
@dataclass(frozen=True)
class AdamW(Optimizer):
    r"""Adam, and apart from it all parameters shrink by $\eta \lambda \theta$ in each step.

    Loshchilov and Hutter, "Decoupled weight decay regularization", 2019, algorithm 2; rule and
    defaults of `torch.optim.AdamW`.
    """

    title = "AdamW"
    latex = (
        r"\theta \leftarrow (1 - \eta \lambda)\, \theta"
        r" - \eta\, \hat{m} / (\sqrt{\hat{v}} + \epsilon)"
    )
    pace = Pace.DISTANCE

    beta1: float = hyperparameter(0.9, _mean_kept)
    beta2: float = hyperparameter(0.999, _square_kept)
    epsilon: float = hyperparameter(1e-8, epsilon)
    weight_decay: float = hyperparameter(0.01, weight_decay)

    @property
    def worked(self) -> str:
        return self.latex

    def initial_state(self, point: Array) -> Moments:
        return no_moments(point)

    def move(self, here: Place, state: Moments) -> tuple[Array, Moments]:
        state = remember(here.gradient, state, self.beta1, self.beta2)
        mean, mean_square = corrected(state, self.beta1, self.beta2)
        step = mean / (np.sqrt(mean_square) + self.epsilon)
        return -self.learning_rate * (self.weight_decay * here.point + step), state

    def parts(self, gradient: Array, state: Moments) -> Mapping[str, Array]:
        return name_parts(gradient, state, self.beta1, self.beta2)
