"""The race that the benchmarks run: six rules on noisy slopes, whose jagged trails fill all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from gdviz.engine.cost import Array
from gdviz.engine.optimizers import optimizers
from gdviz.engine.transforms import transforms
from gdviz.session.race import Race
from gdviz.session.scene import Scene

#: Rates with which the noise drives each of them from valley to valley, some 20 pixels a step.
RATES = {
    "gradient_descent": 0.0025,
    "momentum": 0.0007,
    "nesterov": 0.0005,
    "rmsprop": 0.3,
    "lion": 0.15,
    "adam": 0.5,
}
NOISE = 130.0
#: Steps that are taken at most: the longest race that is measured, and the rounds after it.
MOST = 10_400
#: The trails' width in pixels at 1920x1080, which the scenes held against it take as well.
TRAIL = 3
#: What the picture shows: the domain of the cost.
RANGE = (-5.0, 5.0)


def race() -> Scene:
    """The scene; no run of it ends."""
    rules = (optimizers[name](learning_rate=rate) for name, rate in RATES.items())
    noise = (transforms["noise"](sigma=NOISE),)
    opening = Scene.opening("himmelblau")
    return replace(opening, race=Race.of(*rules), transforms=noise, step_limit=20_000, speed=60.0)


@cache
def ways() -> tuple[Array, ...]:
    """The points of each run, (n, 2), which any other drawing of the race is given."""
    runs = race().begin_all()
    for run in runs:
        run.reach(MOST)
    return tuple(run.points(0, MOST) for run in runs)
