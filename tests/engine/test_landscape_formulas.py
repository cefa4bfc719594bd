"""Every landscape against its formula written out a second time, differentiated by sympy."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import ArrayLike

from gdviz import cost_from_formula, costs
from gdviz.engine.regression import DataCost

#: Written out as formulas are usually given, some of them gdviz's own; not copied from a source.
FORMULAS = {
    "prediction": "(x - 2)**2 / 2",
    "quadratic": "x**2",
    "absolute_value": "abs(x)",
    "tilted_double_well": "x**4 - 2*x**2 + 1 + 3*x/10",
    "wavy_valley": "x**2/10 + sin(3*x) + 1",
    "ripples": "x**2/2 + 0.15*(1 - cos(12*x))",
    "plateau_with_cliff": "(1 - tanh(6*x))/2 + 0.02*(x - 1)**2",
    "gramacy_lee": "sin(10*pi*x)/(2*x) + (x - 1)**4",
    "forrester": "(6*x - 2)**2 * sin(12*x - 4)",
    "sphere": "x**2 + y**2",
    "ill_conditioned_bowl": "x**2/2 + 10*y**2",
    "rotated_ellipse": "25*(x - y)**2/4 + (x + y)**2/4",
    "booth": "(x + 2*y - 7)**2 + (2*x + y - 5)**2",
    "matyas": "0.26*(x**2 + y**2) - 0.48*x*y",
    "rosenbrock": "(1 - x)**2 + 100*(y - x**2)**2",
    "beale": "(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",
    "mccormick": "sin(x + y) + (x - y)**2 - 1.5*x + 2.5*y + 1",
    "bukin_6": "100*sqrt(abs(y - 0.01*x**2)) + 0.01*abs(x + 10)",
    "narrow_pass": "0.15*(x**2 + (y + 2)**2)"
    " + 2*exp(-2.5*((x - 1)**2 + y**2)) + 2*exp(-2.5*((x + 1)**2 + y**2))",
    "himmelblau": "(x**2 + y - 11)**2 + (x + y**2 - 7)**2",
    "two_wells": "0.1*(x**2 + y**2)"
    " - 2*exp(-(x - 1)**2 - (y - 1)**2) - exp(-(x + 1)**2 - (y + 1)**2)",
    "three_hump_camel": "2*x**2 - 1.05*x**4 + x**6/6 + x*y + y**2",
    "six_hump_camel": "(4 - 2.1*x**2 + x**4/3)*x**2 + x*y + (4*y**2 - 4)*y**2",
    "branin": "(y - 5.1*x**2/(4*pi**2) + 5*x/pi - 6)**2 + 10*(1 - 1/(8*pi))*cos(x) + 10",
    "goldstein_price": "(1 + (x + y + 1)**2*(19 - 14*x + 3*x**2 - 14*y + 6*x*y + 3*y**2))"
    "*(30 + (2*x - 3*y)**2*(18 - 32*x + 12*x**2 + 48*y - 36*x*y + 27*y**2))",
    "styblinski_tang": "(x**4 - 16*x**2 + 5*x + y**4 - 16*y**2 + 5*y)/2",
    "saddle": "x**2/2 - y**2/2 + y**4/4",
    "monkey_saddle": "x**3 - 3*x*y**2 + 3*(x**2 + y**2)**2/4",
    "plateau": "1 - exp(-(x**2 + y**2)/2)",
    "rastrigin": "20 + x**2 - 10*cos(2*pi*x) + y**2 - 10*cos(2*pi*y)",
    "ackley": "20 + e - 20*exp(-0.2*sqrt((x**2 + y**2)/2)) - exp((cos(2*pi*x) + cos(2*pi*y))/2)",
    "griewank": "1 + (x**2 + y**2)/4000 - cos(x)*cos(y/sqrt(2))",
    "levy_13": "sin(3*pi*x)**2 + (x - 1)**2*(1 + sin(3*pi*y)**2) + (y - 1)**2*(1 + sin(2*pi*y)**2)",
    "schaffer_2": "0.5 + (sin(x**2 - y**2)**2 - 0.5)/(1 + 0.001*(x**2 + y**2))**2",
    "easom": "-cos(x)*cos(y)*exp(-(x - pi)**2 - (y - pi)**2)",
    "michalewicz": "-sin(x)*sin(x**2/pi)**20 - sin(y)*sin(2*y**2/pi)**20",
    "drop_wave": "-(1 + cos(12*sqrt(x**2 + y**2)))/((x**2 + y**2)/2 + 2)",
    "cross_in_tray": "-0.0001*(abs(sin(x)*sin(y)*exp(abs(100 - sqrt(x**2 + y**2)/pi))) + 1)**0.1",
    "eggholder": "-(y + 47)*sin(sqrt(abs(x/2 + y + 47))) - x*sin(sqrt(abs(x - y - 47)))",
    "levy": "sin(pi*(1 + (x - 1)/4))**2"
    " + ((x - 1)/4)**2*(1 + 10*sin(pi*(1 + (x - 1)/4) + 1)**2)"
    " + ((y - 1)/4)**2*(1 + sin(2*pi*(1 + (y - 1)/4))**2)",
    "zakharov": "x**2 + y**2 + (0.5*x + y)**2 + (0.5*x + y)**4",
    "dixon_price": "(x - 1)**2 + 2*(2*y**2 - x)**2",
    # Three parameters, for the forms that have any number.
    "sphere_3d": "x1**2 + x2**2 + x3**2",
    "rosenbrock_3d": "(1 - x1)**2 + 100*(x2 - x1**2)**2 + (1 - x2)**2 + 100*(x3 - x2**2)**2",
    "rastrigin_3d": "30 + x1**2 - 10*cos(2*pi*x1) + x2**2 - 10*cos(2*pi*x2)"
    " + x3**2 - 10*cos(2*pi*x3)",
    "ackley_3d": "20 + e - 20*exp(-0.2*sqrt((x1**2 + x2**2 + x3**2)/3))"
    " - exp((cos(2*pi*x1) + cos(2*pi*x2) + cos(2*pi*x3))/3)",
    "griewank_3d": "1 + (x1**2 + x2**2 + x3**2)/4000 - cos(x1)*cos(x2/sqrt(2))*cos(x3/sqrt(3))",
    "styblinski_tang_3d": "(x1**4 - 16*x1**2 + 5*x1 + x2**4 - 16*x2**2 + 5*x2"
    " + x3**4 - 16*x3**2 + 5*x3)/2",
    "levy_3d": "sin(pi*(1 + (x1 - 1)/4))**2"
    " + ((x1 - 1)/4)**2*(1 + 10*sin(pi*(1 + (x1 - 1)/4) + 1)**2)"
    " + ((x2 - 1)/4)**2*(1 + 10*sin(pi*(1 + (x2 - 1)/4) + 1)**2)"
    " + ((x3 - 1)/4)**2*(1 + sin(2*pi*(1 + (x3 - 1)/4))**2)",
    "zakharov_3d": "x1**2 + x2**2 + x3**2 + (0.5*x1 + x2 + 1.5*x3)**2 + (0.5*x1 + x2 + 1.5*x3)**4",
    "dixon_price_3d": "(x1 - 1)**2 + 2*(2*x2**2 - x1)**2 + 3*(2*x3**2 - x2)**2",
}


def assert_close(actual: ArrayLike, expected: ArrayLike, size: float) -> None:
    """Equal but for the rounding of terms as large as `size`."""
    np.testing.assert_allclose(actual, expected, rtol=1e-9, atol=1e-11 * max(1.0, size))


@pytest.mark.parametrize("name", FORMULAS)
def test_value_gradient_and_hessian_are_those_of_the_formula(name: str) -> None:
    cost = costs[name]
    written = cost_from_formula(FORMULAS[name])
    points = cost.domain.sample(np.random.default_rng(5), 200)
    for quantity in ("value", "gradient", "hessian"):
        expected = getattr(written, quantity)(points)
        size = float(np.median(np.abs(expected)))
        assert_close(getattr(cost, quantity)(points), expected, size)


def test_every_landscape_has_its_formula_here() -> None:
    listed = {name for name, cost in costs.items() if not isinstance(cost, DataCost)}
    assert set(FORMULAS) == listed | {f"{name}_3d" for name in costs.families}
    assert len(listed) >= 36
