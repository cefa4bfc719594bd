"""Slices that need no computing: two chosen weights, and the line between two solutions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gdviz.engine.cost import Array, Domain
from gdviz.engine.landscape_slice.slice import Slice

#: How far two weights are looked at to either side of where they are, at least and in their sizes.
LEAST, TIMES = 2.0, 1.5
#: How far beyond both solutions a line is looked at, in distances between them.
BEYOND = 0.5


def weights_slice(point: Array, first: int, second: int, names: Sequence[str] = ()) -> Slice:
    """The plane in which two weights of `point`, (d,), vary, and all others stay as they are.

    Its coordinates are the weights themselves. `names` are those of all d weights, by number where
    there are none. ValueError unless the indices are those of two different weights.
    """
    count = len(point)
    for index in (first, second):
        if not 0 <= index < count:
            raise ValueError(f"there is no weight {index} among {count:,}, counted from 0")
    if first == second:
        raise ValueError(f"a plane needs two different weights, not {first} twice")
    chosen = [first, second]
    directions = np.zeros((2, count))
    directions[[0, 1], chosen] = 1.0
    origin = np.array(point, dtype=float)
    origin[chosen] = 0.0
    middle = np.asarray(point, dtype=float)[chosen]
    reach = np.maximum(LEAST, TIMES * np.abs(middle))
    extent = Domain.of(*zip((middle - reach).tolist(), (middle + reach).tolist(), strict=True))
    called = tuple(names[index] if names else f"weight {index}" for index in chosen)
    return Slice(origin, directions, extent, called)


def line_between(first: Array, second: Array) -> Slice:
    """The line through two solutions, each (d,): 0 is at the first and 1 at the second.

    Goodfellow, Vinyals and Saxe, "Qualitatively characterizing neural network optimization
    problems", 2015, section 2. ValueError where both are the same.
    """
    way = np.asarray(second, dtype=float) - np.asarray(first, dtype=float)
    if not way.any():
        raise ValueError("a line needs two solutions that differ")
    extent = Domain.of((-BEYOND, 1 + BEYOND))
    return Slice(first, way[np.newaxis], extent, ("share of the way",))
