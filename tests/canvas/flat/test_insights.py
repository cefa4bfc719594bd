"""The parts of a step and the cost around the ball, as they are drawn and told."""

from __future__ import annotations

import numpy as np
import pytest

from gdviz import optimizers
from gdviz.canvas.flat.insights import Insights
from gdviz.engine.cost import Array
from gdviz.engine.local_model import LocalModel
from gdviz.session.scene import Layer, Scene
from gdviz.window import MainWindow
from tests.conftest import OpenWindow, settle


def insights(window: MainWindow) -> Insights:
    return window.canvas.view.insights


def show(window: MainWindow, *layers: Layer) -> Insights:
    for layer in layers:
        window.session.show_layer(layer, True)
    settle()
    return insights(window)


def vector(window: MainWindow, part: str) -> Array:
    """From the tail of a part's arrow to its tip, in numbers of the plot."""
    outline = insights(window).parts.outlines[part]
    tail = outline.path.elementAt(0)
    return (np.array(outline.tip) - (tail.x, tail.y)) / window.canvas.view.plot.map.scale


def corners(window: MainWindow) -> Array:
    path = insights(window).local.level.path
    pixels = [(path.elementAt(i).x, path.elementAt(i).y) for i in range(path.elementCount())]
    return window.canvas.view.plot.map.to_numbers(pixels)


def test_at_first_nothing_of_it_is_shown(window: MainWindow) -> None:
    shown = insights(window)
    assert not shown.legend.isVisible()
    assert not shown.notes.isVisible()
    assert shown.parts.outlines == {}


def test_slopes_share_one_scale_that_the_legend_states(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "momentum"))
    shown = show(window, Layer.PARTS)
    window.session.advance(3)
    window.animation.tick(1.0)
    step = window.session.runs[0].descent.preview()
    (scale_row,) = [text for text in shown.legend.texts if text.startswith("Slopes drawn")]
    scale = float(scale_row.split("×")[1].split(";")[0])
    np.testing.assert_allclose(vector(window, "gradient"), -scale * step.gradient, rtol=1e-6)
    velocity = step.parts["velocity"]
    np.testing.assert_allclose(vector(window, "velocity"), -scale * velocity, rtol=1e-6)


def test_the_update_is_drawn_to_where_the_ball_lands(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("saddle", "gradient_descent"))
    shown = show(window, Layer.PARTS)
    step = window.session.runs[0].descent.preview()
    np.testing.assert_allclose(vector(window, "update"), step.update, rtol=1e-6)
    assert "Update  Δθ" in shown.legend.texts


def test_an_arrow_too_short_to_be_seen_is_enlarged_and_the_legend_says_how_much(
    open_window: OpenWindow,
) -> None:
    window = open_window(Scene.opening("rosenbrock", "adam"))
    window.session.set_hyperparameter("learning_rate", 1e-5)
    shown = show(window, Layer.PARTS)
    (words,) = [text for text in shown.legend.texts if text.startswith("Update")]
    factor = float(words.split("×")[1])
    step = window.session.runs[0].descent.preview()
    drawn = vector(window, "update")
    np.testing.assert_allclose(drawn / step.update, factor, rtol=0.01)
    pixels = np.hypot(*(drawn * window.canvas.view.plot.map.scale))
    assert pixels == pytest.approx(0.035 * window.canvas.view.plot.map.height)


def test_a_box_has_the_roots_for_its_sides(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "adagrad"))
    shown = show(window, Layer.PARTS)
    parts = window.session.runs[0].descent.preview().parts
    box = shown.parts.outlines["sum_of_squares"].path.boundingRect()
    scale = vector(window, "gradient") / -parts["gradient"]
    sides = np.array([box.width(), box.height()]) / np.abs(window.canvas.view.plot.map.scale)
    np.testing.assert_allclose(sides / np.sqrt(parts["sum_of_squares"]), scale, rtol=1e-6)


@pytest.mark.parametrize("optimizer", optimizers)
@pytest.mark.parametrize("cost", ["prediction", "rosenbrock"])
def test_every_part_of_every_rule_is_drawn_or_said_to_be_zero(
    open_window: OpenWindow, cost: str, optimizer: str
) -> None:
    window = open_window(Scene.opening(cost, optimizer))
    shown = show(window, Layer.PARTS)
    step = window.session.runs[0].descent.preview()
    zero = [text for text in shown.legend.texts if text.endswith(": zero")]
    drawn = [each for each in shown.parts.outlines.values() if each.isVisible()]
    assert len(drawn) + len(zero) == len(step.parts) + 1
    assert len(shown.legend.rows) == len(step.parts) + 2
    assert not window.grab().isNull()


