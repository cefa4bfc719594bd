"""A scene as a plain table: what TOML gives makes it, and it makes what TOML gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from numbers import Real
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from gdviz import optimizers
from gdviz.engine.maps.grid import Axis
from gdviz.engine.schedules import schedules
from gdviz.engine.transforms import transforms
from gdviz.session.appearance import Appearance
from gdviz.session.race import Race, RunPlan
from gdviz.session.scene import FIRST_LAYERS, Layer, Scene, View
from gdviz.session.scene_table import scene_of_table, table_of_scene
from gdviz.session.study import Pair, Sight, Study
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.session.tasks.tile import FIRST_TILES, Tile
from tests.session.scenes import openings, scenes

SGD, ADAM = optimizers["gradient_descent"], optimizers["adam"]


@settings(deadline=None, max_examples=300)
@given(scenes())
def test_a_scene_comes_back_from_its_table(scene: Scene) -> None:
    assert scene_of_table(table_of_scene(scene, appearance=True), appearance=True) == scene
    bare = replace(scene, appearance=Appearance())
    assert scene_of_table(table_of_scene(scene)) == bare


@settings(deadline=None, max_examples=60)
@given(scenes())
def test_a_table_holds_what_toml_can_hold(scene: Scene) -> None:
    assert _is_plain(table_of_scene(scene, appearance=True))


def _is_plain(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _is_plain(each) for key, each in value.items())
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return type(value) in (bool, int, float, str)


@settings(deadline=None, max_examples=30)
@given(openings())
def test_a_scene_as_it_opens_is_told_by_its_cost_alone(scene: Scene) -> None:
    assert {*table_of_scene(scene)} <= {"cost", "constants", "task"}


def test_numbers_of_numpy_become_plain_ones() -> None:
    scene = replace(Scene.opening("booth"), start=tuple(np.array([1.0, 2.5])))
    assert [type(each) for each in table_of_scene(scene)["start"]] == [float, float]


def test_an_empty_table_is_the_scene_that_opens() -> None:
    assert scene_of_table({}) == Scene.opening()


def test_one_run_is_told_at_the_top() -> None:
    table = {"cost": "rosenbrock", "optimizer": "adam", "learning_rate": 0.1, "beta1": 0.8}
    scene = scene_of_table({**table, "start": [-1, 1.5]})
    assert scene.optimizers == (ADAM(learning_rate=0.1, beta1=0.8),)
    assert (scene.cost, scene.start) == ("rosenbrock", (-1.0, 1.5))
    assert table_of_scene(scene) == {**table, "start": [-1.0, 1.5]}


def test_an_optimizer_without_a_rate_gets_one_that_suits_the_cost() -> None:
    assert scene_of_table({"cost": "booth", "optimizer": "adam"}) == Scene.opening("booth", "adam")


def test_runs_share_what_stands_at_the_top_unless_they_say_otherwise() -> None:
    runs: list[dict[str, Any]] = [{}, {"learning_rate": 0.5}, {"optimizer": "adam", "start": [3]}]
    scene = scene_of_table({"runs": runs, "learning_rate": 0.1, "beta1": 0.7, "selected": 2})
    own = RunPlan(ADAM(learning_rate=0.1, beta1=0.7), start=(3.0,), style=2)
    assert scene.race == Race(
        (
            RunPlan(SGD(learning_rate=0.1)),
            RunPlan(SGD(learning_rate=0.5), style=1),
            own,
        ),
        selected=2,
    )


def test_what_a_table_names_by_words() -> None:
    scene = scene_of_table(
        {
            "cost": "booth",
            "view": "both",
            "study": "trainability",
            "sight": {"pair": "rates", "window": [{"low": 0.1, "high": 2, "log": True}, "none"]},
            "schedule": {"kind": "step", "every": 5},
            "transforms": ["mini_batch", {"kind": "noise", "sigma": 2}],
        }
    )
    assert (scene.view, scene.study) == (View.BOTH, Study.TRAINABILITY)
    assert scene.sight == Sight(Pair.RATES, (Axis(0.1, 2.0, True), None))
    assert scene.schedule == schedules["step"](every=5)
    assert scene.transforms == (transforms["mini_batch"](), transforms["noise"](sigma=2.0))


def test_layers_are_listed_or_switched() -> None:
    listed = scene_of_table({"cost": "booth", "layers": ["trail", "field"]})
    assert listed.layers == {Layer.TRAIL, Layer.FIELD}
    switched = scene_of_table({"cost": "booth", "layers": {"model": True, "trail": False}})
    assert switched.layers == FIRST_LAYERS - {Layer.TRAIL} | {Layer.MODEL}


def test_a_task_is_named_by_the_cost_and_told_by_its_fields() -> None:
    task = {"hidden": [4, 3], "activation": "relu", "data": {"name": "xor", "noise": 0.2}}
    scene = scene_of_table({"cost": "network", "task": task, "tiles": {"confusion": True}})
    plain = NetworkTask()
    data = replace(plain.data, name="xor", noise=0.2)
    assert scene.task == replace(plain, hidden=(4, 3), activation="relu", data=data)
    assert scene.start == tuple(scene.function.start)
    assert scene.tiles == FIRST_TILES | {Tile.CONFUSION}
    assert scene.speed == NetworkTask.speed


def test_letters_of_a_formula_are_one_unless_given() -> None:
    scene = scene_of_table({"cost": "a*x**2 + b*x", "constants": {"b": 3}})
    assert dict(scene.constants) == {"a": 1.0, "b": 3.0}


def test_changes_on_top_of_a_scene() -> None:
    base = scene_of_table({"cost": "booth", "optimizer": "adam", "beta1": 0.5, "speed": 9})
    changed = scene_of_table({"learning_rate": 0.25, "chart": {"open": True}}, base)
    assert changed.optimizers == (replace(base.race.plan.optimizer, learning_rate=0.25),)
    assert changed.chart == replace(base.chart, open=True)
    assert (changed.cost, changed.speed, changed.start) == ("booth", 9.0, base.start)


def test_a_rate_on_top_of_a_race_is_that_of_every_run() -> None:
    base = Scene.opening("booth", "adam", "momentum")
    changed = scene_of_table({"learning_rate": 0.25, "momentum": 0.5}, base)
    assert [each.learning_rate for each in changed.optimizers] == [0.25, 0.25]
    assert changed.optimizers[1].momentum == 0.5


def test_another_cost_on_top_keeps_how_it_is_seen() -> None:
    base = scene_of_table({"cost": "booth", "optimizer": "adam", "view": "surface"})
    assert scene_of_table({"cost": "sphere"}, base) == base.with_cost("sphere")


def test_a_constant_on_top_keeps_the_start() -> None:
    base = replace(scene_of_table({"cost": "a*x**2 + b"}), start=(2.5,))
    changed = scene_of_table({"constants": {"b": 4}}, base)
    assert (changed.start, dict(changed.constants)) == ((2.5,), {"a": 1.0, "b": 4.0})


def test_the_theme_is_read_on_request_alone() -> None:
    table = {"appearance": {"theme": "dark"}}
    assert scene_of_table(table, appearance=True).appearance == Appearance("dark")
    with pytest.raises(ValueError, match="unknown key 'appearance'"):
        scene_of_table(table)


#: No value of any field of a scene.
ODDITIES = (date(2026, 1, 1), time(1, 2), float("nan"), float("inf"), 10**400, -(10**400))


@pytest.mark.parametrize("oddity", ODDITIES, ids=lambda each: str(type(each)))
@pytest.mark.parametrize(
    "key",
    ["cost", "start", "speed", "step_limit", "learning_rate", "layers", "chart", "view", "runs"],
)
def test_what_is_no_value_of_a_field_is_refused_with_its_key(key: str, oddity: Real) -> None:
    with pytest.raises(ValueError, match=f"^{key}: ") as caught:
        scene_of_table({key: oddity})
    assert caught.value.path == (key,)
