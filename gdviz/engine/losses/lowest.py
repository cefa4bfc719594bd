"""Where the mean of a loss is lowest, exactly or to rounding."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from gdviz.engine.cost import Array, Minimum
from gdviz.engine.losses.loss import Loss
from gdviz.engine.losses.newton import stationary
from gdviz.engine.losses.of_residuals import AbsoluteError
from gdviz.engine.losses.terms import Terms

#: Costs that differ by less, as a share, are the same but for rounding.
SAME = 1e-12
#: A gradient this small at a minimum that Newton's method has found, and a curvature that is
#: some; both for x with standard deviation 1.
AT_REST, CURVED = 1e-9, 1e-7
#: Slopes and places of the threshold from which a loss with several minima is descended.
SLOPES, SHARES = (-8.0, -1.5, 1.5, 8.0), (0.1, 0.35, 0.65, 0.9)


@lru_cache(maxsize=64)  # of the newest data they are asked for by their costs, outliers and words
def minima_of(terms: Terms, loss: Loss) -> tuple[Minimum, ...]:
    """All minima that the mean loss has, deepest first; none where it falls for ever.

    Where a whole edge or face is lowest, its corners; of a loss without kinks one of its points.
    """
    if loss.kink is not None:
        points = _lowest_corners(terms, loss)
    elif np.isinf(loss.steepest):
        points = _least_squares(terms)
    else:
        points = _by_newton(terms, loss)
    values = terms.value(loss, points)
    order = np.argsort(values, kind="stable")
    return tuple(Minimum.at(*points[each], value=float(values[each])) for each in order)


def never_ends(terms: Terms) -> bool:
    """Whether a line separates the classes, or just so: then growing margins cost ever less.

    Albert and Anderson, "On the existence of maximum likelihood estimates in logistic regression
    models", Biometrika 71, 1984. Samples of a fit, whose signs are all alike, say nothing here.
    """
    one, other = terms.x[terms.sign > 0], terms.x[terms.sign < 0]
    if not len(one) or not len(other):
        return True
    return bool(one.max() <= other.min() or other.max() <= one.min())


def _least_squares(terms: Terms) -> Array:
    """The normal equations, which are diagonal where x is standardized."""
    return terms.unscaled(_least_squares_of(terms.standardized))


def _least_squares_of(scaled: Terms) -> Array:
    return np.array([[np.mean(scaled.x * scaled.offset), np.mean(scaled.offset)]])


def _lowest_corners(terms: Terms, loss: Loss) -> Array:
    """The corners at which a polyhedral cost is lowest: two samples lie at the kink there.

    That is the fundamental theorem of linear programming; Koenker and Bassett, 1978, theorem 3.1.
    """
    return terms.unscaled(_distinct(_corners(terms.standardized, loss)))


@lru_cache(maxsize=16)
def _corners(scaled: Terms, loss: Loss) -> Array:
    first, second = np.triu_indices(scaled.count, 1)
    x, z = scaled.x, scaled.sign * (scaled.offset + (loss.kink or 0.0))
    run = x[second] - x[first]
    apart = np.abs(run) > 1e-9
    first, second, run = first[apart], second[apart], run[apart]
    slope = (z[second] - z[first]) / run
    corners = np.stack([slope, z[first] - slope * x[first]], axis=1)
    values = scaled.value(loss, corners)
    lowest = float(values.min())
    lowest_ones: Array = corners[values <= lowest + SAME * max(1.0, lowest)]
    return lowest_ones


def _by_newton(terms: Terms, loss: Loss) -> Array:
    if loss.falls and never_ends(terms):
        return np.empty((0, 2))
    scaled = terms.standardized
    found = stationary(scaled, loss, _starts(scaled, loss))
    gradients = np.abs(scaled.gradient(loss, found)).max(axis=1)
    if loss.convex:
        found, gradients = found[[gradients.argmin()]], gradients[[gradients.argmin()]]
    curved = np.linalg.eigvalsh(scaled.hessian(loss, found))[:, 0] > CURVED
    return terms.unscaled(_distinct(found[(gradients <= AT_REST) & (curved | loss.convex)]))


def _starts(scaled: Terms, loss: Loss) -> Array:
    if loss.falls and loss.convex:
        return np.zeros((1, 2))
    if loss.falls:
        places = np.quantile(scaled.x, SHARES)
        return np.array([[slope, -slope * place] for slope in SLOPES for place in places])
    # From the least squares, and from the least absolute error: two samples bend the cost there.
    corner = _corners(scaled, AbsoluteError())[:1]
    return np.concatenate([_least_squares_of(scaled), corner])


def _distinct(points: Array) -> Array:
    """The points without those that another one is already, but for rounding."""
    kept: list[Array] = []
    for point in points:
        if all(np.abs(point - other).max() > 1e-6 * (1 + np.abs(other).max()) for other in kept):
            kept.append(point)
    return np.array(kept).reshape(-1, 2)
