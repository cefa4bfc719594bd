"""The memory of a descent: arrays that grow by one row a step, and steps made anew from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.asked import Asked
from gdviz.engine.cost import CostFunction
from gdviz.engine.growing_array import GrowingArray
from gdviz.engine.optimizer import Place, UpdateRule
from gdviz.engine.trajectory import Step

#: From one state that is kept to the next; the states between are made anew by the rule itself.
STRIDE = 16


def leaves(state: Any) -> list[Any]:
    """The arrays and numbers of a state, whose parts may be states themselves."""
    if not isinstance(state, tuple):
        return [state]
    flat: list[Any] = []
    for part in state:
        if isinstance(part, tuple):
            flat += leaves(part)
        else:
            flat.append(part)
    return flat


def rebuild(template: Any, values: Iterator[Any]) -> Any:
    """A state like `template` with the next values for its leaves."""
    if not isinstance(template, tuple):
        return next(values)
    parts = [rebuild(part, values) for part in template]
    # A named tuple takes its parts one by one, a plain one all together.
    return type(template)(*parts) if hasattr(template, "_fields") else tuple(parts)


@final
class GrowingStates:
    """States of one shape, a row each, leaf by leaf."""

    def __init__(self, template: Any) -> None:
        self._template = template
        self._leaves = [GrowingArray(leaf) for leaf in leaves(template)]

    def append(self, state: Any) -> None:
        for kept, leaf in zip(self._leaves, leaves(state), strict=True):
            kept.append(leaf)

    @property
    def arrays(self) -> list[GrowingArray]:
        """What each leaf is kept in."""
        return self._leaves

    @property
    def nbytes(self) -> int:
        """The memory that they take, with the spare room."""
        return sum(kept.nbytes for kept in self._leaves)

    def state(self, index: int) -> Any:
        """One state as it was: what was a number is one of the same kind."""
        rows = [kept.rows[index, ...] for kept in self._leaves]
        whole = zip(leaves(self._template), rows, strict=True)
        return rebuild(
            self._template,
            iter([row if isinstance(leaf, np.ndarray) else type(leaf)(row) for leaf, row in whole]),
        )

    def stacked(self, begin: int, end: int) -> Any:
        """States `begin` up to, not including, `end` in one, whose leaves have an axis more."""
        return rebuild(self._template, iter([kept.rows[begin:end] for kept in self._leaves]))


@final
class History:
    """Points with their costs and gradients; the updates and states between them are made anew.

    A rule is a pure function of the place and its state, so that what it is asked for a second
    time is what it answered the first time, to the last bit. One state in `STRIDE` is kept, and
    of every state what the learning rate hangs on.
    """

    def __init__(
        self, cost: CostFunction, optimizer: UpdateRule, point: Any, first_state: Any
    ) -> None:
        self._cost, self._optimizer = cost, optimizer
        self.points = GrowingArray(point)
        self.costs = GrowingArray(0.0)
        self.gradients = GrowingArray(point)
        self.asked = Asked()
        self._rates = GrowingStates(optimizer.rate_state(first_state))
        self._kept = GrowingStates(first_state)
        self._again: dict[int, Step] = {}  # steps made anew, of one stride
        self.add_state(first_state)

    @property
    def step_count(self) -> int:
        """The number of steps between the points."""
        count = len(self.points)
        return count - 1 if count else 0

    @property
    def nbytes(self) -> int:
        """The memory of all arrays that grow, with their spare room."""
        grown = (self.points, self.costs, self.gradients)
        states = self._rates.nbytes + self._kept.nbytes
        return sum(each.nbytes for each in grown) + states + self.asked.nbytes

    def room(self) -> list[tuple[GrowingArray, NDArray[Any]]]:
        """The arrays that have no room for another step, with larger ones for them."""
        grown = [self.points, self.costs, self.gradients, *self._rates.arrays, *self._kept.arrays]
        larger = ((each, each.larger()) for each in grown)
        return [(each, rows) for each, rows in larger if rows is not None]

    def add_point(self, point: Any, cost: float, gradient: Any) -> None:
        self.points.append(point)
        self.costs.append(cost)
        self.gradients.append(gradient)

    def add_state(self, state: Any) -> None:
        """What the rule remembers at the newest point."""
        if self.step_count % STRIDE == 0:
            self._kept.append(state)
        self._rates.append(self._optimizer.rate_state(state))

    def rate_states(self, begin: int, end: int) -> Any:
        """What the learning rates of steps `begin` up to, not including, `end` hang on, stacked."""
        return self._rates.stacked(begin, end)

    def step_from(self, index: int, state: Any, cost: CostFunction) -> Step:
        """The step that the rule takes from point `index` with what it remembers there."""
        point, gradient = self.points.row(index), self.gradients.row(index)
        value = self.costs.row(index)
        move, after = self._optimizer.move(Place(point, value, gradient, cost), state)
        next_point = point + move
        # A step is handed out, and the state is what the next step is made from.
        for array in (move, next_point, *leaves(after)):
            if isinstance(array, np.ndarray):
                array.setflags(write=False)
        seen = (index, point, float(value), gradient)
        return Step(*seen, move, next_point, self._optimizer, after, state)

    def step(self, index: int) -> Step:
        """The recorded step from point `index` to the next; IndexError beyond the last one."""
        if not 0 <= index < self.step_count:
            raise IndexError(f"step {index} is not among the {self.step_count} taken")
        begin = index - index % STRIDE
        if begin not in self._again:
            self._again = {}
        for each in range(begin, index + 1):
            if each not in self._again:
                self._again[each] = self.step_from(each, self._state_before(each), self._cost)
        return self._again[index]

    def state_before(self, index: int) -> Any:
        """What the rule remembered at point `index`, made anew from the last state that was kept.

        Nothing is remembered of it, so that another thread may ask.
        """
        begin = index - index % STRIDE
        state = self._kept.state(begin // STRIDE)
        for each in range(begin, index):
            state = self.step_from(each, state, self._cost).state
        return state

    def _state_before(self, index: int) -> Any:
        if index % STRIDE == 0:
            return self._kept.state(index // STRIDE)
        return self._again[index - 1].state
