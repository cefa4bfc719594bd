"""The points that searches try: any part of an endless random sequence, or of a grid.

Point number i is the same however the work is divided, into steps, chunks or threads.
"""

from __future__ import annotations

import numpy as np

from gdviz.engine.cost import Array, Domain

#: Numbers that Philox makes from one value of its counter.
AT_ONCE = 4


def random_points(domain: Domain, seed: int, begin: int, end: int) -> Array:
    """Points number `begin` up to, not including, `end` drawn evenly from the box: (n, d).

    Philox is a function of a counter, so any part of its sequence can be drawn by itself (Salmon
    et al., "Parallel random numbers: as easy as 1, 2, 3", 2011).
    """
    d, count = domain.dimension, end - begin
    counter, skipped = divmod(begin * d, AT_ONCE)
    bits = np.random.Philox(key=seed, counter=counter)
    shares = np.random.Generator(bits).random(skipped + count * d)[skipped:]
    return _placed(domain, shares.reshape(count, d).T)


def grid_points(
    domain: Domain, per_axis: int, begin: int, end: int, shift: float | Array = 0.5
) -> Array:
    """Points number `begin` up to, not including, `end` of a grid over the box: (n, d).

    The box is cut into `per_axis` equal cells along every axis; a point stands at the share
    `shift` of its cell, in the middle by default; `shift` may have shape (d,). The first
    coordinate runs fastest, as one reads, line by line.
    """
    numbers = np.arange(begin, end)
    cells = np.empty((domain.dimension, len(numbers)))
    for row in cells:
        numbers, row[:] = np.divmod(numbers, per_axis)
    shifts = np.broadcast_to(shift, domain.dimension)
    cells += shifts[:, np.newaxis]
    cells /= per_axis
    return _placed(domain, cells)


def per_axis_within(evaluations: int, dimension: int) -> int:
    """The most points along every axis of a grid that has at most so many points, at least 1."""
    # A root is off by rounding; powers of whole numbers are not.
    guess: int = round(evaluations ** (1.0 / dimension)) + 1
    while guess > 1 and guess**dimension > evaluations:
        guess -= 1
    return guess


def _placed(domain: Domain, shares: Array) -> Array:
    """The points at these shares of the box: (d, n) -> (n, d), each coordinate contiguous."""
    points: Array = np.multiply(shares, domain.span[:, np.newaxis], order="C")
    points += domain.lower[:, np.newaxis]
    return points.T
