"""Places of the shipped lessons as the engine gives them, and slopes as differences of costs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from gdviz.engine.cost import Array, CostFunction
from gdviz.lessons.lesson import Lesson
from gdviz.lessons.shipped import find_lesson
from gdviz.lessons.stages import Stages
from gdviz.session.run import Run
from gdviz.session.scene import Scene
from gdviz.session.tasks.network_task import NetworkTask

ROLE, MOMENTUM, LOCAL, NETWORK = (
    "role_of_gradient_descent",
    "momentum_and_its_friends",
    "local_minima",
    "training_a_network",
)


@dataclass(frozen=True)
class Shown:
    """A place of a lesson: its scene, the step it shows, and runs that have come there."""

    scene: Scene
    playhead: int
    runs: tuple[Run, ...]

    @property
    def run(self) -> Run:
        return self.runs[0]

    @property
    def cost(self) -> CostFunction:
        return self.run.descent.cost

    @property
    def point(self) -> Array:
        return self.run.point_at(self.playhead)

    @property
    def ends(self) -> list[float]:
        """The cost where each run is."""
        return [float(run.cost_at(self.playhead)) for run in self.runs]

    @property
    def task(self) -> NetworkTask:
        assert isinstance(self.scene.task, NetworkTask)
        return self.scene.task


@cache
def stages_of(name: str) -> tuple[Lesson, Stages]:
    lesson = find_lesson(name)
    return lesson, Stages(lesson)


@cache
def shown(name: str, title: str, press: int = -1) -> Shown:
    """A slide after so many presses, after all of them if none is named."""
    lesson, stages = stages_of(name)
    (slide,) = (n for n, each in enumerate(lesson.slides) if each.title == title)
    stage = stages.at(slide, len(lesson.slides[slide].presses) if press < 0 else press)
    runs = tuple(stage.scene.begin(plan) for plan in stage.scene.race.plans)
    for run in runs:
        run.reach(stage.playhead)
    return Shown(stage.scene, stage.playhead, runs)


def slope(cost: CostFunction, point: Array) -> Array:
    """Central differences of the cost, (d,)."""
    offsets = 1e-5 * np.eye(len(point))
    return np.array([(cost.value(point + o) - cost.value(point - o)) / 2e-5 for o in offsets])


def nearest(cost: CostFunction, point: Array) -> Array:
    """The known minimum that is nearest to a point."""
    return min((each.point for each in cost.minima), key=lambda m: float(np.abs(m - point).max()))
