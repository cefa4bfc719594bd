"""Wells: a few minima, of one depth or of several."""

from __future__ import annotations

from collections.abc import Sequence
from math import pi

import numpy as np

from gdviz.engine.cost import Array, CostFunction, Domain, Minimum
from gdviz.engine.landscape import Landscape
from gdviz.engine.landscapes.registry import XY, landscape

BRANIN_BEND = 5.1 / (4 * pi * pi)
BRANIN_WAVE = 10 - 10 / (8 * pi)
BRANIN_FLOOR = 10 / (8 * pi)


@landscape
def himmelblau() -> CostFunction:
    """Four minima of equal depth (Himmelblau, Applied Nonlinear Programming, 1972)."""
    return Landscape(
        title="Himmelblau's four valleys",
        formula="C(x, y) = (x² + y − 11)² + (x + y² − 7)²",
        latex=r"C(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2",
        coordinates=XY,
        domain=Domain.of((-5, 5), (-5, 5)),
        start=np.array([-0.5, -1.0]),
        learning_rate=0.01,
        minima=(
            Minimum.at(3.0, 2.0, value=0.0),
            Minimum.at(-2.805118086952745, 3.131312518250573, value=0.0),
            Minimum.at(-3.779310253377747, -3.2831859912861696, value=0.0),
            Minimum.at(3.5844283403304917, -1.8481265269644036, value=0.0),
        ),
        value_of=lambda x, y: (
            (x * x + y - 11) * (x * x + y - 11) + (x + y * y - 7) * (x + y * y - 7)
        ),
        slopes_of=lambda x, y: (
            4 * x * (x * x + y - 11) + 2 * (x + y * y - 7),
            2 * (x * x + y - 11) + 4 * y * (x + y * y - 7),
        ),
        curvatures_of=lambda x, y: (
            (12 * x * x + 4 * y - 42, 4 * (x + y)),
            (4 * (x + y), 12 * y * y + 4 * x - 26),
        ),
    )


@landscape
def two_wells() -> CostFunction:
    """Two wells of different depth in a bowl; the start decides which one is found."""
    return Landscape(
        title="Two wells in a bowl",
        formula="C(x, y) = 0.1 (x² + y²) − 2 e^(−(x − 1)² − (y − 1)²) − e^(−(x + 1)² − (y + 1)²)",
        latex=(
            r"C(x, y) = 0.1\,(x^2 + y^2)"
            r" - 2 e^{-(x - 1)^2 - (y - 1)^2} - e^{-(x + 1)^2 - (y + 1)^2}"
        ),
        coordinates=XY,
        domain=Domain.of((-3, 3), (-3, 3)),
        start=np.array([-2.5, 1.2]),
        learning_rate=0.15,
        minima=(
            Minimum.at(0.9517103060270524, 0.9517103060270524, value=-1.8100349914005693),
            Minimum.at(-0.9051134225124523, -0.9051134225124523, value=-0.8197159128444372),
        ),
        value_of=lambda x, y: 0.1 * (x * x + y * y) - 2 * _well(x - 1, y - 1) - _well(x + 1, y + 1),
        slopes_of=lambda x, y: (
            0.2 * x + 4 * (x - 1) * _well(x - 1, y - 1) + 2 * (x + 1) * _well(x + 1, y + 1),
            0.2 * y + 4 * (y - 1) * _well(x - 1, y - 1) + 2 * (y + 1) * _well(x + 1, y + 1),
        ),
        curvatures_of=_well_curvatures,
    )


@landscape
def three_hump_camel() -> CostFunction:
    """One minimum in the middle, two higher ones beside it."""
    return Landscape(
        title="Three-hump camel",
        formula="C(x, y) = 2x² − 1.05 x⁴ + x⁶ / 6 + x y + y²",
        latex=r"C(x, y) = 2x^2 - 1.05\,x^4 + \frac{x^6}{6} + x y + y^2",
        coordinates=XY,
        domain=Domain.of((-2.2, 2.2), (-2, 2)),
        start=np.array([-2.0, 1.7]),
        learning_rate=0.08,
        minima=(
            Minimum.at(0.0, 0.0, value=0.0),
            Minimum.at(1.7475523458302893, -0.8737761729151446, value=0.2986384422368584),
            Minimum.at(-1.7475523458302893, 0.8737761729151446, value=0.2986384422368584),
        ),
        value_of=lambda x, y: (2 - 1.05 * x * x + x * x * x * x / 6) * x * x + x * y + y * y,
        slopes_of=lambda x, y: ((4 - 4.2 * x * x + x * x * x * x) * x + y, x + 2 * y),
        curvatures_of=lambda x, y: (
            (4 - 12.6 * x * x + 5 * x * x * x * x, 1.0),
            (1.0, 2.0),
        ),
    )


