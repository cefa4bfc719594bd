"""The rule that a study asks about."""

from __future__ import annotations

from gdviz.engine.method import Method
from gdviz.engine.optimizer import UpdateRule
from gdviz.session.scene import Scene


def chosen_rule(scene: Scene) -> UpdateRule:
    """The selected run's optimizer with schedule and transforms; ValueError if it is a search."""
    return _checked(scene.recipe(scene.race.plan.optimizer))


def suited_rule(scene: Scene) -> UpdateRule:
    """The same with the learning rate that suits the cost, for studies that vary it themselves."""
    return _checked(scene.recipe(scene.race.plan.optimizer.suited_to(scene.function)))


def _checked(rule: Method) -> UpdateRule:
    if not isinstance(rule, UpdateRule):
        raise ValueError("A search follows no slope: select a run with an optimizer.")
    return rule
