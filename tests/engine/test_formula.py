"""Formulas as costs: values, slopes and bends, and the same for one point and for many."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import gdviz
from gdviz import FormulaError, cost_from_formula
from gdviz.engine.registry import UnknownName
from gdviz.typeset.typesetter import svg_of

LEAVES = st.sampled_from(["x", "y", "2", "0.5", "3", "pi", "e"])


def grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Larger formulas of smaller ones, all with finite values around zero."""
    smooth = st.sampled_from(["sin", "cos", "tanh", "atan"])
    calls = st.tuples(smooth, inner).map(lambda each: f"{each[0]}({each[1]})")
    operators = st.sampled_from(["+", "-", "*"])
    pairs = st.tuples(inner, operators, inner).map(lambda each: f"({each[0]} {each[1]} {each[2]})")
    powers = st.tuples(inner, st.integers(2, 3)).map(lambda each: f"({each[0]})**{each[1]}")
    return calls | pairs | powers


FORMULAS = st.recursive(LEAVES, grow, max_leaves=6).filter(lambda text: "x" in text)
POINTS = st.tuples(st.floats(-1.5, 1.5), st.floats(-1.5, 1.5))
FUNCTIONS = {
    "sin(x)": math.sin,
    "cos(x)": math.cos,
    "tan(x)": math.tan,
    "asin(x)": math.asin,
    "acos(x)": math.acos,
    "atan(x)": math.atan,
    "sinh(x)": math.sinh,
    "cosh(x)": math.cosh,
    "tanh(x)": math.tanh,
    "exp(x)": math.exp,
    "log(x)": math.log,
    "sqrt(x)": math.sqrt,
    "abs(x)": abs,
    "sign(x) + 0*x": lambda x: math.copysign(1, x),
    "min(x, 0.4, 1 - x)": lambda x: min(x, 0.4, 1 - x),
    "max(x, 0.4, 1 - x)": lambda x: max(x, 0.4, 1 - x),
    "-x**2/3 + pi*e": lambda x: -(x**2) / 3 + math.pi * math.e,
    "2**-x^2": lambda x: 2 ** -(x**2),
    "1 - 2 - x - 3": lambda x: 1 - 2 - x - 3,
    "8/2/x": lambda x: 8 / 2 / x,
}


@pytest.mark.parametrize("text", FUNCTIONS)
@pytest.mark.parametrize("x", [0.3, 0.55, 0.9])
def test_values_are_those_of_the_mathematics(text: str, x: float) -> None:
    assert cost_from_formula(text).value([x]) == pytest.approx(FUNCTIONS[text](x), rel=1e-14)


def test_a_formula_equals_the_landscape_of_the_same_name() -> None:
    cost, known = cost_from_formula("(1 - x)^2 + 100*(y - x^2)^2"), gdviz.costs["rosenbrock"]
    points = known.domain.sample(np.random.default_rng(0), 50)
    for method in ("value", "gradient", "hessian"):
        ours, theirs = (getattr(each, method)(points) for each in (cost, known))
        np.testing.assert_allclose(ours, theirs, rtol=1e-12, atol=1e-10)


@given(FORMULAS, POINTS)
@settings(max_examples=80)
def test_slopes_and_bends_agree_with_differences(text: str, place: tuple[float, float]) -> None:
    cost = cost_from_formula(text)
    point, width = np.array(place[: cost.dimension]), 1e-5
    for axis, step in enumerate(np.eye(cost.dimension) * width):
        for rise, slope in ((cost.value, cost.gradient), (cost.gradient, cost.hessian)):
            seen = slope(point)[axis]
            expected = (rise(point + step) - rise(point - step)) / (2 * width)
            scale = max(1.0, float(np.abs(expected).max()), float(np.abs(rise(point)).max()))
            assume(scale < 1e4)
            np.testing.assert_allclose(seen, expected, atol=2e-6 * scale)


@given(FORMULAS, st.lists(POINTS, min_size=1, max_size=40))
@settings(max_examples=60)
def test_many_points_are_computed_as_each_alone(
    text: str, places: list[tuple[float, float]]
) -> None:
    cost = cost_from_formula(text)
    points = np.array(places)[:, : cost.dimension]
    for method in (cost.value, cost.gradient, cost.hessian):
        alone = np.array([method(point) for point in points])
        np.testing.assert_array_equal(method(points), alone)


@pytest.mark.parametrize("text", ["1/x", "log(x)", "sqrt(x)", "x**0.5", "asin(x)", "log(x)/x"])
def test_where_there_is_no_value_there_is_a_hole(text: str) -> None:
    cost = cost_from_formula(text)
    values = cost.value([[-3.0], [0.0], [0.5]])
    assert np.isnan(values).any()
    assert np.isfinite(values[2])
    assert np.isfinite(cost.gradient(cost.start)).all()


@pytest.mark.parametrize(
    ("text", "names"), [("x", ["x"]), ("y", ["x", "y"]), ("x1*x3", ["x1", "x2", "x3"])]
)
def test_the_names_decide_the_dimension(text: str, names: list[str]) -> None:
    cost = cost_from_formula(text)
    assert [each.symbol for each in cost.coordinates] == names
    assert cost.value(np.ones((4, 5, len(names)))).shape == (4, 5)
    assert cost.hessian(np.ones(len(names))).shape == (len(names), len(names))


