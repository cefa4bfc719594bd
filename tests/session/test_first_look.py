"""What is seen at a start: what the cost says, and asked of it once."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gdviz import costs
from gdviz.engine.network.network_cost import NetworkCost
from gdviz.session.first_look import first_look
from gdviz.session.scene import Scene


def test_it_is_the_cost_s_own_and_of_the_start_that_was_asked_for() -> None:
    cost = costs["himmelblau"]
    for start in ((1.0, 2.0), (-3.0, 0.5), (1.0, 2.0)):
        value, gradient = first_look(cost, start)
        assert value == cost.value(start)
        np.testing.assert_array_equal(gradient, cost.gradient(start))


def test_runs_that_begin_alike_look_once(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = Scene.opening("network", "adam", "momentum", "rmsprop")
    task = scene.task
    assert task is not None
    scene, looks = scene.with_task(replace(task, seed=7)), list[object]()
    look = NetworkCost.value_and_gradient
    monkeypatch.setattr(
        NetworkCost,
        "value_and_gradient",
        lambda cost, point: looks.append(point) or look(cost, point),
    )
    runs = scene.begin_all()
    assert (len(runs), len(looks)) == (3, 1)
    assert [run.descent.evaluations for run in runs] == [(1, 1, 0)] * 3