def test_a_part_is_switched_off_and_on(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "adam"))
    shown = show(window, Layer.PARTS)
    window.session.show_part("corrected_mean", False)
    assert not shown.parts.outlines["corrected_mean"].isVisible()
    assert not any(text.startswith("Corrected mean") for text in shown.legend.texts)
    window.session.show_part("corrected_mean", True)
    assert shown.parts.outlines["corrected_mean"].isVisible()


def test_the_downhill_arrow_takes_the_place_of_the_uphill_one(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    (marks,) = window.canvas.view.marks
    assert marks.slope.isVisible()
    show(window, Layer.PARTS)
    assert not marks.slope.isVisible()


def test_arrows_of_one_direction_lie_side_by_side(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "adam"))
    shown = show(window, Layer.PARTS)  # in the first step the corrected mean is the gradient
    tips = [np.array(shown.parts.outlines[name].tip) for name in ("gradient", "corrected_mean")]
    assert np.hypot(*(tips[0] - tips[1])) > 2 * window._look.sizes.line


def test_the_level_line_is_where_the_cost_is_that_of_the_ball(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    shown = show(window, Layer.LEVEL)
    for _ in range(2):
        cost, height = window.session.cost, window.session.runs[0].cost_at(window.session.playhead)
        assert len(corners(window)) > 50
        np.testing.assert_allclose(cost.value(corners(window)), height, rtol=0.02)
        assert f"cost {height:.0f}" in shown.notes.texts[0]
        window.session.advance()
        window.animation.tick(1.0)


def test_the_model_has_its_cross_where_newton_would_go(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("penguins"))
    shown = show(window, Layer.MODEL, Layer.CURVATURE)
    minimum = window.session.cost.minima[0].point
    middle = shown.local.vertex.path.boundingRect().center()
    seen = window.canvas.view.plot.map.to_numbers((middle.x(), middle.y()))
    np.testing.assert_allclose(seen, minimum, atol=1e-6)
    rate = LocalModel.at(window.session.cost, minimum).largest_stable_rate
    assert shown.notes.texts[0] == "Level ellipse of the model; × is its middle"
    assert f"Largest stable learning rate here {rate:.3g}" in shown.notes.texts[-1]


def test_on_a_curve_the_parabola_touches_the_curve_at_the_ball(window: MainWindow) -> None:
    shown = show(window, Layer.MODEL, Layer.CURVATURE)
    assert shown.notes.texts == (
        "The parabola that fits here; × is its vertex",
        "Curvature 1.00",
        "Largest stable learning rate here 2.00",
    )
    middle = shown.local.vertex.path.boundingRect().center()
    vertex = window.canvas.view.plot.map.to_numbers((middle.x(), middle.y()))
    np.testing.assert_allclose(vertex, [2.0, 0.0], atol=1e-6)


@pytest.mark.parametrize(
    ("formula", "start", "words"),
    [
        ("x*y", (1.0, 1.0), "Level hyperbola"),
        ("x + y", (0.0, 0.0), "Does not curve along one direction"),
        ("-x**2 - y**2", (1.0, 0.5), "No curvature upwards here"),
    ],
)
def test_what_cannot_be_drawn_is_said(
    window: MainWindow, formula: str, start: tuple[float, float], words: str
) -> None:
    window.session.set_formula(formula)
    window.session.place_start(start)
    shown = show(window, Layer.MODEL, Layer.CURVATURE)
    assert any(text.startswith(words) for text in shown.notes.texts)
    assert not window.grab().isNull()


def test_a_plate_goes_aside_where_it_would_cover_the_ball(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "adam"))
    shown = show(window, Layer.PARTS)
    assert shown.legend.pos().x() < 30
    window.session.place_start((-4.0, 4.0))
    assert shown.legend.pos().x() > 100
    # Back where it belongs as soon as it can: where it lay before plays no part.
    window.session.place_start((0.0, -4.0))
    assert shown.legend.pos().x() < 30
    window.session.place_start((4.0, 4.0))
    assert shown.legend.pos().x() < 30


def test_text_on_plates_is_as_large_as_any_other(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau", "adam"))
    shown = show(window, Layer.PARTS)
    row = shown.legend.boundingRect().height() / len(shown.legend.rows)
    assert row > 1.3 * window._look.sizes.text
