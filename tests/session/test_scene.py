"""Scenes: plain data that is possible, or refused."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from gdviz import costs, optimizers
from gdviz.engine.registry import UnknownName
from gdviz.session.appearance import Appearance
from gdviz.session.scene import SPEEDS, Layer, Scene, View
from tests.engine.every import PAIRS


@pytest.mark.parametrize(("optimizer", "cost"), PAIRS)
def test_every_cost_opens_with_every_optimizer(optimizer: str, cost: str) -> None:
    scene = Scene.opening(cost, optimizer)
    assert scene.start == tuple(costs[cost].start)
    assert costs[cost].domain.contains(scene.start)
    (rule,) = scene.optimizers
    assert type(rule) is optimizers[optimizer]
    assert rule == optimizers[optimizer](learning_rate=rule.learning_rate)


def test_the_default_is_the_tutorials_own_cost() -> None:
    scene = Scene.opening()
    assert (scene.cost, type(scene.optimizers[0])) == ("prediction", optimizers["gradient_descent"])


@pytest.mark.parametrize("start", [(), (1.0,), (1.0, 2.0, 3.0), (math.nan, 1.0), (1.0, math.inf)])
def test_a_start_of_the_wrong_length_or_not_finite_is_refused(start: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="rosenbrock needs 2 finite coordinates"):
        replace(Scene.opening("rosenbrock"), start=start)


@pytest.mark.parametrize("speed", [0.0, 0.49, 241.0, math.nan])
def test_an_impossible_speed_is_refused(speed: float) -> None:
    with pytest.raises(ValueError, match=r"from 0\.5 to 240"):
        replace(Scene.opening(), speed=speed)


@pytest.mark.parametrize("speed", SPEEDS)
def test_both_ends_of_the_speeds_are_possible(speed: float) -> None:
    assert replace(Scene.opening(), speed=speed).speed == speed


def test_an_unknown_cost_lists_the_known_ones() -> None:
    with pytest.raises(UnknownName, match=r"known: prediction, .*rosenbrock"):
        Scene.opening("rosenbrok")


def test_an_unknown_optimizer_lists_the_known_ones() -> None:
    with pytest.raises(UnknownName, match=r"known: gradient_descent, .*adam"):
        Scene.opening("prediction", "adman")


def test_another_cost_brings_its_own_start_and_a_rate_that_suits_it() -> None:
    scene = Scene.opening("prediction", "adam").with_cost("rosenbrock")
    assert scene == Scene.opening("rosenbrock", "adam")


def test_layers_are_taken_off_and_put_on_again() -> None:
    scene = Scene.opening().with_layer(Layer.TRAIL, False)
    assert Layer.TRAIL not in scene.layers
    assert scene.with_layer(Layer.TRAIL, True) == Scene.opening()


@pytest.mark.parametrize("limit", [0, -1, 1_000_001])
def test_an_impossible_limit_of_steps_is_refused(limit: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 1,000,000 steps"):
        replace(Scene.opening(), step_limit=limit)


def test_only_a_cost_of_two_parameters_is_seen_as_a_surface() -> None:
    scene = replace(Scene.opening("rosenbrock"), view=View.BOTH)
    assert scene.shown_view is View.BOTH
    assert scene.with_cost("prediction").shown_view is View.FLAT
    assert scene.with_cost("prediction").with_cost("himmelblau").shown_view is View.BOTH


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"theme": "sepia"}, r"unknown theme 'sepia'; known: light, dark, high_contrast"),
        ({"theme": "sizes"}, "unknown theme 'sizes'"),
        ({"colour_map": "jet"}, r"unknown colour map 'jet'; known: .*viridis"),
        ({"text_scale": 0.5}, r"from 0\.6 to 1\.8, not 0\.5"),
        ({"text_scale": math.nan}, "not nan"),
    ],
)
def test_an_impossible_appearance_is_refused(wrong: dict[str, Any], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        Appearance(**wrong)


def test_another_cost_keeps_the_appearance() -> None:
    dark = Appearance("dark", "magma", 1.3)
    scene = replace(Scene.opening(), appearance=dark).with_cost("rosenbrock")
    assert scene.appearance == dark
