"""Which minimum the selected run's optimizer reaches from every start."""

from __future__ import annotations

from gdviz.engine.chunks import OnProgress, core_count
from gdviz.session.background import Deliver
from gdviz.session.desk import Question
from gdviz.session.scene import Scene

#: Cells along a side: as many as a projector has pixels where the picture is.
SIZE = 512
#: A cost of one parameter has a row of them alone, and so can have more.
COLUMNS = 2048


def ask_basins(scene: Scene) -> Question:
    """The map of the domain, coarse at first; ValueError if it cannot be drawn."""
    from gdviz.engine.maps.basin_map import basin_maps

    cost, rule = scene.function, scene.recipe(scene.race.plan.optimizer)
    size = SIZE if cost.dimension == 2 else COLUMNS

    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        maps = basin_maps(cost, rule, size, threads=spare_threads(), on_progress=on_progress)
        for each in maps:
            deliver(each)

    return Question((scene.cost, scene.constants, rule), job)


def spare_threads() -> int:
    """All cores but the one that draws."""
    return max(core_count() - 1, 1)
