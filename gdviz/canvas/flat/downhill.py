"""Where the slope sends a ball, in pixels of a view."""

from __future__ import annotations

import numpy as np

from gdviz.canvas.view_map import ViewMap
from gdviz.engine.cost import Array, CostFunction


def lattice(view: ViewMap, cell: float) -> Array:
    """Pixels about a cell apart, half a cell from the edges: (n, 2)."""
    counts = (max(int(side / cell), 1) for side in (view.width, view.height))
    across, along = ((np.arange(count) + 0.5) / count for count in counts)
    pixels = np.meshgrid(across * view.width, along * view.height)
    return np.stack(pixels, axis=-1).reshape(-1, 2)


def downhill(cost: CostFunction, view: ViewMap, pixels: Array) -> Array:
    """The way of a small step against the gradient, in pixels: (n, 2) -> (n, 2)."""
    with np.errstate(all="ignore"):
        ways: Array = -cost.gradient(view.to_numbers(pixels)) * view.scale
    return ways


def directions(vectors: Array) -> Array:
    """The same of length one; where there is none, zero: (n, 2) -> (n, 2)."""
    with np.errstate(all="ignore"):
        lengths = np.hypot(*vectors.T)[:, np.newaxis]
    sound = np.isfinite(lengths) & (lengths > 0)
    ways: Array = np.where(sound, vectors, 0.0) / np.where(sound, lengths, 1.0)
    return ways
