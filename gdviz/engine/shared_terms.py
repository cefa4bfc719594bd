"""What the value and the slopes of a cost have in common, computed once for many points.

Functions of coordinates are called once with letters in the place of arrays. What they do with
these is taken down as a list of operations, in which the same operation on the same operands stands
once. Carried out on arrays, it gives the same numbers, bit for bit, in fewer passes over memory.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, final

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from gdviz.engine.cost import Array

#: What makes floats of floats, each by itself, and the same into given room as into new.
_KNOWN = frozenset(
    {
        *(np.add, np.subtract, np.multiply, np.divide, np.negative, np.absolute, np.sign),
        *(np.sqrt, np.sin, np.cos, np.exp, np.expm1, np.log, np.tanh, np.maximum, np.minimum),
    }
)


class NotTraceable(Exception):
    """A function does with its arguments what is not known to be the same for all numbers."""


class Operation(NamedTuple):
    """A function of numpy, the places of its operands and that of its result."""

    function: np.ufunc
    operands: tuple[int, ...]
    result: int


@final
class Tape:
    """Operations in their order, each once; numbers and what comes of them have places.

    The first places are those of the coordinates.
    """

    def __init__(self, dimension: int) -> None:
        self.numbers: dict[int, float] = {}
        self.operations: list[Operation] = []
        self._count = dimension
        self._known: dict[object, int] = {}

    def place_of(self, number: float) -> int:
        """The place of a number that stands in a function."""
        known = number.hex()  # tells zero from minus zero
        if known not in self._known:
            self.numbers[self._count] = number
        return self._place(known)

    def result_of(self, function: np.ufunc, operands: tuple[int, ...]) -> int:
        """The place of a result: the former one where the same was computed before."""
        key = (function, operands)
        if key not in self._known:
            self.operations.append(Operation(function, operands, self._count))
        return self._place(key)

    def _place(self, key: object) -> int:
        if key not in self._known:
            self._known[key] = self._count
            self._count += 1
        return self._known[key]

    def operand(self, given: object) -> int:
        """The place of what a function was given, or gave; NotTraceable for anything else."""
        if isinstance(given, Letter):
            return given.place
        if isinstance(given, int | float) and not isinstance(given, bool):
            return self.place_of(float(given))
        raise NotTraceable(f"{type(given).__name__} is not taken down")


@final
class Letter(NDArrayOperatorsMixin):
    """Stands for an array while a function is called, and takes down what is done with it."""

    def __init__(self, tape: Tape, place: int) -> None:
        self.tape, self.place = tape, place

    def __array_ufunc__(
        self, function: np.ufunc, method: str, *inputs: Any, **options: Any
    ) -> Letter:
        if method != "__call__" or options or function not in _KNOWN:
            raise NotTraceable(f"{function.__name__} is not taken down")
        operands = tuple(map(self.tape.operand, inputs))
        return Letter(self.tape, self.tape.result_of(function, operands))

    def __array_function__(self, function: Any, *how: Any) -> Any:
        raise NotTraceable(f"{function.__name__} is not taken down")

    def __bool__(self) -> bool:
        raise NotTraceable("a way that depends on numbers is not taken down")


@final
@dataclass(frozen=True, eq=False)
class SharedTerms:
    """Operations that give the value and all slopes; `results` are their places, value first.

    `rooms` says for each result of an operation where it is kept: the arrays that are asked for
    come first, then as few others as it takes.
    """

    dimension: int
    numbers: dict[int, float]
    operations: Sequence[Operation]
    results: Sequence[int]
    rooms: dict[int, int]

    @classmethod
    def of(
        cls,
        value_of: Callable[..., Any],
        slopes_of: Callable[..., Sequence[Any]],
        dimension: int,
    ) -> SharedTerms | None:
        """Those of functions of so many coordinates; None where that is not known to be right."""
        tape = Tape(dimension)
        letters = [Letter(tape, place) for place in range(dimension)]
        try:
            asked = [value_of(*letters), *slopes_of(*letters)]
            results = [tape.operand(each) for each in asked]
        except (NotTraceable, TypeError, ValueError, AttributeError):
            return None
        operations = _needed(tape.operations, results)
        return cls(dimension, tape.numbers, operations, results, _rooms(operations, results))

    @cached_property
    def spare(self) -> int:
        """How many arrays it takes beside those that are asked for."""
        return max(self.rooms.values(), default=-1) + 1 - len(self.results)

    def evaluate(self, coordinates: Array) -> tuple[Array, Array]:
        """Values and slopes at points: (d, n) -> (n,), (d, n), each row contiguous."""
        count = coordinates.shape[1]
        values, slopes = np.empty(count), np.empty((self.dimension, count))
        room = [values, *slopes, *(np.empty(count) for _ in range(self.spare))]
        at: dict[int, Any] = {**dict(enumerate(coordinates)), **self.numbers}
        for function, operands, result in self.operations:
            at[result] = function(*[at[each] for each in operands], out=room[self.rooms[result]])
        for array, result in zip((values, *slopes), self.results, strict=True):
            if at[result] is not array:
                array[...] = at[result]
        return values, slopes


def _needed(operations: Sequence[Operation], results: Sequence[int]) -> list[Operation]:
    """The operations without which the results could not be had, in their order."""
    wanted = set(results)
    kept = []
    for each in reversed(operations):
        if each.result in wanted:
            wanted.update(each.operands)
            kept.append(each)
    return kept[::-1]


def _rooms(operations: Sequence[Operation], results: Sequence[int]) -> dict[int, int]:
    """Where each result is kept: final ones for good, others until they are used the last time."""
    rooms = {result: index for index, result in reversed(list(enumerate(results)))}
    last = {place: each.result for each in operations for place in each.operands}
    free: list[int] = []
    count = len(results)
    for each in operations:
        ended = {place for place in each.operands if last[place] == each.result}
        free += [rooms[p] for p in ended if p in rooms and p not in results]
        if each.result not in rooms:
            if not free:
                free.append(count)
                count += 1
            rooms[each.result] = free.pop()
    return rooms
