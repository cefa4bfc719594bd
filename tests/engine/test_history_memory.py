"""The memory that a step takes, whichever rule takes it."""

from __future__ import annotations

import gc
import tracemalloc

import pytest

from gdviz import Descent, optimizers
from gdviz.engine.optimizer import UpdateRule
from gdviz.engine.recipe import Recipe
from gdviz.engine.schedules import schedules
from gdviz.engine.trajectory import Status

#: Bytes a step, the spare room of growing arrays included.
BOUND = 100.0
#: Right after the arrays have grown they have the most spare room: 2,458 rows are full.
FULLEST, USUAL = 2_459, 3_000


def descended(rule: UpdateRule, steps: int) -> Descent:
    """A descent that has taken so many steps."""
    descent = Descent("rosenbrock", rule, (-1.2, 1.0), step_limit=steps)
    while descent.status is Status.RUNNING:
        descent.advance()
    assert descent.step_count == steps
    return descent


@pytest.mark.parametrize("steps", [FULLEST, USUAL])
@pytest.mark.parametrize("name", list(optimizers))
def test_a_step_in_two_dimensions_takes_little(name: str, steps: int) -> None:
    descent = descended(optimizers[name](learning_rate=1e-4), steps)
    assert descent.nbytes / steps < BOUND


@pytest.mark.parametrize("schedule", list(schedules))
def test_a_schedule_does_not_make_it_much(schedule: str) -> None:
    rule = Recipe(optimizers["bfgs"](learning_rate=1e-4), (), schedules[schedule]())
    assert descended(rule, USUAL).nbytes / USUAL < BOUND


def test_there_is_no_memory_beside_the_arrays() -> None:
    rule = optimizers["adam"](learning_rate=1e-4)
    descended(rule, 10)  # what is loaded once is no memory of steps
    gc.collect()
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    descent = descended(rule, USUAL)
    gc.collect()
    taken = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert 0.9 * descent.nbytes < taken < descent.nbytes + 20_000
