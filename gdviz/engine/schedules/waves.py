"""Schedules that go up and down along half waves."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import final

from gdviz.engine.hyperparameter import Hyperparameter, hyperparameter
from gdviz.engine.line import Formula
from gdviz.engine.schedules.schedule import TimedSchedule, named, share_field, steps_field

_length = partial(steps_field, "Length", help="Steps from the highest to the lowest learning rate.")
_floor = share_field("Lowest", "", "Share of the learning rate that is left at the end.")


#: Half a wave as a formula: from 1 to the letter c, as a share goes from 0 to 1.
_WAVE = r"\left[c + (1 - c) \frac{1 + \cos(\pi\, SHARE)}{2}\right]"


def _wave(share: str, lowest: float, letters: Mapping[str, float]) -> Formula:
    """Half a wave down to `lowest`, the share of which is a formula of the letters."""
    return Formula(_WAVE.replace("SHARE", share), {"c": lowest, **letters})


def _half_cosine(share: float, high: float, low: float) -> float:
    """From `high` to `low` along half a wave, as `share` goes from 0 to 1."""
    return low + (high - low) * (1 + math.cos(math.pi * share)) / 2


@final
@named("cosine")
@dataclass(frozen=True)
class Cosine(TimedSchedule):
    r"""Half a wave: $\eta_t = \eta (1 + \cos(\pi t / T)) / 2$, as `CosineAnnealingLR`.

    Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.
    """

    title = "Cosine"
    latex = r"\eta_t = \frac{\eta}{2} (1 + \cos(\pi t / T))"

    length: float = hyperparameter(100, _length())
    floor: float = hyperparameter(0.0, _floor)

    def at(self, step: int) -> float:
        return _half_cosine(min(step / self.length, 1.0), 1.0, self.floor)

    def formula_at(self, step: int) -> Formula:
        return _wave(r"\min(t / T, 1)", self.floor, {"t": step, "T": self.length})


@final
@named("warm_restarts")
@dataclass(frozen=True)
class WarmRestarts(TimedSchedule):
    """Half a wave again and again, each `growth` times as long; `CosineAnnealingWarmRestarts`.

    Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts", 2017.
    """

    title = "Cosine with restarts"
    latex = r"\eta_t = \frac{\eta}{2} (1 + \cos(\pi\, t_{cur} / T_i))"

    length: float = hyperparameter(30, _length())
    growth: float = hyperparameter(
        2,
        Hyperparameter(
            "Growth", "×", "How many times as long the next wave is.", 1, 10, (1, 4), whole=True
        ),
    )
    floor: float = hyperparameter(0.0, _floor)

    def at(self, step: int) -> float:
        since, length = self._wave_of(step)
        return _half_cosine(since / length, 1.0, self.floor)

    def formula_at(self, step: int) -> Formula:
        since, length = self._wave_of(step)
        return _wave(r"t_{cur} / T_i", self.floor, {"t_{cur}": since, "T_i": length})

    def _wave_of(self, step: int) -> tuple[int, float]:
        """The steps since the last restart, and the length of the wave that began there."""
        length = self.length
        while step >= length:
            step -= int(length)
            length *= self.growth
        return step, length


_warmup = steps_field("Warm-up", help="Steps until the learning rate is reached.")


@final
@named("warmup_cosine")
@dataclass(frozen=True)
class WarmupCosine(TimedSchedule):
    """A straight rise, then half a wave down.

    Goyal et al., "Accurate, large minibatch SGD: training ImageNet in 1 hour", 2017, section 2.2.
    """

    title = "Warm-up, then cosine"
    latex = r"\eta_t = \eta \min((t + 1) / w, \frac{1}{2} (1 + \cos(\pi (t - w) / T)))"

    warmup: float = hyperparameter(10, _warmup)
    length: float = hyperparameter(100, _length())
    floor: float = hyperparameter(0.0, _floor)

    def at(self, step: int) -> float:
        if step < self.warmup:
            return (step + 1) / self.warmup
        share = min((step - self.warmup) / self.length, 1.0)
        return _half_cosine(share, 1.0, self.floor)

    def formula_at(self, step: int) -> Formula:
        letters = {"t": step, "w": self.warmup}
        if step < self.warmup:
            return Formula(r"\frac{t + 1}{w}", letters)
        return _wave(r"\min((t - w) / T, 1)", self.floor, letters | {"T": self.length})


@final
@named("one_cycle")
@dataclass(frozen=True)
class OneCycle(TimedSchedule):
    """Up from a twenty-fifth along half a wave, then down to nearly nothing; as `OneCycleLR`.

    Smith and Topin, "Super-convergence: very fast training of neural networks using large learning
    rates", 2019.
    """

    title = "One cycle"
    latex = r"\eta / 25 \rightarrow \eta \rightarrow \eta / 250000"

    length: float = hyperparameter(100, steps_field("Length", help="Steps of the whole cycle."))
    rise: float = hyperparameter(
        0.3,
        Hyperparameter(
            "Rise", "", "Share of the steps that go up.", 0, 1, (0.05, 0.95), True, True
        ),
    )

    def at(self, step: int) -> float:
        summit, fall = self._summit_and_fall()
        if step <= summit:
            return _half_cosine(step / max(summit, 1e-9), 1 / START_DIVISOR, 1.0)
        return _half_cosine(min((step - summit) / fall, 1.0), 1.0, LOWEST)

    def formula_at(self, step: int) -> Formula:
        summit, fall = self._summit_and_fall()
        if step <= summit:
            up = {"t": step, "t_1": max(summit, 1e-9)}
            return _wave("(1 - t / t_1)", 1 / START_DIVISOR, up)
        return _wave(r"\min((t - t_1) / T, 1)", LOWEST, {"t": step, "t_1": summit, "T": fall})

    def _summit_and_fall(self) -> tuple[float, float]:
        """The step of the summit, and the steps from there to the end."""
        summit = self.rise * self.length - 1
        return summit, max(self.length - 1 - summit, 1e-9)


#: By how much the cycle begins lower than its summit, and ends lower than it began.
START_DIVISOR, END_DIVISOR = 25.0, 1e4
LOWEST = 1 / START_DIVISOR / END_DIVISOR
