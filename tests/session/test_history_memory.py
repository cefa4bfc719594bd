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
    # Point, cost and gradient are 40 bytes; of what Adam remembers one state in eight is kept.
    ("optimizer", "bytes_a_step"),
    [("gradient_descent", 100), ("adam", 100)],
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
    while session.length < steps:  # a busy machine takes fewer in the time of a frame
        session.advance(steps - session.length)
    taken = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert session.length == steps
    assert taken / steps < bytes_a_step
