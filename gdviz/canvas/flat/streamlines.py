"""The ways down that infinitely small steps would take, evenly apart."""

from __future__ import annotations

import numpy as np

from gdviz.canvas.flat.downhill import directions, downhill, lattice
from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction
from gdviz.session.background import Breathe

#: Pixels of one stride along a streamline, and strides from a seed each way.
STRIDE, STRIDES = 4.0, 160
#: The cosine of the sharpest turn between half strides.
SMOOTH = 0.8
#: A line shorter than so many strides is left out.
FEWEST = 8
#: Cells around the view in which a line may leave it and come back.
MARGIN = 4


def streamlines(
    cost: CostFunction, view: ViewMap, apart: float, breathe: Breathe = lambda: None
) -> list[Array]:
    """Lines in pixels that run downhill, each (n, 2), nowhere closer together than `apart`."""
    seeds = lattice(view, 1.5 * apart)
    lines = _follow(cost, view, seeds, breathe)
    cells, stands = _cells(lines, view, apart), _stands(lines)
    taken = np.zeros(cells.max(axis=(0, 1), initial=0) + 1, bool)
    kept = []
    for index in range(lines.shape[1]):
        breathe()
        x, y = cells[:, index].T
        free = _free_part(taken[x, y], stands[:, index])
        if free.stop - free.start >= FEWEST:
            taken[x[free], y[free]] = True
            kept.append(lines[free, index])
    return kept


def _follow(cost: CostFunction, view: ViewMap, seeds: Array, breathe: Breathe) -> Array:
    """Up from all seeds and down, by slopes half a stride ahead: (2 strides + 1, n, 2)."""
    both = np.concatenate([seeds, seeds])
    strides = STRIDE * np.repeat([[-1.0], [1.0]], len(seeds), axis=0)
    places = [both]
    way = directions(downhill(cost, view, both))
    for _ in range(STRIDES):
        breathe()
        ahead = directions(downhill(cost, view, places[-1] + strides / 2 * way))
        # Where the way turns sharply, strides are too long for it: there the line ends.
        smooth = (way * ahead).sum(axis=1, keepdims=True) > SMOOTH
        way = np.where(smooth, ahead, 0.0)
        places.append(places[-1] + strides * way)
    up, down = np.split(np.stack(places), 2, axis=1)
    lines: Array = np.concatenate([up[:0:-1], down])
    return lines


def _cells(lines: Array, view: ViewMap, apart: float) -> Array:
    """The cell of every place: (..., 2), whole numbers from 0; all far outside share the rim's."""
    most = np.array([view.width, view.height]) // apart + MARGIN
    cells: Array = (np.clip(lines // apart, -MARGIN, most) + MARGIN).astype(int)
    return cells


def _stands(lines: Array) -> Array:
    """Which places are no further from the seed in the middle than the one before: (n, lines)."""
    still = (lines[1:] == lines[:-1]).all(axis=-1)
    seed = np.zeros((1, lines.shape[1]), bool)
    half = len(still) // 2
    stands: Array = np.concatenate([still[:half], seed, still[half:]])
    return stands


def _free_part(taken: Array, stands: Array) -> slice:
    """The piece around the seed that is not in a cell of another line, and gets on."""
    seed = len(taken) // 2
    if taken[seed]:
        return slice(seed, seed)
    ends = np.flatnonzero(np.logical_or(taken, stands))
    place = int(np.searchsorted(ends, seed))
    first = int(ends[place - 1]) + 1 if place else 0
    return slice(first, int(ends[place]) if place < len(ends) else len(taken))
