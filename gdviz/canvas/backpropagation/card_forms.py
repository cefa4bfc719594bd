"""In which forms the numbers of a neuron can stand on its card: rows of a matrix, or a column."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

#: The rows of `Known.neuron`, and those of `Known.weight`.
BIAS, SUM, ACTIVATION, DELTA = range(4)
WEIGHT, GRADIENT = range(2)


class Slot(NamedTuple):
    """Room for a number: which row of its neuron, or of the weight from a source, it shows.

    `named` says whether its symbol stands before it.
    """

    row: int
    source: int | None = None
    named: bool = False


class Band(NamedTuple):
    """Lines with the same columns: a label before each line, and a name above each column."""

    labels: tuple[str, ...]
    lines: tuple[tuple[Slot, ...], ...]
    heads: tuple[str, ...] = ()


#: A card's bands, one below the other; only the first one's columns are named.
Card: TypeAlias = tuple[Band, ...]

_B, _Z, _A, _D = (Slot(row, named=True) for row in (BIAS, SUM, ACTIVATION, DELTA))


def _weights(count: int, row: int) -> tuple[Slot, ...]:
    return tuple(Slot(row, source) for source in range(count))


def column(names: tuple[str, ...]) -> Card:
    """A line a source: its weight and its gradient. So a bias has its delta beside it."""
    count = len(names)
    pairs = tuple((Slot(WEIGHT, source), Slot(GRADIENT, source)) for source in range(count))
    own = ((_B._replace(named=False), _D), (_Z._replace(named=False), _A))
    return (Band((*names, "b", "z"), (*pairs, *own), ("w", "∂")),)


def four_lines(names: tuple[str, ...]) -> Card:
    """A row of the matrix, its gradients below, and two lines for the neuron itself."""
    return (_matrix(names), Band(("", ""), ((_B, _Z), (_D, _A))))


def three_short_lines(names: tuple[str, ...]) -> Card:
    """A row of the matrix with its bias, their gradients below, and what the sum becomes."""
    above, below = _matrix(names).lines
    matrix = Band(("w", "∂"), ((*above, _B), (*below, _D)), (*names, ""))
    return (matrix, Band(("",), ((_Z, _A),)))


def three_lines(names: tuple[str, ...]) -> Card:
    """A row of the matrix, its gradients below, and a line for the neuron itself."""
    return (_matrix(names), Band(("",), ((_B, _Z, _A, _D),)))


def two_lines(names: tuple[str, ...]) -> Card:
    """The neuron's numbers beside the row of the matrix: its delta is its bias's gradient."""
    matrix = _matrix(names)
    above, below = matrix.lines
    return (matrix._replace(lines=((*above, _B, _Z), (*below, _D, _A)), heads=(*names, "", "")),)


def one_line(names: tuple[str, ...]) -> Card:
    """Everything in a row, with symbols above the columns; the activation names the neuron."""
    count, lowered = len(names), [name[1:] for name in names]
    own = (slot._replace(named=False) for slot in (_B, _Z, _D))
    line = (*_weights(count, WEIGHT), *_weights(count, GRADIENT), *own, _A)
    heads = (*(f"w{n}" for n in lowered), *(f"∂{n}" for n in lowered), "b", "z", "δ", "")
    return (Band(("",), (line,), heads),)


def _matrix(names: tuple[str, ...]) -> Band:
    count = len(names)
    return Band(("w", "∂"), (_weights(count, WEIGHT), _weights(count, GRADIENT)), names)


#: All forms; names are those of the sources, a letter and its index.
FORMS: tuple[Callable[[tuple[str, ...]], Card], ...] = (
    column,
    four_lines,
    three_short_lines,
    three_lines,
    two_lines,
    one_line,
)

#: What an input has: its value.
INPUT: Card = (Band(("",), ((Slot(0, named=True),),)),)
