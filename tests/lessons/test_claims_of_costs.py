"""What the shipped lessons say of costs of one and two parameters holds."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.session.run import Run
from tests.lessons.shown import LOCAL, MOMENTUM, ROLE, Shown, nearest, shown, slope


def left(here: Shown, run: int = 0) -> float:
    """What is left of the way to the nearest minimum, as a share."""
    several, goal = here.runs[run], here.cost.minima[0].point
    there, now = (np.abs(several.point_at(k) - goal).max() for k in (0, here.playhead))
    return float(now / there)


@pytest.mark.parametrize(
    ("title", "least", "most"),
    [
        ("The learning rate: too small", 0.8, 0.9),  # not even a fifth of the way is done
        ("The learning rate: right", 0.0, 0.001),
        ("The learning rate: too large", 0.1, 0.3),
        ("Again and again, until it is least", 0.0, 1e-4),
        ("A fit is a point on a surface", 0.0, 0.05),
    ],
)
def test_a_learning_rate_does_what_the_words_say(title: str, least: float, most: float) -> None:
    assert least <= left(shown(ROLE, title)) <= most


def test_too_large_a_rate_jumps_to_and_fro_and_gets_lower() -> None:
    here = shown(ROLE, "The learning rate: too large")
    points, costs = here.run.points(0, here.playhead + 1)[:, 0], here.run.costs(0, 17)
    assert (np.diff(np.sign(points - 2.0)) != 0).all()
    assert (np.diff(costs) < 0).all()
    assert (costs[1:] > 0.8 * costs[:-1]).all(), "only just"


def test_most_random_tries_are_wasted_and_a_grid_has_every_crossing() -> None:
    random, grid = (
        shown(ROLE, f"Brute force, {each}")
        for each in ("one: try at random", "two: try every combination")
    )
    bests = random.run.costs(0, random.playhead + 1)
    assert (np.diff(bests) <= 0).all()
    assert (np.diff(bests) < 0).sum() < random.playhead
    tried = grid.run.tried(0, grid.playhead + 1)
    assert len(tried) > 200
    assert {len(np.unique(np.round(column, 9))) for column in tried.T} <= {15, 16}


def test_each_cost_of_the_same_data_has_its_own_minimum() -> None:
    here = shown(ROLE, "Choosing the cost function")
    lowest = [run.descent.cost.minima[0].point for run in here.runs if run.descent.cost.minima]
    assert len(lowest) >= 4
    for index, one in enumerate(lowest):
        for other in lowest[:index]:
            assert np.abs(one - other).max() > 0.01


def test_momentum_is_ahead_in_the_valley() -> None:
    plain, heavy = shown(MOMENTUM, "A ball with mass").ends
    assert plain > 1.0
    assert heavy < 0.02


def overshoot(run: Run, steps: int) -> float:
    """How far beyond the bottom at 0 a ball comes that starts on its left."""
    return float(run.points(0, steps + 1).max())


def test_a_heavy_ball_overshoots_and_nesterov_brakes() -> None:
    plain, heavy = shown(MOMENTUM, "Momentum overshoots").runs
    assert overshoot(plain, 30) <= 0 < 1 < overshoot(heavy, 30)
    heavy, looking = shown(MOMENTUM, "Nesterov looks ahead").runs
    assert 0 < overshoot(looking, 30) < 0.7 * overshoot(heavy, 30)


def test_adam_leaves_the_saddle_before_plain_descent() -> None:
    plain, adam = shown(MOMENTUM, "What Adam scales").runs
    away = [np.abs(run.points(0, 91)[:, 1]) > 0.5 for run in (plain, adam)]
    assert np.argmax(away[1]) < 10 < 40 < np.argmax(away[0])


@pytest.mark.parametrize(
    ("title", "run", "left_one"),
    [
        ("Another start, another end", 0, True),
        ("Momentum can roll over a hill", 0, False),
        ("Momentum can roll over a hill", 1, True),
    ],
)
def test_the_deeper_valley_is_found_by_another_start_or_momentum(
    title: str, run: int, left_one: bool
) -> None:
    here = shown(LOCAL, title)
    end = here.runs[run].point_at(here.playhead)
    assert bool(end[0] < 0) is left_one
    assert np.abs(nearest(here.cost, end) - end).max() < 0.01


def test_of_many_valleys_it_is_not_the_lowest() -> None:
    here = shown(LOCAL, "Many valleys")
    assert np.abs(slope(here.cost, here.point)).max() < 1e-3
    assert here.ends[0] > float(here.cost.minima[0].value) + 1


def test_several_starts_end_in_different_valleys_and_the_best_is_the_deepest() -> None:
    here = shown(LOCAL, "So: start often")
    ends = here.ends
    assert min(np.diff(sorted(ends))) > 1
    assert min(ends) == pytest.approx(float(here.cost.minima[0].value), abs=1e-3)
