"""Records what PyTorch's schedules multiply the learning rate with: `schedules.json` beside it.

Run it where torch 2.13 is installed: `python tests/reference/record_schedules.py`. Nothing of gdviz
is used, and no test imports this file.
"""

from __future__ import annotations

import json
import math
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch.optim import lr_scheduler as lr

STEPS = 100
RATE = 0.5

#: Name and fields in gdviz, and the scheduler that PyTorch makes of an optimizer.
TIMED: list[tuple[str, dict[str, float], Callable[[Any], Any]]] = [
    ("step", {"every": 7, "gamma": 0.3}, lambda o: lr.StepLR(o, 7, 0.3)),
    ("exponential", {"gamma": 0.93}, lambda o: lr.ExponentialLR(o, 0.93)),
    ("cosine", {"length": 99, "floor": 0.1}, lambda o: lr.CosineAnnealingLR(o, 99, 0.1 * RATE)),
    (
        "warm_restarts",
        {"length": 9, "growth": 2, "floor": 0.05},
        lambda o: lr.CosineAnnealingWarmRestarts(o, 9, 2, 0.05 * RATE),
    ),
    (
        "one_cycle",
        {"length": 101, "rise": 0.3},
        lambda o: lr.OneCycleLR(o, RATE, total_steps=101, pct_start=0.3, cycle_momentum=False),
    ),
]


def optimizer() -> Any:
    return torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=RATE)


def timed(make: Callable[[Any], Any]) -> list[float]:
    """The factor of each step."""
    sgd = optimizer()
    schedule, factors = make(sgd), []
    for _ in range(STEPS):
        factors.append(sgd.param_groups[0]["lr"] / RATE)
        sgd.step()
        schedule.step()
    return factors


def bumpy(step: int) -> float:
    """A cost that falls, rests and rises."""
    return 1.0 + math.exp(-step / 10) + 0.05 * math.sin(step)


def on_a_plateau() -> list[float]:
    """The factor of each step, when the schedule is told the cost after every one."""
    sgd = optimizer()
    schedule = lr.ReduceLROnPlateau(sgd, factor=0.4, patience=4, threshold=0.01, eps=0.0)
    factors = []
    for step in range(STEPS):
        factors.append(sgd.param_groups[0]["lr"] / RATE)
        sgd.step()
        schedule.step(bumpy(step))
    return factors


def main() -> None:
    warnings.simplefilter("error")
    records = [
        {"name": name, "fields": fields, "factors": timed(make)} for name, fields, make in TIMED
    ]
    plateau = {
        "name": "plateau",
        "fields": {"gamma": 0.4, "patience": 4, "threshold": 0.01},
        "factors": on_a_plateau(),
    }
    found = {"torch": torch.__version__, "costs": [bumpy(step) for step in range(STEPS)]}
    text = json.dumps(found | {"records": [*records, plateau]}, indent=1)
    Path(__file__).with_name("schedules.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
