"""Needles: minima in trays, folds and plains that hardly point at them."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi

import numpy as np

from gdviz.engine.cost import Array, CostFunction, Domain, Minimum
from gdviz.engine.landscape import Landscape
from gdviz.engine.landscapes.limits import one_over, sine_over, slope_of_sine_over
from gdviz.engine.landscapes.registry import XY, landscape


@landscape
def easom() -> CostFunction:
    """One narrow hole in a plain: from afar no slope leads to it (Easom 1990)."""
    return Landscape(
        title="Easom's hole",
        formula="C(x, y) = −cos x cos y e^(−(x − π)² − (y − π)²)",
        latex=r"C(x, y) = -\cos x \cos y \; e^{-(x - \pi)^2 - (y - \pi)^2}",
        coordinates=XY,
        domain=Domain.of((-2, 8), (-2, 8)),
        start=np.array([1.8, 4.4]),
        learning_rate=0.2,
        minima=(Minimum.at(pi, pi, value=-1.0),),
        value_of=lambda x, y: -_easom(x)[0] * _easom(y)[0],
        slopes_of=lambda x, y: (-_easom(x)[1] * _easom(y)[0], -_easom(x)[0] * _easom(y)[1]),
        curvatures_of=lambda x, y: (
            (-_easom(x)[2] * _easom(y)[0], -_easom(x)[1] * _easom(y)[1]),
            (-_easom(x)[1] * _easom(y)[1], -_easom(x)[0] * _easom(y)[2]),
        ),
    )


@landscape
def michalewicz() -> CostFunction:
    """Flat ground with crossing ravines; the lowest place is where two meet (Michalewicz 1992)."""
    return Landscape(
        title="Michalewicz's ravines",
        formula="C(x, y) = −sin x sin²⁰(x² / π) − sin y sin²⁰(2y² / π)",
        latex=(
            r"C(x, y) = -\sin x \, \sin^{20} \frac{x^2}{\pi}"
            r" - \sin y \, \sin^{20} \frac{2y^2}{\pi}"
        ),
        coordinates=XY,
        domain=Domain.of((0, pi), (0, pi)),
        start=np.array([2.5, 1.9]),
        learning_rate=0.01,
        minima=(
            Minimum.at(2.2029055201726093, 1.5707963267948966, value=-1.8013034100985528),
            Minimum.at(2.2029055201726093, 2.7115714838430143, value=-1.2140595156208167),
        ),
        value_of=lambda x, y: -_ravine(x, 1)[0] - _ravine(y, 2)[0],
        slopes_of=lambda x, y: (-_ravine(x, 1)[1], -_ravine(y, 2)[1]),
        curvatures_of=lambda x, y: ((-_ravine(x, 1)[2], 0.0), (0.0, -_ravine(y, 2)[2])),
    )


@landscape
def drop_wave() -> CostFunction:
    """The rings that a drop leaves in water: ring after ring of minima around the lowest place."""
    return Landscape(
        title="Rings of a drop",
        formula="C(x, y) = −(1 + cos 12r) / (½ r² + 2),  r = √(x² + y²)",
        latex=r"C(x, y) = -\frac{1 + \cos 12r}{\frac{1}{2} r^2 + 2}, \quad r = \sqrt{x^2 + y^2}",
        coordinates=XY,
        domain=Domain.of((-2, 2), (-2, 2)),
        start=np.array([-1.3, 0.7]),
        learning_rate=0.005,
        minima=(Minimum.at(0.0, 0.0, value=-1.0),),
        value_of=lambda x, y: (
            -(1 + np.cos(12 * np.sqrt(x * x + y * y))) / (0.5 * (x * x + y * y) + 2)
        ),
        slopes_of=_drop_slopes,
        curvatures_of=_drop_curvatures,
    )


@landscape
def cross_in_tray() -> CostFunction:
    """Four equal minima in a tray that two sharp walls divide (Jamil and Yang 2013)."""
    return Landscape(
        title="Cross in a tray",
        formula="C(x, y) = −0.0001 (1 + |sin x sin y e^|100 − r / π||)^0.1,  r = √(x² + y²)",
        latex=(
            r"C(x, y) = -0.0001 \left(1 + \left|\sin x \sin y \; e^{|100 - r / \pi|}"
            r"\right|\right)^{0.1}, \quad r = \sqrt{x^2 + y^2}"
        ),
        coordinates=XY,
        domain=Domain.of((-10, 10), (-10, 10)),
        start=np.array([-2.4, 0.4]),
        learning_rate=0.3,
        stride=0.1,  # cells are π wide, and the first move of RMSProp is ten times as long
        minima=(
            Minimum.at(1.3494066171539107, 1.3494066171539107, value=-2.062611870822739),
            Minimum.at(1.3494066171539107, -1.3494066171539107, value=-2.062611870822739),
            Minimum.at(-1.3494066171539107, 1.3494066171539107, value=-2.062611870822739),
            Minimum.at(-1.3494066171539107, -1.3494066171539107, value=-2.062611870822739),
        ),
        smooth=False,
        value_of=lambda x, y: -0.0001 * _tenth_root(_tray(x, y)),
        slopes_of=_tray_slopes,
        curvatures_of=_tray_curvatures,
    )


@landscape
def eggholder() -> CostFunction:
    """Deep folds with the lowest place at the very edge (Whitley and others 1996)."""
    return Landscape(
        title="Eggholder",
        formula="C(x, y) = −(y + 47) sin √|x / 2 + y + 47| − x sin √|x − y − 47|",
        latex=(
            r"C(x, y) = -(y + 47) \sin \sqrt{\left|\frac{x}{2} + y + 47\right|}"
            r" - x \sin \sqrt{|x - y - 47|}"
        ),
        coordinates=XY,
        domain=Domain.of((-512, 512), (-512, 512)),
        start=np.array([300.0, 100.0]),
        learning_rate=1.0,
        minima=(Minimum.at(512.0, 404.23180511375784, value=-959.640662720851),),
        smooth=False,
        value_of=lambda x, y: -(y + 47) * _fold(0.5 * x + y + 47)[0] - x * _fold(x - y - 47)[0],
        slopes_of=_eggholder_slopes,
        curvatures_of=_eggholder_curvatures,
    )


def _easom(x: Array) -> Sequence[Array]:
    """The factor cos x e^(−(x − π)²) with its two derivatives."""
    off, bump = x - pi, np.exp(-(x - pi) * (x - pi))
    cosine, sine = np.cos(x), np.sin(x)
    slope = -sine - 2 * off * cosine
    return cosine * bump, slope * bump, (-3 * cosine + 2 * off * (sine - slope)) * bump


def _ravine(x: Array, number: int) -> Sequence[Array]:
    """The term sin x sin²⁰(number x² / π) with its two derivatives."""
    angle, pace = number * x * x / pi, 2 * number * x / pi
    sine, cosine, swing = np.sin(x), np.cos(x), np.cos(angle) * pace
    root = np.sin(angle)
    power18 = _ninth(root * root)
    power19, power20 = power18 * root, power18 * root * root
    bend = 380 * power18 * swing * swing + 20 * power19 * (
        2 * number / pi * np.cos(angle) - root * pace * pace
    )
    return (
        sine * power20,
        cosine * power20 + 20 * sine * power19 * swing,
        -sine * power20 + 40 * cosine * power19 * swing + sine * bend,
    )


def _ninth(x: Array) -> Array:
    cube = x * x * x
    return cube * cube * cube


def _drop_parts(x: Array, y: Array) -> Sequence[Array]:
    """Slope along r over r, and the slope of that along r over r again."""
    square = x * x + y * y
    angle = 12 * np.sqrt(square)
    ring, inverse = 144 * sine_over(angle), 1 / (0.5 * square + 2)
    crest = (1 + np.cos(angle)) * inverse
    turn = 144 * 144 * slope_of_sine_over(angle)
    return (ring + crest) * inverse, (turn - 2 * (ring + crest) * inverse) * inverse


def _drop_slopes(x: Array, y: Array) -> Sequence[Array]:
    slope, _ = _drop_parts(x, y)
    return x * slope, y * slope


def _drop_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    slope, turn = _drop_parts(x, y)
    return (slope + x * x * turn, x * y * turn), (x * y * turn, slope + y * y * turn)


def _tray(x: Array, y: Array) -> Array:
    distance = np.sqrt(x * x + y * y)
    tray: Array = np.abs(np.sin(x) * np.sin(y)) * np.exp(np.abs(100 - distance / pi))
    return tray


def _tray_slants(x: Array, y: Array) -> Sequence[Array]:
    """Derivatives of the logarithm of `_tray`: along x, along y, twice x, mixed, twice y."""
    distance = np.sqrt(x * x + y * y)
    over_x, over_y, inverse = one_over(np.sin(x)), one_over(np.sin(y)), one_over(distance)
    fall = inverse / pi * np.sign(100 - distance / pi)
    bend = fall * inverse * inverse
    return (
        np.cos(x) * over_x - x * fall,
        np.cos(y) * over_y - y * fall,
        -over_x * over_x - y * y * bend,
        x * y * bend,
        -over_y * over_y - x * x * bend,
    )


def _tray_slopes(x: Array, y: Array) -> Sequence[Array]:
    tray, (along_x, along_y, *_) = _tray(x, y), _tray_slants(x, y)
    rate = -0.00001 * _tenth_root(tray) * tray / (1 + tray)
    return rate * along_x, rate * along_y


def _tray_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    tray, (u, v, xx, xy, yy) = _tray(x, y), _tray_slants(x, y)
    rate, share = -0.00001 * _tenth_root(tray) * tray / (1 + tray), 1 - 0.9 * tray / (1 + tray)
    mixed = rate * (xy + share * u * v)
    return (rate * (xx + share * u * u), mixed), (mixed, rate * (yy + share * v * v))


def _tenth_root(tray: Array) -> Array:
    return np.exp(0.1 * np.log1p(tray))


def _fold(x: Array) -> Sequence[Array]:
    """The fold sin √|x| with its two derivatives."""
    root = np.sqrt(np.abs(x))
    sine, cosine, inverse = np.sin(root), np.cos(root), one_over(root)
    return (
        sine,
        0.5 * np.sign(x) * cosine * inverse,
        -0.25 * (sine + cosine * inverse) * inverse * inverse,
    )


def _eggholder_slopes(x: Array, y: Array) -> Sequence[Array]:
    one, slope, _ = _fold(0.5 * x + y + 47)
    other, tilt, _ = _fold(x - y - 47)
    return -0.5 * (y + 47) * slope - other - x * tilt, -one - (y + 47) * slope + x * tilt


def _eggholder_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    _, slope, bend = _fold(0.5 * x + y + 47)
    _, tilt, turn = _fold(x - y - 47)
    deep, wide = (y + 47) * bend, x * turn
    mixed = -0.5 * (slope + deep) + tilt + wide
    return (-0.25 * deep - 2 * tilt - wide, mixed), (mixed, -2 * slope - deep - wide)
