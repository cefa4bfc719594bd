"""Fields of frozen dataclasses that tell a person, a form and a check what they may be."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from numbers import Real
from typing import Any, TypeAlias, final


@final
@dataclass(frozen=True)
class Hyperparameter:
    """What a person, a form and a check need to know of one number.

    The value lies between `low` and `high`; `low` itself is refused when `low_open`, and `high`
    when `high_open`; `whole` allows whole numbers alone. A slider runs over `slider`, on a log
    scale when `log`.
    """

    label: str
    symbol: str
    help: str
    low: float
    high: float
    slider: tuple[float, float]
    low_open: bool = False
    high_open: bool = False
    log: bool = False
    whole: bool = False

    def accepts(self, value: object) -> bool:
        """Whether the value is a finite number in the range."""
        if not isinstance(value, Real) or isinstance(value, bool):
            return False
        value = float(value)
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return math.isfinite(value) and above and below and (not self.whole or value % 1 == 0)

    @property
    def range_template(self) -> str:
        """The allowed range in words, with the fields `low` and `high` to be filled in."""
        if math.isinf(self.high):
            return "above {low:g}" if self.low_open else "{low:g} or more"
        if self.low_open:
            return (
                "above {low:g} and below {high:g}"
                if self.high_open
                else "above {low:g}, at most {high:g}"
            )
        return "from {low:g} to below {high:g}" if self.high_open else "from {low:g} to {high:g}"

    @property
    def bounds(self) -> Mapping[str, float]:
        """What fills the range in."""
        return {"low": self.low, "high": self.high}


@final
@dataclass(frozen=True)
class Switch:
    """What a person and a form need to know of a choice between yes and no."""

    label: str
    help: str

    def accepts(self, value: object) -> bool:
        """Whether the value is one of the two."""
        return isinstance(value, bool)

    @property
    def range_template(self) -> str:
        """The allowed values in words."""
        return "on or off"

    @property
    def bounds(self) -> Mapping[str, float]:
        """Nothing has to be filled in."""
        return {}


About: TypeAlias = Hyperparameter | Switch


def hyperparameter(default: float, about: Hyperparameter) -> Any:
    """A dataclass field with the default and the description of a hyper-parameter."""
    return field(default=default, metadata={"about": about})


def switch(default: bool, about: Switch) -> Any:
    """A dataclass field for a choice between yes and no."""
    return field(default=default, metadata={"about": about})


def describe(rule: type) -> dict[str, About]:
    """The description of each hyper-parameter of a dataclass, by field name."""
    return {each.name: each.metadata["about"] for each in fields(rule) if "about" in each.metadata}


def check_ranges(rule: object) -> None:
    """ValueError names the first hyper-parameter that is out of range, and the range."""
    for name, about in describe(type(rule)).items():
        value = getattr(rule, name)
        if not about.accepts(value):
            allowed = about.range_template.format(**about.bounds)
            shown = f"{value:g}" if isinstance(value, float) else repr(value)
            raise ValueError(f"{name} must be {allowed}, not {shown}")
