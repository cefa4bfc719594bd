"""Drawings of what a network has learned agree with the engine's answers."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from gdviz.canvas.network.boundary_colours import class_pixels, value_pixels
from gdviz.canvas.network.boundary_drawing import Drawing, Wish, draw
from gdviz.canvas.network.boundary_grid import ALONG, SIDE, Grid
from gdviz.engine.network.network import Network
from gdviz.engine.network.network_cost import network_cost
from gdviz.engine.network.prepared import prepare
from gdviz.engine.network.samples import Samples
from gdviz.session.tasks.learning_data import LearningData
from gdviz.session.tasks.network_task import NetworkTask
from gdviz.theme import load_theme
from tests.engine.network.shapes import random_samples

THEME = load_theme("light")


def nothing() -> None:
    """A breath that is never the last."""


def drawing_of(samples: Samples, output: str, size: int, scale: float = 1.0) -> Drawing:
    prepared = prepare(samples, 0.25)
    network = Network((samples.inputs.shape[1], 5, size), "tanh", output)
    cost = network_cost(network, prepared.training, "squared_error", seed=3)
    return draw(Wish(cost, scale * cost.start, Grid(prepared), THEME), nothing)


def numbers_over_a_plane(count: int = 60) -> Samples:
    inputs = np.random.default_rng(0).normal((3, -40), (1, 10), (count, 2))
    return Samples("Plane", inputs, inputs @ (2.0, 0.1) + 100, ("a", "b"), "height")


def pixels_of(drawing: Drawing) -> np.ndarray:
    """Row 0 is the lowest, as in the grid."""
    image = drawing.image
    assert image is not None
    return np.array(
        [[image.pixel(x, SIDE - 1 - y) for x in range(0, SIDE, 7)] for y in range(0, SIDE, 7)]
    )


@pytest.mark.parametrize(("classes", "output", "size"), [(2, "sigmoid", 1), (4, "softmax", 4)])
def test_regions_have_the_colours_of_the_engines_outputs(
    classes: int, output: str, size: int
) -> None:
    drawing = drawing_of(random_samples(2, classes, 50, 1), output, size, scale=3.0)
    grid, cost = drawing.wish.grid, drawing.wish.cost
    x, y = grid.axes
    for row, column in ((0, 0), (0, SIDE - 1), (77, 140), (SIDE - 1, 3)):
        place = grid.prepared.inputs.into(np.array([[x[column], y[row]]]))
        out = cost.predict(drawing.wish.point, place)
        shares = np.stack([1 - out[:, 0], out[:, 0]]) if size == 1 else out.T
        assert drawing.image is not None
        assert drawing.image.pixel(column, SIDE - 1 - row) == int(class_pixels(shares, THEME)[0])


def test_the_border_lies_where_the_engines_output_is_a_half() -> None:
    drawing = drawing_of(random_samples(2, 2, 50, 1), "sigmoid", 1, scale=3.0)
    assert drawing.lines
    places = drawing.wish.grid.prepared.inputs.into(np.concatenate(drawing.lines))
    outputs = drawing.wish.cost.predict(drawing.wish.point, places)
    assert np.abs(outputs - 0.5).max() < 2e-3  # it is straight within a cell


def test_a_number_over_a_plane_is_a_colour() -> None:
    drawing = drawing_of(numbers_over_a_plane(), "linear", 1)
    grid, wish = drawing.wish.grid, drawing.wish
    outputs = wish.cost.predict(wish.point, grid.inputs)
    answers = grid.prepared.answers.out_of(outputs)[:, 0].reshape(SIDE, SIDE)
    low, high = grid.answers.min(), grid.answers.max()
    assert (pixels_of(drawing) == value_pixels(answers, low, high, THEME)[::7, ::7]).all()
    assert not drawing.lines
    assert 50 < low < high < 150  # in their own units


def test_a_number_over_one_input_is_a_curve_in_the_units_of_the_data() -> None:
    task = NetworkTask(LearningData("sine"))
    prepared, cost = task.data.prepared, task.function()
    drawing = draw(Wish(cost, cost.start, Grid(prepared), THEME), nothing)
    (curve,) = drawing.lines
    assert drawing.image is None
    assert len(curve) == ALONG
    inputs = (curve[:, :1] - prepared.inputs.origin) / prepared.inputs.length
    expected = cost.predict(cost.start, inputs) * prepared.answers.length + prepared.answers.origin
    assert np.allclose(curve[:, 1], expected[:, 0], rtol=0, atol=1e-12)
    assert curve[0, 0] < -np.pi < np.pi < curve[-1, 0]


def test_weights_that_are_no_numbers_give_a_calm_picture() -> None:
    drawing = drawing_of(random_samples(2, 2, 50, 1), "sigmoid", 1, scale=np.nan)
    assert (pixels_of(drawing) == QColor(THEME.rule).rgba()).all()
    assert not drawing.lines
    drawing = drawing_of(numbers_over_a_plane(), "linear", 1, scale=np.nan)
    assert (pixels_of(drawing) == QColor(THEME.rule).rgba()).all()
    task = NetworkTask(LearningData("sine"))
    cost = task.function()
    wish = Wish(cost, np.full(cost.dimension, np.nan), Grid(task.data.prepared), THEME)
    assert not draw(wish, nothing).lines


def test_the_plot_shows_all_samples_in_their_own_units() -> None:
    grid = Grid(prepare(numbers_over_a_plane(), 0.25))
    for column, (low, high) in enumerate(grid.ranges):
        values = numbers_over_a_plane().inputs[:, column]
        assert low < values.min() < values.max() < high
        assert high - low < 1.3 * (values.max() - values.min())
    assert np.allclose(
        grid.prepared.inputs.out_of(grid.inputs)[1], (grid.axes[0][1], grid.axes[1][0])
    )


def test_a_breath_is_taken_between_parts_and_can_end_the_work() -> None:
    task = NetworkTask(LearningData("moons"))
    cost, breaths = task.function(), []

    class Enough(Exception):
        pass

    def breathe() -> None:
        breaths.append(1)
        if len(breaths) == 3:
            raise Enough

    with pytest.raises(Enough):
        draw(Wish(cost, cost.start, Grid(task.data.prepared), THEME), breathe)
    assert len(breaths) == 3
