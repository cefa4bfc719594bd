"""A descent knows when it is over, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from numpy.typing import ArrayLike

from gdviz import Descent, Optimizer, Status, descend, optimizers
from tests.engine.every import every_optimizer
from tests.engine.parabola import HALVING, PLAIN, parabola, run_out, take


def test_a_descent_converges_at_the_first_slope_below_the_tolerance() -> None:
    descent = run_out(parabola(tolerance=0.25))
    assert descent.status is Status.CONVERGED
    assert descent.trajectory.gradients[:, 0].tolist() == [2, 1, 0.5, 0.25, 0.125]


def test_the_tolerance_is_held_against_the_norm_of_the_gradient() -> None:
    def status(tolerance: float) -> Status:
        return Descent("ill_conditioned_bowl", HALVING, (3.0, 0.2), tolerance=tolerance).status

    assert status(5.0) is Status.RUNNING
    assert status(5.0001) is Status.CONVERGED


def test_a_start_in_the_minimum_has_converged_at_once() -> None:
    descent = parabola(2.0, tolerance=1e-12)
    assert descent.status is Status.CONVERGED
    assert len(descent.trajectory) == 0


def test_without_a_tolerance_a_descent_goes_on_in_the_minimum() -> None:
    descent = parabola(2.0, step_limit=5)
    assert [step.update.tolist() for step in take(descent, 5)] == [[0]] * 5
    assert descent.status is Status.STALLED


@pytest.mark.parametrize("limit", [0, 1, 2, 70])
def test_a_descent_stalls_when_it_is_out_of_steps(limit: int) -> None:
    descent = run_out(parabola(step_limit=limit))
    assert descent.status is Status.STALLED
    assert descent.step_count == len(descent.trajectory) == limit


def test_a_descent_that_arrives_with_its_last_step_has_converged() -> None:
    assert run_out(parabola(step_limit=1, tolerance=1.5)).status is Status.CONVERGED


@pytest.mark.parametrize(
    ("cost", "rate", "start"),
    [
        ("tilted_double_well", 1.0, [1.7]),  # grows until its cost overflows
        ("rosenbrock", 1.0, [-1.2, 1.0]),  # infinity less infinity is not a number
        ("himmelblau", 1e308, [-0.5, -1.0]),  # the very first move overflows
        ("prediction", 1e10, [4.0]),  # multiplies its distance by -1e10 each step
    ],
)
@pytest.mark.parametrize("name", ["gradient_descent", "momentum"])
def test_a_descent_that_grows_without_bound_diverges_at_its_last_finite_point(
    cost: str, rate: float, start: list[float], name: str
) -> None:
    descent = run_out(Descent(cost, optimizers[name](learning_rate=rate), start))
    path = descent.trajectory
    assert descent.status is path.status is Status.DIVERGED
    assert all(np.isfinite(seen).all() for seen in (path.points, path.costs, path.gradients))
    assert descent.point.tolist() == path.points[-1].tolist()
    assert len(path) == descent.step_count < 200


def test_the_step_that_diverges_is_shown_but_not_taken() -> None:
    descent = Descent("prediction", PLAIN(learning_rate=1e200), [4.0])
    step = descent.advance()
    assert step.index == 0
    assert step.next_point.tolist() == [-2e200]
    assert descent.status is Status.DIVERGED
    assert (descent.step_count, descent.point.tolist()) == (0, [4])


@every_optimizer
def test_a_huge_learning_rate_ends_every_optimizer_without_a_word(rule: type[Optimizer]) -> None:
    descent = Descent("rosenbrock", rule(learning_rate=1e300), (-1.2, 1.0), step_limit=1000)
    bounded = rule is optimizers["rprop"]  # no stride of it is longer than 50
    assert run_out(descent).status is (Status.STALLED if bounded else Status.DIVERGED)


def test_a_start_whose_cost_overflows_has_diverged_at_once() -> None:
    descent = Descent("rosenbrock", PLAIN(), (1e200, 0.0))
    assert descent.status is Status.DIVERGED
    assert descent.trajectory.points.tolist() == [[1e200, 0]]


@pytest.mark.parametrize("start", [4.0, 0.0])
def test_a_descent_diverges_when_a_coordinate_would_exceed_the_bound(start: float) -> None:
    descent = Descent("prediction", PLAIN(learning_rate=3.0), [start], bound=33.9)
    path = run_out(descent).trajectory.points[:, 0]
    assert descent.status is Status.DIVERGED
    assert (np.abs(path) <= 33.9).all()
    assert np.abs(2 - 2 * (path[-1] - 2)) > 33.9


def test_a_point_on_the_bound_is_still_inside() -> None:
    descent = Descent("prediction", PLAIN(learning_rate=3.0), [4.0], bound=10.0)
    take(descent, 3)
    assert descent.trajectory.points.tolist() == [[4], [-2], [10]]
    assert descent.status is Status.DIVERGED


@pytest.mark.parametrize(
    "ended",
    [
        lambda: parabola(2.0, tolerance=1.0),
        lambda: parabola(step_limit=3),
        lambda: Descent("rosenbrock", PLAIN(learning_rate=1.0), (-1.2, 1.0)),
    ],
    ids=["converged", "stalled", "diverged"],
)
def test_an_ended_descent_does_not_advance(
    ended: Callable[[], Descent],
) -> None:
    descent = run_out(ended())
    points, words = descent.trajectory.points.tolist(), descent.status.value
    with pytest.raises(RuntimeError, match=words):
        descent.advance()
    assert descent.trajectory.points.tolist() == points


def test_a_status_is_a_sentence() -> None:
    assert all(status.value[0].isupper() and status.value.endswith(".") for status in Status)


def endings(start: Sequence[float]) -> dict[float, tuple[Status, int]]:
    """How descents of at most 20 steps from a start end, by their tolerance."""
    paths = {limit: descend("prediction", start, HALVING, 20, limit) for limit in (0.0, 0.5)}
    return {limit: (path.status, len(path)) for limit, path in paths.items()}


def test_descend_stops_early_only_below_a_tolerance_that_was_asked_for() -> None:
    assert endings([4.0]) == {0.0: (Status.STALLED, 20), 0.5: (Status.CONVERGED, 3)}
    assert endings([2.0]) == {0.0: (Status.STALLED, 20), 0.5: (Status.CONVERGED, 0)}


def test_descend_stops_where_it_diverges() -> None:
    path = descend("tilted_double_well", [1.7], PLAIN(learning_rate=1.0), steps=100)
    assert path.status is Status.DIVERGED
    assert len(path) < 20


@pytest.mark.parametrize("start", [[4.0], [[4.0]]])
def test_no_steps_leave_the_start(start: ArrayLike) -> None:
    path = descend("prediction", start, HALVING, steps=0)
    assert len(path) == 0
    assert np.all(path.status == Status.STALLED)
