"""The engine without a window."""

from __future__ import annotations

import numpy as np

from gdviz import Descent, optimizers


def bench_bare_adam_step_in_numpy(measure) -> None:
    """The same arithmetic on Rosenbrock's function, written out with no engine around it."""
    point, mean, square, count = np.array([-1.2, 1.0]), np.zeros(2), np.zeros(2), 0

    def step() -> None:
        nonlocal point, mean, square, count
        x, y = point
        value = (1 - x) ** 2 + 100 * (y - x * x) ** 2
        gradient = np.array([-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)])
        count += 1
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient * gradient
        corrected = mean / (1 - 0.9**count), square / (1 - 0.999**count)
        point = point - 0.001 * corrected[0] / (np.sqrt(corrected[1]) + 1e-8)
        assert value >= 0

    measure(step, iterations=200, rounds=50)


def bench_advance_with_adam_on_rosenbrock(measure) -> None:
    descent = Descent("rosenbrock", optimizers["adam"](), (-1.2, 1.0), step_limit=10**6)
    aim = "at most 40 µs"
    against = "bench_bare_adam_step_in_numpy"
    measure(descent.advance, iterations=200, rounds=50, against=against, aim=aim)