@landscape
def six_hump_camel() -> CostFunction:
    """Six minima in three pairs, two of them lowest (Dixon and Szegő 1978)."""
    return Landscape(
        title="Six-hump camel",
        formula="C(x, y) = (4 − 2.1 x² + x⁴ / 3) x² + x y + (4y² − 4) y²",
        latex=r"C(x, y) = \left(4 - 2.1\,x^2 + \frac{x^4}{3}\right) x^2 + x y + (4y^2 - 4)\,y^2",
        coordinates=XY,
        domain=Domain.of((-2, 2), (-1.1, 1.1)),
        start=np.array([-1.2, 0.9]),
        learning_rate=0.03,
        minima=(
            Minimum.at(0.08984201310031807, -0.7126564030207396, value=-1.0316284534898774),
            Minimum.at(-0.08984201310031807, 0.7126564030207396, value=-1.0316284534898774),
            Minimum.at(1.7036067149699807, -0.7960835686726251, value=-0.2154638243837177),
            Minimum.at(-1.7036067149699807, 0.7960835686726251, value=-0.2154638243837177),
            Minimum.at(1.6071047529201972, 0.5686514548841314, value=2.104250310311258),
            Minimum.at(-1.6071047529201972, -0.5686514548841314, value=2.104250310311258),
        ),
        value_of=lambda x, y: (
            (4 - 2.1 * x * x + x * x * x * x / 3) * x * x + x * y + (4 * y * y - 4) * y * y
        ),
        slopes_of=lambda x, y: (
            (8 - 8.4 * x * x + 2 * x * x * x * x) * x + y,
            x + (16 * y * y - 8) * y,
        ),
        curvatures_of=lambda x, y: (
            (8 - 25.2 * x * x + 10 * x * x * x * x, 1.0),
            (1.0, 48 * y * y - 8),
        ),
    )


@landscape
def branin() -> CostFunction:
    """Three minima of equal depth in a row (Branin 1972)."""
    return Landscape(
        title="Branin's three hollows",
        formula="C(x, y) = (y − 5.1 x² / 4π² + 5x / π − 6)² + 10 (1 − 1 / 8π) cos x + 10",
        latex=(
            r"C(x, y) = \left(y - \frac{5.1}{4\pi^2} x^2 + \frac{5}{\pi} x - 6\right)^2"
            r" + 10 \left(1 - \frac{1}{8\pi}\right) \cos x + 10"
        ),
        coordinates=XY,
        domain=Domain.of((-5, 10), (0, 15)),
        start=np.array([0.5, 13.5]),
        learning_rate=0.03,
        minima=(
            Minimum.at(-pi, 12.275, value=BRANIN_FLOOR),
            Minimum.at(pi, 2.275, value=BRANIN_FLOOR),
            Minimum.at(3 * pi, 2.475, value=BRANIN_FLOOR),
        ),
        value_of=lambda x, y: (
            _branin_offset(x, y) * _branin_offset(x, y) + BRANIN_WAVE * np.cos(x) + 10
        ),
        slopes_of=lambda x, y: (
            2 * _branin_offset(x, y) * _branin_slant(x) - BRANIN_WAVE * np.sin(x),
            2 * _branin_offset(x, y),
        ),
        curvatures_of=_branin_curvatures,
    )


@landscape
def goldstein_price() -> CostFunction:
    """Four minima whose depths differ by hundreds, walls of a million (Goldstein and Price 1971).

    The usual polynomial of x and y is the product of one of s = x + y and one of t = 2x − 3y.
    """
    return Landscape(
        title="Goldstein and Price's product",
        formula=(
            "C(x, y) = (1 + (s + 1)² (19 − 14s + 3s²)) (30 + t² (18 − 16t + 3t²)),"
            "  s = x + y,  t = 2x − 3y"
        ),
        latex=(
            r"C(x, y) = (1 + (s + 1)^2 (19 - 14s + 3s^2)) (30 + t^2 (18 - 16t + 3t^2)),"
            r" \quad s = x + y, \quad t = 2x - 3y"
        ),
        coordinates=XY,
        domain=Domain.of((-2, 2), (-2, 2)),
        start=np.array([0.5, -0.5]),
        learning_rate=0.0001,
        minima=(
            Minimum.at(0.0, -1.0, value=3.0),
            Minimum.at(-0.6, -0.4, value=30.0),
            Minimum.at(1.8, 0.2, value=84.0),
            Minimum.at(1.2, 0.8, value=840.0),
        ),
        value_of=lambda x, y: _goldstein(x + y)[0] * _price(2 * x - 3 * y)[0],
        slopes_of=_goldstein_price_slopes,
        curvatures_of=_goldstein_price_curvatures,
    )


