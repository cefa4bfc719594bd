"""How far away a ball is that has left the view."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF

from gdviz.canvas.plates.plate import Plate
from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import FIRST_LAYERS, Scene
from gdviz.session.words import number
from gdviz.window import MainWindow
from tests.canvas.walls import race
from tests.conftest import OpenWindow, settle


def labels(window: MainWindow) -> tuple[Plate, ...]:
    return window.canvas.view.texts.labels


def box(plate: Plate) -> QRectF:
    return plate.mapRectToParent(plate.boundingRect())


def distances(window: MainWindow) -> list[float]:
    """From the nearest place of a fine grid along the edge of the view to each ball outside."""
    view = window.canvas.view.plot.map
    sides = (np.linspace(*view.x_range, 20_001), np.linspace(*view.y_range, 20_001))
    edge = np.concatenate(
        [np.stack(np.broadcast_arrays(sides[0], y), axis=1) for y in view.y_range]
        + [np.stack(np.broadcast_arrays(x, sides[1]), axis=1) for x in view.x_range]
    )
    points = [run.point_at(window.session.playhead) for run in window.session.shown_runs]
    (x0, x1), (y0, y1) = view.x_range, view.y_range
    outside = [p for p in points if not (x0 <= p[0] <= x1 and y0 <= p[1] <= y1)]
    return [float(np.linalg.norm(edge - point, axis=1).min()) for point in outside]


def test_the_distance_is_that_from_the_edge_of_the_view(open_window: OpenWindow) -> None:
    window = open_window(race())
    for _ in range(9):
        window.session.advance()
        window.animation.tick(1.0)
        expected = sorted(f"{number(each)} away" for each in distances(window))
        assert sorted(text for label in labels(window) for text in label.texts) == expected
    assert len(labels(window)) == 2


def test_it_follows_the_view(open_window: OpenWindow) -> None:
    window = open_window(Scene.opening("himmelblau"))
    assert labels(window) == ()
    window.canvas.view.plot._box.setRange(xRange=(1.0, 2.0), yRange=(-1.5, -0.5), padding=0)
    settle()
    (label,) = labels(window)
    assert label.texts == ("1.50 away",)  # the ball starts at x = -0.5
    window.canvas.view.plot.go_home()
    settle()
    assert labels(window) == ()


def test_while_a_ball_leaves_its_distance_grows(open_window: OpenWindow) -> None:
    window = open_window(race())
    window.session.advance(5)
    window.session.select_run(4)
    window.session.advance()
    told = []
    for _ in range(6):
        window.animation.tick(0.05)
        told += [float(labels(window)[0].texts[0].split()[0])]
    assert told == sorted(told)
    assert told[0] < told[-1]


def test_a_label_lies_beside_its_wedge_and_bears_the_marker_of_its_run(
    open_window: OpenWindow,
) -> None:
    window = open_window(race(FIRST_LAYERS))
    window.session.advance(6)
    window.animation.tick(1.0)
    far = [marks for marks in window.canvas.view.marks if marks.ball.away]
    assert len(far) == len(labels(window)) == 2
    for marks, label in zip(far, labels(window), strict=True):
        (row,) = label.rows
        assert row.swatch is not None
        assert row.swatch.style == marks.run.colour
        assert not box(label).intersects(marks.ball.box)
        reach = box(label).adjusted(-60, -60, 60, 60)
        assert reach.contains(marks.ball.pos())


def test_many_balls_that_left_at_one_place_have_labels_that_keep_apart(
    open_window: OpenWindow,
) -> None:
    rates = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
    rules = [optimizers["gradient_descent"](learning_rate=rate) for rate in rates]
    window = open_window(replace(Scene.opening("himmelblau"), race=Race.of(*rules)))
    window.session.advance()
    window.animation.tick(1.0)
    shown, view = labels(window), window.canvas.view.plot.map
    assert len(shown) == len(rates)
    for index, label in enumerate(shown):
        assert QRectF(0, 0, view.width, view.height).contains(box(label))
        assert not any(box(label).intersects(box(other)) for other in shown[:index])


@pytest.mark.parametrize(
    ("y_range", "x_range", "words"),
    [
        ((-1.0, 9.0), (1.0, 3.0), "2.50 away"),
        ((0.0, 2.0), (-3.0, 5.0), "cost 4.12 higher"),
        ((8.0, 9.0), (-3.0, 5.0), "cost 1.88 lower"),
    ],
)
def test_on_a_curve_the_cost_is_no_length(
    window: MainWindow,
    y_range: tuple[float, float],
    x_range: tuple[float, float],
    words: str,
) -> None:
    # The ball is at a prediction of -1.5, where the cost is 6.125.
    window.canvas.view.plot._box.setRange(xRange=x_range, yRange=y_range, padding=0)
    settle()
    (label,) = labels(window)
    assert label.texts == (words,)


def test_no_label_lies_on_the_selected_ball_however_crowded_the_picture(
    open_window: OpenWindow,
) -> None:
    window = open_window(race(), (560, 420))
    for selected in range(4):
        window.session.select_run(selected)
        window.session.seek(0)
        for _ in range(7):
            window.session.advance()
            for _ in range(3):
                window.animation.tick(0.1)
                (ball,) = [m.ball for m in window.canvas.view.marks if m.selected]
                assert not any(box(label).intersects(ball.box) for label in labels(window))
            window.animation.tick(1.0)


def test_a_hidden_run_has_no_label(open_window: OpenWindow) -> None:
    window = open_window(race())
    window.session.advance(6)
    window.session.select_run(4)
    window.session.hide_run(True)
    assert len(labels(window)) == 1
