"""Where training works: start against learning rate, or two learning rates, in any window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gdviz.engine.chunks import OnProgress
from gdviz.session.background import Deliver
from gdviz.session.desk import Question
from gdviz.session.scene import Scene
from gdviz.session.studies.basins import spare_threads
from gdviz.session.studies.chosen_rule import suited_rule

if TYPE_CHECKING:
    from gdviz.engine.maps.settings import Setting

#: Cells along a side of the finest picture.
SIZE = 512
#: Trained is what is level to the eye: a learning rate that is slow is not a bad one.
LEVEL = 1e-3
#: The steps after which a descent has neither converged nor diverged.
STEPS = 300


def ask_trainability(scene: Scene) -> Question:
    """The map of the scene's window, coarse at first; ValueError if it cannot be drawn."""
    from gdviz.engine.maps.plan import refine_map
    from gdviz.engine.maps.trainability_map import plan_trainability

    rule, sight, axes = suited_rule(scene), scene.shown_sight, axes_of(scene)
    start = _start(scene, axes)
    plan = plan_trainability(
        scene.function, rule, SIZE, STEPS, LEVEL, axes=axes, window=sight.window, start=start
    )

    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        for each in refine_map(plan, threads=spare_threads(), on_progress=on_progress):
            deliver(each)

    return Question((scene.cost, scene.constants, rule, start, sight), job)


def settings_in(scene: Scene) -> tuple[Setting, Setting]:
    """What the map varies across and up; ValueError where the selected run is a search."""
    from gdviz.engine.maps.settings import settings_of

    known = settings_of(scene.function, suited_rule(scene))
    across, up = (known[name] for name in axes_of(scene))
    return across, up


def axes_of(scene: Scene) -> tuple[str, str]:
    """The names of what the map varies across and up."""
    symbols = [each.symbol for each in scene.function.coordinates]
    return scene.shown_sight.pair.axes(symbols)


def _start(scene: Scene, axes: tuple[str, str]) -> tuple[float, ...]:
    """The selected run's start; what the map varies is the cost's own, as it does not matter."""
    start, usual = scene.start_of(scene.race.plan), scene.function.start.tolist()
    names = (f"start_{each.symbol}" for each in scene.function.coordinates)
    return tuple(
        default if name in axes else given
        for name, given, default in zip(names, start, usual, strict=True)
    )
