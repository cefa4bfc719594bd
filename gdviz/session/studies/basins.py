"""Which minimum the selected run's optimizer reaches from every start."""

from __future__ import annotations

from gdviz.engine.chunks import OnProgress, core_count
from gdviz.session.background import Deliver
from gdviz.session.desk import Question
from gdviz.session.scene import Scene
from gdviz.session.studies.chosen_rule import chosen_rule

#: Cells along a side: as many as a projector has pixels where the picture is.
SIZE = 512
#: A cost of one parameter has a row of them alone, and so can have more.
COLUMNS = 2048
#: The steps that a descent has to get somewhere.
STEPS = 500


def ask_basins(scene: Scene) -> Question:
    """The map of the domain, coarse at first; ValueError if it cannot be drawn."""
    from gdviz.engine.maps.basin_map import basin_maps

    cost, rule = scene.function, chosen_rule(scene)
    size = SIZE if cost.dimension == 2 else COLUMNS

    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        threads = spare_threads()
        for each in basin_maps(cost, rule, size, STEPS, threads=threads, on_progress=on_progress):
            deliver(each)

    return Question((scene.cost, scene.constants, rule), job)


def spare_threads() -> int:
    """All cores but the one that draws."""
    return max(core_count() - 1, 1)
