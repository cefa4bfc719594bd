"""Newton's method from many starts at once, held back where it would not descend."""

from __future__ import annotations

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.losses.loss import Loss
from gdviz.engine.losses.terms import Terms

#: Tries; two dozen suffice where a minimum exists.
MOST_TRIES = 40
#: A gradient this small is rounding.
SMALL = 1e-14
#: Parameters beyond these, for x with standard deviation 1, do not come back where a loss falls.
FAR = 200.0
#: What is added to the curvatures at first and at least, and by how much it grows and shrinks.
FIRST_DAMPING, LEAST_DAMPING, GROWTH, SHRINKING = 1e-6, 1e-12, 8.0, 0.1
#: With so much of it nothing moves any more.
MOST_DAMPING = 1e6


def stationary(terms: Terms, loss: Loss, starts: Array) -> Array:
    """Where Newton's method comes to rest from each start: (m, 2) -> (m, 2).

    Levenberg's damping: curvatures are lifted until the step leads down (Nocedal and Wright,
    Numerical Optimization, 2006, section 3.4). A loss without a minimum is followed outwards until
    the tries are used up.
    """
    points = starts.copy()
    costs, gradients = terms.value_and_gradient(loss, points)
    damping = np.full(len(starts), FIRST_DAMPING)
    going = np.arange(len(starts))
    for _ in range(MOST_TRIES):
        here, slopes = points[going], gradients[going]
        tried = here - _steps(terms.hessian(loss, here), slopes, damping[going])
        (new, there), old = terms.value_and_gradient(loss, tried), costs[going]
        # Next to the minimum costs differ by rounding alone; there the gradient says who is lower.
        level = np.abs(new - old) <= 1e-15 * (1.0 + np.abs(old))
        size = _size(slopes)
        better = np.where(level, _size(there) < size, new < old)
        moved = going[better]
        points[moved], costs[moved], gradients[moved] = tried[better], new[better], there[better]
        factors = np.where(better, SHRINKING, GROWTH)
        damping[going] = np.maximum(damping[going] * factors, LEAST_DAMPING)
        done = (size <= SMALL) | (level & ~better) | (damping[going] > MOST_DAMPING)
        going = going[~(done | (loss.falls & (np.abs(points[going]).max(axis=1) > FAR)))]
        if not len(going):
            break
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
