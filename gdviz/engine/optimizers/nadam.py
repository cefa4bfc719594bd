"""Adam that looks ahead, as Nesterov's momentum does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, final

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import Hyperparameter, hyperparameter
from gdviz.engine.line import Line, update_line
from gdviz.engine.optimizer import Pace, SlopeRule, rate
from gdviz.engine.optimizers.memory import Moments, epsilon, mean_kept, square_kept
from gdviz.engine.optimizers.moments import (
    OVER_ROOT,
    corrected_square_line,
    moment_letters,
    moment_lines,
    name_corrected,
    name_parts,
    no_moments,
    over_root,
    remember,
)
from gdviz.engine.optimizers.registry import named

#: How the momentum grows, and the mean of which the slope of this step is a part already.
_GROWN = r"\mu_{{{time}}} \leftarrow \beta_1 (1 - \frac{{1}}{{2}} \cdot 0.96^{{({time}) \psi}})"
_AHEAD = (
    r"\hat{m} \leftarrow \frac{\mu_{t+1}\, m}{1 - \prod \mu_{t+1}}"
    r" + \frac{(1 - \mu_{t}) \nabla C}{1 - \prod}"
)


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
    + (1 - \mu_{t}) \nabla C / (1 - \prod_{i \le t} \mu_i)$.

    Dozat, "Incorporating Nesterov momentum into Adam", 2016; rule and defaults of
    `torch.optim.NAdam`.
    """

    title = "NAdam"
    latex = (
        r"\hat{m} \leftarrow \frac{\mu_{t+1}\, m}{1 - \prod \mu_{t+1}}"
        r" + \frac{(1 - \mu_{t}) \nabla C}{1 - \prod}, \quad "
        r"\theta \leftarrow \theta - \eta\, \hat{m} / (\sqrt{\hat{v}} + \epsilon)"
    )
    pace = Pace.DISTANCE

    learning_rate: float = rate(0.002)
    beta1: float = hyperparameter(0.9, mean_kept)
    beta2: float = hyperparameter(0.999, square_kept)
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
        product = state.momentum_product * self._momentum(moments.steps)
        state = MomentsAndMomentum(*moments, product)
        mean, square = self._corrected(gradient, state)
        return over_root(-self.learning_rate * mean, square, self.epsilon), state

    def parts(self, gradient: Array, state: MomentsAndMomentum) -> Mapping[str, Array]:
        hats = name_corrected(*self._corrected(gradient, state))
        return name_parts(gradient, state) | hats

    def letters(self, before: MomentsAndMomentum, after: MomentsAndMomentum) -> Mapping[str, Any]:
        return {**moment_letters(before), r"\prod": before.momentum_product}

    def lines(
        self, gradient: Array, before: MomentsAndMomentum, after: MomentsAndMomentum
    ) -> Sequence[Line]:
        steps = int(after.steps)
        mean, square = self._corrected(gradient, after)
        return (
            *moment_lines(after),
            Line(_GROWN.format(time="t"), self._momentum(steps)),
            Line(_GROWN.format(time="t+1"), self._momentum(steps + 1)),
            Line(r"\prod \leftarrow \prod \mu_{t}", after.momentum_product),
            Line(_AHEAD, mean, "corrected_mean"),
            corrected_square_line(square),
            update_line(OVER_ROOT),
        )

    def _corrected(self, gradient: Array, state: MomentsAndMomentum) -> tuple[Array, Array]:
        """Numerator of the move, and the mean square under its root."""
        steps, product = int(state.steps), state.momentum_product
        now, ahead = self._momentum(steps), self._momentum(steps + 1)
        slope_share = (1 - now) / (1 - product) * gradient
        mean_share = ahead / (1 - product * ahead) * state.mean
        return slope_share + mean_share, state.mean_square / (1 - self.beta2**steps)

    def _momentum(self, step: int) -> float:
        return self.beta1 * (1.0 - 0.5 * float(0.96 ** (step * self.momentum_decay)))
