"""Value, slopes and curvatures of the test functions for any dimension, over rows (d, ...)."""

from __future__ import annotations

from math import e, pi

import numpy as np

from gdviz.engine.cost import Array
from gdviz.engine.landscape_nd import all_but_one, along_diagonal, numbered, total
from gdviz.engine.landscapes.limits import one_over


def sphere(x: Array) -> Array:
    return total(x * x)


def sphere_slopes(x: Array) -> Array:
    return 2 * x


def sphere_curvatures(x: Array) -> Array:
    return along_diagonal(np.full_like(x, 2.0))


def rosenbrock(x: Array) -> Array:
    here, off = 1 - x[:-1], x[1:] - x[:-1] * x[:-1]
    return total(here * here + 100 * off * off)


def rosenbrock_slopes(x: Array) -> Array:
    here, off = x[:-1], x[1:] - x[:-1] * x[:-1]
    slopes = np.zeros_like(x)
    slopes[:-1] = -2 * (1 - here) - 400 * here * off
    slopes[1:] += 200 * off
    return slopes


def rosenbrock_curvatures(x: Array) -> Array:
    here, off = x[:-1], x[1:] - x[:-1] * x[:-1]
    bends = np.zeros_like(x)
    bends[:-1] = 2 - 400 * off + 800 * here * here
    bends[1:] += 200
    return _with_neighbours(bends, -400 * here)


def rastrigin(x: Array) -> Array:
    return total(10 + x * x - 10 * np.cos(2 * pi * x))


def rastrigin_slopes(x: Array) -> Array:
    slopes: Array = 2 * x + 20 * pi * np.sin(2 * pi * x)
    return slopes


def rastrigin_curvatures(x: Array) -> Array:
    return along_diagonal(2 + 40 * pi * pi * np.cos(2 * pi * x))


def _ackley_parts(x: Array) -> tuple[Array, Array, Array]:
    """Root mean square, funnel and waves."""
    root = np.sqrt(total(x * x) / len(x))
    return root, 20 * np.exp(-0.2 * root), np.exp(total(np.cos(2 * pi * x)) / len(x))


def ackley(x: Array) -> Array:
    _, funnel, waves = _ackley_parts(x)
    return 20 + e - funnel - waves


def ackley_slopes(x: Array) -> Array:
    root, funnel, waves = _ackley_parts(x)
    slopes: Array = 0.2 * funnel * one_over(root) * x + 2 * pi * waves * np.sin(2 * pi * x)
    return slopes / len(x)


def ackley_curvatures(x: Array) -> Array:
    d, (root, funnel, waves) = len(x), _ackley_parts(x)
    inverse, swing = one_over(root), 2 * pi * np.sin(2 * pi * x) / d
    bend = 0.2 * funnel * inverse * inverse * (0.2 + inverse) / (d * d)
    mixed = -bend * x[:, np.newaxis] * x - waves * swing[:, np.newaxis] * swing
    along = 0.2 * funnel * inverse + waves * 4 * pi * pi * np.cos(2 * pi * x)
    return mixed + along_diagonal(along / d)


def _griewank_angles(x: Array) -> tuple[Array, Array]:
    root = np.sqrt(numbered(x))
    return x / root, 1 / root


def griewank(x: Array) -> Array:
    angle, _ = _griewank_angles(x)
    product: Array = np.multiply.accumulate(np.cos(angle), axis=0)[-1]
    return 1 + total(x * x) / 4000 - product


def griewank_slopes(x: Array) -> Array:
    angle, pace = _griewank_angles(x)
    return x / 2000 + pace * np.sin(angle) * all_but_one(np.cos(angle))


def griewank_curvatures(x: Array) -> Array:
    angle, pace = _griewank_angles(x)
    cosine, swing = np.cos(angle), pace * np.sin(angle)
    product = np.multiply.accumulate(cosine, axis=0)[-1]
    matrices = along_diagonal(1 / 2000 + pace * pace * product)
    for row in range(len(x)):
        others = cosine.copy()
        others[row] = 1
        mixed = -swing[row] * swing * all_but_one(others)
        mixed[row] = 0
        matrices[row] += mixed
    # Products taken in two orders differ in the last bit.
    return 0.5 * (matrices + matrices.swapaxes(0, 1))


def styblinski_tang(x: Array) -> Array:
    return 0.5 * total(x * x * x * x - 16 * x * x + 5 * x)


def styblinski_tang_slopes(x: Array) -> Array:
    return 2 * x * x * x - 16 * x + 2.5


