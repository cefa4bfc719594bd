"""What a network gives to each class, whatever its output layer looks like."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from contourpy import LineType, contour_generator
from numpy.typing import NDArray

from gdviz.engine.cost import Array

#: Of a border's corners every second is kept where there are more than a few: Qt strokes it as
#: much faster, and the border bends too little between them to be seen.
EVERY, FEW = 2, 24


def as_shares(outputs: Array) -> Array:
    """What each class gets, (c, n), from outputs (n, m): one speaks for the second of two."""
    if outputs.shape[1] > 1:
        return np.ascontiguousarray(outputs.T)
    return np.stack([1.0 - outputs[:, 0], outputs[:, 0]])


def known_shares(shares: Array) -> tuple[NDArray[np.bool_], Array]:
    """Which places have numbers alone, (...), and the shares, zero at the others: (c, ...)."""
    known = np.asarray(np.isfinite(shares).all(axis=0))
    return known, shares if known.all() else np.where(known, shares, 0.0)


def class_borders(shares: Array, x: Array, y: Array) -> list[Array]:
    """Lines, (n, 2), along which the largest of the shares, (c, rows, columns), changes.

    Rows and columns stand at `y` and `x`. Where shares are no numbers there is no line.
    """
    known, safe = known_shares(shares)
    chosen = safe.argmax(axis=0)[known]
    present: Sequence[int] = np.flatnonzero(np.bincount(chosen)).tolist()
    lines: list[Array] = []
    for index in present[:-1]:  # the last one's border is that of the others
        others = np.max([each for k, each in enumerate(safe) if k != index], axis=0)
        lead = safe[index] - others
        heights = lead if known.all() else np.ma.masked_where(~known, lead)
        generator = contour_generator(x, y, heights, line_type=LineType.Separate)
        lines += [_thinned(np.asarray(line)) for line in generator.lines(0.0)]
    return lines


def _thinned(line: Array) -> Array:
    return line if len(line) <= FEW else np.concatenate([line[:-1:EVERY], line[-1:]])
