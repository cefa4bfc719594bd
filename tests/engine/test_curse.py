"""The curse of dimensionality: needs against closed forms, laws that hold, plain words."""

from __future__ import annotations

import math
import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gdviz import Descent, costs, optimizers
from gdviz.engine import chunks
from gdviz.engine.brute_force.points import grid_points, random_points
from gdviz.engine.curse import (
    NETWORKS,
    Curse,
    CurseRow,
    GridGrowth,
    Known,
    Need,
    RandomGrowth,
    Unit,
    curse_of_dimensionality,
    descended,
    in_words,
    measured,
)
from gdviz.engine.curse.durations import log10_in_words
from gdviz.engine.curse.growth import Bowl, bowls_of
from gdviz.engine.prices import gradient_price

#: So long that time is never up in a test.
AGES = 1e9
#: So short that a search has one round and a grid no time at all.
AT_ONCE = 1e-9


def nobody_minds() -> None:
    """Whether to go on: yes."""


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that goes on by a millisecond whenever somebody looks at it."""
    ticks: Iterator[int] = count()
    for module in (measured, descended):
        monkeypatch.setattr(module, "perf_counter", lambda: next(ticks) * 1e-3)


def sphere_need(dimension: int, error: float) -> float:
    """The domain's volume over that of the ball with r² = ε: 6^d Γ(1 + d/2) / (π ε)^(d/2)."""
    ln = dimension * math.log(6) + math.lgamma(1 + dimension / 2)
    return math.exp(ln - dimension / 2 * math.log(math.pi * error))


@pytest.mark.parametrize(("dimension", "error"), [(1, 1e-3), (2, 0.01), (3, 0.1), (4, 0.3)])
def test_random_search_needs_one_over_the_share_of_good_points(
    dimension: int, error: float
) -> None:
    hits = measured.random_hits(costs[f"sphere_{dimension}d"], error, AGES, nobody_minds)
    assert (hits.hits, hits.enough) == (measured.HITS, True)
    # 400 hits have a standard error of 5 %.
    assert hits.needed == pytest.approx(sphere_need(dimension, error), rel=0.2)


@pytest.mark.parametrize("cores", [1, 3])
def test_hits_are_counted_one_by_one_up_to_the_last(
    cores: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "core_count", lambda: cores)
    cost = costs["rastrigin_2d"]
    hits = measured.random_hits(cost, 20.0, AGES, nobody_minds, seed=7)
    points = random_points(cost.domain, 7, 0, hits.evaluations)
    good = [float(cost.value(point)) <= 20.0 for point in points]
    assert (sum(good), good[-1]) == (measured.HITS, True)


def test_a_search_out_of_time_tells_how_far_it_came() -> None:
    none = measured.random_hits(costs["sphere_10d"], 1e-6, AT_ONCE, nobody_minds)
    assert (none.hits, none.evaluations, none.enough) == (0, measured.FIRST_ROUND, False)
    assert none.per_second > 0


@pytest.mark.parametrize(("dimension", "error"), [(1, 0.01), (2, 0.02), (3, 0.1), (4, 0.5)])
def test_half_of_all_shifted_grids_are_fine_enough_and_no_coarser_ones(
    dimension: int, error: float
) -> None:
    cost = costs[f"sphere_{dimension}d"]
    per_axis = measured.grid_per_axis(cost, error, AGES, nobody_minds)
    shifts = measured.shifts_for(dimension)

    def good(size: int) -> int:
        grids = [grid_points(cost.domain, size, 0, size**dimension, shift) for shift in shifts]
        return sum(bool((cost.value(grid) <= error).any()) for grid in grids)

    assert per_axis is not None
    assert 2 * good(per_axis) > measured.SHIFTS >= 2 * good(per_axis - 1)
    # A miss of h²/12 in the mean square of each coordinate; the median of one is 3/4 of that.
    expected = 6 * math.sqrt(dimension / (12 * error))
    assert per_axis == pytest.approx(expected, rel=0.2)


@pytest.mark.usefixtures("clock")
def test_a_grid_that_takes_too_long_is_not_known() -> None:
    cost = costs["sphere_9d"]
    assert measured.grid_per_axis(cost, 1e-3, 0.1, nobody_minds) is None


@pytest.mark.parametrize("name", ["sphere_1d", "sphere_7d", "rosenbrock_3d"])
def test_a_descent_needs_what_it_asks_until_it_is_there(name: str) -> None:
    cost, rule = costs[name], optimizers["adam"](0.05)
    need = descended.descent_need(cost, rule, 0.01, AGES, nobody_minds)
    descent = Descent(cost, rule, cost.start)
    while descent.trajectory.costs[-1] > 0.01:
        descent.advance()
    looks = descent.step_count + 1
    assert need.known is Known.MEASURED
    assert need.evaluations == pytest.approx(looks * (1 + gradient_price(cost)))


