"""Small cells of the plane, each one number: which ends lie in one, and which cells touch."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array

Integers: TypeAlias = NDArray[np.int64]
Links: TypeAlias = tuple[Integers, Integers]

#: Cells are counted this far to both sides: two counts have to fit into one number.
FARTHEST = 2**24
#: What one cell more along the first coordinate adds to a packed number.
_ROW = 4 * FARTHEST


class Cells(NamedTuple):
    """Cells in which ends lie: the number of each, (m,), and its lowest end, (m,) and (m, d).

    A number is -2 - k for all that reached known minimum k, whatever the cell; else it is twice
    that of the cell, and one more for descents at rest.
    """

    numbers: Integers
    costs: Array
    points: Array


def lowest_ends(numbers: Integers, costs: Array, points: Array) -> tuple[Cells, Integers]:
    """One row for each different number, with its lowest end, and the row of every end."""
    order = np.argsort(numbers, kind="stable")
    ordered = numbers[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=ordered[:1] - 1))
    groups = np.repeat(np.arange(len(begins)), np.diff(begins, append=len(order)))
    rows = np.empty(len(order), dtype=np.int64)
    rows[order] = groups
    first = order[_lowest(groups, begins, costs[order], points[order])]
    return Cells(numbers[first], costs[first], points[first]), rows


def _lowest(groups: Integers, begins: Integers, costs: Array, points: Array) -> Integers:
    """The row of the lowest end of each group, of equal ones that with the least coordinates.

    Rows of a group lie together; the first ones of all groups are `begins`.
    """
    if not len(begins):
        return begins
    # Mostly one end is lower than the others: only of those that are not does the place matter.
    lowest = np.flatnonzero(~(costs > np.fmin.reduceat(costs, begins)[groups]))
    if len(lowest) > len(begins):
        keys = (*points[lowest].T[::-1], costs[lowest], groups[lowest])
        lowest = lowest[np.lexsort(keys)]
        lowest = lowest[np.flatnonzero(np.diff(groups[lowest], prepend=-1))]
    return lowest


def at_rest(cells: Cells) -> Cells:
    """Those cells in which descents have come to rest away from the known minima."""
    return taken(cells, (cells.numbers >= 0) & (cells.numbers & 1).astype(bool))


def taken(cells: Cells, rows: Any) -> Cells:
    """Some rows of a table, by a mask or by their indices."""
    return Cells(cells.numbers[rows], cells.costs[rows], cells.points[rows])


def merged(tables: Sequence[Cells]) -> Cells:
    """One table of several, each cell once, in the order of their numbers."""
    numbers, costs, points = (np.concatenate(column) for column in zip(*tables, strict=True))
    return lowest_ends(numbers, costs, points)[0]


def pack(counts: Array | Integers) -> Integers:
    """Counts of cells along each coordinate, (m, d) -> one number a cell, (m,), not negative.

    What lies beyond `FARTHEST` is in the last cell.
    """
    whole = np.clip(counts, -FARTHEST, FARTHEST - 1).astype(np.int64) + FARTHEST
    packed: Integers = whole[:, 0] if whole.shape[1] == 1 else whole[:, 0] * _ROW + whole[:, 1]
    return packed


def unpack(numbers: Integers, dimension: int) -> Integers:
    """The counts of packed numbers: (m,) -> (m, d)."""
    counts = (numbers,) if dimension == 1 else np.divmod(numbers, _ROW)
    unpacked: Integers = np.stack(counts, axis=-1) - FARTHEST
    return unpacked


def touching(numbers: Integers, dimension: int) -> Links:
    """The rows of all pairs of cells that share a side or a corner; `numbers` ascend."""
    ones, others = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for step in _STEPS[dimension] if len(numbers) else ():
        rows = np.searchsorted(numbers, numbers + step).clip(max=len(numbers) - 1)
        here = np.flatnonzero(numbers[rows] == numbers + step)
        ones.append(here)
        others.append(rows[here])
    return np.concatenate(ones), np.concatenate(others)


def near_in_wide_cells(rows: Integers, wide: Integers, dimension: int) -> Links:
    """Links between `rows` that lie in the same wide cell or in wide cells that touch."""
    numbers, first, of_rows = np.unique(wide, return_index=True, return_inverse=True)
    ones, others = touching(numbers, dimension)
    same = rows[first[of_rows]]
    return (
        np.concatenate([rows, rows[first[ones]]]),
        np.concatenate([same, rows[first[others]]]),
    )


def connected(count: int, *links: Links) -> Integers:
    """For each of `count` rows the first row of those to which it is linked, by whatever way.

    Roots are hooked to lower roots and paths halved until nothing changes: Shiloach and Vishkin,
    "An O(log n) parallel connectivity algorithm", 1982.
    """
    parent = np.arange(count)
    ones, others = (np.concatenate(ends) for ends in zip(*links, strict=True))
    while (parent[ones] != parent[others]).any():
        roots = parent[ones], parent[others]
        np.minimum.at(parent, np.maximum(*roots), np.minimum(*roots))
        while (parent != parent[parent]).any():
            parent = parent[parent]
    return parent


#: From a cell to half of its neighbours, in packed numbers; the other half see it as theirs.
_STEPS = {
    1: (1,),
    2: tuple(a * _ROW + b for a, b in product((0, 1), (-1, 0, 1)) if (a, b) > (0, 0)),
}
