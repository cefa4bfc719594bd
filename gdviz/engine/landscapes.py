"""The named cost functions: one entry each, and it shows in every picker, list and test.

An entry is a function without arguments that makes the cost; its name is the cost's name.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from gdviz.engine.cost import Coordinate, CostFunction, Domain, Minimum
from gdviz.engine.landscape import Landscape
from gdviz.engine.registry import Registry

#: Every cost function by name: the landscapes of this page, then those that data sets add.
costs: Registry[CostFunction] = Registry("cost function")

X = (Coordinate.plain("x"),)
XY = (Coordinate.plain("x"), Coordinate.plain("y"))


def _landscape(make: Callable[[], CostFunction]) -> Callable[[], CostFunction]:
    costs.add(make.__name__, make)
    return make


@_landscape
def prediction() -> CostFunction:
    """Half the squared error of one prediction whose right answer is 2.

    The learning rate lies between 1/C'' and 2/C'', so each step crosses the minimum.
    """
    return Landscape(
        title="Cost of a prediction",
        formula="C(ŷ) = ½ (ŷ − y)²,  y = 2",
        latex=r"C(\hat{y}) = \frac{1}{2} (\hat{y} - y)^2, \quad y = 2",
        coordinates=(Coordinate("ŷ", "the prediction", "prediction ŷ"),),
        domain=Domain.of((-2, 6)),
        start=np.array([-1.5]),
        learning_rate=1.6,
        minima=(Minimum.at(2.0, value=0.0),),
        value_of=lambda x: 0.5 * (x - 2) * (x - 2),
        slopes_of=lambda x: (x - 2,),
        curvatures_of=lambda x: ((1.0,),),
    )


@_landscape
def tilted_double_well() -> CostFunction:
    """Two wells of different depth; which one is reached depends on the start."""
    return Landscape(
        title="Tilted double well",
        formula="C(x) = (x² − 1)² + 0.3 x",
        latex=r"C(x) = (x^2 - 1)^2 + 0.3\,x",
        coordinates=X,
        domain=Domain.of((-1.8, 1.8)),
        start=np.array([1.6]),
        learning_rate=0.05,
        minima=(
            Minimum.at(-1.0355787140888537, value=-0.305428483743916),
            Minimum.at(0.9601495555191055, value=0.29414648102826285),
        ),
        value_of=lambda x: (x * x - 1) * (x * x - 1) + 0.3 * x,
        slopes_of=lambda x: (4 * x * (x * x - 1) + 0.3,),
        curvatures_of=lambda x: ((12 * x * x - 4,),),
    )


@_landscape
def wavy_valley() -> CostFunction:
    """A valley with ripples: five local minima, one of them the lowest."""
    return Landscape(
        title="Wavy valley",
        formula="C(x) = 0.1 x² + sin 3x + 1",
        latex=r"C(x) = 0.1\,x^2 + \sin 3x + 1",
        coordinates=X,
        domain=Domain.of((-5, 5)),
        start=np.array([4.4]),
        learning_rate=0.04,
        minima=(
            Minimum.at(-0.5122140283561128, value=0.026819520502693317),
            Minimum.at(1.5365898801477498, value=0.24137159138676278),
            Minimum.at(-2.560806938073543, value=0.6704537140642228),
            Minimum.at(3.5847518173037196, value=1.3140209196591903),
            Minimum.at(-4.608298882423005, value=2.172003315524485),
        ),
        value_of=lambda x: 0.1 * x * x + np.sin(3 * x) + 1,
        slopes_of=lambda x: (0.2 * x + 3 * np.cos(3 * x),),
        curvatures_of=lambda x: ((0.2 - 9 * np.sin(3 * x),),),
    )


@_landscape
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


@_landscape
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


@_landscape
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


@_landscape
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