def styblinski_tang_curvatures(x: Array) -> Array:
    return along_diagonal(6 * x * x - 16)


def _sine2(x: Array) -> Array:
    sine: Array = np.sin(x)
    return sine * sine


def levy(x: Array) -> Array:
    u = 0.25 * (x - 1)
    waves = u[:-1] * u[:-1] * (1 + 10 * _sine2(pi * (u[:-1] + 1) + 1))
    last = u[-1] * u[-1] * (1 + _sine2(2 * pi * u[-1]))
    return total(np.concatenate([_sine2(pi * u[:1]), waves, last[np.newaxis]]))


def levy_slopes(x: Array) -> Array:
    u = 0.25 * (x - 1)
    slopes = np.empty_like(u)
    inner, end, angle = u[:-1], u[-1], 2 * (pi * (u[:-1] + 1) + 1)
    slopes[:-1] = 2 * inner * (1 + 5 * (1 - np.cos(angle))) + 10 * pi * inner * inner * np.sin(
        angle
    )
    slopes[-1] = 2 * end * (1 + _sine2(2 * pi * end)) + 2 * pi * end * end * np.sin(4 * pi * end)
    slopes[0] += pi * np.sin(2 * pi * u[0])
    return 0.25 * slopes


def levy_curvatures(x: Array) -> Array:
    u = 0.25 * (x - 1)
    bends = np.empty_like(u)
    inner, end, angle, wave = u[:-1], u[-1], 2 * (pi * (u[:-1] + 1) + 1), 4 * pi * u[-1]
    sine, cosine = np.sin(angle), np.cos(angle)
    swing = 40 * pi * inner * sine + 20 * pi * pi * inner * inner * cosine
    bends[:-1] = 2 * (1 + 5 * (1 - cosine)) + swing
    swing_of_last = 8 * pi * end * np.sin(wave) + 8 * pi * pi * end * end * np.cos(wave)
    bends[-1] = 2 * (1 + _sine2(0.5 * wave)) + swing_of_last
    bends[0] += 2 * pi * pi * np.cos(2 * pi * u[0])
    return along_diagonal(bends / 16)


def zakharov(x: Array) -> Array:
    square = _zakharov_sum(x) * _zakharov_sum(x)
    return total(x * x) + square + square * square


def zakharov_slopes(x: Array) -> Array:
    s = _zakharov_sum(x)
    return 2 * x + (s + 2 * s * s * s) * numbered(x)


def zakharov_curvatures(x: Array) -> Array:
    s, weights = _zakharov_sum(x), 0.5 * numbered(x)
    both = weights[:, np.newaxis] * weights
    return along_diagonal(np.full_like(x, 2.0)) + (2 + 12 * s * s) * both


def _zakharov_sum(x: Array) -> Array:
    return total(0.5 * numbered(x) * x)


def dixon_price(x: Array) -> Array:
    first, off = x[:1] - 1, 2 * x[1:] * x[1:] - x[:-1]
    return total(np.concatenate([first * first, numbered(off, 2) * off * off]))


def dixon_price_slopes(x: Array) -> Array:
    off = (2 * x[1:] * x[1:] - x[:-1]) * numbered(x[1:], 2)
    slopes = np.zeros_like(x)
    slopes[0] = 2 * (x[0] - 1)
    slopes[1:] += 8 * x[1:] * off
    slopes[:-1] -= 2 * off
    return slopes


def dixon_price_curvatures(x: Array) -> Array:
    weights = numbered(x[1:], 2)
    bends = np.zeros_like(x)
    bends[0] = 2
    bends[1:] += weights * (48 * x[1:] * x[1:] - 8 * x[:-1])
    bends[:-1] += 2 * weights
    return _with_neighbours(bends, -8 * weights * x[1:])


def dixon_price_minimum(dimension: int) -> Array:
    """The place of the minimum: x_1 = 1 and 2 x_i² = x_{i−1}."""
    halves = 0.5 ** np.arange(dimension, dtype=float)
    place: Array = 2.0 ** (halves - 1)
    return place


def _with_neighbours(diagonal: Array, beside: Array) -> Array:
    """Symmetric matrices of three diagonals: (d, ...), (d - 1, ...) -> (d, d, ...)."""
    matrices, left = along_diagonal(diagonal), np.arange(len(diagonal) - 1)
    matrices[left, left + 1] = beside
    matrices[left + 1, left] = beside
    return matrices
