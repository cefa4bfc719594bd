"""Schedules and transforms of a scene: what its runs do with them."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz.engine.recipe import Recipe
from gdviz.engine.registry import UnknownName
from gdviz.engine.schedules import schedules
from gdviz.engine.transforms import transforms
from gdviz.session.scene import Scene
from gdviz.session.session import Session
from tests.session.conftest import Ear


def test_a_plain_scene_runs_its_optimizer_alone() -> None:
    scene = Scene.opening()
    assert scene.recipe(scene.optimizers[0]) is scene.optimizers[0]


def test_a_schedule_restarts_from_the_same_start(session: Session, ear: Ear) -> None:
    session.advance(5)
    session.set_schedule("exponential")
    assert (session.playhead, session.length) == (0, 0)
    assert ear.heard[1:] == [("runs",), ("playhead", 0)]
    assert isinstance(session.runs[0].descent.optimizer, Recipe)


def test_the_same_again_is_not_announced(session: Session, ear: Ear) -> None:
    session.set_schedule("constant")
    session.use_transform("noise", False)
    session.set_transform_field("noise", "sigma", 2.0)
    assert ear.heard == []


def test_a_schedule_slows_the_run_down(session: Session) -> None:
    session.set_schedule("exponential")
    session.set_schedule_field("gamma", 0.5)
    session.advance(3)
    steps = [session.runs[0].step_at(index) for index in range(3)]
    rate = session.scene.optimizers[0].learning_rate
    for index, step in enumerate(steps):
        assert step is not None
        np.testing.assert_allclose(step.update, -rate * 0.5**index * step.gradient)


def test_transforms_act_in_the_order_of_their_registry(session: Session) -> None:
    for name in reversed(list(transforms)):
        session.use_transform(name, True)
    assert [type(each) for each in session.scene.transforms] == list(transforms.values())


def test_a_field_of_a_transform_is_changed_or_refused(session: Session, ear: Ear) -> None:
    session.use_transform("noise", True)
    session.set_transform_field("noise", "sigma", 0.25)
    session.set_transform_field("noise", "sigma", -1.0)
    assert session.scene.transforms == (transforms["noise"](sigma=0.25),)
    assert ear.heard[-1] == ("message", "Strength must be 0 or more.")


@pytest.mark.parametrize("wish", ["set_schedule", "use_transform"])
def test_unknown_names_list_the_known_ones(session: Session, wish: str) -> None:
    with pytest.raises(UnknownName, match="known: "):
        getattr(session, wish)(*["nothing"], **({"used": True} if wish == "use_transform" else {}))


def test_another_cost_keeps_schedule_and_transforms(session: Session) -> None:
    session.set_schedule("cosine")
    session.use_transform("clip_by_norm", True)
    session.set_cost("rosenbrock")
    assert session.scene.schedule == schedules["cosine"]()
    assert session.scene.transforms == (transforms["clip_by_norm"](),)
