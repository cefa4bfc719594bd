"""Runs: what they say at any place of the playhead."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import Status, costs, optimizers
from gdviz.session.run import Run


@pytest.fixture
def run() -> Run:
    """Five steps of gradient descent on the ill-conditioned bowl."""
    rule = optimizers["gradient_descent"](learning_rate=0.05)
    made = Run.begin(costs["ill_conditioned_bowl"], rule, (2.0, 1.0), 0)
    for _ in range(5):
        assert made.advance()
    return made


def test_points_and_costs_are_those_of_the_history(run: Run) -> None:
    points = run.points(0, 6)
    assert points.shape == (6, 2)
    np.testing.assert_array_equal(run.costs(0, 6), run.descent.cost.value(points))
    np.testing.assert_array_equal(run.point_at(3), points[3])
    assert run.cost_at(3) == run.costs(3, 4)[0]


def test_beyond_its_end_a_run_stays_where_it_is(run: Run) -> None:
    np.testing.assert_array_equal(run.point_at(99), run.descent.point)
    assert run.cost_at(99) == run.cost_at(5)
    np.testing.assert_array_equal(run.point_on_way(99, 0.5), run.descent.point)


@pytest.mark.parametrize("share", [0.0, 0.25, 1.0])
def test_on_its_way_the_ball_is_between_two_points(run: Run, share: float) -> None:
    before, after = run.points(2, 4)
    np.testing.assert_allclose(run.point_on_way(3, share), before + share * (after - before))


def test_at_the_start_there_is_no_way(run: Run) -> None:
    np.testing.assert_array_equal(run.point_on_way(0, 0.3), (2.0, 1.0))


def test_a_step_comes_from_history_or_is_the_one_to_come(run: Run) -> None:
    taken, coming = run.step_at(2), run.step_at(5)
    assert taken is not None
    assert coming is not None
    np.testing.assert_array_equal(taken.next_point, run.point_at(3))
    np.testing.assert_array_equal(coming.point, run.point_at(5))
    assert run.length == 5


def test_the_gradient_is_the_one_at_the_point(run: Run) -> None:
    np.testing.assert_array_equal(run.gradient_at(4), run.descent.cost.gradient(run.point_at(4)))


def test_the_status_is_that_of_the_end_only_at_the_end() -> None:
    rule = optimizers["gradient_descent"](learning_rate=1.0)
    run = Run.begin(costs["prediction"], rule, (5.0,), 0)
    assert run.advance()
    assert [run.status_at(each) for each in (0, 1)] == [Status.RUNNING, Status.CONVERGED]
    assert run.step_at(1) is None
    assert not run.advance()


def test_far_out_a_run_has_diverged_before_numbers_overflow() -> None:
    run = Run.begin(
        costs["rosenbrock"], optimizers["gradient_descent"](learning_rate=1.0), (2, 2), 0
    )
    while run.advance():
        pass
    assert run.descent.status is Status.DIVERGED
    assert np.abs(run.descent.point).max() <= 3000


def test_a_run_stalls_at_its_limit_of_steps() -> None:
    rule = optimizers["gradient_descent"](learning_rate=1e-3)
    run = Run.begin(costs["rosenbrock"], rule, (-1.2, 1.0), 0, step_limit=3)
    assert [run.advance() for _ in range(4)] == [True, True, True, False]
    assert run.status_at(3) is Status.STALLED


def test_without_any_time_it_still_gets_on_by_a_step(run: Run) -> None:
    assert run.reach(9, seconds=0.0)
    assert run.length == 6
    assert run.reach(9)
    assert run.length == 9
    assert not run.reach(9, seconds=0.0)
