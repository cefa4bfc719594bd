"""Formulas against the same cost written by hand, on 100,000 points."""

from __future__ import annotations

import numpy as np

from gdviz import cost_from_formula

POINTS = np.random.default_rng(0).uniform(-2, 2, (100_000, 2))
COST = cost_from_formula("(1 - x)**2 + 100*(y - x**2)**2")


def by_hand(points: np.ndarray) -> np.ndarray:
    x, y = points[..., 0], points[..., 1]
    return (1 - x) ** 2 + 100 * (y - x**2) ** 2


def gradient_by_hand(points: np.ndarray) -> np.ndarray:
    x, y = points[..., 0], points[..., 1]
    along_x = -2 * (1 - x) - 400 * x * (y - x**2)
    return np.stack([along_x, 200 * (y - x**2)], axis=-1)


def bench_bare_value_by_hand(measure) -> None:
    measure(lambda: by_hand(POINTS), rounds=60)


def bench_bare_gradient_by_hand(measure) -> None:
    measure(lambda: gradient_by_hand(POINTS), rounds=60)


def bench_value_of_a_formula(measure) -> None:
    against = "bench_bare_value_by_hand"
    measure(lambda: COST.value(POINTS), rounds=60, against=against, aim="at most 1.5")


def bench_gradient_of_a_formula(measure) -> None:
    against = "bench_bare_gradient_by_hand"
    measure(lambda: COST.gradient(POINTS), rounds=60, against=against, aim="at most 1.5")
