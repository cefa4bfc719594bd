"""Costs that are mean losses: against sums written out, differences, and one against many."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gdviz import descend, optimizers
from gdviz.engine.losses.fits import fits
from gdviz.engine.losses.loss import losses
from gdviz.engine.recipe import Recipe
from gdviz.engine.transforms import transforms
from tests.engine.losses.data import EVERY, cost_of, pairs, parameters

every_cost = pytest.mark.parametrize(("kind", "name"), EVERY)


@every_cost
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_a_cost_is_the_mean_loss(kind: str, name: str, data: st.DataObject) -> None:
    points, (slope, intercept) = data.draw(pairs(kind)), data.draw(parameters())
    total = 0.0
    for x, y in points:
        height = slope * x + intercept
        u = (height if y == 1 else -height) if fits[kind].answers else height - y
        total += float(losses[name]().value(np.array(u)))
    cost = cost_of(kind, name, points)
    assert cost.value([slope, intercept]) == pytest.approx(total / len(points), rel=1e-12)


@every_cost
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_slopes_are_those_of_differences(kind: str, name: str, data: st.DataObject) -> None:
    cost, step = cost_of(kind, name, data.draw(pairs(kind))), 1e-5
    point = np.array(data.draw(parameters()))
    if not cost.smooth:
        u = np.abs(cost.terms.at(point[np.newaxis]) - (cost.loss.kink or 0.0))
        if u.min() < 1e-4:
            return  # a kink lies between the places that would be compared
    shifts = step * np.eye(2)
    expected = (cost.value(point + shifts) - cost.value(point - shifts)) / (2 * step)
    assert cost.gradient(point) == pytest.approx(expected, abs=2e-7)


@pytest.mark.parametrize(("kind", "name"), [each for each in EVERY if each[1] != "huber"])
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_curvatures_are_those_of_differences(kind: str, name: str, data: st.DataObject) -> None:
    cost, step = cost_of(kind, name, data.draw(pairs(kind))), 1e-5
    point = np.array(data.draw(parameters()))
    hessian = cost.hessian(point)
    assert np.array_equal(hessian, hessian.T)
    if cost.smooth:
        above, below = (
            cost.gradient(point + step * np.eye(2)),
            cost.gradient(point - step * np.eye(2)),
        )
        assert hessian == pytest.approx((above - below) / (2 * step), abs=1e-6)
    else:
        assert not hessian.any()


@every_cost
@pytest.mark.parametrize("order", ["C", "F"])
def test_many_points_are_computed_as_one_to_the_last_bit(kind: str, name: str, order: str) -> None:
    cost = cost_of(kind, name, fits[kind].points)
    many = np.random.default_rng(3).uniform(-4, 4, (3000, 2))
    batch = np.asarray(many, order=order)
    assert np.array_equal(cost.value(batch), [cost.value(each) for each in many])
    assert np.array_equal(cost.gradient(batch), [cost.gradient(each) for each in many])
    assert np.array_equal(cost.hessian(batch[:50]), [cost.hessian(each) for each in many[:50]])
    assert cost.value(many.reshape(30, 100, 2)).shape == (30, 100)
    assert cost.gradient(many.reshape(30, 100, 2)).shape == (30, 100, 2)
    assert cost.hessian(many.reshape(30, 100, 2)).shape == (30, 100, 2, 2)


@every_cost
def test_value_and_gradient_at_once_are_those_asked_one_by_one(kind: str, name: str) -> None:
    cost = cost_of(kind, name, fits[kind].points)
    many = np.random.default_rng(5).uniform(-4, 4, (200, 2))
    for points in (*many, many, many.reshape(10, 20, 2), many[:1], many[0].tolist()):
        value, gradient = cost.value_and_gradient(points)
        assert np.array_equal(value, cost.value(points))
        assert np.array_equal(gradient, cost.gradient(points))
        assert (value.shape, gradient.shape) == (np.shape(points)[:-1], np.shape(points))


@every_cost
def test_mini_batches_share_the_gradient_out(kind: str, name: str) -> None:
    cost = cost_of(kind, name, fits[kind].points)
    point = np.array([0.7, -0.4])
    each = [cost.gradient_on(point, np.array([row])) for row in range(cost.sample_count)]
    assert np.mean(each, axis=0) == pytest.approx(cost.gradient(point), rel=1e-12, abs=1e-15)
    whole = cost.gradient_on(point, np.arange(cost.sample_count))
    assert np.array_equal(whole, cost.gradient(point))


@every_cost
def test_the_suited_rate_leads_from_the_start_to_the_minimum(kind: str, name: str) -> None:
    cost = cost_of(kind, name, fits[kind].points)
    rule = optimizers["gradient_descent"]().suited_to(cost)
    path = descend(cost, cost.start, rule, steps=400)
    away = np.linalg.norm(path.points - cost.minima[0].point, axis=1)
    # With a kink the slope stays as it is next to the minimum, and so do the moves.
    assert away[-1] < (0.01 if cost.smooth else 0.15) * away[0]
    assert away[3] > 0.1 * away[0]  # it takes some steps, so that a hall can follow
    assert cost.domain.contains(path.points).all()


@every_cost
def test_a_batch_of_descents_equals_its_single_runs(kind: str, name: str) -> None:
    cost = cost_of(kind, name, fits[kind].points)
    rule = Recipe(optimizers["adam"](), (transforms["mini_batch"](size=5),))
    starts = cost.start + np.random.default_rng(0).uniform(0, 1, size=(3, 2))
    together = descend(cost, starts, rule, steps=20)
    for index, start in enumerate(starts):
        assert np.array_equal(
            together.points[:, index], descend(cost, start, rule, steps=20).points
        )


def test_models_answer_as_they_are_asked() -> None:
    x = np.array([-1.0, 0.0, 2.0])
    line = cost_of("line_losses", "huber", fits["line_losses"].points)
    assert line.predict(np.array([2.0, 1.0]), x).tolist() == [-1, 1, 5]
    classifier = cost_of("class_losses", "hinge", fits["class_losses"].points)
    expected = 1 / (1 + np.exp(-(2 * x + 1)))
    assert classifier.predict(np.array([2.0, 1.0]), x) == pytest.approx(expected, rel=1e-14)
