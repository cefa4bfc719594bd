"""Adam beside which the parameters shrink."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, final

from gdviz.engine.cost import Array
from gdviz.engine.hyperparameter import hyperparameter
from gdviz.engine.line import Line, update_line
from gdviz.engine.optimizer import Optimizer, Pace, Place
from gdviz.engine.optimizers.memory import Moments, epsilon, mean_kept, square_kept, weight_decay
from gdviz.engine.optimizers.moments import (
    OVER_ROOT,
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

    beta1: float = hyperparameter(0.9, mean_kept)
    beta2: float = hyperparameter(0.999, square_kept)
    epsilon: float = hyperparameter(1e-8, epsilon)
    weight_decay: float = hyperparameter(0.01, weight_decay)

    def letters(self, before: Moments, after: Moments) -> Mapping[str, Any]:
        return moment_letters(before)

    def lines(self, gradient: Array, before: Moments, after: Moments) -> Sequence[Line]:
        hats = corrected_lines(*corrected(after, self.beta1, self.beta2))
        shrunk = OVER_ROOT.replace(r"\theta", r"(1 - \eta \lambda)\, \theta")
        return (*moment_lines(after), *hats, update_line(shrunk))

    def initial_state(self, point: Array) -> Moments:
        return no_moments(point)

    def move(self, here: Place, state: Moments) -> tuple[Array, Moments]:
        state = remember(here.gradient, state, self.beta1, self.beta2)
        mean, mean_square = corrected(state, self.beta1, self.beta2)
        step = over_root(mean, mean_square, self.epsilon)
        return -self.learning_rate * (self.weight_decay * here.point + step), state

    def parts(self, gradient: Array, state: Moments) -> Mapping[str, Array]:
        hats = name_corrected(*corrected(state, self.beta1, self.beta2))
        return name_parts(gradient, state) | hats
