"""What the shipped lessons say of networks holds."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.cost import Array
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.engine.network.scores import accuracy
from gdviz.lessons.lesson import POINT
from tests.lessons.shown import NETWORK, ROLE, Shown, shown, stages_of


def test_a_network_has_hundreds_of_weights_and_learns() -> None:
    for name, title in ((ROLE, "A network has many weights"), (NETWORK, "What is learned")):
        here = shown(name, title)
        assert here.cost.dimension == 337
        assert here.ends[0] < 0.1 * here.run.cost_at(0)


def sizes_by_layer(cost: NetworkCost, point: Array) -> list[float]:
    """The mean size of a weight's slope in each layer."""
    return [float(np.abs(each).mean()) for each in cost.network.layers(cost.gradient(point))]


def test_gradients_vanish_in_deep_sigmoids_and_not_with_relu() -> None:
    for title, least, most in (
        ("Vanishing gradients", 30, 1e4),
        ("Better: ReLU and He", 0, 10),
    ):
        here = shown(NETWORK, title)
        for step in (0, here.playhead):
            sizes = sizes_by_layer(here.task.function(), here.run.point_at(step))
            assert least < sizes[-1] / min(sizes[:2]) < most, (title, step)


def test_relu_learns_where_sigmoids_do_not() -> None:
    stuck, learning = (
        shown(NETWORK, each) for each in ("Vanishing gradients", "Better: ReLU and He")
    )
    assert stuck.ends[0] == pytest.approx(np.log(2), rel=0.01)
    assert learning.ends[0] < 0.2
    assert [r.descent.optimizer.optimizer for r in stuck.runs] == [
        r.descent.optimizer.optimizer for r in learning.runs
    ]


def jitter(costs: Array) -> float:
    """The mean size of what a cost changes from step to step beyond its trend."""
    return float(np.abs(np.diff(costs, 2)).mean())


def test_a_mini_batch_is_noisier_than_all_samples() -> None:
    whole, few = (shown(NETWORK, "Mini-batches", press) for press in (1, 2))
    assert jitter(few.run.costs(50, 201)) > 5 * jitter(whole.run.costs(50, 201))


def held_out(here: Shown) -> list[float]:
    cost = here.task.held_out_cost
    return [float(cost.value(here.run.point_at(k))) for k in range(here.playhead + 1)]


def test_over_fitting_raises_the_cost_of_what_was_never_seen() -> None:
    here = shown(NETWORK, "Over-fitting")
    assert here.task.function().sample_count == 30
    assert here.cost.dimension > 2000
    unseen = held_out(here)
    assert here.ends[0] < 0.01
    assert unseen[-1] > 2 * min(unseen)
    general = held_out(shown(NETWORK, "The cost falls"))
    assert general[-1] < 0.2 * general[0]


def roughness(here: Shown) -> float:
    """How steeply the answer changes along the plane where the network decides, at the most."""
    prepared, cost = here.task.data.prepared, here.task.function()
    low, high = prepared.training.inputs.min(axis=0), prepared.training.inputs.max(axis=0)
    axes = [np.linspace(a, b, 60) for a, b in zip(low, high, strict=True)]
    plane = np.stack([each.ravel() for each in np.meshgrid(*axes)], axis=1)
    answers = cost.predict(here.point, plane).reshape(60, 60)
    return float(max(np.abs(np.diff(answers, axis=axis)).max() for axis in (0, 1)))


def test_expensive_weights_are_smoother_and_do_better_on_the_unseen() -> None:
    free, costly = (
        shown(NETWORK, each)
        for each in ("Over-fitting", "Against it: make large weights expensive")
    )
    assert np.linalg.norm(costly.point) < np.linalg.norm(free.point)
    assert roughness(costly) < 0.5 * roughness(free)
    assert held_out(costly)[-1] < 0.5 * held_out(free)[-1]


def test_digits_are_read_well() -> None:
    here = shown(NETWORK, "Reading digits")
    for cost in (here.task.function(), here.task.held_out_cost):
        assert accuracy(cost, here.point) > 0.95


def test_from_zero_the_height_that_is_asked_for_is_the_one_it_began_at() -> None:
    """Whoever guesses that the cost falls is wrong, and with random weights would be right."""
    zero, random = (shown(NETWORK, each) for each in ("Why not start at zero?", "The cost falls"))
    slide = next(s for s in stages_of(NETWORK)[0].slides if s.title == "Why not start at zero?")
    assert slide.question is not None
    assert slide.question.guess == POINT
    assert slide.presses[0].play == zero.playhead == 150
    assert zero.run.cost_at(0) == pytest.approx(np.log(2), rel=1e-12)
    assert zero.ends[0] == pytest.approx(np.log(2), rel=0.01)
    assert np.count_nonzero(np.abs(zero.point) > 1e-12) == 1, "but for the last bias"
    assert random.run.cost_at(150) < 0.2 * random.run.cost_at(0)
