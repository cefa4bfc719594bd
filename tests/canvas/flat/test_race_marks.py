"""Many runs on one picture: shapes, and the arrows of the one that is spoken of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from PySide6.QtGui import QColor

from gdviz.engine.optimizers import optimizers
from gdviz.session.race import Race
from gdviz.session.scene import Layer, Scene
from gdviz.theme import load_theme
from gdviz.window import MainWindow
from tests import pointer
from tests.conftest import OpenWindow, settle

THREE = ("gradient_descent", "adam", "rmsprop")


def race(*names: str) -> Scene:
    scene = Scene.opening("himmelblau", names[0])
    rules = [optimizers[name](learning_rate=0.01 * (i + 1)) for i, name in enumerate(names)]
    return replace(scene, race=Race.of(*rules))


def test_only_the_selected_run_has_arrows(open_window: OpenWindow) -> None:
    window = open_window(race(*THREE))
    window.session.advance(3)
    window.animation.tick(1.0)
    for index in (0, 2, 1):
        window.session.select_run(index)
        shown = [marks.slope.isVisible() for marks in window.canvas.view.marks]
        assert shown == [place == index for place in range(3)]
        coming = [marks.step.isVisible() for marks in window.canvas.view.marks]
        assert coming == shown


def test_the_selected_ball_lies_on_top_and_is_larger(open_window: OpenWindow) -> None:
    window = open_window(race(*THREE))
    window.session.select_run(1)
    balls = [marks.ball for marks in window.canvas.view.marks]
    assert max(balls, key=lambda ball: ball.zValue()) is balls[1]
    assert balls[1].boundingRect().width() > balls[0].boundingRect().width()
    settle()
    image = window.canvas.view.plot.widget.viewport().grab().toImage()
    place = pointer.pixel(window.canvas.view.plot, *window.session.start)
    assert image.pixelColor(place).name() == load_theme("light").runs[1]


def test_a_run_that_catches_up_in_pieces_leaves_no_gap_in_its_trail(
    open_window: OpenWindow,
) -> None:
    window = open_window(race("gradient_descent"))
    window.session.show_layer(Layer.GRADIENT, False)
    window.session.advance(40)
    window.animation.tick(1.0)
    window.session.add_run("momentum")
    settle()
    together = trail_of(window)
    window.canvas.view.show_runs()
    window.canvas.view.place()
    settle()
    np.testing.assert_array_equal(together, trail_of(window))


def trail_of(window: MainWindow) -> np.ndarray:
    """Where the second run's colour is seen."""
    image = window.canvas.view.plot.widget.viewport().grab().toImage()
    wanted = QColor(load_theme("light").runs[1]).rgb()
    rows = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    seen = rows == wanted
    assert seen.sum() > 30
    return seen
