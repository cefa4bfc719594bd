"""Learning-rate schedules, against PyTorch's own factors and against their formulas."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gdviz import optimizers
from gdviz.engine.descent import descend
from gdviz.engine.hyperparameter import Hyperparameter, describe
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import Schedule, TimedSchedule, schedules

FOUND = json.loads(
    (Path(__file__).parent.parent / "reference/schedules.json").read_text(encoding="utf-8")
)
TIMED = {name: each for name, each in schedules.items() if issubclass(each, TimedSchedule)}


def factors(schedule: Schedule, costs: list[float]) -> list[float]:
    state, seen = schedule.initial_state(()), []
    for cost in costs:
        factor, state = schedule.factor(np.array(cost), state)
        seen.append(float(factor))
    return seen


@pytest.mark.parametrize("record", FOUND["records"], ids=lambda record: record["name"])
def test_the_factors_are_those_of_pytorch(record: dict[str, Any]) -> None:
    schedule = schedules[record["name"]](**record["fields"])
    np.testing.assert_allclose(factors(schedule, FOUND["costs"]), record["factors"], rtol=1e-10)


def test_constant_changes_nothing() -> None:
    assert set(factors(schedules["constant"](), FOUND["costs"])) == {1.0}


def test_inverse_time_is_its_formula() -> None:
    expected = [1 / (1 + 0.2 * step) for step in range(100)]
    schedule = schedules["inverse_time"](decay=0.2)
    np.testing.assert_allclose(factors(schedule, FOUND["costs"]), expected, rtol=1e-14)


def test_warming_up_rises_evenly_and_then_falls_along_half_a_wave() -> None:
    schedule = schedules["warmup_cosine"](warmup=5, length=20, floor=0.1)
    seen = factors(schedule, FOUND["costs"])
    np.testing.assert_allclose(seen[:5], [0.2, 0.4, 0.6, 0.8, 1.0])
    assert seen[15] == pytest.approx(0.1 + 0.9 * (1 + math.cos(math.pi / 2)) / 2)
    np.testing.assert_allclose(seen[25:], 0.1)


@pytest.mark.parametrize("name", TIMED)
def test_a_factor_lies_between_zero_and_one_however_long_it_goes(name: str) -> None:
    schedule = schedules[name]()
    assert all(0.0 <= schedule.at(step) <= 1.0 for step in (*range(300), 10**6))


@pytest.mark.parametrize("length", [1, 2, 3])
@pytest.mark.parametrize(
    "name", [name for name, each in TIMED.items() if "length" in describe(each)]
)
def test_the_shortest_lengths_are_possible(name: str, length: int) -> None:
    schedule = schedules[name](length=length)
    assert all(math.isfinite(schedule.at(step)) for step in range(10))


@pytest.mark.parametrize("name", schedules)
def test_a_scheduled_descent_moves_by_the_factor(name: str) -> None:
    rule, schedule = optimizers["gradient_descent"](learning_rate=0.01), schedules[name]()
    path = descend("himmelblau", (-0.5, -1.0), Recipe(rule, schedule=schedule), 40)
    scale = np.array(factors(schedule, path.costs[:-1].tolist()))
    moves = -0.01 * scale[:, np.newaxis] * path.gradients[:-1]
    np.testing.assert_allclose(np.diff(path.points, axis=0), moves, atol=1e-13)


@pytest.mark.parametrize("name", schedules)
def test_a_batch_is_scheduled_as_its_single_runs(name: str) -> None:
    recipe = Recipe(optimizers["adam"](learning_rate=0.1), schedule=schedules[name]())
    starts = [[-0.5, -1.0], [4.0, 4.0], [3.0, 2.0]]
    together = descend("himmelblau", starts, recipe, 60)
    for index, start in enumerate(starts):
        alone = descend("himmelblau", start, recipe, 60)
        np.testing.assert_array_equal(together.points[:, index], alone.points)


@pytest.mark.parametrize("name", schedules)
def test_every_field_out_of_range_is_refused_by_name(name: str) -> None:
    for field, about in describe(schedules[name]).items():
        assert isinstance(about, Hyperparameter)
        with pytest.raises(ValueError, match=rf"^{field} must be "):
            schedules[name](**{field: -1.0})


@pytest.mark.parametrize("name", schedules)
def test_a_schedule_is_told_to_a_person(name: str) -> None:
    assert schedules[name].title
    assert schedules[name].latex
    assert schedules[name].__doc__