def test_a_descent_that_rests_elsewhere_begins_anew_and_pays_for_both() -> None:
    cost = costs["rastrigin_1d"]
    rule = optimizers["gradient_descent"]().suited_to(cost)
    alone = Descent(cost, rule, cost.start, tolerance=descended.LEVEL)
    while alone.status.name == "RUNNING":
        alone.advance()
    assert alone.trajectory.costs[-1] > 1, "the default start leads to another minimum"
    need = descended.descent_need(cost, rule, 0.01, AGES, nobody_minds)
    assert need.known is Known.MEASURED
    assert need.evaluations > (alone.step_count + 1) * (1 + gradient_price(cost))


@pytest.mark.usefixtures("clock")
def test_a_descent_out_of_time_needs_at_least_what_it_has_spent() -> None:
    rule = optimizers["gradient_descent"](1e-9)
    need = descended.descent_need(costs["rosenbrock_5d"], rule, 0.01, 0.05, nobody_minds)
    assert need.known is Known.AT_LEAST
    assert need.evaluations > 32


def last(family: str, error: float, dimensions: range | list[int], **limits: float) -> Curse:
    """The last table."""
    *_, table = curse_of_dimensionality(family, error, dimensions, **limits)
    return table


def row(table: Curse, dimension: int) -> CurseRow:
    return next(each for each in table.rows if each.dimension == dimension)


def test_what_is_not_measured_is_carried_on_from_what_is() -> None:
    table = last("sphere", 0.01, [1, 2, 3, 10, 20], seconds=AT_ONCE)
    # In one round of 4,096 there are some 135 hits in one dimension, three or four in two.
    known = [each.random.known for each in table.rows if each.random is not None]
    assert known == [Known.MEASURED] + [Known.EXTRAPOLATED] * 4
    for dimension, tolerance in ((2, 0.3), (3, 0.5), (10, 2.0), (20, 4.0)):
        need = row(table, dimension).random
        assert need is not None
        exact = math.log(sphere_need(dimension, 0.01))
        assert need.log10_evaluations * math.log(10) == pytest.approx(exact, abs=tolerance)


def test_measured_dimensions_make_the_law_of_the_sphere_exact() -> None:
    functions = {d: costs[f"sphere_{d}d"] for d in range(1, 21)}
    bowls = bowls_of(functions)
    exact = {d: sphere_need(d, 0.01) for d in (1, 2, 3)}
    law = RandomGrowth.fitted(exact, dict.fromkeys(exact, 400), bowls)
    assert law is not None
    assert law.intercept == pytest.approx(0, abs=1e-9)
    assert law.slope == pytest.approx(math.log(6) - 0.5 * math.log(2 * math.pi * 0.01))
    for dimension in (4, 10, 20):
        expected = math.log10(sphere_need(dimension, 0.01))
        assert law.log10_evaluations(dimension, bowls[dimension]) == pytest.approx(expected)


def test_the_law_of_random_search_foresees_rosenbrocks_valley() -> None:
    """From two dimensions to three, whose need is measured as well."""
    functions = {d: costs[f"rosenbrock_{d}d"] for d in (2, 3)}
    hits = measured.random_hits(functions[2], 0.3, AGES, nobody_minds)
    law = RandomGrowth.fitted({2: hits.needed}, {2: hits.hits}, bowls_of(functions))
    assert law is not None
    seen = measured.random_hits(functions[3], 0.3, AGES, nobody_minds)
    foreseen = 10 ** law.log10_evaluations(3, bowls_of(functions)[3])
    assert foreseen == pytest.approx(seen.needed, rel=0.3)


def test_the_law_of_the_grid_on_the_sphere_is_that_of_mean_squares() -> None:
    functions = {d: costs[f"sphere_{d}d"] for d in (2, 3, 4, 10)}
    per_axis = {
        d: measured.grid_per_axis(functions[d], 0.05, AGES, nobody_minds) or 0 for d in (2, 3, 4)
    }
    bowls = bowls_of(functions)
    law = GridGrowth.fitted(per_axis, bowls)
    assert law is not None
    # trace H = 2 d, so c √(2 d) = w √(d / (12 ε)).
    assert law.per_root == pytest.approx(6 / math.sqrt(24 * 0.05), rel=0.1)
    points = round(10 ** (law.log10_evaluations(10, bowls[10]) / 10))
    assert points == math.ceil(law.per_root * math.sqrt(20) - 1e-9)


def test_a_kink_makes_all_bowls_round() -> None:
    functions = {d: costs[f"ackley_{d}d"] for d in (1, 2)}
    assert bowls_of(functions) == {1: Bowl(0.0, 1.0), 2: Bowl(0.0, 2.0)}
    table = last("ackley", 0.5, [1, 2, 5], seconds=AT_ONCE)
    assert all(each.random is not None for each in table.rows)


