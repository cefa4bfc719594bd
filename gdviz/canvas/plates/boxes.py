"""Upright boxes on a picture and what lies in them, in pixels."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF

from gdviz.engine.cost import Array


def grown(box: QRectF, margin: float) -> QRectF:
    """The box with so many pixels more on every side."""
    return box.adjusted(-margin, -margin, margin, margin)


def crossings(box: QRectF, segments: Array) -> int:
    """How many segments have a point in the box; segments (n, 2, 2), tails and tips.

    Each is cut by the four edges in turn (Liang and Barsky, 1984): what is left of it is inside.
    """
    if not len(segments):
        return 0
    low, high = np.array([box.left(), box.top()]), np.array([box.right(), box.bottom()])
    tails, along = segments[:, 0], segments[:, 1] - segments[:, 0]
    with np.errstate(all="ignore"):
        one, other = (low - tails) / along, (high - tails) / along
    # Level or upright, a segment is between two edges on its whole way or nowhere.
    between = (tails >= low) & (tails <= high)
    enters = np.where(along == 0, np.where(between, 0.0, np.inf), np.minimum(one, other))
    leaves = np.where(along == 0, np.where(between, 1.0, -np.inf), np.maximum(one, other))
    begin, end = np.maximum(enters.max(axis=1), 0.0), np.minimum(leaves.min(axis=1), 1.0)
    return int(np.count_nonzero(begin <= end))


def held(box: QRectF, pixels: Array) -> int:
    """How many places lie in the box; pixels (n, 2)."""
    low, high = (box.left(), box.top()), (box.right(), box.bottom())
    return int(np.count_nonzero(((pixels >= low) & (pixels <= high)).all(axis=1)))


def apart(box: QRectF, others: list[QRectF], gap: float = 0.0) -> bool:
    """Whether there is a gap between the box and each of the others."""
    around = grown(box, gap)
    return not any(around.intersects(other) for other in others)
