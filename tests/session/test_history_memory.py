"""The memory that a step takes."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import pytest

from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import Scene
from gdviz.session.session import Session


@pytest.mark.parametrize(
    # Point, cost, gradient and update are 56 bytes; Adam remembers two averages and its step.
    ("optimizer", "bytes_a_step"),
    [("gradient_descent", 100), ("adam", 150)],
)
@pytest.mark.parametrize("steps", [3_000, 10_000])
def test_a_step_in_two_dimensions_takes_little(
    optimizer: str, bytes_a_step: int, steps: int
) -> None:
    rule = optimizers[optimizer](learning_rate=1e-5)
    scene = replace(Scene.opening("rosenbrock"), race=Race.of(rule))
    Session(scene).advance()  # what is loaded once is no memory of steps
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    session = Session(scene)
    session.advance(steps)
    taken = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert session.length == steps
    assert taken / steps < bytes_a_step