@pytest.mark.usefixtures("clock")
def test_the_table_grows_by_a_dimension_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measured, "ROUND_SECONDS", 0.0)  # rounds of 4,096, two ticks each
    tables = list(curse_of_dimensionality("sphere", 0.05, range(1, 6), seconds=0.2))
    assert [each.share for each in tables] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0])
    for done, table in enumerate(tables, start=1):
        assert [each.dimension for each in table.rows] == [1, 2, 3, 4, 5]
        assert [each.descent is not None for each in table.rows] == [
            each <= done for each in range(1, 6)
        ]
    needs: list[Need] = [need for each in table.rows for need in (each.random, each.grid) if need]
    assert len(needs) == 10
    assert {need.known for need in needs} == {Known.MEASURED, Known.EXTRAPOLATED}
    assert all(need.per_second > 0 for need in needs)
    for name in ("random", "grid"):
        logs = [getattr(each, name).log10_evaluations for each in table.rows]
        assert logs == sorted(logs)
        known = [getattr(each, name).known for each in table.rows]
        first = known.index(Known.EXTRAPOLATED)
        assert set(known[first:]) == {Known.EXTRAPOLATED}, "measured after it was given up"


def test_dimensions_that_a_family_lacks_are_left_out() -> None:
    table = last("rosenbrock", 5.0, range(1, 4), seconds=AT_ONCE)
    assert [each.dimension for each in table.rows] == [2, 3]


def test_any_optimizer_may_descend() -> None:
    rule = optimizers["bfgs"]()
    for optimizer in ("bfgs", rule):
        *_, table = curse_of_dimensionality("sphere", 0.01, [2], optimizer, seconds=AT_ONCE * 1e9)
        assert table.rows[0].descent is not None
        assert table.rows[0].descent.evaluations < 30


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"family": "saddle"}, "'saddle' is no cost for any number of parameters; known: sphere"),
        ({"error": 0.0}, "the error must be above 0 and finite, not 0"),
        ({"error": math.nan}, "the error must be above 0"),
        ({"seconds": math.inf}, "the time for each measurement must be above 0 and finite"),
        ({"dimensions": []}, "dimensions must be whole numbers from 1 to 1000"),
        ({"dimensions": [0, 1]}, "dimensions must be whole numbers from 1"),
        ({"dimensions": [10**6]}, "dimensions must be whole numbers from 1"),
        ({"family": "rosenbrock", "dimensions": [1]}, "rosenbrock has none of the dimensions"),
        ({"optimizer": "guessing"}, "unknown optimizer 'guessing'"),
    ],
)
def test_what_is_not_possible_is_refused_at_once(arguments: dict[str, object], words: str) -> None:
    with pytest.raises((ValueError, KeyError), match=words):
        curse_of_dimensionality(**{"family": "sphere", **arguments})


def test_it_is_cancelled_at_any_moment_and_leaves_no_thread() -> None:
    before = threading.active_count()
    for asked in (1, 2, 5, 20):
        answers = iter([True] * asked + [False])
        table = curse_of_dimensionality(
            "rastrigin", 1e-6, on_progress=lambda _, answers=answers: next(answers)
        )
        with pytest.raises(CancelledError):
            list(table)
    assert threading.active_count() == before


def test_progress_is_the_share_of_dimensions() -> None:
    shares: list[float] = []

    def hear(share: float) -> bool:
        shares.append(share)
        return True

    list(curse_of_dimensionality("sphere", 1.0, [1, 2], seconds=AT_ONCE, on_progress=hear))
    assert set(shares) == {0.0, 0.5, 1.0}
    assert shares == sorted(shares)


YEAR = 365.25 * 24 * 3600


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3e-9, "0.003 microseconds"),
        (2.5e-6, "2.5 microseconds"),
        (0.001, "1 milliseconds"),
        (59.0, "59 seconds"),
        (60.0, "1 minutes"),
        (7200.0, "2 hours"),
        (86400.0 * 30, "30 days"),
        (YEAR, "1 years"),
        (5200 * YEAR, "5.2 thousand years"),
        (3.1e6 * YEAR, "3.1 million years"),
        (2e9 * YEAR, "2 billion years"),
        (13.8e9 * YEAR * 42, "42 times the age of the universe"),
    ],
)
def test_durations_in_plain_words(seconds: float, words: str) -> None:
    duration = in_words(seconds)
    assert duration.unit.template.format(f"{duration.number:.3g}") == words


@given(st.floats(1e-6, 1e300))
def test_a_duration_is_its_number_of_units(seconds: float) -> None:
    duration = in_words(seconds)
    assert duration.number * duration.unit.seconds == pytest.approx(seconds)
    assert duration.number > 1 - 1e-6


@pytest.mark.parametrize("wrong", [0.0, -1.0, math.inf, math.nan])
def test_no_duration_is_zero_or_endless(wrong: float) -> None:
    with pytest.raises(ValueError, match="a duration must be above 0 and finite"):
        in_words(wrong)


def test_needs_beyond_all_floats_keep_their_logarithm() -> None:
    need = Need(5000.0, Known.EXTRAPOLATED, 1e7)
    assert need.evaluations == math.inf
    assert need.duration.unit is Unit.AGES_OF_THE_UNIVERSE
    expected = 5000 - 7 - math.log10(13.8e9 * YEAR)
    assert need.duration.log10_number == pytest.approx(expected)
    assert log10_in_words(need.log10_evaluations).number == math.inf


def test_real_networks_stand_on_the_same_axis() -> None:
    small, large = NETWORKS
    assert small.weights == (2 * 3 + 3) + (3 * 1 + 1) == 13
    assert large.weights == 60_000
