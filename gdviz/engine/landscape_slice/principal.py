"""The plane in which most of a trajectory lies: its two leading principal components."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from gdviz.engine.cost import Array
from gdviz.engine.landscape_slice.slice import Slice, box

#: More points, or more numbers in them, take long and much memory: so many, evenly
#: spaced from the first to the last, then speak for all.
MOST_POINTS, MOST_NUMBERS = 256, 2**19
#: Fewer points have no two directions.
FEWEST = 3
#: What is seen beside the trajectory, as a share of its width, and the narrowest side of the
#: picture as a share of the widest: a straight way still has something beside it.
MARGIN, NARROWEST = 0.3, 0.25


def principal_slice(points: ArrayLike) -> Slice:
    """The plane through the last of `points`, (n, d), along their two principal components.

    Lorch, "Visualizing deep network training trajectories with PCA", 2016; Li and others,
    "Visualizing the loss landscape of neural nets", 2018, section 7. The last point lies at (0, 0)
    exactly; where the way was farthest from it, the first coordinate is negative and the second
    positive. `shares` are those of the variance of the points. Points that are not finite do not
    count. ValueError for fewer than three, or where they are all the same.
    """
    way = _finite(evenly(_as_way(points)))
    if len(way) < FEWEST:
        raise ValueError("principal components need a way of two steps or more")
    components, shares = leading_components(way)
    offsets = (way - way[-1]) @ components.T
    farthest = np.take_along_axis(offsets, np.abs(offsets).argmax(axis=0)[np.newaxis], 0)[0]
    signs = np.where(farthest < 0, -1.0, 1.0) * (-1.0, 1.0)
    low, high = _sight(offsets * signs)
    names = ("component 1", "component 2")
    directions = components * signs[:, np.newaxis]
    return Slice(way[-1], directions, box(low, high), names, (shares[0], shares[1]))


def leading_components(points: Array) -> tuple[Array, tuple[float, float]]:
    """Two orthonormal directions, (2, d), and the share of the points' variance along each.

    From the singular values of the points, (n, d), taken from their mean; no matrix is larger than
    theirs. ValueError where they do not vary, or have one parameter.
    """
    centred = points - points.mean(axis=0)
    largest = np.abs(centred).max()
    if not largest > 0:
        raise ValueError("principal components need a way that leads somewhere")
    if points.shape[1] < 2:
        raise ValueError("a plane needs two parameters or more")
    _, values, rows = np.linalg.svd(centred / largest, full_matrices=False)
    first, second, *_ = (values**2 / (values**2).sum()).tolist()
    components: Array = rows[:2]
    return components, (first, second)


def evenly(points: Array) -> Array:
    """Of many points, (n, d), so many that their components are found at once."""
    most = min(MOST_POINTS, max(MOST_NUMBERS // points.shape[1], FEWEST))
    if len(points) <= most:
        return points
    rows = np.linspace(0, len(points) - 1, most).round().astype(np.intp)
    return points[rows]


def _as_way(points: ArrayLike) -> Array:
    way = np.asarray(points, dtype=float)
    if way.ndim != 2:
        raise ValueError(f"a trajectory has shape (n, d), not {way.shape}")
    return way


def _finite(points: Array) -> Array:
    return points[np.isfinite(points).all(axis=1)]


def _sight(offsets: Array) -> tuple[Array, Array]:
    """The lower and the upper corner of what is looked at, each (2,)."""
    low, high = offsets.min(axis=0), offsets.max(axis=0)
    widths = high - low
    short = np.maximum(NARROWEST * widths.max() - widths, 0.0) / 2
    room = MARGIN * np.maximum(widths, NARROWEST * widths.max()) + short
    return low - room, high + room
