"""The local parabola against closed forms, numpy's own eigenvalues and differences."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import CostFunction, cost_from_formula, costs, descend, optimizers
from gdviz.engine.local_model import Bend, LocalModel
from tests.engine.every import every_cost

BOX = ((-3.0, 3.0), (-3.0, 3.0))


def model(text: str, *point: float) -> LocalModel:
    return LocalModel.at(cost_from_formula(text, BOX), np.array(point))


def test_on_a_quadratic_the_model_is_the_cost() -> None:
    cost = cost_from_formula("x**2 + 5*y**2 + x*y - 3*x + 2", BOX)
    fitted = LocalModel.at(cost, np.array([1.0, -2.0]))
    points = np.random.default_rng(4).uniform(-3, 3, (50, 2))
    np.testing.assert_allclose(fitted.value(points), cost.value(points), rtol=1e-12)
    # The slopes 2x + y - 3 and 10y + x are zero at (30/19, -3/19).
    np.testing.assert_allclose(fitted.vertex, [30 / 19, -3 / 19])


@pytest.mark.parametrize(
    ("text", "curvatures", "bend"),
    [
        ("x**2 + 10*y**2", [2.0, 20.0], Bend.UP),
        ("x*y", [-1.0, 1.0], Bend.BOTH),
        ("-x**2 - 2*y**2", [-4.0, -2.0], Bend.DOWN),
        ("x**2 + 3*y", [0.0, 2.0], Bend.FLAT),
        ("x + y", [0.0, 0.0], Bend.FLAT),
    ],
)
def test_curvatures_of_quadratics(text: str, curvatures: list[float], bend: Bend) -> None:
    fitted = model(text, 0.7, 0.4)
    np.testing.assert_allclose(fitted.curvatures, curvatures, atol=1e-12)
    assert fitted.bend is bend
    assert (fitted.vertex is None) == (bend is Bend.FLAT)


def test_where_the_cost_is_no_number_the_model_says_so() -> None:
    fitted = model("log(x) + y**2", -1.0, 1.0)
    assert fitted.bend is Bend.UNKNOWN
    assert fitted.largest_stable_rate is None
    assert (fitted.vertex, list(fitted.level_curve())) == (None, [])


@every_cost
def test_the_model_fits_to_second_order(cost: CostFunction) -> None:
    point = cost.start + 0.01 * cost.domain.span
    fitted = LocalModel.at(cost, point)
    reach = 1e-4 * cost.domain.span
    away = np.random.default_rng(1).uniform(-1, 1, (40, cost.dimension)) * reach
    errors = np.abs(fitted.value(point + away) - cost.value(point + away))
    closer = np.abs(fitted.value(point + away / 4) - cost.value(point + away / 4))
    noise = 1e-13 * (1 + abs(fitted.cost))
    # The third order remains: at a quarter of the way a 64th of the error.
    assert (closer <= errors.max() / 30 + noise).all()


@every_cost
def test_curvatures_are_those_of_differences_of_the_gradient(cost: CostFunction) -> None:
    fitted = LocalModel.at(cost, cost.start)
    small = 1e-5 * float(cost.domain.span.min())
    nudges = small * np.eye(cost.dimension)
    columns = (cost.gradient(cost.start + nudges) - cost.gradient(cost.start - nudges)) / (
        2 * small
    )
    expected = np.linalg.eigvalsh((columns + columns.T) / 2)
    np.testing.assert_allclose(
        fitted.curvatures, expected, atol=1e-5 * (1e-3 + np.abs(expected).max())
    )


@pytest.mark.parametrize(
    ("text", "lines"), [("x**2 + 10*y**2 + x", 1), ("x**2 - 3*y**2 + x*y", 2), ("-x**2 - y**2", 1)]
)
def test_the_level_curve_is_as_high_as_the_point(text: str, lines: int) -> None:
    fitted = model(text, 0.9, -0.6)
    curve = fitted.level_curve()
    assert len(curve) == lines
    for line in curve:
        np.testing.assert_allclose(fitted.value(line), fitted.cost, rtol=1e-9, atol=1e-9)


def test_an_ellipse_has_the_half_axes_of_its_closed_form() -> None:
    (ellipse,) = model("x**2 + 4*y**2", 2.0, 0.0).level_curve()
    np.testing.assert_allclose(np.abs(ellipse).max(axis=0), [2.0, 1.0], rtol=1e-3)


def test_at_the_vertex_there_is_no_level_curve() -> None:
    assert list(model("x**2 + y**2", 0.0, 0.0).level_curve()) == []


@pytest.mark.parametrize(("factor", "shrinks"), [(0.99, True), (1.01, False)])
def test_the_stable_rate_parts_shrinking_from_growing(factor: float, shrinks: bool) -> None:
    cost = costs["ill_conditioned_bowl"]
    rate = LocalModel.at(cost, cost.start).largest_stable_rate
    assert rate is not None
    rule = optimizers["gradient_descent"](learning_rate=factor * rate)
    path = descend(cost, cost.minima[0].point + 0.1, rule, steps=2000)
    assert bool(path.costs[-1] < path.costs[0]) == shrinks


def test_in_one_dimension_the_vertex_is_newtons_step() -> None:
    cost = costs["tilted_double_well"]
    point = cost.minima[0].point + 0.1
    step = -cost.gradient(point) / cost.hessian(point)[0]
    np.testing.assert_allclose(LocalModel.at(cost, point).vertex, point + step)


def test_downhill_everywhere_no_rate_is_stable() -> None:
    assert model("-x**2 - y**2", 1.0, 1.0).largest_stable_rate is None
