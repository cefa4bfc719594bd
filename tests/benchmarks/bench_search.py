"""Searches, sweeps and counts: evaluations a second, and what counting costs a step."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from gdviz import Descent, costs, grid_search, optimizers, random_search, sweep_learning_rates
from gdviz.engine.brute_force import RandomSearch, Search
from gdviz.engine.chunks import core_count

COUNT, BLOCK = 2**22, 2**13
BARE = "bench_bare_random_points_on_rosenbrock_on_all_cores"
AIM = "at most 50 ns: 20 million a second"

LOW, SPAN = costs["rosenbrock"].domain.lower, costs["rosenbrock"].domain.span


def _bare_block(number: int) -> float:
    """The least cost of a block of random points, with no engine around it."""
    bits = np.random.Philox(key=0, counter=number * BLOCK)
    shares = np.random.Generator(bits).random((2, BLOCK))
    x, y = LOW[0] + SPAN[0] * shares[0], LOW[1] + SPAN[1] * shares[1]
    values = (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
    return float(values.min())


@pytest.fixture
def measure_an_evaluation(
    measure: Callable[..., None], benchmark: Any, rounds: int
) -> Callable[..., None]:
    """Measure a whole search; the table shows it for one evaluation."""

    def run(act: Callable[[], object], **options: Any) -> None:
        benchmark.extra_info["per"] = COUNT
        measure(act, rounds=rounds, **options)

    return run


def bench_bare_random_points_on_rosenbrock_on_all_cores(measure_an_evaluation) -> None:
    with ThreadPoolExecutor(core_count()) as pool:
        measure_an_evaluation(lambda: min(pool.map(_bare_block, range(COUNT // BLOCK))))


def bench_random_search_of_rosenbrock_an_evaluation(measure_an_evaluation) -> None:
    measure_an_evaluation(lambda: random_search("rosenbrock", COUNT), against=BARE, aim=AIM)


def bench_grid_search_of_rosenbrock_an_evaluation(measure_an_evaluation) -> None:
    measure_an_evaluation(lambda: grid_search("rosenbrock", COUNT), against=BARE, aim=AIM)


def bench_random_search_in_ten_dimensions_an_evaluation(measure_an_evaluation) -> None:
    measure_an_evaluation(lambda: random_search("rosenbrock_10d", COUNT), against=BARE)


def bench_one_step_of_a_random_search(measure) -> None:
    search = Search("rosenbrock", RandomSearch(), (-1.2, 1.0), step_limit=10**9)
    measure(search.advance)


def bench_one_step_of_a_line_search_with_its_counts(measure) -> None:
    rule = optimizers["line_search"](1e-3)
    descent = Descent("rosenbrock", rule, (-1.2, 1.0), step_limit=10**9)
    measure(descent.advance)


def bench_learning_rate_sweep_of_151_rates_and_1000_steps(measure, rounds: int) -> None:
    rule = optimizers["gradient_descent"]()

    def sweep() -> object:
        return sweep_learning_rates("ill_conditioned_bowl", rule, (-2.6, 1.1))

    measure(sweep, rounds=rounds)


def bench_coarse_learning_rate_sweep_of_17_rates(measure, rounds: int) -> None:
    rule = optimizers["gradient_descent"]()

    def sweep() -> object:
        return sweep_learning_rates("ill_conditioned_bowl", rule, (-2.6, 1.1), count=17)

    measure(sweep, rounds=rounds)