@landscape
def styblinski_tang() -> CostFunction:
    """Four wells, one in each quarter, the lowest at lower left (Styblinski and Tang 1990)."""
    return Landscape(
        title="Styblinski and Tang's four wells",
        formula="C(x, y) = ½ (x⁴ − 16 x² + 5x + y⁴ − 16 y² + 5y)",
        latex=r"C(x, y) = \frac{1}{2} (x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)",
        coordinates=XY,
        domain=Domain.of((-5, 5), (-5, 5)),
        start=np.array([0.4, 4.6]),
        learning_rate=0.01,
        minima=(
            Minimum.at(-2.903534027771177, -2.903534027771177, value=-78.33233140754282),
            Minimum.at(-2.903534027771177, 2.746802770990837, value=-64.19561235905536),
            Minimum.at(2.746802770990837, -2.903534027771177, value=-64.19561235905536),
            Minimum.at(2.746802770990837, 2.746802770990837, value=-50.05889331056789),
        ),
        value_of=lambda x, y: 0.5 * (_quartic(x) + _quartic(y)),
        slopes_of=lambda x, y: (2 * x * x * x - 16 * x + 2.5, 2 * y * y * y - 16 * y + 2.5),
        curvatures_of=lambda x, y: ((6 * x * x - 16, 0.0), (0.0, 6 * y * y - 16)),
    )


def _branin_offset(x: Array, y: Array) -> Array:
    return y - BRANIN_BEND * x * x + 5 / pi * x - 6


def _branin_slant(x: Array) -> Array:
    return 5 / pi - 2 * BRANIN_BEND * x


def _branin_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array | float]]:
    slant, offset = _branin_slant(x), _branin_offset(x, y)
    along_x = 2 * slant * slant - 4 * BRANIN_BEND * offset - BRANIN_WAVE * np.cos(x)
    return (along_x, 2 * slant), (2 * slant, 2.0)


def _well(x: Array, y: Array) -> Array:
    return np.exp(-x * x - y * y)


def _well_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    deep, shallow = 2 * _well(x - 1, y - 1), _well(x + 1, y + 1)
    mixed = -4 * ((x - 1) * (y - 1) * deep + (x + 1) * (y + 1) * shallow)

    def along(z: Array) -> Array:
        bend = (2 - 4 * (z - 1) * (z - 1)) * deep + (2 - 4 * (z + 1) * (z + 1)) * shallow
        return 0.2 + bend

    return (along(x), mixed), (mixed, along(y))


def _quartic(x: Array) -> Array:
    return x * x * x * x - 16 * x * x + 5 * x


def _goldstein(s: Array) -> Sequence[Array]:
    """The factor of s = x + y with its two derivatives."""
    return (
        1 + (s + 1) * (s + 1) * (19 - 14 * s + 3 * s * s),
        12 * (s + 1) * (s - 1) * (s - 2),
        12 * (3 * s * s - 4 * s - 1),
    )


def _price(t: Array) -> Sequence[Array]:
    """The factor of t = 2x − 3y with its two derivatives."""
    return (
        30 + t * t * (18 - 16 * t + 3 * t * t),
        12 * t * (t - 1) * (t - 3),
        12 * (3 * t * t - 8 * t + 3),
    )


def _goldstein_price_slopes(x: Array, y: Array) -> Sequence[Array]:
    p, dp, _ = _goldstein(x + y)
    q, dq, _ = _price(2 * x - 3 * y)
    return dp * q + 2 * p * dq, dp * q - 3 * p * dq


def _goldstein_price_curvatures(x: Array, y: Array) -> Sequence[Sequence[Array]]:
    p, dp, ddp = _goldstein(x + y)
    q, dq, ddq = _price(2 * x - 3 * y)
    bend, slants, turn = ddp * q, dp * dq, p * ddq
    mixed = bend - slants - 6 * turn
    return (bend + 4 * slants + 4 * turn, mixed), (mixed, bend - 6 * slants + 9 * turn)
