"""Records descents of PyTorch's optimizers: `torch.json` beside it.

Run it where torch 2.13 is installed: `python tests/reference/record_torch.py`. Nothing of gdviz is
used, and no test imports this file. The costs are written here once more and differentiated by
PyTorch itself; all numbers are of double precision.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

STEPS = 200

Cost = Callable[..., torch.Tensor]

COSTS: dict[str, tuple[Cost, list[float]]] = {
    "ill_conditioned_bowl": (lambda x, y: 0.5 * (x**2 + 20 * y**2), [-2.6, 1.1]),
    "rosenbrock": (lambda x, y: (1 - x) ** 2 + 100 * (y - x**2) ** 2, [-1.2, 1.0]),
    "himmelblau": (lambda x, y: (x**2 + y - 11) ** 2 + (x + y**2 - 7) ** 2, [-0.5, -1.0]),
    "saddle": (lambda x, y: 0.5 * x**2 - 0.5 * y**2 + 0.25 * y**4, [-1.7, 0.01]),
    "tilted_double_well": (lambda x: (x**2 - 1) ** 2 + 0.3 * x, [1.6]),
    "wavy_valley": (lambda x: 0.1 * x**2 + torch.sin(3 * x) + 1, [4.4]),
}

optim = torch.optim
#: Name and fields in gdviz, PyTorch's class and its own arguments.
OPTIMIZERS: list[tuple[str, dict[str, Any], Any, dict[str, Any]]] = [
    ("gradient_descent", {"learning_rate": 8e-4}, optim.SGD, {"lr": 8e-4}),
    (
        "momentum",
        {"learning_rate": 4e-4, "momentum": 0.8},
        optim.SGD,
        {"lr": 4e-4, "momentum": 0.8},
    ),
    (
        "nesterov",
        {"learning_rate": 4e-4, "momentum": 0.7},
        optim.SGD,
        {"lr": 4e-4, "momentum": 0.7, "nesterov": True},
    ),
    ("adagrad", {}, optim.Adagrad, {}),
    (
        "adagrad",
        {"learning_rate": 0.1, "epsilon": 1e-6},
        optim.Adagrad,
        {"lr": 0.1, "eps": 1e-6},
    ),
    ("adadelta", {}, optim.Adadelta, {}),
    (
        "adadelta",
        {"learning_rate": 0.5, "decay": 0.8, "epsilon": 1e-5},
        optim.Adadelta,
        {"lr": 0.5, "rho": 0.8, "eps": 1e-5},
    ),
    ("rmsprop", {}, optim.RMSprop, {}),
    (
        "rmsprop",
        {"learning_rate": 0.004, "decay": 0.9, "epsilon": 1e-4},
        optim.RMSprop,
        {"lr": 0.004, "alpha": 0.9, "eps": 1e-4},
    ),
    ("adam", {}, optim.Adam, {}),
    (
        "adam",
        {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4},
        optim.Adam,
        {"lr": 0.02, "betas": (0.8, 0.95), "eps": 1e-4},
    ),
    ("amsgrad", {}, optim.Adam, {"amsgrad": True}),
    (
        "amsgrad",
        {"learning_rate": 0.02, "beta1": 0.8, "beta2": 0.9, "epsilon": 1e-5},
        optim.Adam,
        {"lr": 0.02, "betas": (0.8, 0.9), "eps": 1e-5, "amsgrad": True},
    ),
    ("adamax", {}, optim.Adamax, {}),
    (
        "adamax",
        {"learning_rate": 0.01, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-4},
        optim.Adamax,
        {"lr": 0.01, "betas": (0.8, 0.95), "eps": 1e-4},
    ),
    ("nadam", {}, optim.NAdam, {}),
    (
        "nadam",
        {
            "learning_rate": 0.01,
            "beta1": 0.8,
            "beta2": 0.95,
            "epsilon": 1e-4,
            "momentum_decay": 0.01,
        },
        optim.NAdam,
        {"lr": 0.01, "betas": (0.8, 0.95), "eps": 1e-4, "momentum_decay": 0.01},
    ),
    ("adamw", {}, optim.AdamW, {}),
    (
        "adamw",
        {
            "learning_rate": 0.01,
            "beta1": 0.8,
            "beta2": 0.95,
            "epsilon": 1e-4,
            "weight_decay": 0.3,
        },
        optim.AdamW,
        {"lr": 0.01, "betas": (0.8, 0.95), "eps": 1e-4, "weight_decay": 0.3},
    ),
    ("rprop", {}, optim.Rprop, {}),
    (
        "rprop",
        {"learning_rate": 0.02, "shrink": 0.6, "grow": 1.1},
        optim.Rprop,
        {"lr": 0.02, "etas": (0.6, 1.1)},
    ),
]


def descend(cost: Cost, start: list[float], make: Any, options: dict[str, Any]) -> list[str]:
    """The points after each step, each number as `float.hex` writes it."""
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = make([point], **options)
    points = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        cost(*point).backward()
        optimizer.step()
        points.append(" ".join(number.hex() for number in point.tolist()))
    return points


def main() -> None:
    # NAdam keeps the product of its momenta in the default precision, which is single.
    torch.set_default_dtype(torch.float64)
    records = [
        {"optimizer": name, "fields": fields, "cost": cost, "points": descend(*COSTS[cost], *how)}
        for name, fields, *how in OPTIMIZERS
        for cost in COSTS
    ]
    found = {"torch": torch.__version__, "starts": {k: v[1] for k, v in COSTS.items()}}
    text = json.dumps(found | {"records": records}, indent=0)
    Path(__file__).with_name("torch.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
