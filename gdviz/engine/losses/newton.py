"""Newton's method from many starts at once, held back where it would not descend."""

from __future__ import annotations

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.losses.loss import Loss
from gdviz.engine.losses.terms import Terms

#: Tries; a dozen suffice where a minimum exists.
MOST_TRIES = 80
#: A gradient this small is rounding.
SMALL = 1e-15
#: What is added to the curvatures at first and at least, and by how much it grows and shrinks.
FIRST_DAMPING, LEAST_DAMPING, GROWTH, SHRINKING = 1e-6, 1e-12, 8.0, 0.1


def stationary(terms: Terms, loss: Loss, starts: Array) -> Array:
    """Where Newton's method comes to rest from each start: (m, 2) -> (m, 2).

    Levenberg's damping: curvatures are lifted until the step leads down (Nocedal and Wright,
    Numerical Optimization, 2006, section 3.4). A loss without a minimum is followed outwards until
    the tries are used up.
    """
    points, costs = starts.copy(), terms.value(loss, starts)
    damping = np.full(len(starts), FIRST_DAMPING)
    for _ in range(MOST_TRIES):
        gradients = terms.gradient(loss, points)
        if (np.abs(gradients) <= SMALL).all():
            break
        tried = points - _steps(terms.hessian(loss, points), gradients, damping)
        new = terms.value(loss, tried)
        # Next to the minimum costs differ by rounding alone; there the gradient says who is lower.
        level = np.abs(new - costs) <= 1e-15 * (1.0 + np.abs(costs))
        smaller = _size(terms.gradient(loss, tried)) < _size(gradients)
        better = np.where(level, smaller, new < costs)
        if not better.any() and (damping > 1e8).all():
            break
        points[better], costs[better] = tried[better], new[better]
        damping = np.maximum(damping * np.where(better, SHRINKING, GROWTH), LEAST_DAMPING)
    return points


def _size(gradients: Array) -> Array:
    size: Array = np.abs(gradients).max(axis=-1)
    return size


def _steps(hessians: Array, gradients: Array, damping: Array) -> Array:
    """Newton steps, (m, 2), with every curvature lifted to more than nothing."""
    a, b, c = hessians[:, 0, 0], hessians[:, 0, 1], hessians[:, 1, 1]
    lowest = 0.5 * (a + c) - np.hypot(0.5 * (a - c), b)
    lift = np.maximum(-1.5 * lowest, 0.0) + damping
    a, c = a + lift, c + lift
    determinant = a * c - b * b
    along = (c * gradients[:, 0] - b * gradients[:, 1]) / determinant
    across = (a * gradients[:, 1] - b * gradients[:, 0]) / determinant
    return np.stack([along, across], axis=1)
