"""Bowls: quadratic costs of two parameters, round, long and turned."""

from __future__ import annotations

import numpy as np

from gdviz.engine.cost import CostFunction, Domain, Minimum
from gdviz.engine.landscape import Landscape
from gdviz.engine.landscapes.registry import XY, landscape


@landscape
def sphere() -> CostFunction:
    """The same slope all around: the gradient points straight at the minimum."""
    return Landscape(
        title="Round bowl",
        formula="C(x, y) = x² + y²",
        latex=r"C(x, y) = x^2 + y^2",
        coordinates=XY,
        domain=Domain.of((-3, 3), (-3, 3)),
        start=np.array([-2.4, 1.7]),
        learning_rate=0.1,
        minima=(Minimum.at(0.0, 0.0, value=0.0),),
        value_of=lambda x, y: x * x + y * y,
        slopes_of=lambda x, y: (2 * x, 2 * y),
        curvatures_of=lambda x, y: ((2.0, 0.0), (0.0, 2.0)),
    )


@landscape
def ill_conditioned_bowl() -> CostFunction:
    """Twenty times steeper across than along: one learning rate cannot suit both."""
    return Landscape(
        title="Ill-conditioned bowl",
        formula="C(x, y) = ½ (x² + 20 y²)",
        latex=r"C(x, y) = \frac{1}{2} (x^2 + 20\,y^2)",
        coordinates=XY,
        domain=Domain.of((-3, 3), (-1.5, 1.5)),
        start=np.array([-2.6, 1.1]),
        learning_rate=0.09,
        minima=(Minimum.at(0.0, 0.0, value=0.0),),
        value_of=lambda x, y: 0.5 * (x * x + 20 * y * y),
        slopes_of=lambda x, y: (x, 20 * y),
        curvatures_of=lambda x, y: ((1.0, 0.0), (0.0, 20.0)),
    )


@landscape
def rotated_ellipse() -> CostFunction:
    """A long bowl across the axes, 25 times steeper one way: per-coordinate rates cannot help."""
    return Landscape(
        title="Rotated ellipse",
        formula="C(x, y) = ½ (13 x² − 24 x y + 13 y²)",
        latex=r"C(x, y) = \frac{1}{2} (13\,x^2 - 24\,x y + 13\,y^2)",
        coordinates=XY,
        domain=Domain.of((-3, 3), (-3, 3)),
        start=np.array([-2.6, -1.4]),
        learning_rate=0.07,
        minima=(Minimum.at(0.0, 0.0, value=0.0),),
        value_of=lambda x, y: 0.5 * (13 * x * x - 24 * x * y + 13 * y * y),
        slopes_of=lambda x, y: (13 * x - 12 * y, 13 * y - 12 * x),
        curvatures_of=lambda x, y: ((13.0, -12.0), (-12.0, 13.0)),
    )


@landscape
def booth() -> CostFunction:
    """Two lines that both want to be met (Booth)."""
    return Landscape(
        title="Booth's bowl",
        formula="C(x, y) = (x + 2y − 7)² + (2x + y − 5)²",
        latex=r"C(x, y) = (x + 2y - 7)^2 + (2x + y - 5)^2",
        coordinates=XY,
        domain=Domain.of((-10, 10), (-10, 10)),
        start=np.array([-8.0, -3.0]),
        learning_rate=0.05,
        minima=(Minimum.at(1.0, 3.0, value=0.0),),
        value_of=lambda x, y: (x + 2 * y - 7) * (x + 2 * y - 7) + (2 * x + y - 5) * (2 * x + y - 5),
        slopes_of=lambda x, y: (10 * x + 8 * y - 34, 8 * x + 10 * y - 38),
        curvatures_of=lambda x, y: ((10.0, 8.0), (8.0, 10.0)),
    )


@landscape
def matyas() -> CostFunction:
    """A shallow bowl whose floor runs along the diagonal (Matyas 1965)."""
    return Landscape(
        title="Matyas's bowl",
        formula="C(x, y) = 0.26 (x² + y²) − 0.48 x y",
        latex=r"C(x, y) = 0.26\,(x^2 + y^2) - 0.48\,x y",
        coordinates=XY,
        domain=Domain.of((-10, 10), (-10, 10)),
        start=np.array([-9.0, 2.0]),
        learning_rate=0.9,
        minima=(Minimum.at(0.0, 0.0, value=0.0),),
        value_of=lambda x, y: 0.26 * (x * x + y * y) - 0.48 * x * y,
        slopes_of=lambda x, y: (0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x),
        curvatures_of=lambda x, y: ((0.52, -0.48), (-0.48, 0.52)),
    )
