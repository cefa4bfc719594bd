"""Mini-batches, noise and clipping, seeded and the same for one descent and for many."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import costs, optimizers
from gdviz.engine.cost import Array
from gdviz.engine.descent import Descent, descend
from gdviz.engine.optimizer import Place
from gdviz.engine.recipe import Recipe
from gdviz.engine.regression import DataCost
from gdviz.engine.transforms import (
    ClipByNorm,
    ClipByValue,
    GaussianNoise,
    MiniBatch,
    Transform,
    draw_rows,
)

TRANSFORMS = [MiniBatch(size=8), GaussianNoise(sigma=0.5), ClipByNorm(limit=2.0), ClipByValue()]


def place(gradient: Array) -> Place:
    return Place(np.zeros_like(gradient), np.zeros(gradient.shape[:-1]), gradient, costs["saddle"])


def penguins() -> DataCost:
    cost = costs["penguins"]
    assert isinstance(cost, DataCost)
    return cost


@pytest.mark.parametrize(("count", "size"), [(10, 3), (342, 16), (5, 5), (5, 99), (7, 1)])
def test_an_epoch_draws_every_datum_once(count: int, size: int) -> None:
    batches = -(-count // min(size, count))
    for epoch in range(3):
        drawn = [draw_rows(count, size, 1, epoch * batches + batch) for batch in range(batches)]
        assert sorted(np.concatenate(drawn)) == list(range(count))
        assert max(map(len, drawn)) <= size


def test_every_epoch_and_seed_has_an_order_of_its_own() -> None:
    orders = {tuple(draw_rows(50, 50, seed, step)) for seed in range(3) for step in range(3)}
    assert len(orders) == 9


def test_all_rows_give_the_gradient_itself_and_batches_average_to_it() -> None:
    cost, point = penguins(), np.array([0.3, 4.0])
    everything = cost.gradient_on(point, np.arange(cost.data.count))
    np.testing.assert_allclose(everything, cost.gradient(point), rtol=1e-9)
    halves = [cost.gradient_on(point, np.arange(begin, 342, 2)) for begin in (0, 1)]
    np.testing.assert_allclose(np.mean(halves, axis=0), everything, rtol=1e-9)


def test_the_gradient_on_some_data_is_that_of_their_mean_squared_error() -> None:
    cost, rows, point = penguins(), np.array([3, 99, 200]), np.array([0.3, 4.0])
    x, y = cost.data.x[rows], cost.data.y[rows]
    residual = point[0] * x + point[1] - y
    expected = 2 * np.mean([residual * x, residual], axis=1)
    np.testing.assert_allclose(cost.gradient_on(point, rows), expected, rtol=1e-12)


def test_mini_batches_descend_to_the_neighbourhood_of_least_squares() -> None:
    recipe = Recipe(optimizers["gradient_descent"](learning_rate=0.02), (MiniBatch(size=16),))
    path = descend("penguins", penguins().start, recipe, 2000)
    assert path.costs[-200:].mean() < 1.05 * penguins().minima[0].value
    assert path.costs[-200:].std() > 0


def test_a_cost_without_data_keeps_its_gradient() -> None:
    here = place(np.array([3.0, 4.0]))
    assert MiniBatch().apply(here, 0) is here.gradient


def test_noise_has_the_strength_that_was_asked_for() -> None:
    here = place(np.array([3.0, 4.0]))
    noise = np.array([GaussianNoise(sigma=0.5).apply(here, step) for step in range(4000)])
    np.testing.assert_allclose(noise.mean(axis=0), here.gradient, atol=0.04)
    np.testing.assert_allclose(noise.std(axis=0), 0.5, rtol=0.05)


def test_a_seed_repeats_its_noise_and_another_does_not() -> None:
    here = place(np.array([3.0, 4.0]))
    one, again, other = (GaussianNoise(seed=seed).apply(here, 5) for seed in (1, 1, 2))
    assert one.tolist() == again.tolist()
    assert one.tolist() != other.tolist()


def test_a_long_gradient_keeps_its_direction_and_gets_the_limit_for_its_length() -> None:
    clip = ClipByNorm(limit=2.0)
    np.testing.assert_allclose(clip.apply(place(np.array([3.0, 4.0])), 0), [1.2, 1.6])
    for short in ([0.3, 0.4], [0.0, 0.0]):
        assert clip.apply(place(np.array(short)), 0).tolist() == short


def test_each_slope_is_kept_within_the_limits() -> None:
    clipped = ClipByValue(limit=2.0).apply(place(np.array([[3.0, -4.0], [0.5, -0.5]])), 0)
    assert clipped.tolist() == [[2.0, -2.0], [0.5, -0.5]]


def test_a_step_shows_both_the_gradient_and_what_the_optimizer_was_shown() -> None:
    recipe = Recipe(optimizers["gradient_descent"](learning_rate=0.1), (ClipByNorm(limit=1.0),))
    step = Descent("rosenbrock", recipe, (-1.2, 1.0)).advance()
    np.testing.assert_array_equal(step.parts["gradient"], step.gradient)
    assert np.hypot(*step.parts["shown_gradient"]) == pytest.approx(1.0)
    np.testing.assert_allclose(step.update, -0.1 * step.parts["shown_gradient"])


def test_transforms_act_one_after_another() -> None:
    both = (ClipByValue(limit=1.0), ClipByNorm(limit=0.5))
    recipe = Recipe(optimizers["gradient_descent"](), both)
    step = Descent("rosenbrock", recipe, (-1.2, 1.0)).advance()
    np.testing.assert_allclose(step.parts["shown_gradient"], np.array([-1, -1]) * 0.5 / np.sqrt(2))


@pytest.mark.parametrize("transform", TRANSFORMS, ids=lambda each: type(each).__name__)
@pytest.mark.parametrize("cost", ["penguins", "himmelblau"])
def test_a_batch_meets_the_same_chances_as_its_single_runs(transform: Transform, cost: str) -> None:
    recipe = Recipe(optimizers["momentum"](learning_rate=0.01), (transform,))
    starts = costs[cost].domain.sample(np.random.default_rng(4), 5)
    together = descend(cost, starts, recipe, 50)
    for index, start in enumerate(starts):
        np.testing.assert_array_equal(
            together.points[:, index], descend(cost, start, recipe, 50).points
        )


@pytest.mark.parametrize("name", optimizers)
def test_history_gives_back_what_every_part_of_a_recipe_remembered(name: str) -> None:
    recipe = Recipe(optimizers[name](), (GaussianNoise(), ClipByNorm()))
    descent = Descent("rosenbrock", recipe, (-1.2, 1.0))
    taken = [descent.advance() for _ in range(5)]
    for index, step in enumerate(taken):
        recorded = descent.step(index)
        assert recorded.parts.keys() == step.parts.keys()
        for part, vector in step.parts.items():
            np.testing.assert_array_equal(recorded.parts[part], vector)


@pytest.mark.parametrize(
    ("make", "field", "value"),
    [
        (MiniBatch, "size", 0),
        (MiniBatch, "size", 1.5),
        (GaussianNoise, "sigma", -1.0),
        (GaussianNoise, "seed", -1),
        (ClipByNorm, "limit", 0.0),
        (ClipByValue, "limit", float("nan")),
    ],
)
def test_what_is_out_of_range_is_refused_by_name(
    make: type[Transform], field: str, value: float
) -> None:
    with pytest.raises(ValueError, match=f"^{field} must be "):
        make(**{field: value})
