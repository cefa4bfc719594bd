"""A search in the window: nothing that a descent shows breaks, and nothing false is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gdviz.canvas.slope_sentence import sentence_for
from gdviz.engine.brute_force import searches
from gdviz.session.chart import Chart, Quantity
from gdviz.session.scene import Layer, Scene
from tests.conftest import OpenWindow, settle

every_search = pytest.mark.parametrize("name", searches)


@every_search
@pytest.mark.parametrize("cost", ["prediction", "rosenbrock", "penguins", "sqrt(x) + y*y"])
def test_every_layer_and_chart_can_be_drawn(open_window: OpenWindow, name: str, cost: str) -> None:
    scene = Scene.opening(cost, name, "gradient_descent")
    window = open_window(replace(scene, layers=frozenset(Layer)))
    for quantity in Quantity:
        window.session.set_chart(Chart(open=True, quantity=quantity))
        window.session.advance(3)
        settle()
    window.session.step_back()
    window.slow_motion.start()
    window.slow_motion.go_on()
    settle()
    assert window.session.playhead == 9  # back to 8, and the last beat moves
    assert not window.grab().isNull()


@every_search
def test_a_chart_of_learning_rates_leaves_a_search_out(open_window: OpenWindow, name: str) -> None:
    scene = replace(Scene.opening("rosenbrock", name), chart=Chart(True, Quantity.RATE))
    window = open_window(scene)
    window.session.advance(5)
    settle()
    assert not window.grab().isNull()
    window.session.add_run("adam")
    settle()
    drawn = [run for run in window.session.runs if Quantity.RATE.belongs_to(run)]
    assert drawn == [window.session.runs[1]]


@pytest.mark.parametrize("name", ["random_search", "gradient_descent"])
def test_a_run_that_starts_in_a_hole_is_shown(open_window: OpenWindow, name: str) -> None:
    scene = Scene.opening("log(x) + y*y", name)
    window = open_window(replace(scene, start=(-1.0, 0.5), layers=frozenset(Layer)))
    window.session.set_chart(Chart(open=True))
    for _ in range(6):
        window.session.advance()
        settle()
    assert not window.grab().isNull()


@every_search
def test_the_headline_speaks_of_points_tried_not_of_slopes(
    open_window: OpenWindow, name: str
) -> None:
    window = open_window(Scene.opening("rosenbrock", name))
    window.session.advance(7)
    run = window.session.run
    assert sentence_for(window.session.cost, run, 7) == "best of 8 points tried"
    assert sentence_for(window.session.cost, run, 2) == "best of 3 points tried"
    window.session.set_optimizer("gradient_descent")
    assert sentence_for(window.session.cost, window.session.run, 7).startswith("gradient (")
