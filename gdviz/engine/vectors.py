"""Products of vectors whose trailing axis is the dimension, summed in one order for all shapes.

numpy's own sums and matrix products take the order that suits memory and processor; a batch would
differ from its single runs in the last bit.
"""

from __future__ import annotations

from functools import reduce

import numpy as np

from gdviz.engine.cost import Array


def dot(one: Array, other: Array) -> Array:
    """Scalar products along the trailing axis: (..., d), (..., d) -> (...)."""
    total: Array = reduce(np.add, np.moveaxis(one * other, -1, 0))
    return total


def times(matrices: Array, vectors: Array) -> Array:
    """Matrices times vectors: (..., d, d), (..., d) -> (..., d)."""
    return dot(matrices, vectors[..., np.newaxis, :])


def outer(one: Array, other: Array) -> Array:
    """Outer products: (..., d), (..., d) -> (..., d, d)."""
    product: Array = one[..., :, np.newaxis] * other[..., np.newaxis, :]
    return product


def scaled(factors: Array, vectors: Array) -> Array:
    """Each vector times its factor: (...), (..., d) -> (..., d)."""
    product: Array = np.asarray(factors)[..., np.newaxis] * vectors
    return product
