"""What calculus says, in words."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import Status, costs, optimizers
from gdviz.canvas.slope_sentence import ARROWS, sentence_for
from gdviz.session.run import Run
from gdviz.session.scene import Scene


def say(name: str, *start: float, steps: int = 0, rate: float = 0.1) -> str:
    rule = optimizers["gradient_descent"](learning_rate=rate)
    run = Run.begin(costs[name], rule, start, 0)
    for _ in range(steps):
        run.advance()
    return sentence_for(costs[name], run, run.length)


def test_a_negative_slope_sends_the_prediction_to_the_right() -> None:
    expected = "slope −3.20, negative: increase the prediction, move right →"
    assert say("prediction", -1.2) == expected


def test_a_positive_slope_sends_it_to_the_left() -> None:
    expected = "slope 2.50, positive: decrease the prediction, move left ←"
    assert say("prediction", 4.5) == expected


def test_the_default_scene_shows_a_negative_slope_and_then_a_positive_one() -> None:
    scene = Scene.opening()
    rate = scene.optimizers[0].learning_rate
    assert "negative" in say("prediction", *scene.start, rate=rate)
    assert "positive" in say("prediction", *scene.start, rate=rate, steps=1)


@pytest.mark.parametrize(
    ("start", "words", "arrow"),
    [
        ((1.0, 0.05), "decrease x, decrease y", "↙"),
        ((-1.0, 0.05), "increase x, decrease y", "↘"),
        ((-1.0, -0.05), "increase x, increase y", "↗"),
        ((1.0, -0.05), "decrease x, increase y", "↖"),
        ((1.0, 0.0), "decrease x", "←"),
        ((0.0, 1.0), "decrease y", "↓"),
    ],
)
def test_a_gradient_names_both_coordinates_and_points_downhill(
    start: tuple[float, float], words: str, arrow: str
) -> None:
    assert say("ill_conditioned_bowl", *start).endswith(f": {words} {arrow}")


def test_every_arrow_is_reached_by_walking_round_a_minimum() -> None:
    angles = np.arange(8) * np.pi / 4
    ends = [say("ill_conditioned_bowl", np.cos(a), np.sin(a) / 20)[-1] for a in angles]
    assert "".join(ends) == "".join(ARROWS[(index + 4) % 8] for index in range(8))


def test_the_end_of_a_run_is_said_instead() -> None:
    assert say("prediction", 2.0) == Status.CONVERGED.value
    assert say("saddle", 0.0, 0.0) == Status.CONVERGED.value
    assert say("prediction", 5.0, steps=200, rate=3.0) == Status.DIVERGED.value
