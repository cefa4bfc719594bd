"""One sample forward through a network and back, and what its gradient alone would change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, final

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.record import Record, record
from gdviz.engine.optimizer import Place, UpdateRule
from gdviz.engine.trajectory import Step


@final
@dataclass(frozen=True, eq=False)
class SamplePass:
    """The pass of sample `row` of `cost` with the weights `point`, (d,).

    `rule` and `state`, what it remembers, make the update from this sample's gradient; where the
    rule is None there is none.
    """

    cost: NetworkCost
    point: Array
    row: int
    rule: UpdateRule | None = None
    state: Any = None

    @property
    def network(self) -> Network:
        return self.cost.network

    @property
    def depth(self) -> int:
        """The number of layers after the inputs."""
        return len(self.network.sizes) - 1

    @cached_property
    def one(self) -> NetworkCost:
        """The cost of this sample alone."""
        rows = np.array([self.row], dtype=np.intp)
        return replace(self.cost, samples=self.cost.samples.taken(rows))

    @cached_property
    def record(self) -> Record:
        """What every neuron had on the way forward and back; arrays (k, 1)."""
        with np.errstate(all="ignore"):
            return record(self.cost, self.point, np.array([self.row], dtype=np.intp))

    @cached_property
    def weights(self) -> list[Array]:
        """The weights of each layer, (out, in + 1), the biases in the last column."""
        return self.network.layers(np.ascontiguousarray(self.point))

    @cached_property
    def gradient(self) -> Array:
        """The gradient of this sample's cost, with the part of l2: (d,)."""
        with np.errstate(all="ignore"):
            return self.one.gradient(self.point)

    @cached_property
    def gradients(self) -> list[Array]:
        """The same, shaped like the weights."""
        return self.network.layers(self.gradient)

    @cached_property
    def error(self) -> float:
        """The cost of this sample, with the part of l2."""
        return self._cost_at(self.point)

    @cached_property
    def step(self) -> Step | None:
        """What the rule makes of this sample's gradient, if there is a rule."""
        if self.rule is None:
            return None
        with np.errstate(all="ignore"):
            here = Place(self.point, np.asarray(self.error), self.gradient, self.one)
            move, after = self.rule.move(here, self.state)
            seen = (0, self.point, self.error, self.gradient)
            return Step(*seen, move, self.point + move, self.rule, after, self.state)

    @cached_property
    def next_weights(self) -> list[Array] | None:
        """The weights after the update, if there is one."""
        return None if self.step is None else self.network.layers(self.step.next_point)

    @cached_property
    def error_after(self) -> float | None:
        """The cost of this sample after the update, if there is one."""
        return None if self.step is None else self._cost_at(self.step.next_point)

    def _cost_at(self, point: Array) -> float:
        with np.errstate(all="ignore"):
            return float(self.one.value(point))