def test_constants_have_values_that_can_be_changed() -> None:
    cost = cost_from_formula("a*x**2 + b", a=2.0, b=1.0)
    assert cost.value([3.0]) == 19.0
    other = cost.with_constants(a=3.0)
    assert (other.value([3.0]), other.gradient([3.0]).tolist()) == (28.0, [18.0])
    assert (cost.constants, other.constants) == ({"a": 2.0, "b": 1.0}, {"a": 3.0, "b": 1.0})
    assert other.form is cost.form


@pytest.mark.parametrize("constants", [{"x": 1.0}, {"pi": 3.0}, {"sin": 1.0}, {"a": math.nan}])
def test_an_impossible_constant_is_refused(constants: dict[str, float]) -> None:
    with pytest.raises(FormulaError, match=next(iter(constants))):
        cost_from_formula("x**2", **constants)


def test_an_unknown_constant_cannot_be_changed() -> None:
    with pytest.raises(FormulaError, match="'c'"):
        cost_from_formula("a*x", a=1.0).with_constants(c=2.0)


@pytest.mark.parametrize("text", ["x**2 + 10*y**2", "x**4 - 3*x**2 + y**2", "log(x)", "x**6", "y"])
def test_a_descent_from_the_default_start_goes_down(text: str) -> None:
    cost = cost_from_formula(text)
    path = gdviz.descend(
        text, cost.start, gdviz.optimizers["gradient_descent"](cost.learning_rate), 20
    )
    assert path.costs[-1] < path.costs[0]


def test_domain_and_start_can_be_chosen() -> None:
    cost = cost_from_formula("x**2 + 10*y**2", domain=((-3, 3), (-2, 1)), start=(2.5, -1.5))
    assert (cost.domain.lower.tolist(), cost.domain.upper.tolist()) == ([-3, -2], [3, 1])
    assert cost.start.tolist() == [2.5, -1.5]


def test_a_cost_without_any_value_is_refused() -> None:
    with pytest.raises(FormulaError, match="no finite value"):
        cost_from_formula("sqrt(-1 - x**2)")


def test_a_name_is_a_name_and_everything_else_a_formula() -> None:
    rule = gdviz.optimizers["gradient_descent"]()
    assert gdviz.Descent("rosenbrock", rule, (0, 0)).cost is gdviz.costs["rosenbrock"]
    assert gdviz.Descent("x**2", rule, [1.0]).cost.text == "x**2"
    with pytest.raises(UnknownName, match="known: "):
        gdviz.Descent("rosenbrok", rule, (0, 0))


@pytest.mark.parametrize("text", ["(1 - x)**2 + 100*(y - x**2)**2", "abs(x) + max(x, y)/sqrt(y)"])
def test_everything_can_be_typeset(text: str) -> None:
    cost = cost_from_formula(text)
    lines = (
        cost.latex,
        cost.gradient_latex,
        cost.latex_at((-1.2, 1)),
        cost.gradient_latex_at((-1.2, 1)),
    )
    for line in lines:
        assert svg_of(line, "#000000").startswith(b"<svg")


def test_numbers_are_put_in_for_the_variables() -> None:
    cost = cost_from_formula("x**2 + 10*y")
    assert cost.latex_at((-1.2, 1e-7)).endswith("= 1.44")
    assert r"\left(-1.2\right)^{2}" in cost.latex_at((-1.2, 1e-7))
    assert r"1 \cdot 10^{-7}" in cost.latex_at((-1.2, 1e-7))
    assert cost.slope_latex_at(0, (-1.2, 1.0)).endswith("= -2.4")


def test_constants_are_put_in_too() -> None:
    cost = cost_from_formula("a*x**2", a=2.5)
    assert cost.latex_at((3.0,)) == r"C = \left(2.5\right) \left(3\right)^{2} = 22.5"


def test_neither_gdviz_nor_a_look_at_a_text_loads_sympy() -> None:
    program = (
        "import sys, gdviz\nfrom gdviz.engine.formula_text import parse\nparse('x**2 + sin(y)')\n"
        "assert not {'sympy', 'ziamath', 'PySide6', 'contourpy'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "text", ["log(0*x - 1) + x", "sqrt(-2)*y + x", "(-1)**0.5 + x", "acos(2)*x"]
)
def test_what_is_nowhere_real_is_refused_not_computed(text: str) -> None:
    with pytest.raises(FormulaError, match="no finite value in its domain"):
        cost_from_formula(text)


def test_what_is_not_real_at_some_points_is_a_hole_there() -> None:
    cost = cost_from_formula("x**2 + (0*x - 1)**0.5 * max(y, 0)")
    assert np.isnan(cost.value([1.0, 2.0]))


@pytest.mark.parametrize("text", ["1/0*x", "x + 1/0", "x + log(0)", "max(x, 1/0)", "x/(2 - 2)"])
def test_a_division_by_zero_is_no_cost(text: str) -> None:
    with pytest.raises(FormulaError, match="no finite value in its domain"):
        cost_from_formula(text)
