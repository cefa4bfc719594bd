"""What searches and a descent need as parameters become more."""

from __future__ import annotations

from gdviz.engine.chunks import OnProgress
from gdviz.engine.landscapes import costs
from gdviz.engine.methods import methods
from gdviz.session.background import Deliver
from gdviz.session.desk import Question
from gdviz.session.scene import Scene
from gdviz.session.studies.chosen_rule import chosen_rule

#: The cost for any number of parameters that stands in for one that has a fixed number.
PLAIN = "sphere"
#: How near to the lowest cost is near enough.
ERROR = 0.01
#: Seconds that each search may take in each dimension.
SECONDS = 0.5


def ask_dimensions(scene: Scene) -> Question:
    """The needs by dimension, one dimension after another; ValueError if a search is selected."""
    from gdviz.engine.curse import curse_of_dimensionality

    chosen_rule(scene)
    family, optimizer = family_of(scene), _name_of(scene)

    def job(deliver: Deliver, on_progress: OnProgress) -> None:
        for each in curse_of_dimensionality(
            family, ERROR, optimizer=optimizer, seconds=SECONDS, on_progress=on_progress
        ):
            deliver(each)

    return Question((family, optimizer), job)


def family_of(scene: Scene) -> str:
    """The family of the scene's cost, or a plain one where it has none."""
    return scene.cost if scene.cost in costs.families else PLAIN


def _name_of(scene: Scene) -> str:
    return methods.name_of(type(scene.race.plan.optimizer))
