"""Ball, arrows and landing place, where the run says."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import Status, optimizers
from gdviz.canvas.flat.run_marks import RunMarks
from gdviz.canvas.marks import Line
from gdviz.engine.cost import Array
from gdviz.session.scene import Layer, Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow


def marks_of(window: MainWindow) -> RunMarks:
    (marks,) = window.canvas.view.marks
    return marks


def place_of(window: MainWindow, item: object) -> Array:
    """Where an item is drawn, in numbers."""
    position = item.pos()
    return window.canvas.view.plot.map.to_numbers((position.x(), position.y()))


def ends_of(window: MainWindow, line: Line) -> Array:
    return window.canvas.view.plot.map.to_numbers(line.ends)


@pytest.mark.parametrize("optimizer", optimizers)
@pytest.mark.parametrize("cost", ["rosenbrock", "penguins"])
def test_the_arrow_runs_from_the_ball_to_where_the_next_step_lands(
    open_window: OpenWindow, cost: str, optimizer: str
) -> None:
    window = open_window(Scene.opening(cost, optimizer))
    session = window.session
    for index in range(3):
        expected = session.runs[0].descent.preview()
        marks = marks_of(window)
        ends = [expected.point, expected.next_point]
        np.testing.assert_allclose(ends_of(window, marks.step), ends, atol=1e-9)
        assert marks.ball.away or place_of(window, marks.ball) == pytest.approx(expected.point)
        session.advance()
        np.testing.assert_array_equal(session.runs[0].point_at(index + 1), expected.next_point)
        window.animation.tick(1.0)
        if session.finished:
            break


def test_on_a_curve_the_ball_rolls_on_the_curve_and_the_arrow_lies_level(
    window: MainWindow,
) -> None:
    window.session.advance()
    window.animation.tick(1.0)
    step, marks = window.session.runs[0].descent.preview(), marks_of(window)
    x, next_x = float(step.point[0]), float(step.next_point[0])
    assert place_of(window, marks.ball) == pytest.approx([x, 0.5 * (x - 2) ** 2])
    assert place_of(window, marks.landing) == pytest.approx([next_x, 0.5 * (next_x - 2) ** 2])
    np.testing.assert_allclose(ends_of(window, marks.step), [[x, step.cost], [next_x, step.cost]])


def test_while_the_ball_glides_it_is_between_two_points_and_no_coming_step_is_shown(
    window: MainWindow,
) -> None:
    before = place_of(window, marks_of(window).ball)[0]
    window.session.advance()
    window.animation.tick(0.17)
    between, after = place_of(window, marks_of(window).ball)[0], window.session.runs[0].point_at(1)
    assert before < between < after[0]
    assert not marks_of(window).step.isVisible()
    window.animation.tick(1.0)
    assert marks_of(window).step.isVisible()


@pytest.mark.parametrize(
    ("layer", "name"),
    [(Layer.NEXT_STEP, "step"), (Layer.NEXT_STEP, "landing"), (Layer.TANGENT, "slope")],
)
def test_a_layer_can_be_taken_off(window: MainWindow, layer: Layer, name: str) -> None:
    assert getattr(marks_of(window), name).isVisible()
    window.session.show_layer(layer, False)
    assert not getattr(marks_of(window), name).isVisible()
    window.session.show_layer(layer, True)
    assert getattr(marks_of(window), name).isVisible()


def test_a_diverged_run_keeps_its_last_point_and_the_view(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("rosenbrock"))
    home = window.canvas.view.plot.map
    window.session.set_hyperparameter("learning_rate", 5.0)
    while not window.session.finished:
        window.session.advance()
    window.animation.tick(1.0)
    run = window.session.runs[0]
    assert run.descent.status is Status.DIVERGED
    assert np.isfinite(run.descent.point).all()
    assert window.canvas.view.plot.map == home
    ball = marks_of(window).ball
    assert ball.away
    assert 0 < ball.pos().x() < home.width
    assert 0 < ball.pos().y() < home.height
    assert not marks_of(window).step.isVisible()


def test_a_ball_in_sight_is_no_wedge(window: MainWindow) -> None:
    assert not marks_of(window).ball.away


def test_the_start_mark_stays_at_the_start(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    window.session.advance(30)
    start = window.session.scene.start
    np.testing.assert_allclose(place_of(window, window.canvas.view.start_mark), start)
    window.resize(1000, 700)
    np.testing.assert_allclose(place_of(window, window.canvas.view.start_mark), start)


def test_the_items_of_replaced_runs_leave_the_plot(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    scene = window.canvas.view.plot.widget.scene()
    count = len(scene.items())
    for _ in range(20):
        window.session.place_random_start()
    assert len(scene.items()) == count
