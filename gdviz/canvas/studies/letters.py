"""Which letter a place has, and where on a map it stands: where its basin is widest."""

from __future__ import annotations

from string import ascii_uppercase

import numpy as np
from numpy.typing import NDArray

from gdviz.engine.cost import Array

Labels = NDArray[np.int32]
Numbers = NDArray[np.intp]

#: A letter needs so many equal blocks on each side.
ROOM = 2
#: Two equal letters stand at least this share of the map's blocks along its longer side apart.
APART = 0.4


def letter(label: int) -> str:
    """A to Z for the places in their order."""
    return ascii_uppercase[label]


def wide_parts(labels: Labels, taken: dict[int, list[Array]]) -> list[tuple[int, Array]]:
    """Labels of places with the (row, column) where a letter has room in their basins.

    `labels` are those of blocks, (rows, columns), each a bit smaller than a letter. A basin gets
    its letter where it is widest, and again in parts far from there; of letters in `taken` it is
    known where they stand already.
    """
    depth = depths(labels)
    rows, columns = np.indices(labels.shape)
    apart = APART * max(labels.shape)
    for label, places in taken.items():
        for place in places:
            _leave_out(depth, labels == label, np.hypot(rows - place[0], columns - place[1]), apart)
    found = []
    while depth.max(initial=0) >= ROOM:
        row, column = np.unravel_index(int(depth.argmax()), depth.shape)
        label = int(labels[row, column])
        found.append((label, np.array([row, column], dtype=float)))
        _leave_out(depth, labels == label, np.hypot(rows - row, columns - column), apart)
    return found


def depths(labels: Labels) -> Numbers:
    """How many steps a block is from one with another label or from the edge; 0 for no place."""
    inside = labels >= 0
    depth = np.zeros(labels.shape, dtype=np.intp)
    alike = _all_around(np.pad(labels, 1, constant_values=-3), labels)
    while inside.any():
        inside = alike & _surrounded(inside)
        depth += inside
    return depth


def longest_runs(labels: Labels, least: float) -> list[tuple[int, float]]:
    """Labels of places and the middles of their runs of at least so many of the labels, (n,)."""
    ends = np.flatnonzero(np.diff(labels)) + 1
    begins, ends = np.append(0, ends), np.append(ends, len(labels))
    return [
        (int(labels[begin]), (begin + end) / 2)
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)
        if labels[begin] >= 0 and end - begin >= least
    ]


def _leave_out(depth: Numbers, here: NDArray[np.bool_], away: Array, apart: float) -> None:
    depth[here & (away < apart)] = 0


def _all_around(padded: Labels, labels: Labels) -> NDArray[np.bool_]:
    """Whether all eight neighbours have the same label."""
    alike = np.ones(labels.shape, dtype=bool)
    for part in _shifts(padded):
        alike &= part == labels
    return alike


def _surrounded(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    around = np.ones(inside.shape, dtype=bool)
    for part in _shifts(np.pad(inside, 1)):
        around &= part
    return around


def _shifts(padded: NDArray[np.generic]) -> list[NDArray[np.generic]]:
    """The nine views of an array's inner part, each moved by one or not."""
    rows, columns = (size - 2 for size in padded.shape)
    return [padded[r : r + rows, c : c + columns] for r in range(3) for c in range(3)]
