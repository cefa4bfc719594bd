"""Valleys: long curved floors, edges and passes."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi, sqrt

import numpy as np

from gdviz.engine.cost import Array, CostFunction, Domain, Minimum
from gdviz.engine.landscape import Landscape
from gdviz.engine.landscapes.limits import one_over
from gdviz.engine.landscapes.registry import XY, landscape


@landscape
def rosenbrock() -> CostFunction:
    """A curved, flat-bottomed valley: easy to enter, slow to follow (Rosenbrock 1960)."""
    return Landscape(
        title="Rosenbrock's valley",
        formula="C(x, y) = (1 − x)² + 100 (y − x²)²",
        latex=r"C(x, y) = (1 - x)^2 + 100\,(y - x^2)^2",
        coordinates=XY,
        domain=Domain.of((-2, 2), (-1, 3)),
        start=np.array([-1.2, 1.0]),
        learning_rate=0.001,
        minima=(Minimum.at(1.0, 1.0, value=0.0),),
        value_of=lambda x, y: (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x),
        slopes_of=lambda x, y: (-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)),
        curvatures_of=lambda x, y: (
            (2 - 400 * (y - 3 * x * x), -400 * x),
            (-400 * x, 200.0),
        ),
    )


@landscape
def beale() -> CostFunction:
    """A flat cross between four steep corners (Beale 1958)."""
    return Landscape(
        title="Beale's corners",
        formula="C(x, y) = (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²",
        latex=r"C(x, y) = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2",
        coordinates=XY,
        domain=Domain.of((-4.5, 4.5), (-4.5, 4.5)),
        start=np.array([1.0, 1.5]),
        learning_rate=0.01,
        minima=(Minimum.at(3.0, 0.5, value=0.0),),
        value_of=_beale_value,
        slopes_of=_beale_slopes,
        curvatures_of=_beale_curvatures,
    )


@landscape
def mccormick() -> CostFunction:
    """A wave across a slanted trough (McCormick 1976)."""
    return Landscape(
        title="McCormick's wave",
        formula="C(x, y) = sin(x + y) + (x − y)² − 1.5 x + 2.5 y + 1",
        latex=r"C(x, y) = \sin(x + y) + (x - y)^2 - 1.5\,x + 2.5\,y + 1",
        coordinates=XY,
        domain=Domain.of((-1.5, 4), (-3, 4)),
        start=np.array([0.2, 3.0]),
        learning_rate=0.1,
        minima=(
            Minimum.at(0.5 - pi / 3, -0.5 - pi / 3, value=-sqrt(3) / 2 - pi / 3),
            Minimum.at(0.5 + 2 * pi / 3, -0.5 + 2 * pi / 3, value=2 * pi / 3 - sqrt(3) / 2),
        ),
        value_of=lambda x, y: np.sin(x + y) + (x - y) * (x - y) - 1.5 * x + 2.5 * y + 1,
        slopes_of=lambda x, y: (
            np.cos(x + y) + 2 * (x - y) - 1.5,
            np.cos(x + y) - 2 * (x - y) + 2.5,
        ),
        curvatures_of=lambda x, y: (
            (2 - np.sin(x + y), -2 - np.sin(x + y)),
            (-2 - np.sin(x + y), 2 - np.sin(x + y)),
        ),
    )


@landscape
def bukin_6() -> CostFunction:
    """A knife edge along a parabola, sloping gently to its one minimum (Bukin 1997)."""
    return Landscape(
        title="Bukin's knife edge",
        formula="C(x, y) = 100 √|y − 0.01 x²| + 0.01 |x + 10|",
        latex=r"C(x, y) = 100 \sqrt{|y - 0.01\,x^2|} + 0.01\,|x + 10|",
        coordinates=XY,
        domain=Domain.of((-15, -5), (-3, 3)),
        start=np.array([-6.5, -2.2]),
        learning_rate=0.0001,
        minima=(Minimum.at(-10.0, 1.0, value=0.0),),
        smooth=False,
        value_of=lambda x, y: 100 * np.sqrt(np.abs(y - 0.01 * x * x)) + 0.01 * np.abs(x + 10),
        slopes_of=_bukin_slopes,
        curvatures_of=_bukin_curvatures,
    )


@landscape
def narrow_pass() -> CostFunction:
    """Two hills on a slope: only the pass between them leads straight to the minimum."""
    return Landscape(
        title="Hills with a narrow pass",
        formula=(
            "C(x, y) = 0.15 (x² + (y + 2)²)"
            " + 2 e^(−2.5 ((x − 1)² + y²)) + 2 e^(−2.5 ((x + 1)² + y²))"
        ),
        latex=(
            r"C(x, y) = 0.15\,(x^2 + (y + 2)^2)"
            r" + 2 e^{-2.5 ((x - 1)^2 + y^2)} + 2 e^{-2.5 ((x + 1)^2 + y^2)}"
        ),
        coordinates=XY,
        domain=Domain.of((-3, 3), (-3.2, 3)),
        start=np.array([-0.9, 2.5]),
        learning_rate=0.08,
        minima=(Minimum.at(0.0, -2.000494557723846, value=1.4869751913567731e-05),),
        value_of=lambda x, y: (
            0.15 * (x * x + (y + 2) * (y + 2)) + _hill(x - 1, y) + _hill(x + 1, y)
        ),
        slopes_of=lambda x, y: (
            0.3 * x - 5 * ((x - 1) * _hill(x - 1, y) + (x + 1) * _hill(x + 1, y)),
            0.3 * (y + 2) - 5 * y * (_hill(x - 1, y) + _hill(x + 1, y)),
        ),
        curvatures_of=_pass_curvatures,
    )


def _beale_residuals(x: Array, y: Array) -> Sequence[Array]:
    return 1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y


def _beale_value(x: Array, y: Array) -> Array:
    a, b, c = _beale_residuals(x, y)
    return a * a + b * b + c * c


def _beale_slopes(x: Array, y: Array) -> Sequence[Array]:
    a, b, c = _beale_residuals(x, y)
    return (
        2 * (a * (y - 1) + b * (y * y - 1) + c * (y * y * y - 1)),
        2 * x * (a + 2 * b * y + 3 * c * y * y),
    )


def _beale_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    a, b, c = _beale_residuals(x, y)
    yy = y * y
    u, v, w = y - 1, yy - 1, y * yy - 1
    mixed = 2 * (a + 2 * b * y + 3 * c * yy + x * (u + 2 * y * v + 3 * yy * w))
    along_y = 2 * x * (x * (1 + 4 * yy + 9 * yy * yy) + 2 * b + 6 * c * y)
    return (2 * (u * u + v * v + w * w), mixed), (mixed, along_y)


def _bukin_slopes(x: Array, y: Array) -> Sequence[Array]:
    off = y - 0.01 * x * x
    steepness = 50 * np.sign(off) * one_over(np.sqrt(np.abs(off)))
    return -0.02 * x * steepness + 0.01 * np.sign(x + 10), steepness


def _bukin_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    off = y - 0.01 * x * x
    inverse = one_over(np.sqrt(np.abs(off)))
    steepness, bend = 50 * np.sign(off) * inverse, -25 * inverse * inverse * inverse
    mixed = -0.02 * x * bend
    return (-0.02 * (steepness + x * mixed), mixed), (mixed, bend)


def _hill(x: Array, y: Array) -> Array:
    return 2 * np.exp(-2.5 * (x * x + y * y))


def _pass_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    right, left = _hill(x - 1, y), _hill(x + 1, y)
    rx, lx = x - 1, x + 1
    mixed = 25 * y * (rx * right + lx * left)
    along_x = 0.3 + (25 * rx * rx - 5) * right + (25 * lx * lx - 5) * left
    return (along_x, mixed), (mixed, 0.3 + (25 * y * y - 5) * (right + left))
