"""Batches of descents: nanoseconds a point-step, which is one step of one start."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from gdviz import costs, optimizers
from gdviz.engine.batch import descend_batch, descend_to_end
from gdviz.engine.chunks import core_count, divide

COUNT, STEPS = 2**18, 50
BARE = "bench_bare_adam_on_a_batch_in_numpy_on_one_core"
AIM = "at most 20 ns on two cores"

STARTS = costs["rosenbrock"].domain.sample(np.random.default_rng(0), COUNT)


def _bare_adam(points: np.ndarray) -> np.ndarray:
    """The same arithmetic on Rosenbrock's function, (2, n), with no engine around it.

    Nobody looks whether anything has become infinite, and nothing is kept.
    """
    mean, square = np.zeros_like(points), np.zeros_like(points)
    for count in range(1, STEPS + 1):
        x, y = points
        value = (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
        gradient = np.empty_like(points)
        gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x)
        gradient[1] = 200 * (y - x * x)
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * (gradient * gradient)
        corrected = mean / (1 - 0.9**count), square / (1 - 0.999**count)
        points = points - 0.001 * corrected[0] / (np.sqrt(corrected[1]) + 1e-8)
    assert len(value) == len(x)
    return points


@pytest.fixture
def measure_a_point_step(
    measure: Callable[..., None], benchmark: Any, rounds: int
) -> Callable[..., None]:
    """Measure work on all starts by all steps; the table shows it for one of each."""

    def run(act: Callable[[], object], **options: Any) -> None:
        benchmark.extra_info["per"] = COUNT * STEPS
        measure(act, rounds=rounds, **options)

    return run


def bench_bare_adam_on_a_batch_in_numpy_on_one_core(measure_a_point_step) -> None:
    chunks = [np.ascontiguousarray(STARTS[i : i + 2**14].T) for i in range(0, COUNT, 2**14)]
    measure_a_point_step(lambda: [_bare_adam(chunk) for chunk in chunks])


def bench_bare_adam_on_a_batch_in_numpy_on_all_cores(measure_a_point_step) -> None:
    chunks = [np.ascontiguousarray(STARTS[rows].T) for rows in divide(COUNT, 2)]
    with ThreadPoolExecutor(core_count()) as pool:
        measure_a_point_step(lambda: list(pool.map(_bare_adam, chunks)), against=BARE)


def bench_ends_of_a_batch(measure_a_point_step) -> None:
    def descend() -> object:
        return descend_to_end("rosenbrock", STARTS, optimizers["adam"](), STEPS)

    measure_a_point_step(descend, against=BARE, aim=AIM)


def bench_trajectories_of_a_batch(measure_a_point_step) -> None:
    def descend() -> object:
        return descend_batch("rosenbrock", STARTS, optimizers["adam"](), STEPS)

    measure_a_point_step(descend, against=BARE, aim=AIM)
