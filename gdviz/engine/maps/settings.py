"""What can be varied along an axis of a trainability map, by name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast, final

import numpy as np

from gdviz.engine.cost import Array, CostFunction
from gdviz.engine.hyperparameter import Hyperparameter, describe
from gdviz.engine.maps.grid import Axis
from gdviz.engine.maps.varied import optimizer_of
from gdviz.engine.optimizer import UpdateRule

#: How many times smaller and larger than its own a learning rate is tried at first.
FACTOR = 30.0


@dataclass(frozen=True)
class Setting(ABC):
    """One number of a descent: its name, words for a person, and the axis to begin with."""

    name: str
    label: str
    axis: Axis

    @abstractmethod
    def put(self, numbers: Array, starts: Array, values: dict[str, Array]) -> None:
        """Put `numbers`, (n,), into the starts, (n, d), or the hyper-parameters by name."""

    @abstractmethod
    def check(self, numbers: Array) -> None:
        """ValueError names the first number that is not possible."""


@final
@dataclass(frozen=True)
class StartAlong(Setting):
    """One coordinate of the start."""

    coordinate: int

    def put(self, numbers: Array, starts: Array, values: dict[str, Array]) -> None:
        starts[:, self.coordinate] = numbers

    def check(self, numbers: Array) -> None:
        """Descents may start anywhere."""


@dataclass(frozen=True)
class OfRule(Setting):
    """One hyper-parameter of the optimizer."""

    field: str
    about: Hyperparameter

    def put(self, numbers: Array, starts: Array, values: dict[str, Array]) -> None:
        values[self.field] = numbers

    def check(self, numbers: Array) -> None:
        for number in numbers.tolist():
            if not self.about.accepts(number):
                allowed = self.about.range_template.format(**self.about.bounds)
                raise ValueError(f"{self.name} must be {allowed}, not {number:g}")


@final
@dataclass(frozen=True)
class RateAlong(OfRule):
    """The learning rate of one coordinate; the others keep theirs."""

    coordinate: int
    usual: float

    def put(self, numbers: Array, starts: Array, values: dict[str, Array]) -> None:
        if self.field not in values:
            values[self.field] = np.full(starts.shape, self.usual)
        elif values[self.field].ndim == 1:
            values[self.field] = np.tile(values[self.field][:, np.newaxis], starts.shape[1])
        values[self.field][:, self.coordinate] = numbers


def settings_of(cost: CostFunction, rule: UpdateRule) -> Mapping[str, Setting]:
    """All that can be varied in descents of a cost by a rule."""
    return {each.name: each for each in (*_starts(cost), *_numbers(rule), *_rates(cost, rule))}


def _starts(cost: CostFunction) -> list[Setting]:
    bounds = zip(cost.domain.lower.tolist(), cost.domain.upper.tolist(), strict=True)
    return [
        StartAlong(f"start_{each.symbol}", f"Start {each.symbol}", Axis(*ends), index)
        for index, (each, ends) in enumerate(zip(cost.coordinates, bounds, strict=True))
    ]


def _numbers(rule: UpdateRule) -> list[Setting]:
    optimizer = optimizer_of(rule)
    return [
        OfRule(name, about.label, _axis(getattr(optimizer, name), about), name, about)
        for name, about in describe(type(optimizer)).items()
        if isinstance(about, Hyperparameter) and not about.whole
    ]


def _rates(cost: CostFunction, rule: UpdateRule) -> list[Setting]:
    if cost.dimension == 1:
        return []
    optimizer, field = optimizer_of(rule), "learning_rate"
    about = cast(Hyperparameter, describe(type(optimizer))[field])
    usual = float(optimizer.learning_rate)
    return [
        RateAlong(
            f"{field}_{each.symbol}",
            f"{about.label} of {each.symbol}",
            _axis(usual, about),
            field,
            about,
            index,
            usual,
        )
        for index, each in enumerate(cost.coordinates)
    ]


def _axis(usual: float, about: Hyperparameter) -> Axis:
    """A range around the number itself if it may grow without bound, else that of its slider."""
    if np.isinf(about.high):
        return Axis(usual / FACTOR, usual * FACTOR, log=True)
    return Axis(*about.slider, log=about.log)
