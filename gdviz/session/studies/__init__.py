"""What each study asks of a scene: its key and its work, computed by the engine."""

from __future__ import annotations

from collections.abc import Mapping

from gdviz.session.desk import Ask, Question
from gdviz.session.scene import Scene
from gdviz.session.study import Study


def _basins(scene: Scene) -> Question:
    from gdviz.session.studies.basins import ask_basins

    return ask_basins(scene)


def _rates(scene: Scene) -> Question:
    from gdviz.session.studies.rates import ask_rates

    return ask_rates(scene)


def _trainability(scene: Scene) -> Question:
    from gdviz.session.studies.trainability import ask_trainability

    return ask_trainability(scene)


def _dimensions(scene: Scene) -> Question:
    from gdviz.session.studies.dimensions import ask_dimensions

    return ask_dimensions(scene)


#: The studies in the order in which they are offered; each is imported when it is first asked.
ASKS: Mapping[Study, Ask] = {
    Study.BASINS: _basins,
    Study.RATES: _rates,
    Study.TRAINABILITY: _trainability,
    Study.DIMENSIONS: _dimensions,
}
