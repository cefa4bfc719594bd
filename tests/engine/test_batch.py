"""Many descents side by side, each exactly what it is alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import ArrayLike

from gdviz import CostFunction, Optimizer, Status, Trajectory, costs, descend, optimizers
from gdviz.engine.cost import Array, Coordinate, Domain
from gdviz.engine.landscape import Landscape
from tests.engine.every import every_cost, every_optimizer, every_pairing, points_in

PLAIN = optimizers["gradient_descent"]


def rows_of(trajectory: Trajectory) -> tuple[Array, Array, Array]:
    """Everything seen on the way."""
    return trajectory.points, trajectory.costs, trajectory.gradients


def assert_row_is(batch: Trajectory, index: int, alone: Trajectory) -> None:
    """The start at `index` went the way it goes alone, then kept its last point to the end."""
    assert batch.status[index] is alone.status
    rest = len(batch) - len(alone)
    for together, single in zip(rows_of(batch), rows_of(alone), strict=True):
        expected = np.concatenate([single, np.repeat(single[-1:], rest, axis=0)])
        np.testing.assert_array_equal(together[:, index], expected, strict=True)


def assert_batch_equals_singles(
    cost: CostFunction, starts: ArrayLike, optimizer: Optimizer, steps: int, tolerance: float = 0.0
) -> Trajectory:
    """Descend both ways, compare to the last bit, and return the batch."""
    batch = descend(cost, starts, optimizer, steps, tolerance)
    for index, start in enumerate(np.asarray(starts)):
        assert_row_is(batch, index, descend(cost, start, optimizer, steps, tolerance))
    return batch


@every_pairing
def test_a_batch_equals_its_starts_one_by_one(cost: CostFunction, rule: type[Optimizer]) -> None:
    starts = cost.domain.sample(np.random.default_rng(0), 9)
    optimizer = rule(learning_rate=rule.pace.suited_to(cost))
    assert_batch_equals_singles(cost, starts, optimizer, steps=25, tolerance=0.1)


@settings(max_examples=300)
@given(
    cost=st.sampled_from(list(costs.values())),
    rule=st.sampled_from(list(optimizers.values())),
    data=st.data(),
)
def test_any_batch_at_any_learning_rate_equals_its_starts(
    cost: CostFunction, rule: type[Optimizer], data: st.DataObject
) -> None:
    starts = data.draw(st.lists(points_in(cost.domain), min_size=1, max_size=3))
    optimizer = rule(learning_rate=10 ** data.draw(st.floats(-4, 3)))
    assert_batch_equals_singles(cost, starts, optimizer, steps=12, tolerance=1e-3)


@every_optimizer
def test_starts_that_end_do_not_hold_up_the_others(rule: type[Optimizer]) -> None:
    cost = costs["tilted_double_well"]
    starts = [cost.minima[0].point, [1e200], cost.start]
    batch = assert_batch_equals_singles(cost, starts, rule(learning_rate=1e-4), 30, tolerance=1e-6)
    assert list(batch.status) == [Status.CONVERGED, Status.DIVERGED, Status.STALLED]


@pytest.mark.parametrize("name", ["gradient_descent", "momentum"])
def test_starts_may_diverge_and_converge_on_the_way(name: str) -> None:
    optimizer = optimizers[name](learning_rate=0.02)
    starts = [[0.9], [50.0], [-1.1], [30.0], [1e60]]
    batch = assert_batch_equals_singles(costs["tilted_double_well"], starts, optimizer, 400, 1e-6)
    converged, diverged = Status.CONVERGED, Status.DIVERGED
    assert list(batch.status) == [converged, diverged, converged, diverged, diverged]
    assert all(np.isfinite(seen).all() for seen in rows_of(batch))
    assert (batch.points[-1] == batch.points[-2]).all()


def lengths(batch: Trajectory) -> list[int]:
    """The steps after which each start of a batch moves no more."""
    moving = (np.diff(batch.points, axis=0) != 0).any(axis=-1)
    return [int(np.flatnonzero(column).max(initial=-1)) + 1 for column in moving.T]


def test_each_start_stops_in_its_own_time() -> None:
    batch = descend("prediction", [[2.0], [3.0], [4.0], [6.0]], PLAIN(0.5), 10, tolerance=0.3)
    assert lengths(batch) == [0, 2, 3, 4]
    assert batch.points[:, 2, 0].tolist() == [4, 3, 2.5] + [2.25] * 8


def test_without_a_tolerance_a_batch_takes_all_its_steps() -> None:
    batch = descend("prediction", [[2.0], [4.0]], PLAIN(0.5), steps=10)
    assert list(batch.status) == [Status.STALLED, Status.STALLED]
    assert lengths(batch) == [0, 10]


@every_cost
@pytest.mark.parametrize("count", [0, 1, 7])
def test_a_batch_has_an_axis_of_starts(cost: CostFunction, count: int) -> None:
    starts = np.broadcast_to(cost.start, (count, cost.dimension))
    batch = descend(cost, starts, PLAIN(cost.learning_rate), steps=5)
    assert batch.points.shape == batch.gradients.shape == (6, count, cost.dimension)
    assert batch.costs.shape == (6, count)
    assert batch.status.shape == (count,)
    assert len(batch) == 5


def test_a_batch_leaves_its_starts_as_they_were() -> None:
    starts = np.asfortranarray([[-1.2, 1.0], [0.5, 0.5]])
    batch = descend("rosenbrock", starts, PLAIN(), steps=10)
    assert starts.tolist() == [[-1.2, 1.0], [0.5, 0.5]]
    starts[:] = 9
    assert batch.points[0].tolist() == [[-1.2, 1.0], [0.5, 0.5]]


@pytest.mark.parametrize("starts", [[[1.0]], [[1.0, 2.0, 3.0]], [[], []]])
def test_starts_of_another_dimension_are_refused(starts: Sequence[Sequence[float]]) -> None:
    with pytest.raises(ValueError, match="the last axis must be 2"):
        descend("saddle", starts, PLAIN())


@pytest.mark.parametrize("wrong", [np.nan, np.inf, -np.inf])
def test_every_start_must_be_finite(wrong: float) -> None:
    with pytest.raises(ValueError, match="every start needs finite coordinates"):
        descend("saddle", [[0.0, 0.0], [wrong, 0.0]], PLAIN())


def bowl_in(dimension: int) -> Landscape:
    """Half the squared distance from the origin, in any number of dimensions."""
    return Landscape(
        title="Bowl",
        formula="C(x) = ½ |x|²",
        latex="C(x)",
        coordinates=(Coordinate.plain("x"),) * dimension,
        domain=Domain.of(*[(-1, 1)] * dimension),
        start=np.ones(dimension),
        learning_rate=0.5,
        minima=(),
        value_of=lambda *xs: 0.5 * sum(x * x for x in xs),
        slopes_of=lambda *xs: xs,
        curvatures_of=lambda *xs: np.eye(dimension),
    )


@pytest.mark.parametrize("dimension", [3, 8, 40])
def test_many_dimensions_end_at_the_same_step_alone_and_in_a_batch(dimension: int) -> None:
    cost = bowl_in(dimension)
    starts = cost.domain.sample(np.random.default_rng(5), 50)
    alone = np.array([np.sqrt(np.add.reduce(start * start)) for start in starts])
    for tolerance in (alone[0], np.nextafter(alone[0], 2), *alone[1:]):
        assert_batch_equals_singles(cost, starts, PLAIN(0.5), 1, tolerance)
