"""An update rule whose hyper-parameters differ from descent to descent of a batch."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array
from gdviz.engine.optimizer import Optimizer, Place, UpdateRule
from gdviz.engine.recipe import Recipe


@final
class PerRow:
    """Numbers, one a descent, in the place of a hyper-parameter that is one number for all.

    In arithmetic it is a column beside arrays (n, d) and a row of numbers beside arrays (n,), so
    a rule reads the same as ever, and each descent gets to the last bit what its own number gives.
    `values` have shape (n,), or (n, d) with a number for every coordinate.
    """

    # numpy leaves arithmetic with it to the methods below.
    __array_ufunc__ = None

    def __init__(self, values: Array) -> None:
        self._values = values
        self._column = values if values.ndim == 2 else values[:, np.newaxis]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Array:
        return np.array(self._column, dtype=dtype, copy=copy)

    def _beside(self, other: Any) -> Array:
        if np.ndim(other) != 1:
            return self._column
        if self._values.ndim == 2:
            raise ValueError("this optimizer takes one learning rate for all coordinates")
        return self._values

    def __neg__(self) -> Array:
        return -self._column

    def __add__(self, other: Any) -> Array:
        return np.asarray(self._beside(other) + other)

    def __radd__(self, other: Any) -> Array:
        return np.asarray(other + self._beside(other))

    def __sub__(self, other: Any) -> Array:
        return np.asarray(self._beside(other) - other)

    def __rsub__(self, other: Any) -> Array:
        return np.asarray(other - self._beside(other))

    def __mul__(self, other: Any) -> Array:
        return np.asarray(self._beside(other) * other)

    def __rmul__(self, other: Any) -> Array:
        return np.asarray(other * self._beside(other))

    def __truediv__(self, other: Any) -> Array:
        return np.asarray(self._beside(other) / other)

    def __rtruediv__(self, other: Any) -> Array:
        return np.asarray(other / self._beside(other))

    def __pow__(self, exponent: float) -> Array:
        # numpy's power differs from Python's in the last bit, and a single descent has Python's.
        values, places = self._distinct
        powers = np.array([value**exponent for value in values.tolist()])
        return powers[places].reshape(self._column.shape)

    @cached_property
    def _distinct(self) -> tuple[Array, NDArray[np.intp]]:
        """The different numbers among them, few on a grid, and which of these each is."""
        values, places = np.unique(self._column, return_inverse=True)
        return values, places


class VariedState(NamedTuple):
    """Which descents these are, shape (n,), and what the rule remembers of them."""

    rows: NDArray[np.intp]
    rule: Any


@final
@dataclass(frozen=True, eq=False)
class Varied(UpdateRule):
    """`rule` with `values` for some of its hyper-parameters: shape (n,), or (n, d) by coordinate.

    It is made for one batch of n descents, all of which begin together. ValueError for a rule
    without hyper-parameters.
    """

    rule: UpdateRule
    values: Mapping[str, Array]
    _last: list[Any] = field(default_factory=lambda: [None, None], repr=False)

    def __post_init__(self) -> None:
        optimizer_of(self.rule)

    def initial_state(self, point: Array) -> VariedState:
        rows = np.arange(len(point))
        return VariedState(rows, self._rule_for(rows).initial_state(point))

    def move(self, here: Place, state: VariedState) -> tuple[Array, VariedState]:
        move, remembered = self._rule_for(state.rows).move(here, state.rule)
        return move, VariedState(state.rows, remembered)

    def parts(self, gradient: Array, state: VariedState) -> Mapping[str, Array]:
        return self._rule_for(state.rows).parts(gradient, state.rule)

    def learning_rates(self, states: Any, count: int) -> Array:
        raise NotImplementedError("every descent has its own learning rates")

    def _rule_for(self, rows: NDArray[np.intp]) -> UpdateRule:
        # The rows stay the same for many steps, and then they are the same object.
        if self._last[0] is not rows:
            taken = {name: PerRow(values[rows]) for name, values in self.values.items()}
            self._last[:] = rows, _with(self.rule, taken)
        rule: UpdateRule = self._last[1]
        return rule


def optimizer_of(rule: UpdateRule) -> Optimizer:
    """The optimizer whose hyper-parameters are those of a rule; ValueError if there is none."""
    inner = rule.optimizer if isinstance(rule, Recipe) else rule
    if not isinstance(inner, Optimizer):
        raise ValueError(f"{type(rule).__name__} has no hyper-parameters")
    return inner


def _with(rule: UpdateRule, values: Mapping[str, PerRow]) -> UpdateRule:
    """The rule with other values; their ranges have been looked at where they come from."""
    varied = copy.copy(optimizer_of(rule))
    for name, value in values.items():
        object.__setattr__(varied, name, value)
    return replace(rule, optimizer=varied) if isinstance(rule, Recipe) else varied
