"""Records descents of optimizers that PyTorch lacks, from the papers' formulas: `papers.json`.

Run it with any Python: `python tests/reference/record_papers.py`. It uses plain numbers alone,
works on one coordinate after the other, and no test imports it.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path

STEPS = 200

Slopes = Callable[..., tuple[float, ...]]
COSTS: dict[str, tuple[Slopes, list[float]]] = {
    "ill_conditioned_bowl": (lambda x, y: (x, 20 * y), [-2.6, 1.1]),
    "rosenbrock": (
        lambda x, y: (-2 * (1 - x) - 400 * x * (y - x**2), 200 * (y - x**2)),
        [-1.2, 1.0],
    ),
    "himmelblau": (
        lambda x, y: (
            4 * x * (x**2 + y - 11) + 2 * (x + y**2 - 7),
            2 * (x**2 + y - 11) + 4 * y * (x + y**2 - 7),
        ),
        [-0.5, -1.0],
    ),
    "saddle": (lambda x, y: (x, y**3 - y), [-1.7, 0.01]),
    "tilted_double_well": (lambda x: (4 * x * (x**2 - 1) + 0.3,), [1.6]),
    "wavy_valley": (lambda x: (0.2 * x + 3 * math.cos(3 * x),), [4.4]),
}


class QHM:
    """Ma and Yarats 2019, equation 3, for one coordinate."""

    def __init__(self, learning_rate: float, momentum: float, nu: float) -> None:
        self.alpha, self.beta, self.nu, self.g = learning_rate, momentum, nu, 0.0

    def step(self, theta: float, slope: float) -> float:
        self.g = self.beta * self.g + (1 - self.beta) * slope
        return theta - self.alpha * ((1 - self.nu) * slope + self.nu * self.g)


class QHAdam:
    """Ma and Yarats 2019, section 4, for one coordinate."""

    def __init__(
        self,
        learning_rate: float,
        beta1: float,
        beta2: float,
        nu1: float,
        nu2: float,
        epsilon: float,
    ) -> None:
        self.alpha, self.beta1, self.beta2 = learning_rate, beta1, beta2
        self.nu1, self.nu2, self.epsilon = nu1, nu2, epsilon
        self.g, self.s, self.t = 0.0, 0.0, 0

    def step(self, theta: float, slope: float) -> float:
        self.t += 1
        self.g = self.beta1 * self.g + (1 - self.beta1) * slope
        self.s = self.beta2 * self.s + (1 - self.beta2) * slope**2
        g = self.g / (1 - self.beta1**self.t)
        s = self.s / (1 - self.beta2**self.t)
        above = (1 - self.nu1) * slope + self.nu1 * g
        below = math.sqrt((1 - self.nu2) * slope**2 + self.nu2 * s) + self.epsilon
        return theta - self.alpha * above / below


class Lion:
    """Chen et al. 2023, algorithm 2, for one coordinate."""

    def __init__(
        self, learning_rate: float, beta1: float, beta2: float, weight_decay: float
    ) -> None:
        self.eta, self.beta1, self.beta2, self.decay = learning_rate, beta1, beta2, weight_decay
        self.m = 0.0

    def step(self, theta: float, slope: float) -> float:
        c = self.beta1 * self.m + (1 - self.beta1) * slope
        sign = (c > 0) - (c < 0)
        theta = theta - self.eta * (sign + self.decay * theta)
        self.m = self.beta2 * self.m + (1 - self.beta2) * slope
        return theta


OPTIMIZERS = [
    ("qhm", QHM, {"learning_rate": 8e-4, "momentum": 0.999, "nu": 0.7}),
    ("qhm", QHM, {"learning_rate": 8e-4, "momentum": 0.9, "nu": 0.4}),
    (
        "qhadam",
        QHAdam,
        {
            "learning_rate": 1e-3,
            "beta1": 0.995,
            "beta2": 0.999,
            "nu1": 0.7,
            "nu2": 1.0,
            "epsilon": 1e-8,
        },
    ),
    (
        "qhadam",
        QHAdam,
        {
            "learning_rate": 0.01,
            "beta1": 0.9,
            "beta2": 0.95,
            "nu1": 0.6,
            "nu2": 0.8,
            "epsilon": 1e-4,
        },
    ),
    ("lion", Lion, {"learning_rate": 1e-4, "beta1": 0.9, "beta2": 0.99, "weight_decay": 0.0}),
    ("lion", Lion, {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.95, "weight_decay": 0.1}),
]


def descend(slopes: Slopes, start: list[float], make: type, fields: dict[str, float]) -> list[str]:
    """The points after each step, each number as `float.hex` writes it."""
    rules = [make(**fields) for _ in start]
    point, points = start, []
    for _ in range(STEPS):
        seen = zip(rules, point, slopes(*point), strict=True)
        point = [rule.step(theta, slope) for rule, theta, slope in seen]
        points.append(" ".join(number.hex() for number in point))
    return points


def main() -> None:
    records = [
        {"optimizer": name, "fields": fields, "cost": cost, "points": descend(*how, make, fields)}
        for name, make, fields in OPTIMIZERS
        for cost, how in COSTS.items()
    ]
    found = {"starts": {name: start for name, (_, start) in COSTS.items()}, "records": records}
    text = json.dumps(found, indent=0)
    Path(__file__).with_name("papers.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
