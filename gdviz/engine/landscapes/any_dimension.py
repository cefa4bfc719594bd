"""The classic test functions for any number of parameters, such as `rosenbrock_10d`.

Sources: Surjanovic and Bingham, Virtual Library of Simulation Experiments, 2013; Zakharov and
Dixon and Price as given there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import final

import numpy as np

from gdviz.engine.cost import Array, Coordinate, CostFunction, Domain, Minimum
from gdviz.engine.landscape_nd import LandscapeND
from gdviz.engine.landscapes import nd_formulas as nd
from gdviz.engine.landscapes.registry import XY, X, costs

#: More parameters than the largest network that lectures count has.
MOST = 100_000


@final
@dataclass(frozen=True)
class Form:
    """A cost for every dimension: its words, its domain and start, and where its minimum lies.

    `start` and `minimum` are repeated over the coordinates, unless `minimum_of` gives the place.
    """

    title: str
    formula: str
    latex: str
    reach: tuple[float, float]
    start: tuple[float, float]
    learning_rate: float
    functions: tuple[Callable[[Array], Array], Callable[[Array], Array], Callable[[Array], Array]]
    minimum: float = 0.0
    value: float = 0.0
    smooth: bool = True
    least: int = 1
    minimum_of: Callable[[int], Array] | None = None


FORMS = {
    "sphere": Form(
        "Round bowl",
        "C(x) = Σ xᵢ²",
        r"C(x) = \sum_i x_i^2",
        (-3, 3),
        (-2.4, 1.7),
        0.1,
        (nd.sphere, nd.sphere_slopes, nd.sphere_curvatures),
    ),
    "rosenbrock": Form(
        "Rosenbrock's valley",
        "C(x) = Σ (1 − xᵢ)² + 100 (xᵢ₊₁ − xᵢ²)²",
        r"C(x) = \sum_{i<d} (1 - x_i)^2 + 100\,(x_{i+1} - x_i^2)^2",
        (-2, 3),
        (-1.2, 1.0),
        0.0005,
        (nd.rosenbrock, nd.rosenbrock_slopes, nd.rosenbrock_curvatures),
        minimum=1.0,
        least=2,
    ),
    "rastrigin": Form(
        "Rastrigin's egg box",
        "C(x) = Σ 10 + xᵢ² − 10 cos 2πxᵢ",
        r"C(x) = \sum_i 10 + x_i^2 - 10 \cos 2\pi x_i",
        (-5.12, 5.12),
        (-3.6, 2.4),
        0.002,
        (nd.rastrigin, nd.rastrigin_slopes, nd.rastrigin_curvatures),
    ),
    "ackley": Form(
        "Ackley's funnel",
        "C(x) = 20 + e − 20 e^(−0.2 √(mean xᵢ²)) − e^(mean cos 2πxᵢ)",
        r"C(x) = 20 + e - 20\,e^{-0.2 \sqrt{\frac{1}{d} \sum x_i^2}}"
        r" - e^{\frac{1}{d} \sum \cos 2\pi x_i}",
        (-5, 5),
        (-3.3, 2.4),
        0.02,
        (nd.ackley, nd.ackley_slopes, nd.ackley_curvatures),
        smooth=False,
    ),
    "griewank": Form(
        "Griewank's waves",
        "C(x) = 1 + Σ xᵢ² / 4000 − Π cos(xᵢ / √i)",
        r"C(x) = 1 + \sum_i \frac{x_i^2}{4000} - \prod_i \cos \frac{x_i}{\sqrt{i}}",
        (-10, 10),
        (-5.0, 4.0),
        0.5,
        (nd.griewank, nd.griewank_slopes, nd.griewank_curvatures),
    ),
    "styblinski_tang": Form(
        "Styblinski and Tang's wells",
        "C(x) = ½ Σ xᵢ⁴ − 16 xᵢ² + 5xᵢ",
        r"C(x) = \frac{1}{2} \sum_i x_i^4 - 16x_i^2 + 5x_i",
        (-5, 5),
        (0.4, 4.6),
        0.01,
        (nd.styblinski_tang, nd.styblinski_tang_slopes, nd.styblinski_tang_curvatures),
        minimum=-2.903534027771177,
        value=-39.16616570377141,
    ),
    "levy": Form(
        "Lévy's waves",
        "C(x) = sin²πw₁ + Σ (wᵢ − 1)² (1 + 10 sin²(πwᵢ + 1)) + (w_d − 1)² (1 + sin²2πw_d),"
        "  w = 1 + (x − 1) / 4",
        r"C(x) = \sin^2 \pi w_1 + \sum_{i<d} (w_i - 1)^2 (1 + 10 \sin^2(\pi w_i + 1))"
        r" + (w_d - 1)^2 (1 + \sin^2 2\pi w_d), \quad w = 1 + \frac{x - 1}{4}",
        (-10, 10),
        (-6.0, 7.0),
        0.02,
        (nd.levy, nd.levy_slopes, nd.levy_curvatures),
        minimum=1.0,
    ),
    "zakharov": Form(
        "Zakharov's slope",
        "C(x) = Σ xᵢ² + s² + s⁴,  s = Σ ½ i xᵢ",
        r"C(x) = \sum_i x_i^2 + s^2 + s^4, \quad s = \sum_i \frac{1}{2}\,i\,x_i",
        (-5, 10),
        (-3.0, 4.0),
        0.001,
        (nd.zakharov, nd.zakharov_slopes, nd.zakharov_curvatures),
    ),
    "dixon_price": Form(
        "Dixon and Price's valley",
        "C(x) = (x₁ − 1)² + Σ i (2xᵢ² − xᵢ₋₁)²",
        r"C(x) = (x_1 - 1)^2 + \sum_{i>1} i\,(2x_i^2 - x_{i-1})^2",
        (-3, 3),
        (2.0, -1.5),
        0.001,
        (nd.dixon_price, nd.dixon_price_slopes, nd.dixon_price_curvatures),
        minimum_of=nd.dixon_price_minimum,
        least=2,
    ),
}


def in_dimensions(name: str, dimension: int) -> CostFunction:
    """One of `FORMS` with so many parameters; ValueError says how many it may have."""
    form = FORMS[name]
    if not form.least <= dimension <= MOST:
        raise ValueError(f"{name} has from {form.least} to {MOST:,} parameters, not {dimension:,}")
    value_of, slopes_of, curvatures_of = form.functions
    return LandscapeND(
        title=form.title if dimension == 2 else f"{form.title}, {dimension} parameters",
        formula=form.formula,
        latex=form.latex,
        coordinates=_coordinates(dimension),
        domain=Domain.of(*[form.reach] * dimension),
        start=np.resize(form.start, dimension),
        learning_rate=form.learning_rate,
        minima=(_minimum(form, dimension),),
        smooth=form.smooth,
        value_of=value_of,
        slopes_of=slopes_of,
        curvatures_of=curvatures_of,
    )


def _minimum(form: Form, dimension: int) -> Minimum:
    if form.minimum_of is not None:
        return Minimum.at(*form.minimum_of(dimension), value=0.0)
    return Minimum.at(*[form.minimum] * dimension, value=form.value * dimension)


def _coordinates(dimension: int) -> tuple[Coordinate, ...]:
    if dimension <= 2:
        return (X, XY)[dimension - 1]
    return tuple(Coordinate.plain(f"x{i + 1}") for i in range(dimension))


for _name in FORMS:
    costs.add_family(_name, partial(in_dimensions, _name))
for _name in ("levy", "zakharov", "dixon_price"):  # the others have files of their own
    costs.add(_name, partial(in_dimensions, _name, 2))
