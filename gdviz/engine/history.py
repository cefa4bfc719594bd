"""The memory of a descent: arrays that grow by one row a step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, final

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.trajectory import Step

#: What a rule that looks at the gradient alone has asked of the cost: no value, gradient, Hessian.
NOTHING = np.zeros(3)


@final
class GrowingArray:
    """Rows of one shape, appended one at a time; appending takes constant time on average."""

    def __init__(self, row: Any) -> None:
        first = np.asarray(row)
        self._rows: NDArray[Any] = np.empty((64, *first.shape), first.dtype)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def rows(self) -> NDArray[Any]:
        """The rows so far, as a read-only view that later rows do not change."""
        rows = self._rows[: self._count]
        rows.setflags(write=False)
        return rows

    @property
    def last(self) -> Any:
        """The newest row, read-only."""
        row = self._rows[self._count - 1]
        if row.ndim:
            row.setflags(write=False)
        return row

    def append(self, row: Any) -> None:
        if self._count == len(self._rows):
            self._grow()
        self._rows[self._count] = row
        self._count += 1

    def extend(self, rows: NDArray[Any]) -> None:
        """Append several rows, (n, ...)."""
        while self._count + len(rows) > len(self._rows):
            self._grow()
        self._rows[self._count : self._count + len(rows)] = rows
        self._count += len(rows)

    def _grow(self) -> None:
        # A half more, not double: the spare room counts against the memory of a long run.
        size = len(self._rows) + len(self._rows) // 2
        larger = np.empty((size, *self._rows.shape[1:]), self._rows.dtype)
        larger[: self._count] = self._rows[: self._count]
        self._rows = larger


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
    if isinstance(template, tuple):
        return type(template)(*[rebuild(part, values) for part in template])
    value = next(values)
    return value if isinstance(template, np.ndarray) else value[()]


@final
class History:
    """Points with their costs and gradients, and between them the updates and the states."""

    def __init__(self, optimizer: UpdateRule, point: Any, state: Any) -> None:
        self._optimizer = optimizer
        self._template = state
        self.points = GrowingArray(point)
        self.costs = GrowingArray(0.0)
        self.gradients = GrowingArray(point)
        self.updates = GrowingArray(point)
        self.states = [GrowingArray(leaf) for leaf in leaves(state)]
        self._asked: GrowingArray | None = None

    def add_point(self, point: Any, cost: float, gradient: Any) -> None:
        self.points.append(point)
        self.costs.append(cost)
        self.gradients.append(gradient)

    def add_step(self, step: Step, asked: Any = NOTHING) -> None:
        """Take down a step, and what the optimizer has asked of the cost in all so far, (3,)."""
        self._note_asked(asked)
        self.updates.append(step.update)
        for kept, leaf in zip(self.states, leaves(step.state), strict=True):
            kept.append(leaf)

    def states_before(self, begin: int, end: int) -> Any:
        """The states from which steps `begin` up to, not including, `end` are taken, stacked."""
        first = [np.asarray(leaf)[np.newaxis] for leaf in leaves(self._template)]
        after = [kept.rows[max(begin - 1, 0) : max(end - 1, 0)] for kept in self.states]
        if begin == 0 < end:
            after = [np.concatenate(pair) for pair in zip(first, after, strict=True)]
        return rebuild(self._template, iter(after))

    def asked_before(self, begin: int, end: int) -> Any:
        """What the optimizer had asked in all when points `begin` to below `end` were come to."""
        counts = np.zeros((max(end - begin, 0), 3))
        if self._asked is not None:
            first = max(begin, 1)
            counts[first - begin :] = self._asked.rows[first - 1 : max(end - 1, 0)]
        return counts

    def _note_asked(self, asked: Any) -> None:
        # Most rules never ask: they need no room.
        if self._asked is None and asked.any():
            self._asked = GrowingArray(asked)
            for _ in range(len(self.updates)):
                self._asked.append(NOTHING)
        if self._asked is not None:
            self._asked.append(asked)

    def step(self, index: int) -> Step:
        """The recorded step from point `index` to the next; IndexError beyond the last one."""
        if not 0 <= index < len(self.updates):
            raise IndexError(f"step {index} is not among the {len(self.updates)} taken")
        points = self.points.rows
        return Step(
            index,
            points[index],
            float(self.costs.rows[index]),
            self.gradients.rows[index],
            self.updates.rows[index],
            points[index + 1],
            self._optimizer,
            self._state_after(index),
            self._state_after(index - 1) if index else self._template,
        )

    def _state_after(self, index: int) -> Any:
        return rebuild(self._template, iter([kept.rows[index, ...] for kept in self.states]))
