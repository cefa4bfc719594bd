"""Saddles: flat places that are no minimum."""

from __future__ import annotations

import numpy as np

from gdviz.engine.cost import Array, CostFunction, Domain, Minimum
from gdviz.engine.landscape import Landscape
from gdviz.engine.landscapes.registry import XY, landscape


@landscape
def saddle() -> CostFunction:
    """A saddle at the origin between two wells: the slope vanishes where there is no minimum."""
    return Landscape(
        title="Saddle between two wells",
        formula="C(x, y) = ½ x² − ½ y² + ¼ y⁴",
        latex=r"C(x, y) = \frac{1}{2} x^2 - \frac{1}{2} y^2 + \frac{1}{4} y^4",
        coordinates=XY,
        domain=Domain.of((-2, 2), (-1.6, 1.6)),
        start=np.array([-1.7, 0.01]),
        learning_rate=0.15,
        minima=(Minimum.at(0.0, 1.0, value=-0.25), Minimum.at(0.0, -1.0, value=-0.25)),
        value_of=lambda x, y: 0.5 * x * x - 0.5 * y * y + 0.25 * y * y * y * y,
        slopes_of=lambda x, y: (x, y * y * y - y),
        curvatures_of=lambda x, y: ((1.0, 0.0), (0.0, 3 * y * y - 1)),
    )


@landscape
def monkey_saddle() -> CostFunction:
    """A saddle for two legs and a tail at the origin, bounded by three wells.

    Hilbert and Cohn-Vossen, Geometry and the Imagination, 1932, give x³ − 3xy²; the fourth power
    of the distance keeps the descent in sight.
    """
    return Landscape(
        title="Monkey saddle between three wells",
        formula="C(x, y) = x³ − 3 x y² + ¾ (x² + y²)²",
        latex=r"C(x, y) = x^3 - 3 x y^2 + \frac{3}{4} (x^2 + y^2)^2",
        coordinates=XY,
        domain=Domain.of((-1.6, 1.6), (-1.6, 1.6)),
        start=np.array([1.4, 0.02]),
        learning_rate=0.05,
        minima=(
            Minimum.at(-1.0, 0.0, value=-0.25),
            Minimum.at(0.5, 0.8660254037844386, value=-0.25),
            Minimum.at(0.5, -0.8660254037844386, value=-0.25),
        ),
        value_of=lambda x, y: x * x * x - 3 * x * y * y + 0.75 * (x * x + y * y) * (x * x + y * y),
        slopes_of=lambda x, y: (
            3 * (x * x - y * y + x * (x * x + y * y)),
            3 * y * (x * x + y * y - 2 * x),
        ),
        curvatures_of=lambda x, y: (
            (3 * (2 * x + 3 * x * x + y * y), 6 * y * (x - 1)),
            (6 * y * (x - 1), 3 * (x * x + 3 * y * y - 2 * x)),
        ),
    )


@landscape
def plateau() -> CostFunction:
    """A hollow in a plain: far out the slope all but vanishes and the descent hardly begins."""
    return Landscape(
        title="Plateau around a hollow",
        formula="C(x, y) = 1 − e^(−(x² + y²) / 2)",
        latex=r"C(x, y) = 1 - e^{-(x^2 + y^2) / 2}",
        coordinates=XY,
        domain=Domain.of((-4, 4), (-4, 4)),
        start=np.array([-2.6, 1.6]),
        learning_rate=0.8,
        minima=(Minimum.at(0.0, 0.0, value=0.0),),
        # Of 1 − exp nothing would be left near the minimum but rounding.
        value_of=lambda x, y: -np.expm1(-0.5 * (x * x + y * y)),
        slopes_of=lambda x, y: (x * _hollow(x, y), y * _hollow(x, y)),
        curvatures_of=lambda x, y: (
            ((1 - x * x) * _hollow(x, y), -x * y * _hollow(x, y)),
            (-x * y * _hollow(x, y), (1 - y * y) * _hollow(x, y)),
        ),
    )


def _hollow(x: Array, y: Array) -> Array:
    return np.exp(-0.5 * (x * x + y * y))
